package tagger

// Features is how many features a character has at most.
const Features = 23

// A feature is what the model weighs at a character. Features of one to three characters that follow each other are told by what they are and by where
// the character stands to them: one row of the model has the weights of all those places. Features of marks have a row of their own.
type feature struct {
	row uint32 // hash of the row; 0: none here
	at  uint8  // place in the row
}

// places of a row: gram kinds look at the characters from two before them to three behind.
const (
	width = 5
	grams = 14 // of the features
)

func one(a uint32) uint32         { return mix(1, a, 0) }
func two(a, b uint32) uint32      { return mix(2, a<<16|b, 0) }
func three(a, b, c uint32) uint32 { return mix(3, a<<16|b, c) }

// extract writes the features of character t: those of the characters around it, in rows by the gram's first character i and the place t-i+2 for one
// character, t-i+1 for two and three; then those of marks.
func extract(chars []Char, t int, f *[Features]feature) {
	var w [7]uint32 // characters t-3 to t+3
	for i := range w {
		w[i] = char(chars, t+i-3)
	}
	f[0] = feature{one(w[3]), 2}
	f[1] = feature{one(w[2]), 3}
	f[2] = feature{one(w[4]), 1}
	f[3] = feature{one(w[1]), 4}
	f[4] = feature{one(w[5]), 0}
	f[5] = feature{two(w[2], w[3]), 2}
	f[6] = feature{two(w[3], w[4]), 1}
	f[7] = feature{two(w[1], w[2]), 3}
	f[8] = feature{two(w[4], w[5]), 0}
	f[9] = feature{three(w[1], w[2], w[3]), 3}
	f[10] = feature{three(w[2], w[3], w[4]), 2}
	f[11] = feature{three(w[3], w[4], w[5]), 1}
	f[12] = feature{three(w[4], w[5], w[6]), 0}
	f[13] = feature{three(w[0], w[1], w[2]), 4}
	var m [marked]uint32
	extractMarks(chars, t, &m)
	for i, h := range m {
		f[grams+i] = feature{h, 0}
	}
}

// char is the character at i, 1 outside the text.
func char(chars []Char, i int) uint32 {
	if i < 0 || i >= len(chars) {
		return 1
	}
	return uint32(chars[i].Rune)
}

// marked is how many features look at marks.
const marked = Features - grams

// extractMarks writes the hashes of the features of character t that look at marks; 0 where the mark that one tells of is not there.
func extractMarks(chars []Char, t int, m *[marked]uint32) {
	var mk, sg [5]uint32
	for i := range mk {
		if j := t + i - 2; j >= 0 && j < len(chars) {
			mk[i], sg[i] = uint32(chars[j].Mark), uint32(chars[j].Sign)
		}
	}
	ahead := uint32(chars[t].Ahead)
	before, here := char(chars, t-1), char(chars, t)
	*m = [marked]uint32{}
	here2, before2, behind2 := mk[2]<<8|sg[2], mk[1]<<8|sg[1], mk[3]<<8|sg[3]
	m[0] = mix(16, here2, 0)
	m[1] = mix(17, before2<<16|here2, 0)
	m[2] = mix(18, behind2<<16|here2, 0)
	m[3] = mix(20, ahead<<8|mk[2], sg[2])
	m[4] = mix(23, mk[0]<<24|mk[1]<<16|mk[3]<<8|mk[4], sg[3]<<8|sg[1])
	if here2 != 0 {
		m[5] = mix(19, here2<<16|here, 0)
	}
	if ahead != 0 {
		m[6] = mix(21, ahead<<16|before, 0)
	}
	if ahead != 0 || mk[1]|mk[3] != 0 {
		m[7] = mix(22, ahead<<16|here, mk[1]<<8|mk[3])
	}
	if behind2 != 0 {
		m[8] = mix(24, here<<16|before, behind2)
	}
}

func mix(template, a, b uint32) uint32 {
	x := uint64(a)*0x9E3779B97F4A7C15 ^ (uint64(b)+uint64(template)<<33)*0xC2B2AE3D27D4EB4F
	x ^= x >> 29
	x *= 0xBF58476D1CE4E5B9
	return uint32(x>>32) | 1
}
