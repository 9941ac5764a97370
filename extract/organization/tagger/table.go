package tagger

import (
	"encoding/binary"
	"errors"
	"math/bits"
	"slices"
)

// row is the weights of Begin, Inside and End against Outside at each place of a feature.
type row [width][3]int8

// table finds the row of a feature by its hash.
type table struct {
	shift uint
	marks []uint16 // of the hash; 0 is empty
	refs  []uint32 // to rows
	rows  []row
}

// entry is a row with the hash of its feature.
type entry struct {
	hash uint32
	row  row
}

// newTable makes a table of entries, whose hashes are distinct.
func newTable(entries []entry) *table {
	size := max(6, bits.Len(uint(2*len(entries))))
	t := &table{shift: uint(32 - size), marks: make([]uint16, 1<<size), refs: make([]uint32, 1<<size), rows: make([]row, len(entries))}
	for i, e := range entries {
		at := e.hash >> t.shift
		for t.marks[at] != 0 {
			at = (at + 1) & uint32(len(t.marks)-1)
		}
		t.marks[at], t.refs[at], t.rows[i] = mark(e.hash), uint32(i), e.row
	}
	return t
}

// mark tells features of one place apart; never 0.
func mark(h uint32) uint16 { return uint16(h) | 1 }

// at is the row of a feature, nil if there is none.
func (t *table) at(h uint32) *row {
	want := mark(h)
	for at := h >> t.shift; ; at = (at + 1) & uint32(len(t.marks)-1) {
		switch t.marks[at] {
		case 0:
			return nil
		case want:
			return &t.rows[t.refs[at]]
		}
	}
}

// cost is how many bytes an entry has in a file.
func (e entry) cost() int { return 5 + bits.OnesCount16(e.filled()) }

// filled has a bit for each weight that is not 0.
func (e entry) filled() (mask uint16) {
	for i, w := range e.row {
		for l, x := range w {
			if x != 0 {
				mask |= 1 << (3*i + l)
			}
		}
	}
	return mask
}

// write appends entries: how many, then for each in order of hash the difference to the one before, its mask and weights.
func write(data []byte, entries []entry) []byte {
	slices.SortFunc(entries, func(a, b entry) int {
		if a.hash < b.hash {
			return -1
		}
		return 1
	})
	data = binary.AppendUvarint(data, uint64(len(entries)))
	last := uint32(0)
	for _, e := range entries {
		data = binary.AppendUvarint(data, uint64(e.hash-last))
		last = e.hash
		data = binary.LittleEndian.AppendUint16(data, e.filled())
		for _, w := range e.row {
			for _, x := range w {
				if x != 0 {
					data = append(data, byte(x))
				}
			}
		}
	}
	return data
}

var errBroken = errors.New("organization model: cut or broken")

// read is the entries that begin data.
func read(data []byte) ([]entry, error) {
	n, size := binary.Uvarint(data)
	if size <= 0 || n > uint64(len(data)) || n > 1<<22 {
		return nil, errBroken
	}
	data = data[size:]
	entries := make([]entry, n)
	last := uint64(0)
	for i := range entries {
		d, size := binary.Uvarint(data)
		last += d
		if size <= 0 || last > 1<<32-1 || d == 0 || len(data) < size+2 {
			return nil, errBroken
		}
		e := &entries[i]
		e.hash = uint32(last)
		mask := binary.LittleEndian.Uint16(data[size:])
		data = data[size+2:]
		if mask >= 1<<(3*width) || len(data) < bits.OnesCount16(mask) {
			return nil, errBroken
		}
		for k := range 3 * width {
			if mask>>k&1 != 0 {
				e.row[k/3][k%3] = int8(data[0])
				data = data[1:]
			}
		}
	}
	if len(data) > 0 {
		return nil, errBroken
	}
	return entries, nil
}
