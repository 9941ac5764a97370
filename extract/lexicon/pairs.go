package lexicon

// pairs finds the node of the first two characters of a word at one look: a hash table with open addresses.
type pairs struct {
	slots []slot
	shift uint8
	n     int // pairs added
}

// slot holds a pair; node 0: it is free.
type slot struct {
	a, b uint16
	node int32
}

// near tells whether both characters are of the plane that slots hold.
func near(a, b rune) bool { return (a|b)>>16 == 0 }

func (p *pairs) first(a, b rune) uint64 {
	return (uint64(a)<<16 | uint64(b)) * 0x9e3779b97f4a7c15 >> p.shift
}

// node returns the node of two near characters, or 0.
func (p *pairs) node(a, b rune) int32 {
	if len(p.slots) == 0 {
		return 0
	}
	for i := p.first(a, b); ; i++ {
		s := p.slots[i&uint64(len(p.slots)-1)]
		if s.node == 0 || s.a == uint16(a) && s.b == uint16(b) {
			return s.node
		}
	}
}

// add adds a pair that is not there. Half of the slots stay free.
func (p *pairs) add(a, b rune, node int32) {
	if 2*p.n >= len(p.slots) {
		p.grow()
	}
	p.n++
	for i := p.first(a, b); ; i++ {
		if s := &p.slots[i&uint64(len(p.slots)-1)]; s.node == 0 {
			*s = slot{uint16(a), uint16(b), node}
			return
		}
	}
}

func (p *pairs) grow() {
	before := p.slots
	p.slots, p.n, p.shift = make([]slot, max(8, 2*len(before))), 0, 64-3
	for n := len(p.slots); n > 8; n /= 2 {
		p.shift--
	}
	for _, s := range before {
		if s.node != 0 {
			p.add(rune(s.a), rune(s.b), s.node)
		}
	}
}
