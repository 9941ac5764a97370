package lexicon

import (
	"iter"
	"slices"
	"unicode/utf8"
)

// Tails finds the words that a text ends with. Like a lexicon it does not change once it is made.
type Tails[V any] struct {
	trie  trie // of the words spelled backwards
	words []string
	value []V
}

// Add lists a word. False: the word is empty or listed already, and nothing was changed.
func (t *Tails[V]) Add(word string, v V) bool {
	r := []rune(word)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	if !t.trie.add(string(r), int32(len(t.value))+1) {
		return false
	}
	t.words, t.value = append(t.words, word), append(t.value, v)
	return true
}

// Words yields every word listed, in the order in which they were.
func (t *Tails[V]) Words() iter.Seq[string] { return slices.Values(t.words) }

// Longest returns the longest word that text ends with and begins at byte from or behind, and where it begins.
func (t *Tails[V]) Longest(text string, from int) (v V, start int, ok bool) {
	start = len(text)
	t.Each(text[from:], func(w V, i int) bool {
		v, start, ok = w, from+i, true
		return true
	})
	return v, start, ok
}

// Each calls found for every word that text ends with, shortest first, with where it begins, until found returns false.
func (t *Tails[V]) Each(text string, found func(v V, start int) bool) {
	t.trie.eachTail(text, func(n int32, start int) bool { return found(t.value[n-1], start) })
}

// last returns the character that ends before byte end of text, and where it begins, as utf8.DecodeLastRuneInString does.
func last(text string, end int) (r rune, start int) {
	if i := end - 3; i >= 0 {
		if a, b, c := text[i], text[i+1], text[i+2]; a-0xE3 < 7 && b&0xC0 == 0x80 && c&0xC0 == 0x80 {
			return rune(a&0x0F)<<12 | rune(b&0x3F)<<6 | rune(c&0x3F), i
		}
	}
	r, size := utf8.DecodeLastRuneInString(text[:end])
	return r, end - size
}
