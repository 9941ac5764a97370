// Package tagger marks names in text character by character: a linear chain of four labels (outside, beginning, inside,
// end), each scored by the characters around it and by marks that the caller gives them, decoded by Viterbi.
//
// A model is a table of rows: the weights of three labels against outside in 8 bits each, found by the hash of a feature. One to three characters that
// follow each other have one row for all the characters around them that they tell of, so that a text costs three look-ups a character, and some more
// where marks stand. It is read once and shared; Tag needs a Buffer of its own for each goroutine.
package tagger

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
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
	Mark  uint8  // a name or place that covers it, and where in it
	Sign  uint8  // an ending or a word that ends names, and where in it
	Ahead uint8  // how far the next ending is, in steps; 0 none
}

// Model is a trained tagger.
type Model struct {
	*table
	trans   [labels][labels]int32 // from the label before; what cannot be is forbidden
	entries []entry
	plain   [3]int32 // weights of a character with no mark around it, from the features of marks
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
	var f [marked]uint32
	extractMarks([]Char{{}}, 0, &f)
	m.plain = m.weights(&f)
	return m
}

// weights is the sum of features of marks.
func (m *Model) weights(f *[marked]uint32) (w [3]int32) {
	for _, h := range f {
		if h == 0 {
			continue
		}
		if r := m.at(h); r != nil {
			w[0] += int32(r[0][0])
			w[1] += int32(r[0][1])
			w[2] += int32(r[0][2])
		}
	}
	return w
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
	sums   [][3]int32 // weights of the characters, and of some before and behind
	scores [][labels]int32
	back   [][labels]uint8
	spans  []Span
}

// Tag returns the names in chars[start:end], a part of a sentence that no name reaches out of, in order; valid until the buffer is
// used again. Span counts from the start of chars.
func (m *Model) Tag(chars []Char, start, end int, b *Buffer) []Span {
	n := end - start
	if cap(b.scores) < n {
		b.scores, b.back = make([][labels]int32, n+n/2), make([][labels]uint8, n+n/2)
	}
	scores, back := b.scores[:n], b.back[:n]
	if n == 0 {
		return nil
	}
	sums := m.sums(chars, start, end, b)
	last := [labels]int32{0, forbidden, forbidden, forbidden}
	for t := range n {
		wb, wi, we := sums[t][0], sums[t][1], sums[t][2]
		tr := &m.trans
		now := &scores[t]
		bk := &back[t]
		now[Outside], bk[Outside] = best(last[Outside]+tr[Outside][Outside], last[End]+tr[End][Outside], Outside, End)
		now[Begin], bk[Begin] = best(last[Outside]+tr[Outside][Begin], last[End]+tr[End][Begin], Outside, End)
		now[Inside], bk[Inside] = best(last[Begin]+tr[Begin][Inside], last[Inside]+tr[Inside][Inside], Begin, Inside)
		now[End], bk[End] = best(last[Begin]+tr[Begin][End], last[Inside]+tr[Inside][End], Begin, Inside)
		now[Begin] += wb
		now[Inside] += wi
		now[End] += we
		last = *now
	}
	b.spans = b.spans[:0]
	label := uint8(Outside)
	if last[End] > last[Outside] {
		label = End
	}
	to := 0
	for t := n - 1; t >= 0; t-- {
		switch label {
		case End:
			to = t + 1
		case Begin:
			b.spans = append(b.spans, Span{From: start + t, To: start + to, Margin: max(0, scores[to-1][End]-scores[to-1][Outside])})
		}
		label = back[t][label]
	}
	for i, j := 0, len(b.spans)-1; i < j; i, j = i+1, j-1 {
		b.spans[i], b.spans[j] = b.spans[j], b.spans[i]
	}
	return b.spans
}

// sums adds up the weights of each character of chars[start:end].
func (m *Model) sums(chars []Char, start, end int, b *Buffer) [][3]int32 {
	const pad = 5 // characters before and behind that grams tell of, too
	n := end - start
	if cap(b.sums) < n+2*pad {
		b.sums = make([][3]int32, n+n/2+2*pad)
	}
	all := b.sums[:n+2*pad]
	clear(all)
	c0, c1, c2 := uint32(0), char(chars, start-3), char(chars, start-2)
	for i := start - 3; i < end+2; i++ {
		c0, c1, c2 = c1, c2, char(chars, i+2)
		p := i - start + pad
		if r := m.at(one(c0)); r != nil {
			r.add(all[p-2:])
		}
		if r := m.at(two(c0, c1)); r != nil {
			r.add(all[p-1:])
		}
		if r := m.at(three(c0, c1, c2)); r != nil {
			r.add(all[p-1:])
		}
	}
	sums := all[pad : pad+n]
	var f [marked]uint32
	quiet := 0 // characters in a row without a mark, up to two behind t
	for t := start - 2; t < end+2; t++ {
		if t < 0 || t >= len(chars) || chars[t].Mark|chars[t].Sign|chars[t].Ahead == 0 {
			quiet++
		} else {
			quiet = 0
		}
		at := t - 2
		if at < start || at >= end {
			continue
		}
		w := m.plain
		if quiet < 5 {
			extractMarks(chars, at, &f)
			w = m.weights(&f)
		}
		sums[at-start][0] += w[0]
		sums[at-start][1] += w[1]
		sums[at-start][2] += w[2]
	}
	return sums
}

// add adds a row to the characters that its places stand for.
func (r *row) add(to [][3]int32) {
	to = to[:width]
	for i := range r {
		to[i][0] += int32(r[i][0])
		to[i][1] += int32(r[i][1])
		to[i][2] += int32(r[i][2])
	}
}

func best(x, y int32, a, b uint8) (int32, uint8) {
	if y > x {
		return y, b
	}
	return x, a
}
