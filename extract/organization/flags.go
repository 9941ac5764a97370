package organization

import (
	"unicode/utf8"

	"newsfacts/extract/lexicon"
	"newsfacts/extract/place"
)

// Flags of a character: which lists may have a word that starts there. They come from the word's first two characters, so that
// most places of a text are passed over by one look-up in a table of 64 KB.
const (
	mayName = 1 << iota
	mayPlace
	maySuffix
	mayBreak
	mayWide
	mayTrade
)

// pairs are the flags of the first two characters of all words, by a hash of the two.
type pairs [1 << 16]uint8

func (p *pairs) add(word string, flag uint8) {
	a, size := utf8.DecodeRuneInString(word)
	b, _ := utf8.DecodeRuneInString(word[size:])
	p[pair(uint32(a), uint32(b))] |= flag
}

func pair(a, b uint32) uint16 { return uint16((a*0x9E37 ^ b*0x85EB) * 0x45D9F3B >> 13) }

// index makes the flags of all lists.
func (l *lists) index() {
	l.first = new(pairs)
	words(l.names, mayName, l.first)
	words(l.suffixes, maySuffix, l.first)
	words(l.breaks, mayBreak, l.first)
	words(l.wides, mayWide, l.first)
	words(l.trades, mayTrade, l.first)
	for w := range place.Names() {
		l.first.add(w, mayPlace)
	}
}

func words[V any](l *lexicon.Lexicon[V], flag uint8, p *pairs) {
	for w := range l.Words() {
		p.add(w, flag)
	}
}

// flag writes the flags of a text, by byte, to buf: those of bytes inside a character are 0.
func (l *lists) flag(text string, buf []uint8) []uint8 {
	if cap(buf) < len(text) {
		buf = make([]uint8, len(text)+len(text)/2)
	}
	buf = buf[:len(text)]
	clear(buf)
	last, at := uint32(0), -1
	for i, r := range text {
		if at >= 0 {
			buf[at] = l.first[pair(last, uint32(r))]
		}
		last, at = uint32(r), i
	}
	return buf
}
