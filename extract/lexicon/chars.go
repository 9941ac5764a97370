package lexicon

import (
	"iter"
	"unicode/utf8"
)

// Chars is a set of characters below U+10000. It takes 8 KB, of which a text touches less than 3: one that is asked at every
// place stays near, as a table of a byte a character does not.
type Chars [1 << 10]uint64

// Add adds all characters of a text.
func (c *Chars) Add(text string) {
	for _, r := range text {
		if r < 1<<16 {
			c[r>>6] |= 1 << (r & 63)
		}
	}
}

// Has tells whether r is in the set.
func (c *Chars) Has(r rune) bool { return uint32(r) < 1<<16 && c[r>>6]>>(r&63)&1 != 0 }

// Next returns the first byte at or after i of text where a character of the set begins, or len(text).
func (c *Chars) Next(text string, i int) int {
	for i < len(text) {
		b := text[i]
		switch {
		case b>>4 == 0xE && i+2 < len(text):
			if r := uint16(b)<<12 | uint16(text[i+1]&0x3f)<<6 | uint16(text[i+2]&0x3f); c[r>>6]>>(r&63)&1 != 0 {
				return i
			}
			i += 3
		case b < utf8.RuneSelf:
			if c[b>>6]>>(b&63)&1 != 0 {
				return i
			}
			i++
		default:
			r, size := utf8.DecodeRuneInString(text[i:])
			if c.Has(r) {
				return i
			}
			i += size
		}
	}
	return len(text)
}

// PerChar holds a value for each character below U+10000, nearly all of them the zero value, and is small for it.
type PerChar[T any] struct {
	block  [1 << 10]uint16 // of 64 characters, from 1; 0: none of them has a value
	blocks [][64]T
}

// Set sets the value of r.
func (p *PerChar[T]) Set(r rune, v T) { *p.at(r) = v }

// SetAll sets the value of all characters of a text.
func (p *PerChar[T]) SetAll(text string, v T) {
	for _, r := range text {
		p.Set(r, v)
	}
}

func (p *PerChar[T]) at(r rune) *T {
	b := &p.block[r>>6]
	if *b == 0 {
		p.blocks = append(p.blocks, [64]T{})
		*b = uint16(len(p.blocks))
	}
	return &p.blocks[*b-1][r&63]
}

// At returns the value of r.
func (p *PerChar[T]) At(r rune) (v T) {
	if uint32(r) >= 1<<16 {
		return v
	}
	if b := p.block[r>>6]; b != 0 {
		return p.blocks[b-1][r&63]
	}
	return v
}

// All yields the characters with a value, and some without, with the zero value.
func (p *PerChar[T]) All() iter.Seq2[rune, T] {
	return func(yield func(rune, T) bool) {
		for i, b := range p.block {
			if b == 0 {
				continue
			}
			for j, v := range p.blocks[b-1] {
				if !yield(rune(i<<6|j), v) {
					return
				}
			}
		}
	}
}
