// Package lexicon reads an embedded list of words and finds the longest of them that starts at a place.
//
// A list is TSV: the word first, then the columns that the caller turns into a value. Lines that are empty or
// begin with # are comments. A word listed twice is an error.
//
//	units := lexicon.MustParse(list, func(columns []string) (Unit, error) { ... })
//	u, end, ok := units.At(text, i)
package lexicon

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// Lexicon finds words and the values that belong to them. It does not change once it is made.
type Lexicon[V any] struct {
	pages [256]*[256]root // by a word's first character
	far   map[rune]root   // of first characters past U+FFFF
	pairs pairs
	nodes []node
	value []V
}

// root is what a first character says: the node of words that begin with it and the value of the word that it is by itself,
// both as an index from 1; 0: none.
type root struct {
	node, value int32
}

// node is a place in the trie: its edges stand in order of rune.
type node struct {
	value int32 // as an index from 1; 0: no word ends here
	edges []edge
}

type edge struct {
	r  rune
	to int32
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
	first, size := utf8.DecodeRuneInString(word)
	if size == 0 {
		return false
	}
	root := l.root(first)
	if root.node == 0 {
		root.node = l.node() + 1
	}
	at := root.node - 1
	for i, r := range word[size:] {
		known := len(l.nodes)
		at = l.child(at, r)
		if i == 0 && known < len(l.nodes) && near(first, r) {
			l.pairs.add(first, r, at)
		}
	}
	n := &l.nodes[at]
	if n.value > 0 {
		return false
	}
	l.value = append(l.value, v)
	n.value = int32(len(l.value))
	if size == len(word) {
		root.value = n.value
	}
	if first >= 1<<16 {
		l.far[first] = *root
	}
	return true
}

// root returns what the first character r says, to be changed; past U+FFFF a copy.
func (l *Lexicon[V]) root(r rune) *root {
	if r >= 1<<16 {
		if l.far == nil {
			l.far = map[rune]root{}
		}
		far := l.far[r]
		return &far
	}
	page := &l.pages[r>>8]
	if *page == nil {
		*page = new([256]root)
	}
	return &(*page)[r&255]
}

// roots yields the first characters of all words, in order.
func (l *Lexicon[V]) roots() iter.Seq2[rune, root] {
	return func(yield func(rune, root) bool) {
		for i, page := range l.pages {
			if page == nil {
				continue
			}
			for j, root := range page {
				if root.node > 0 && !yield(rune(i<<8|j), root) {
					return
				}
			}
		}
		for _, r := range slices.Sorted(maps.Keys(l.far)) {
			if !yield(r, l.far[r]) {
				return
			}
		}
	}
}

func (l *Lexicon[V]) node() int32 {
	l.nodes = append(l.nodes, node{})
	return int32(len(l.nodes) - 1)
}

func (l *Lexicon[V]) child(at int32, r rune) int32 {
	i, ok := slices.BinarySearchFunc(l.nodes[at].edges, r, func(e edge, r rune) int { return cmp.Compare(e.r, r) })
	if ok {
		return l.nodes[at].edges[i].to
	}
	to := l.node()
	l.nodes[at].edges = slices.Insert(l.nodes[at].edges, i, edge{r, to})
	return to
}

// Words yields every word listed, in no order that means anything, but the same each time.
func (l *Lexicon[V]) Words() iter.Seq[string] {
	return func(yield func(string) bool) {
		var walk func(at int32, word string) bool
		walk = func(at int32, word string) bool {
			n := &l.nodes[at]
			if n.value > 0 && !yield(word) {
				return false
			}
			for _, e := range n.edges {
				if !walk(e.to, word+string(e.r)) {
					return false
				}
			}
			return true
		}
		for r, root := range l.roots() {
			if !walk(root.node-1, string(r)) {
				return
			}
		}
	}
}

// Len returns how many words are listed.
func (l *Lexicon[V]) Len() int { return len(l.value) }

// Get returns the value of a whole word.
func (l *Lexicon[V]) Get(word string) (v V, ok bool) {
	v, end, ok := l.At(word, 0)
	if ok && end == len(word) {
		return v, true
	}
	var none V
	return none, false
}

// At returns the longest word that starts at byte i of text, and where it ends.
func (l *Lexicon[V]) At(text string, i int) (v V, end int, ok bool) {
	best, end := int32(0), i
	at, value, next := l.start(text, i)
	if value > 0 {
		_, size := Char(text, i)
		best, end = value, i+size
	}
	for at > 0 {
		n := &l.nodes[at]
		if n.value > 0 {
			best, end = n.value, next
		}
		at, next = n.step(text, next)
	}
	if best == 0 {
		return v, i, false
	}
	return l.value[best-1], end, true
}

// Each calls found for every word that starts at byte i of text, shortest first.
func (l *Lexicon[V]) Each(text string, i int, found func(v V, end int)) {
	at, value, next := l.start(text, i)
	if value > 0 {
		_, size := Char(text, i)
		found(l.value[value-1], i+size)
	}
	for at > 0 {
		n := &l.nodes[at]
		if n.value > 0 {
			found(l.value[n.value-1], next)
		}
		at, next = n.step(text, next)
	}
}

// In tells whether a word stands anywhere in text.
func (l *Lexicon[V]) In(text string) bool {
	for i := 0; i < len(text); {
		if _, _, ok := l.At(text, i); ok {
			return true
		}
		_, size := Char(text, i)
		i += size
	}
	return false
}

// start begins the walk from byte i of text: the value of the word of one character there, or 0; the node of the two characters
// there, or 0 where no word begins with them; and the end of those two, or of the one where there is no such node.
func (l *Lexicon[V]) start(text string, i int) (at, value int32, next int) {
	if i >= len(text) {
		return 0, 0, i
	}
	first, size := Char(text, i)
	next = i + size
	var r root
	if first >= 1<<16 {
		r = l.far[first]
	} else if page := l.pages[first>>8]; page != nil {
		r = page[first&255]
	}
	if r.node == 0 || next >= len(text) {
		return 0, r.value, next
	}
	second, size := Char(text, next)
	if near(first, second) {
		at = l.pairs.node(first, second)
	} else {
		at = l.nodes[r.node-1].next(second)
	}
	if at > 0 {
		return at, r.value, next + size
	}
	return 0, r.value, next
}

// step returns the child of n by the character at byte i of text, and the byte behind it; 0: there is none.
func (n *node) step(text string, i int) (at int32, next int) {
	if len(n.edges) == 0 || i >= len(text) {
		return 0, i
	}
	r, size := Char(text, i)
	return n.next(r), i + size
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

// next returns the child by r, or 0.
func (n *node) next(r rune) int32 {
	edges := n.edges
	for len(edges) > 8 {
		if m := len(edges) / 2; edges[m].r <= r {
			edges = edges[m:]
		} else {
			edges = edges[:m]
		}
	}
	for _, e := range edges {
		if e.r == r {
			return e.to
		}
	}
	return 0
}
