// Package tagger marks names in text character by character: a linear chain of four labels (outside, beginning, inside,
// end), each scored by the characters around it and by marks that the caller gives them, decoded by Viterbi.
//
// A model is a table of slots, a fingerprint of 16 bits and the weights of three labels against outside in 8 bits each, found by
// the hash of a feature. It is read once and shared; Tag needs a Buffer of its own for each goroutine.
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
	bits  uint                  // slots are 1<<bits
	marks []uint16              // fingerprints; 0 is empty
	slots []uint32              // weights of Begin, Inside and End, a byte each
	trans [labels][labels]int32 // from the label before; what cannot be is forbidden
}

const (
	magic     = "NFORG3\n"
	slotSize  = 5 // bytes in the file
	forbidden = math.MinInt32 / 4
)

// Span is a name: characters from, to (exclusive).
type Span struct {
	From, To int
	Margin   int32 // by how much it beats the best reading without its beginning, in weights; at least 0
}

// Read reads a model as Bytes wrote it.
func Read(data []byte) (*Model, error) {
	if len(data) < len(magic)+4+labels*labels*2 || string(data[:len(magic)]) != magic {
		return nil, errors.New("no organization model: its first bytes are not " + fmt.Sprintf("%q", magic))
	}
	m := &Model{}
	n := int(binary.LittleEndian.Uint32(data[len(magic):]))
	data = data[len(magic)+4:]
	for i := range m.trans {
		for j := range m.trans[i] {
			m.trans[i][j] = int32(int16(binary.LittleEndian.Uint16(data)))
			if !follows(i, j) {
				m.trans[i][j] = forbidden
			}
			data = data[2:]
		}
	}
	if n < 2 || n%2 != 0 || n > 1<<22 || len(data) != slotSize*n {
		return nil, fmt.Errorf("organization model: %d bytes of slots, not %d", len(data), slotSize*n)
	}
	m.marks, m.slots = make([]uint16, n), make([]uint32, n)
	for i := range m.slots {
		d := data[slotSize*i:]
		m.marks[i] = binary.LittleEndian.Uint16(d)
		m.slots[i] = uint32(d[2]) | uint32(d[3])<<8 | uint32(d[4])<<16
	}
	return m, nil
}

// Bytes is the model as Read reads it.
func (m *Model) Bytes() []byte {
	data := binary.LittleEndian.AppendUint32([]byte(magic), uint32(len(m.slots)))
	for i := range m.trans {
		for j := range m.trans[i] {
			w := m.trans[i][j]
			if w <= forbidden {
				w = 0
			}
			data = binary.LittleEndian.AppendUint16(data, uint16(int16(w)))
		}
	}
	for i, s := range m.slots {
		data = binary.LittleEndian.AppendUint16(data, m.marks[i])
		data = append(data, byte(s), byte(s>>8), byte(s>>16))
	}
	return data
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
	marks, slots := m.marks, m.slots[:len(m.marks)]
	var f [Features]uint32
	last := [labels]int32{0, forbidden, forbidden, forbidden}
	for t := range n {
		extract(chars, start+t, &f)
		var wb, wi, we int32
		for _, h := range f {
			at := m.slot(h)
			fp := fingerprint(h)
			if marks[at] != fp {
				if at ^= 1; marks[at] != fp {
					continue
				}
			}
			s := slots[at]
			wb += int32(int8(s))
			wi += int32(int8(s >> 8))
			we += int32(int8(s >> 16))
		}
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
	if n == 0 {
		return nil
	}
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

// slot is the first of the two slots that a feature can stand in; the other is slot^1.
func (m *Model) slot(h uint32) uint32 { return uint32(uint64(h) * uint64(len(m.slots)) >> 32) }

// fingerprint tells features of one slot apart; never 0.
func fingerprint(h uint32) uint16 { return uint16(h) | 1 }

func best(x, y int32, a, b uint8) (int32, uint8) {
	if y > x {
		return y, b
	}
	return x, a
}
