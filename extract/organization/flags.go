package organization

import (
	"iter"
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
	isStop   // stops
	isClause // a clause ends with it
	isTeam   // 队
	isTitle  // 《
	isList   // 、

	pairBits = 8 // bits of two characters
)

// traits are the flags of a character alone, shifted by pairBits.
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
			t[r] |= uint8(of.flag >> pairBits)
		}
	}
	for r := range rune(len(t)) {
		if (r < 0x3400 || r >= 0xff00) && r != '·' && r != '•' && !letter(r) {
			t[r] |= uint8(isStop >> pairBits)
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
	return trait(traits[r]) << pairBits
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
