// Package tagger marks names in text character by character: a linear chain of four labels (outside, beginning, inside,
// end), each scored by the characters around it and by marks that the caller gives them, decoded by Viterbi.
//
// A model is a table of rows: the weights of three labels against outside in 8 bits each, found by the hash of a feature. One to three characters that
// follow each other have one row for all the characters around them that they tell of, so that a text asks for three rows a character, and for some more
// where marks stand; most of them are not there, which a filter of bits says before the table is touched. It is read once and shared; Tag needs a Buffer of
// its own for each goroutine.
package tagger

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
)

// Labels of a character.
const (
	Outside = iota
	Begin
	Inside
	End
	labels
)

// Char is a character with the marks of the caller: what of the lists stands on it.
type Char struct {
	Rune  uint16 // the character, 0 for one beyond the basic plane
	Mark  uint8  // a name or place that covers it, and where in it; 0 none
	Sign  uint8  // an ending or a word that ends names, and where in it; 0 none
	Ahead uint8  // how far the next ending is, in steps; 0 none
}

// Model is a trained tagger.
type Model struct {
	*table
	trans   [labels][labels]int32 // from the label before; what cannot be is forbidden
	entries []entry
}

const (
	magic     = "NFORG4\n"
	forbidden = math.MinInt32 / 4
)

// Span is a name: characters from, to (exclusive).
type Span struct {
	From, To int
	Margin   int32 // by how much it beats the best reading without its beginning, in weights; at least 0
}

// Read reads a model as Bytes wrote it.
func Read(data []byte) (*Model, error) {
	if len(data) < len(magic)+labels*labels*2 || string(data[:len(magic)]) != magic {
		return nil, errors.New("no organization model: its first bytes are not " + fmt.Sprintf("%q", magic))
	}
	var trans [labels][labels]int32
	data = data[len(magic):]
	for i := range trans {
		for j := range trans[i] {
			trans[i][j] = int32(int16(binary.LittleEndian.Uint16(data)))
			data = data[2:]
		}
	}
	entries, err := read(data)
	if err != nil {
		return nil, err
	}
	return newModel(trans, entries), nil
}

// newModel makes a model of weights of transitions and rows of features.
func newModel(trans [labels][labels]int32, entries []entry) *Model {
	m := &Model{table: newTable(entries), entries: entries, trans: trans}
	for i := range trans {
		for j := range trans[i] {
			if !follows(i, j) {
				m.trans[i][j] = forbidden
			}
		}
	}
	return m
}

// Bytes is the model as Read reads it.
func (m *Model) Bytes() []byte {
	data := []byte(magic)
	for i := range m.trans {
		for j := range m.trans[i] {
			w := m.trans[i][j]
			if w <= forbidden {
				w = 0
			}
			data = binary.LittleEndian.AppendUint16(data, uint16(int16(w)))
		}
	}
	return write(data, m.entries)
}

// follows tells whether label b can stand behind label a.
func follows(a, b int) bool {
	if a == Outside || a == End {
		return b == Outside || b == Begin
	}
	return b == Inside || b == End
}

// Buffer is what Tag works in; the zero value is ready.
type Buffer struct {
	sums  []lanes // weights of the characters, and of some before and behind
	asked []asked
	known [1 << viewBits]known
	of    *Model // that known is of
	steps []step
	spans []Span
}

// step is how the best readings up to a character go.
type step struct {
	lead int32 // of the one that ends with End before the one that ends with Outside
	from uint8 // a bit for each label: before it stands the second of its two labels
}

// preceding are the two labels that can stand before a label.
var preceding = [labels][2]uint8{Outside: {Outside, End}, Begin: {Outside, End}, Inside: {Begin, Inside}, End: {Begin, Inside}}

// Tag returns the names in chars[start:end], a part of a sentence that no name reaches out of, in order; valid until the buffer is
// used again. Span counts from the start of chars.
func (m *Model) Tag(chars []Char, start, end int, b *Buffer) []Span {
	if start == end {
		return nil
	}
	label := m.decode(m.sums(chars, start, end, b), b)
	b.spans = b.spans[:0]
	to := 0
	for t := end - start - 1; t >= 0; t-- {
		switch label {
		case End:
			to = t + 1
		case Begin:
			b.spans = append(b.spans, Span{From: start + t, To: start + to, Margin: max(0, b.steps[to-1].lead)})
		}
		label = preceding[label][b.steps[t].from>>label&1]
	}
	slices.Reverse(b.spans)
	return b.spans
}

