package organization

import (
	"iter"
	"math/bits"
	"unicode/utf8"

	"newsfacts/extract/lexicon"
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
	isEnder  // enders
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
		{isEnder, enders}, {isClause, "，。；：！？、,;!?《》"}, {isTeam, "队"}, {isTitle, "《"}, {isList, "、"},
	} {
		for _, r := range of.chars {
			t[r] |= uint8(of.flag >> ofPair)
		}
	}
	return t
}()

// telling are characters that names of bodies end with.
const telling = "队局部厅委办院所社报网台行会党校厂店馆团军司署处系"

func traitOf(r rune) trait {
	if r > 0xffff {
		return 0
	}
	return trait(traits[r]) << ofPair
}

// pairs finds the flags of two characters: a table with open addresses. A slot holds what of the pair's hash is not its index, how many slots
// it is away from there, and the flags; 0 is free. So no pair is taken for another.
type pairs struct {
	slots []uint32
	bits  int // of the index
}

// newPairs makes a table, at most half full.
func newPairs(all map[uint32]trait) *pairs {
	p := &pairs{bits: max(15, bits.Len(uint(2*len(all))))}
	p.slots = make([]uint32, 1<<p.bits)
	for pair, f := range all {
		at, slot := p.place(pair)
		for p.slots[at] != 0 {
			at, slot = p.next(at, slot)
		}
		p.slots[at] = slot | uint32(f)
	}
	return p
}

// place is where the search for a pair begins, and its slot there without flags.
func (p *pairs) place(pair uint32) (at, slot uint32) {
	h := pair * 0x9E3779B1
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

// both is two characters in one number; one past U+FFFF is one that no text has.
func both(a, b rune) uint32 { return uint32(min(a, 0xfffe))<<16 | uint32(min(b, 0xfffe)) }

// begins is how a word begins.
func begins(word string) uint32 {
	a, size := utf8.DecodeRuneInString(word)
	b, _ := utf8.DecodeRuneInString(word[size:])
	return both(a, b)
}

// index makes the flags of all lists.
func (l *lists) index() {
	all, longer := map[uint32]trait{}, map[uint32]bool{}
	words := func(flag trait, list iter.Seq[string]) {
		for w := range list {
			all[begins(w)] |= flag
		}
	}
	words(mayName, l.names.Words())
	words(mayPlace, place.Names())
	words(maySuffix, l.suffixes.Words())
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
	l.first = newPairs(all)
}

// flag writes the flags of a text, by byte, to buf: those of bytes inside a character are 0. seen are those of all characters.
func (l *lists) flag(text string, buf []trait) (flags []trait, seen trait) {
	if cap(buf) < len(text) {
		buf = make([]trait, len(text)+len(text)/2)
	}
	buf = buf[:len(text)]
	clear(buf)
	last, at := rune(0), -1
	for i := 0; i < len(text); {
		r, size := lexicon.Char(text, i)
		if at >= 0 {
			buf[at] |= l.first.of(both(last, r))
			seen |= buf[at]
		}
		buf[i] = traitOf(r)
		last, at = r, i
		i += size
	}
	if at >= 0 {
		seen |= buf[at]
	}
	return buf, seen
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
