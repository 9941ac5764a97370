package organization

import (
	"iter"
	"math/bits"
	"unicode/utf8"

	"newsfacts/extract/lexicon"
	"newsfacts/extract/organization/tagger"
	"newsfacts/extract/place"
)

// trait is a set of flags of a character: of which lists words begin with it and the one behind it, and of what sort it is by itself. Most places of
// a text are passed over by a look at them.
type trait uint16

const (
	mayName trait = 1 << iota
	mayPlace
	maySuffix
	mayBreak
	mayWide
	mayTrade
	mayHold // holders
	isBreak // the two are a word of breaks, in 6 bytes, and no longer one begins with them

	isCue    // a rule looks at this character: 市, 俄, 司, 讯
	isTell   // names of bodies end with it (telling), or are written in it: letters
	isLevel  // 市: an office may stand behind it
	isStop   // stops
	isClause // a clause ends with it
	isTeam   // 队
	isTitle  // 《
	isList   // 、

	ofPair = 8 // bits of two characters
)

// traits are the flags of a character alone, shifted by ofPair.
var traits = func() *[1 << 16]uint8 {
	t := new([1 << 16]uint8)
	for _, of := range []struct {
		flag  trait
		chars string
	}{
		{isCue, "市区县省州盟旗镇乡俄美英法德日韩朝印以伊加泰越菲乌巴澳土波埃叙司讯记专电"}, {isTell, telling + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"}, {isLevel, "市区县省州镇乡"},
		{isStop, enders}, {isClause, "，。；：！？、,;!?《》"}, {isTeam, "队"}, {isTitle, "《"}, {isList, "、"},
	} {
		for _, r := range of.chars {
			t[r] |= uint8(of.flag >> ofPair)
		}
	}
	for r := range rune(len(t)) {
		if (r < 0x3400 || r >= 0xff00) && r != '·' && r != '•' && !letter(r) {
			t[r] |= uint8(isStop >> ofPair)
		}
	}
	return t
}()

// telling are characters that names of bodies end with.
const telling = "队局部厅委办院所社报网台行会党校厂店馆团军司署处系"

func traitOf(r rune) trait {
	if r > 0xffff {
		return isStop
	}
	return trait(traits[r]) << ofPair
}

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

// fill makes the table, at most half full.
func (p *pairs) fill(all map[uint32]trait) {
	p.bits = max(15, bits.Len(uint(2*len(all))))
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
	return (at + 1) & uint32(len(p.slots)-1), slot + 1<<ofPair
}

// of returns the flags of a pair.
func (p *pairs) of(pair uint32) trait {
	for at, slot := p.place(pair); ; at, slot = p.next(at, slot) {
		s := p.slots[at]
		if s>>ofPair == slot>>ofPair || s == 0 {
			return trait(s & (1<<ofPair - 1))
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

// index makes the flags of all lists.
func (l *lists) index() {
	l.first = new(pairs)
	first := l.first
	all, longer := map[uint32]trait{}, map[uint32]bool{}
	words := func(flag trait, list iter.Seq[string]) {
		for w := range list {
			all[begins(w)] |= flag
		}
	}
	long := func(flag trait, list iter.Seq[string]) {
		words(flag, list)
		for w := range list {
			third := uint16(0)
			for k, r := range []rune(w) {
				if k == 2 {
					third = plane(r)
				}
			}
			at, bit := first.behind(begins(w), third, flag)
			first.third[at] |= bit
		}
	}
	long(mayName, l.names.Words())
	words(mayPlace, place.Names())
	long(maySuffix, l.suffixes.Words())
	words(mayBreak, l.breaks.Words())
	words(mayWide, l.wides.Words())
	words(mayTrade, l.trades.Words())
	for w := range holders {
		if utf8.RuneCountInString(w) == 2 {
			all[begins(w)] |= mayHold
		}
	}
	for w := range l.breaks.Words() {
		if len(w) != 6 || utf8.RuneCountInString(w) != 2 {
			longer[begins(w)] = true
		}
	}
	for pair := range all {
		if all[pair]&mayBreak != 0 && !longer[pair] {
			all[pair] |= isBreak
		}
	}
	l.first.fill(all)
}

// reading is a sentence by characters, as the rules and the tagger read it.
type reading struct {
	chars []tagger.Char
	at    []int32 // byte of each character, and the length of the text
	flags []trait // by byte; those of bytes inside a character are 0
	seen  trait   // flags of any character
	pairs []int32 // characters that may have flags with the one before
}

// read reads a text into r: its characters without marks, and their flags.
func (l *lists) read(text string, r *reading) {
	r.grow(utf8.RuneCountInString(text), len(text))
	n, pairs, last := 0, 0, uint16(0)
	r.seen = 0
	for i := 0; i < len(text); n++ {
		c, size := lexicon.Char(text, i)
		f, char := traitOf(c), plane(c)
		r.chars[n], r.at[n], r.flags[i] = tagger.Char{Rune: char}, int32(i), f
		r.seen |= f
		r.pairs[pairs] = int32(n)
		pairs += l.first.may(both(last, char))
		last = char
		i += size
	}
	r.at[n] = int32(len(text))
	for _, k := range r.pairs[:pairs] {
		if k > 0 {
			pair := both(r.chars[k-1].Rune, r.chars[k].Rune)
			f := l.first.of(pair)
			if f&(mayName|maySuffix) != 0 {
				f = l.first.sharpen(f, pair, r.runeAt(k+1))
			}
			r.flags[r.at[k-1]] |= f
			r.seen |= f
		}
	}
}

// runeAt is character k, 0 behind the last.
func (r *reading) runeAt(k int32) uint16 {
	if int(k) >= len(r.chars) {
		return 0
	}
	return r.chars[k].Rune
}

// grow makes room for n characters in size bytes.
func (r *reading) grow(n, size int) {
	if cap(r.at) < n+1 {
		more := n + n/2 + 1
		r.chars, r.at, r.pairs = make([]tagger.Char, more), make([]int32, more), make([]int32, more)
	}
	if cap(r.flags) < size {
		r.flags = make([]trait, size+size/2)
	}
	r.chars, r.at, r.pairs, r.flags = r.chars[:n], r.at[:n+1], r.pairs[:n+1], r.flags[:size]
	clear(r.flags)
}

// at is the list's At where its flag stands.
func at[V any](l *lexicon.Lexicon[V], text string, i int, flag trait) (v V, end int, ok bool) {
	if flag == 0 {
		return v, i, false
	}
	return l.At(text, i)
}

// breakAt reads a word that no name holds at i.
func (l *lists) breakAt(text string, i int, f trait) (end int, ok bool) {
	switch {
	case f&isBreak != 0:
		return i + 6, true
	case f&mayBreak != 0:
		_, end, ok = l.breaks.At(text, i)
		return end, ok
	}
	return i, false
}