// decode writes the steps of the best reading and returns its last label.
func (m *Model) decode(sums []lanes, b *Buffer) (label uint8) {
	if cap(b.steps) < len(sums) {
		b.steps = make([]step, len(sums)+len(sums)/2)
	}
	b.steps = b.steps[:len(sums)]
	tr := &m.trans
	outside, begin, inside, end := int32(0), int32(forbidden), int32(forbidden), int32(forbidden)
	for t, w := range sums {
		from := uint8(0)
		o, i := outside+tr[Outside][Outside], begin+tr[Begin][Inside]
		n, e := outside+tr[Outside][Begin], begin+tr[Begin][End] // a new name, and its end
		if x := end + tr[End][Outside]; x > o {
			o, from = x, 1<<Outside
		}
		if x := end + tr[End][Begin]; x > n {
			n, from = x, from|1<<Begin
		}
		if x := inside + tr[Inside][Inside]; x > i {
			i, from = x, from|1<<Inside
		}
		if x := inside + tr[Inside][End]; x > e {
			e, from = x, from|1<<End
		}
		wb, wi, we := w.split()
		outside, begin, inside, end = o, n+wb, i+wi, e+we
		b.steps[t] = step{end - outside, from}
	}
	if end > outside {
		return End
	}
	return Outside
}

// pad is how many characters before and behind a part have sums of their own, which nobody reads: grams tell of them, too.
const pad = 5

// sums adds up the weights of each character of chars[start:end].
func (m *Model) sums(chars []Char, start, end int, b *Buffer) []lanes {
	n := end - start + 2*pad
	if cap(b.sums) < n {
		b.sums, b.asked = make([]lanes, n+n/2), make([]asked, 4*(n+n/2))
	}
	if b.of != m {
		b.of, b.known = m, [1 << viewBits]known{}
	}
	all := b.sums[:n]
	m.single(chars, start, end, all)
	for _, x := range m.find(m.grams(chars, start, end, b.asked)) {
		m.rows[x.feature].add(all[x.at:])
	}
	sums := all[pad : n-pad]
	for _, x := range m.find(m.marks(chars, start, end, sums, b)) {
		sums[x.at] += m.rows[x.feature][0]
	}
	return sums
}

// single sets the sums to what single characters say of themselves and of the two before and behind.
func (m *Model) single(chars []Char, start, end int, all []lanes) {
	row := func(i int) *packed { return &m.singles[m.chars[char(chars, i)]] }
	r0, r1, r2, r3 := row(start-2), row(start-1), row(start), row(start+1)
	for t := start; t < end; t++ {
		r4 := row(t + 2)
		all[t-start+pad] = r0[4] + r1[3] + r2[2] + r3[1] + r4[0]
		r0, r1, r2, r3 = r1, r2, r3, r4
	}
}

// asked is a feature that may have a row, its hash first and then its row, and the first of the sums that it tells of.
type asked struct{ feature, at uint32 }

// find replaces hashes by rows: one after another, so that the processor fetches many at a time.
func (m *Model) find(list []asked) []asked {
	for i := range list {
		list[i].feature = m.at(list[i].feature)
	}
	return list
}

// grams lists the features of two and three characters that may have a row.
func (m *Model) grams(chars []Char, start, end int, list []asked) []asked {
	n := 0
	c0, c1, c2 := uint32(0), char(chars, start-3), char(chars, start-2)
	for i := start - 3; i < end+2; i++ {
		c0, c1, c2 = c1, c2, char(chars, i+2)
		h2, h3, at := two(c0, c1), three(c0, c1, c2), uint32(i-1-start+pad)
		list[n] = asked{h2, at}
		n += int(m.has(h2))
		list[n] = asked{h3, at}
		n += int(m.has(h3))
	}
	return list[:n]
}

// marks adds what marks around each character say and lists the features of marks and characters that may have a row.
func (m *Model) marks(chars []Char, start, end int, sums []lanes, b *Buffer) []asked {
	n, list := 0, b.asked
	v, here := viewOf(chars, start-1), char(chars, start-1)
	for t := start; t < end; t++ {
		before := here
		v, here = v.next(chars, t), char(chars, t)
		sums[t-start] += m.alone(v, b)
		for _, h := range v.with(before, here) {
			list[n] = asked{h, uint32(t - start)}
			n += int(m.has(h))
		}
	}
	return list[:n]
}

// viewBits is how many bits of a hash choose one of the views that are kept with their sums.
const viewBits = 11

// known is a view and the sum of its features of marks alone.
type known struct {
	marks uint64 // of the five characters, and the signs of the three in the middle
	sum   lanes  // <<16, and the distance ahead from 1; 0: nothing is known
}

// alone is the sum of a view's features of marks alone.
func (m *Model) alone(v view, b *Buffer) (sum lanes) {
	marks, ahead := v.marks<<24|v.signs>>8&(1<<24-1), lanes(v.ahead)+1
	k := &b.known[(marks+uint64(ahead))*0x9E3779B97F4A7C15>>(64-viewBits)]
	if k.marks == marks && k.sum&(1<<16-1) == ahead {
		return k.sum >> 16
	}
	for _, h := range v.alone() {
		sum += m.rows[m.at(h)][0]
	}
	*k = known{marks, sum<<16 | ahead}
	return sum
}

// add adds a row to the characters that its places stand for.
func (r *packed) add(to []lanes) {
	to = to[:width]
	for i, w := range r {
		to[i] += w
	}
}
