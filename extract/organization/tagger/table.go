package tagger

import (
	"encoding/binary"
	"errors"
	"math/bits"
	"slices"
)

// row is the weights of Begin, Inside and End against Outside at each place of a feature.
type row [width][3]int8

// packed is a row in lanes of 16 bits: the weights of Begin, Inside and End at a place in one number, so that they are added at once.
type packed [width]lanes

// lanes are three sums of at most 15 bits and a sign: Begin + Inside<<16 + End<<32.
type lanes int64

func pack(w [3]int8) lanes { return lanes(w[0]) + lanes(w[1])<<16 + lanes(w[2])<<32 }

// split takes sums apart.
func (l lanes) split() (begin, inside, end int32) {
	begin = int32(int16(l))
	l = (l - lanes(begin)) >> 16
	inside = int32(int16(l))
	return begin, inside, int32((l - lanes(inside)) >> 16)
}

// table finds the row of a feature by its hash. Most features of a text have none: a filter of bits, which stays near, says so of nearly all of them.
type table struct {
	filter  []uint64
	shift   uint // of a hash, to its slot
	slots   []slot
	rows    []packed // the first is empty
	chars   []uint16 // which of singles a character has
	singles []packed // rows of single characters; the first is empty
}

// slot is where a row is; 0 is free.
type slot struct{ hash, row uint32 }

// filterBits is how many bits of a hash, but for the lowest, choose one of the filter.
const filterBits = 19

// newTable makes a table of entries, whose hashes are distinct and odd: a fifth full, so that the first look mostly decides.
func newTable(entries []entry) *table {
	size := max(6, bits.Len(uint(4*len(entries))))
	t := &table{filter: make([]uint64, 1<<filterBits/64), shift: uint(32 - size), slots: make([]slot, 1<<size), rows: make([]packed, 1, 1+len(entries)),
		chars: make([]uint16, 1<<16), singles: make([]packed, 1)}
	for _, e := range entries {
		t.add(e)
	}
	for c := range t.chars {
		if h := one(uint32(c)); t.has(h) != 0 && t.at(h) != 0 {
			t.chars[c] = uint16(len(t.singles))
			t.singles = append(t.singles, t.rows[t.at(h)])
		}
	}
	return t
}

func (t *table) add(e entry) {
	at := e.hash >> t.shift
	for t.slots[at].hash != 0 {
		at = (at + 1) & uint32(len(t.slots)-1)
	}
	t.slots[at] = slot{e.hash, uint32(len(t.rows))}
	var p packed
	for i, w := range e.row {
		p[i] = pack(w)
	}
	t.rows = append(t.rows, p)
	t.filter[e.hash>>7&(1<<filterBits/64-1)] |= 1 << (e.hash >> 1 & 63)
}

// has is 1 if a feature may have a row, 0 if it has none.
func (t *table) has(h uint32) uint64 { return t.filter[h>>7&(1<<filterBits/64-1)] >> (h >> 1 & 63) & 1 }

// at is the row of a feature; 0, which is empty, if there is none.
func (t *table) at(h uint32) uint32 {
	for at := h >> t.shift; ; at = (at + 1) & uint32(len(t.slots)-1) {
		if s := t.slots[at]; s.hash == h || s.hash == 0 {
			return s.row
		}
	}
}

// entry is a row with the hash of its feature.
type entry struct {
	hash uint32
	row  row
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
