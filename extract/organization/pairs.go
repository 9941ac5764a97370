package organization

import (
	"math/bits"
	"unicode/utf8"
)

// pairs finds the flags of two characters: a table with open addresses. A slot holds what of the pair's hash is not its index, how many slots
// it is away from there, and the flags; 0 is free. So no pair is taken for another.
type pairs struct {
	maybe [1 << maybeBits / 64]uint64 // bits of the hashes of all pairs, which tell of most others that they are none
	third [1 << maybeBits / 64]uint64 // likewise of pairs and the character behind them, for names and endings, which are long
	slots []uint32
	bits  int // of the index
}

// maybeBits is how many bits of a hash, the highest, choose one of maybe: 16 KB, which stay near.
const maybeBits = 17

func hash(pair uint32) uint32 { return pair * 0x9E3779B1 }

// may is 1 if a pair may have flags, 0 if it has none.
func (p *pairs) may(pair uint32) int {
	h := hash(pair) >> (32 - maybeBits)
	return int(p.maybe[h>>6] >> (h & 63) & 1)
}

// fill makes the table, a quarter full, so that the first look mostly decides.
func (p *pairs) fill(all map[uint32]trait) {
	p.bits = max(15, bits.Len(uint(4*len(all))))
	p.slots = make([]uint32, 1<<p.bits)
	for pair, f := range all {
		at, slot := p.place(pair)
		for p.slots[at] != 0 {
			at, slot = p.next(at, slot)
		}
		p.slots[at] = slot | uint32(f)
		h := hash(pair) >> (32 - maybeBits)
		p.maybe[h>>6] |= 1 << (h & 63)
	}
}

// place is where the search for a pair begins, and its slot there without flags.
func (p *pairs) place(pair uint32) (at, slot uint32) {
	h := hash(pair)
	return h >> (32 - p.bits), h << p.bits
}

// next is where the search goes on.
func (p *pairs) next(at, slot uint32) (uint32, uint32) {
	return (at + 1) & uint32(len(p.slots)-1), slot + 1<<pairBits
}

// of returns the flags of a pair.
func (p *pairs) of(pair uint32) trait {
	for at, slot := p.place(pair); ; at, slot = p.next(at, slot) {
		s := p.slots[at]
		if s>>pairBits == slot>>pairBits || s == 0 {
			return trait(s & (1<<pairBits - 1))
		}
	}
}

// behind is a bit of third: a word of the list begins with a pair and the character behind it, or is the pair: 0.
func (p *pairs) behind(pair uint32, third uint16, list trait) (at uint32, bit uint64) {
	h := hash(hash(pair)>>1^uint32(third)<<8^uint32(list)) >> (32 - maybeBits)
	return h >> 6, 1 << (h & 63)
}

// sharpen takes the flags of lists of long words from those of a pair, where no word goes on with the character behind it.
func (p *pairs) sharpen(f trait, pair uint32, third uint16) trait {
	for _, list := range [...]trait{mayName, maySuffix} {
		if f&list == 0 {
			continue
		}
		at, bit := p.behind(pair, third, list)
		two, only := p.behind(pair, 0, list)
		if p.third[at]&bit|p.third[two]&only == 0 {
			f &^= list
		}
	}
	return f
}

// both is two characters of the basic plane in one number.
func both(a, b uint16) uint32 { return uint32(a)<<16 | uint32(b) }

// plane is a character of the basic plane; 0 stands for all others.
func plane(r rune) uint16 {
	if r > 0xffff {
		return 0
	}
	return uint16(r)
}

// begins is how a word begins.
func begins(word string) uint32 {
	a, size := utf8.DecodeRuneInString(word)
	b, _ := utf8.DecodeRuneInString(word[size:])
	return both(plane(a), plane(b))
}
