// Package lexicon reads an embedded list of words and finds the longest of them that starts at a place.
//
// A list is TSV: the word first, then the columns that the caller turns into a value. Lines that are empty or
// begin with # are comments. A word listed twice is an error.
//
//	units := lexicon.MustParse(list, func(columns []string) (Unit, error) { ... })
//	u, end, ok := units.At(text, i)
package lexicon

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"
)

// Lexicon finds words and the values that belong to them. It does not change once it is made.
type Lexicon[V any] struct {
	trie  trie
	words []string
	value []V
}

// Parse reads a list. Value turns the columns after the word into a V.
// It is an error for a word to be listed twice.
func Parse[V any](list string, value func(columns []string) (V, error)) (*Lexicon[V], error) {
	l := New[V]()
	n := 0
	for line := range strings.Lines(list) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		columns := strings.Split(line, "\t")
		v, err := value(columns[1:])
		if err != nil {
			return nil, fmt.Errorf("line %d: %s: %w", n, columns[0], err)
		}
		if !l.Add(columns[0], v) {
			return nil, fmt.Errorf("line %d: %s: listed twice or empty", n, columns[0])
		}
	}
	return l, nil
}

// MustParse is Parse for lists of our own: one that does not parse is a fault of the build.
func MustParse[V any](list string, value func(columns []string) (V, error)) *Lexicon[V] {
	l, err := Parse(list, value)
	if err != nil {
		panic(err)
	}
	return l
}

// New returns an empty lexicon, to be filled by Add before it is shared.
func New[V any]() *Lexicon[V] { return new(Lexicon[V]) }

// Add lists a word. False: the word is empty or listed already, and nothing was changed.
func (l *Lexicon[V]) Add(word string, v V) bool {
	if !l.trie.add(word, int32(len(l.value))+1) {
		return false
	}
	l.words, l.value = append(l.words, word), append(l.value, v)
	return true
}

// Words yields every word listed, in the order in which they were.
func (l *Lexicon[V]) Words() iter.Seq[string] { return slices.Values(l.words) }

// Len returns how many words are listed.
func (l *Lexicon[V]) Len() int { return len(l.value) }

// Get returns the value of a whole word.
func (l *Lexicon[V]) Get(word string) (v V, ok bool) {
	n, end := l.trie.longest(word, 0)
	if n == 0 || end < len(word) {
		return v, false
	}
	return l.value[n-1], true
}

// At returns the longest word that starts at byte i of text, and where it ends.
func (l *Lexicon[V]) At(text string, i int) (v V, end int, ok bool) {
	n, end := l.trie.longest(text, i)
	if n == 0 {
		return v, end, false
	}
	return l.value[n-1], end, true
}

// Find is At without a copy: the value of the word, not to be changed, or nil.
func (l *Lexicon[V]) Find(text string, i int) (v *V, end int) {
	n, end := l.trie.longest(text, i)
	if n == 0 {
		return nil, end
	}
	return &l.value[n-1], end
}

// Each calls found for every word that starts at byte i of text, shortest first.
func (l *Lexicon[V]) Each(text string, i int, found func(v V, end int)) {
	l.trie.each(text, i, func(n int32, end int) { found(l.value[n-1], end) })
}

// Next returns the first byte at or after i of text where a word may begin, or len(text): where words are sought from end to end,
// it passes over most places. Text is UTF-8.
func (l *Lexicon[V]) Next(text string, i int) int { return l.trie.seek(text, i) }

// In tells whether a word stands anywhere in text.
func (l *Lexicon[V]) In(text string) bool {
	for i := l.Next(text, 0); i < len(text); i = l.Next(text, i) {
		if n, _ := l.trie.longest(text, i); n > 0 {
			return true
		}
		_, size := Char(text, i)
		i += size
	}
	return false
}

// Char returns the character at byte i of text and its size, as utf8.DecodeRuneInString does, faster where it is Chinese.
func Char(text string, i int) (r rune, size int) {
	if i+2 < len(text) {
		if a, b, c := text[i], text[i+1], text[i+2]; a-0xE3 < 7 && b&0xC0 == 0x80 && c&0xC0 == 0x80 { // U+3000 to U+9FFF
			return rune(a&0x0F)<<12 | rune(b&0x3F)<<6 | rune(c&0x3F), 3
		}
	}
	return utf8.DecodeRuneInString(text[i:])
}
