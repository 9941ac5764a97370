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
	v := viewOf(chars, t)
	alone, with := v.alone(), v.with(w[2], w[3])
	for i, h := range append(alone[:], with[:]...) {
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

// view is the marks around a character: of those from two before it to two behind, a byte each, the first lowest.
type view struct {
	marks, signs uint64
	ahead        uint8 // of the character itself
}

// viewOf is the view of character t.
func viewOf(chars []Char, t int) (v view) {
	for i := t - 4; i <= t; i++ {
		v = v.next(chars, i)
	}
	return v
}

// next is the view of character t from that of the one before.
func (v view) next(chars []Char, t int) view {
	v = view{marks: v.marks >> 8, signs: v.signs >> 8}
	if t >= 0 && t < len(chars) {
		v.ahead = chars[t].Ahead
	}
	if t += 2; t >= 0 && t < len(chars) {
		v.marks |= uint64(chars[t].Mark) << 32
		v.signs |= uint64(chars[t].Sign) << 32
	}
	return v
}

// at are mark and sign of the character that is i places from the one two before.
func (v view) at(i int) (mark, sign uint32) {
	return uint32(v.marks>>(8*i)) & 255, uint32(v.signs>>(8*i)) & 255
}

// alone are the features of marks alone.
func (v view) alone() [5]uint32 {
	mark0, _ := v.at(0)
	mark1, sign1 := v.at(1)
	mark2, sign2 := v.at(2)
	mark3, sign3 := v.at(3)
	mark4, _ := v.at(4)
	before, here, behind := mark1<<8|sign1, mark2<<8|sign2, mark3<<8|sign3
	return [5]uint32{
		mix(16, here, 0),
		mix(17, before<<16|here, 0),
		mix(18, behind<<16|here, 0),
		mix(20, uint32(v.ahead)<<8|mark2, sign2),
		mix(23, mark0<<24|mark1<<16|mark3<<8|mark4, sign3<<8|sign1),
	}
}

// with are the features of marks with the character itself or the one before it; 0 where the mark that one tells of is not there.
func (v view) with(before, here uint32) (f [4]uint32) {
	mark1, _ := v.at(1)
	mark2, sign2 := v.at(2)
	mark3, sign3 := v.at(3)
	ahead := uint32(v.ahead)
	if mark2|sign2 != 0 {
		f[0] = mix(19, mark2<<24|sign2<<16|here, 0)
	}
	if ahead != 0 {
		f[1] = mix(21, ahead<<16|before, 0)
	}
	if ahead|mark1|mark3 != 0 {
		f[2] = mix(22, ahead<<16|here, mark1<<8|mark3)
	}
	if mark3|sign3 != 0 {
		f[3] = mix(24, here<<16|before, mark3<<8|sign3)
	}
	return f
}

func mix(template, a, b uint32) uint32 {
	x := uint64(a)*0x9E3779B97F4A7C15 ^ (uint64(b)+uint64(template)<<33)*0xC2B2AE3D27D4EB4F
	x ^= x >> 29
	x *= 0xBF58476D1CE4E5B9
	return uint32(x>>32) | 1
}
