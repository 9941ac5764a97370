package place

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"newsfacts/extract/lexicon"
)

//go:embed china.tsv
var chinaTSV string

//go:embed world.tsv
var worldTSV string

//go:embed abroad.tsv
var abroadTSV string

//go:embed unsure.tsv
var unsureTSV string

//go:embed traps.tsv
var trapsTSV string

//go:embed outlets.tsv
var outletsTSV string

// A list is all places with their names.
type list struct {
	places []Place
	codes  map[string]int32 // index by code
	names  *lexicon.Lexicon[*named]
}

// named are the places of one name.
type named struct {
	of            []int32
	best          Place  // the one place of the name, or a place without code where it may be one of several
	unsure        bool   // a word too, and no full name
	before, after string // characters around it that make it no place
	letter        bool   // an abbreviation: 渝

	shorter *named // the longest name that it begins with, or nil
	size    int    // of the name, in bytes
}

var (
	loaded *list
	once   sync.Once
)

// load returns the list, read on first need.
func load() *list {
	once.Do(func() { loaded = read() })
	return loaded
}

func read() *list {
	l := &list{codes: map[string]int32{}, names: lexicon.New[*named]()}
	names := map[string]*named{}
	name := func(word string, i int32) {
		n := names[word]
		if n == nil {
			n = &named{size: len(word)}
			names[word] = n
			l.names.Add(word, n)
		}
		n.of = append(n.of, i)
	}
	add := func(p Place, words ...string) {
		i := int32(len(l.places))
		l.places = append(l.places, p)
		if p.Code != "" {
			l.codes[p.Code] = i
		}
		for k, w := range words {
			if w != "" && (k == 0 || w != words[0]) {
				name(w, i)
			}
		}
	}
	add(China, "中国", "中华人民共和国")
	for c := range rows(chinaTSV) {
		code, full, short := c[0], c[1], c[2]
		p := Place{Name: short, Full: full, Code: code, Level: 3}
		switch {
		case code[2:] == "0000":
			p.Level = 1
		case code[4:] == "00":
			p.Level, p.Parent = 2, code[:2]+"0000"
		default:
			p.Parent = code[:4] + "00"
			if _, ok := l.codes[p.Parent]; !ok {
				p.Parent = code[:2] + "0000"
			}
		}
		add(p, full, short)
	}
	for c := range rows(worldTSV + abroadTSV) {
		switch {
		case len(c) == 1:
			add(Place{Name: c[0], Full: c[0]}, c[0])
		case strings.HasPrefix(c[1], "="):
			of := names[c[1][1:]]
			if of == nil {
				panic(fmt.Sprintf("abroad.tsv: %s: no country %s", c[0], c[1]))
			}
			name(c[0], of.of[0])
		case len(c) == 3:
			add(Place{Name: c[0], Full: c[2], Parent: c[1], Level: 2}, c[2], c[0])
		default:
			add(Place{Name: c[0], Full: c[0], Parent: c[1], Level: 2}, c[0])
		}
	}
	for c := range rows(unsureTSV) {
		if names[c[0]] == nil {
			panic("unsure.tsv: no place " + c[0])
		}
		names[c[0]].unsure = true
	}
	for c := range rows(trapsTSV) {
		n := names[c[0]]
		if n == nil || len(c) != 3 {
			panic("traps.tsv: no place " + c[0])
		}
		n.before, n.after = strings.Trim(c[1], "-"), strings.Trim(c[2], "-")
	}
	for _, r := range slices.Sorted(maps.Keys(abbreviations)) {
		word := string(r)
		if names[word] != nil {
			panic(word + ": a name and an abbreviation")
		}
		name(word, l.codes[abbreviations[r]])
		names[word].letter = true
	}
	for word, n := range names {
		for i := range word {
			if short := names[word[:i]]; short != nil {
				n.shorter = short
			}
		}
		n.best = n.one(l)
		// a short name of a county that is one of several places of its level is unsure
		if len(n.of) > 1 && n.rank(l)[0].Level == 3 && utf8.RuneCountInString(word) < 3 {
			n.unsure = true
		}
	}
	return l
}

// rows yields the columns of a TSV list without its comments.
func rows(tsv string) func(func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(tsv) {
			line = strings.TrimRight(line, "\n")
			if line == "" || line[0] == '#' {
				continue
			}
			if !yield(strings.Split(line, "\t")) {
				return
			}
		}
	}
}

// rank returns the places of a name that are of its highest level.
func (n *named) rank(l *list) (top []Place) {
	for _, i := range n.of {
		p := l.places[i]
		switch {
		case len(top) == 0 || p.Level < top[0].Level:
			top = []Place{p}
		case p.Level == top[0].Level:
			top = append(top, p)
		}
	}
	return top
}

// one is the one place of a name, or a place without code where it may be one of several.
func (n *named) one(l *list) Place {
	if len(n.of) == 1 {
		return l.places[n.of[0]]
	}
	top := n.rank(l)
	if len(top) > 1 {
		p := top[0]
		p.Code, p.Parent = "", ""
		return p
	}
	return top[0]
}

// within is the place of the name that lies inside parent, or nil.
func (n *named) within(l *list, parent *Place) (best *Place) {
	for _, i := range n.of {
		p := &l.places[i]
		if p.Level > parent.Level && p.In(*parent) && (best == nil || p.Level < best.Level) {
			best = p
		}
	}
	return best
}

// longest returns the longest name at i that can be a place where it stands, or nil.
func (l *list) longest(text string, i int) (n *named, end int) {
	for n, _, _ = l.names.At(text, i); n != nil; n = n.shorter {
		if end = i + n.size; n.letter && !stays(text, i) || n.unsure || n.trapped(text, i, end) {
			continue
		}
		return n, end
	}
	return nil, i
}

// trapped tells whether the name at i is part of another word.
func (n *named) trapped(text string, i, end int) bool {
	if n.before != "" && i > 0 {
		r, _ := utf8.DecodeLastRuneInString(text[:i])
		if '0' <= r && r <= '9' || '０' <= r && r <= '９' {
			r = '#'
		}
		if strings.ContainsRune(n.before, r) {
			return true
		}
	}
	if n.after != "" && end < len(text) {
		r, _ := utf8.DecodeRuneInString(text[end:])
		return strings.ContainsRune(n.after, r)
	}
	return false
}

// child returns the longest name at i of a place within parent, unsure ones too, or nil.
func (l *list) child(parent *Place, text string, i int) (p *Place, end int) {
	if parent.Code == "" && parent.Level != 0 || *parent == China {
		return nil, i
	}
	for n, _, _ := l.names.At(text, i); n != nil; n = n.shorter {
		if end = i + n.size; n.letter || n.trapped(text, i, end) {
			continue
		}
		if p = n.within(l, parent); p != nil {
			return p, end
		}
	}
	return nil, i
}
