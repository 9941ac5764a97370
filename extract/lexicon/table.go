package lexicon

// table is a hash table with open addresses, a third of it or more free. A bit for each key, by its hash, says first what is not
// there.
type table[K uint32 | uint64] struct {
	slots []slot[K]
	bits  []uint64
	shift uint8 // of a hash, for as many slots
	n     int   // keys in it
}

type slot[K uint32 | uint64] struct {
	key K
	ref ref // 0: the slot is free
}

// spare is how many more bits of a hash the bits are found by than the slots: 8 for a slot.
const spare = 3

// hash spreads a key over 64 bits, the first of which are the best.
func hash[K uint32 | uint64](key K) uint64 { return uint64(key) * 0x9e3779b97f4a7c15 }

// may tells whether a key may be there; of those that are not, it says so of one in twenty.
func (t *table[K]) may(key K) bool {
	h := hash(key) >> ((t.shift - spare) & 63)
	return h/64 < uint64(len(t.bits)) && t.bits[h/64]>>(h%64)&1 != 0
}

// at returns the ref of a key that may be there, or 0.
func (t *table[K]) at(key K) ref {
	if s := t.find(key); s.key == key {
		return s.ref
	}
	return 0
}

// find returns the slot of a key, or a free one.
func (t *table[K]) find(key K) *slot[K] {
	for i := hash(key) >> (t.shift & 63); ; i++ {
		if s := &t.slots[i&uint64(len(t.slots)-1)]; s.key == key || s.ref == 0 {
			return s
		}
	}
}

// put returns the ref of a key, to be set before anything else is put where it is 0.
func (t *table[K]) put(key K) *ref {
	if 3*t.n >= 2*len(t.slots) {
		t.grow()
	}
	s := t.find(key)
	if s.ref == 0 {
		s.key = key
		t.n++
		t.set(key)
	}
	return &s.ref
}

func (t *table[K]) set(key K) {
	h := hash(key) >> ((t.shift - spare) & 63)
	t.bits[h/64] |= 1 << (h % 64)
}

func (t *table[K]) grow() {
	before := t.slots
	t.slots = make([]slot[K], max(8, 2*len(before)))
	t.bits = make([]uint64, len(t.slots)<<spare/64)
	if t.shift--; len(before) == 0 {
		t.shift = 64 - 3
	}
	for _, s := range before {
		if s.ref != 0 {
			*t.find(s.key) = s
			t.set(s.key)
		}
	}
}
