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
	r.grow(text)
	chars, at, flags, pairs := r.chars, r.at, r.flags, r.pairs
	n, asked, last, seen := 0, 0, uint16(0), trait(0)
	for i := 0; i < len(text); n++ {
		c, size := lexicon.Char(text, i)
		f, char := traitOf(c), plane(c)
		chars[n], at[n], flags[i] = tagger.Char{Rune: char}, int32(i), f
		seen |= f
		pairs[asked] = int32(n)
		asked += l.first.may(both(last, char))
		last = char
		i += size
	}
	at[n] = int32(len(text))
	r.chars, r.at = chars[:n], at[:n+1]
	for _, k := range pairs[:asked] {
		if k > 0 {
			f := l.ofPair(r, k-1)
			flags[at[k-1]] |= f
			seen |= f
		}
	}
	r.seen = seen
}

// ofPair are the flags of character k and the next.
func (l *lists) ofPair(r *reading, k int32) trait {
	pair, third := both(r.chars[k].Rune, r.chars[k+1].Rune), uint16(0)
	f := l.first.of(pair)
	if f&(mayName|maySuffix) == 0 {
		return f
	}
	if int(k+2) < len(r.chars) {
		third = r.chars[k+2].Rune
	}
	return l.first.sharpen(f, pair, third)
}

// grow makes room for a text.
func (r *reading) grow(text string) {
	size, n := len(text), len(text)
	if n > 1<<12 {
		n = utf8.RuneCountInString(text) // a third of its bytes
	}
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
