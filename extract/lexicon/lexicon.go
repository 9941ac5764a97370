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
	first map[rune]int32 // node of a word's first character
	pages [256]*[256]int32
	nodes []node
	value []V
}

// node is a place in the trie: its edges stand in order of rune.
type node struct {
	value int32 // index of the value, or -1
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
func New[V any]() *Lexicon[V] {
	return &Lexicon[V]{first: map[rune]int32{}}
}

// Add lists a word. False: the word is empty or listed already, and nothing was changed.
func (l *Lexicon[V]) Add(word string, v V) bool {
	at := int32(-1)
	for i, r := range word {
		if i == 0 {
			at = l.root(r)
			continue
		}
		at = l.child(at, r)
	}
	if at < 0 || l.nodes[at].value >= 0 {
		return false
	}
	l.nodes[at].value = int32(len(l.value))
	l.value = append(l.value, v)
	return true
}

// root returns the node of words that begin with r, made if need be.
func (l *Lexicon[V]) root(r rune) int32 {
	if at, ok := l.first[r]; ok {
		return at
	}
	at := l.node()
	l.first[r] = at
	if r < 1<<16 {
		if l.pages[r>>8] == nil {
			l.pages[r>>8] = new([256]int32)
		}
		l.pages[r>>8][r&255] = at + 1
	}
	return at
}

func (l *Lexicon[V]) node() int32 {
	l.nodes = append(l.nodes, node{value: -1})
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
			if n.value >= 0 && !yield(word) {
				return false
			}
			for _, e := range n.edges {
				if !walk(e.to, word+string(e.r)) {
					return false
				}
			}
			return true
		}
		for _, r := range slices.Sorted(maps.Keys(l.first)) {
			if !walk(l.first[r], string(r)) {
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
	best, end := int32(-1), i
	l.walk(text, i, func(value int32, to int) { best, end = value, to })
	if best < 0 {
		return v, i, false
	}
	return l.value[best], end, true
}

// Each calls found for every word that starts at byte i of text, shortest first.
func (l *Lexicon[V]) Each(text string, i int, found func(v V, end int)) {
	l.walk(text, i, func(value int32, to int) { found(l.value[value], to) })
}

func (l *Lexicon[V]) walk(text string, i int, found func(value int32, to int)) {
	if i >= len(text) {
		return
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	var at int32
	if r < 1<<16 {
		page := l.pages[r>>8]
		if page == nil || page[r&255] == 0 {
			return
		}
		at = page[r&255] - 1
	} else if n, ok := l.first[r]; ok {
		at = n
	} else {
		return
	}
	for {
		i += size
		n := &l.nodes[at]
		if n.value >= 0 {
			found(n.value, i)
		}
		if len(n.edges) == 0 || i >= len(text) {
			return
		}
		r, size = utf8.DecodeRuneInString(text[i:])
		at = n.next(r)
		if at < 0 {
			return
		}
	}
}

// next returns the child by r, or -1.
func (n *node) next(r rune) int32 {
	lo, hi := 0, len(n.edges)
	for lo < hi {
		m := (lo + hi) / 2
		if n.edges[m].r < r {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo < len(n.edges) && n.edges[lo].r == r {
		return n.edges[lo].to
	}
	return -1
}
