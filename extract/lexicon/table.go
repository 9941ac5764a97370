package lexicon

// table is a hash table with open addresses, a third of it or more free.
type table[K uint32 | uint64] struct {
	slots []slot[K]
	shift uint8 // of a hash, for as many slots
	n     int   // keys in it
}

type slot[K uint32 | uint64] struct {
	key K
	ref ref // 0: the slot is free
}

// hash spreads a key over 64 bits, the first of which are the best.
func hash[K uint32 | uint64](key K) uint64 { return uint64(key) * 0x9e3779b97f4a7c15 }

// find returns the slot of a key, or a free one.
func (t *table[K]) find(key K) *slot[K] {
	for i := hash(key) >> (t.shift & 63); ; i++ {
		if s := &t.slots[i&uint64(len(t.slots)-1)]; s.key == key || s.ref == 0 {
			return s
		}
	}
}

// at returns the ref of a key, or 0.
func (t *table[K]) at(key K) ref {
	if len(t.slots) == 0 {
		return 0
	}
	if s := t.find(key); s.key == key {
		return s.ref
	}
	return 0
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
	}
	return &s.ref
}

func (t *table[K]) grow() {
	before := t.slots
	t.slots = make([]slot[K], max(8, 2*len(before)))
	if t.shift--; len(before) == 0 {
		t.shift = 64 - 3
	}
	for _, s := range before {
		if s.ref != 0 {
			*t.find(s.key) = s
		}
	}
}
