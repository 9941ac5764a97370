package lexicon

// pairs are the first two characters of all words of two or more, by hash. Most places of a text begin with none of them,
// which is told without a look at the trie.
type pairs struct {
	bits  []uint64
	shift uint8
	n     int // pairs added
}

// room is how many bits there are for a pair: one false answer in so many.
const room = 16

// bit is where the pair stands in the bits.
func (p *pairs) bit(a, b rune) (word, mask uint64) {
	h := (uint64(a)<<32 | uint64(b)) * 0x9e3779b97f4a7c15 >> p.shift
	return h >> 6, 1 << (h & 63)
}

// may tells whether a word may begin with a and b. False is certain.
func (p *pairs) may(a, b rune) bool {
	if len(p.bits) == 0 {
		return false
	}
	word, mask := p.bit(a, b)
	return p.bits[word]&mask != 0
}

// add adds a pair. False: there is no room, and nothing was changed.
func (p *pairs) add(a, b rune) bool {
	if p.n*room >= len(p.bits)*64 {
		return false
	}
	word, mask := p.bit(a, b)
	p.bits[word] |= mask
	p.n++
	return true
}

// spread gives the pairs of all words twice the bits.
func (l *Lexicon[V]) spread() {
	p := pairs{bits: make([]uint64, max(1, 2*len(l.pairs.bits))), shift: 64 - 6}
	for n := len(p.bits); n > 1; n /= 2 {
		p.shift--
	}
	for r, root := range l.roots() {
		for _, e := range l.nodes[root.node-1].edges {
			p.add(r, e.r)
		}
	}
	l.pairs = p
}
