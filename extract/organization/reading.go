package organization

import (
	"unicode/utf8"

	"newsfacts/extract/lexicon"
	"newsfacts/extract/organization/tagger"
)

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
