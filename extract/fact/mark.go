package fact

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed marks.tsv
var markList string

// A mark is what marks.tsv says that a word is, besides its class.
type mark uint16

const (
	role mark = 1 << iota
	gain
	attribute_
	fate
	pronoun
	tell
	team_
	event
	contest
	player
	since
	held
)

var markNames = map[string]mark{"role": role, "gain": gain, "attribute": attribute_, "fate": fate, "pronoun": pronoun, "tell": tell, "team": team_, "event": event, "contest": contest, "player": player, "since": since, "held": held}

// marks are the marks of every word, and the words of every mark in the order of the list.
var marks_ = sync.OnceValue(func() (l struct {
	of    map[string]mark
	words map[mark][]string
}) {
	l.of, l.words = map[string]mark{}, map[mark][]string{}
	for line := range rows(markList) {
		if l.of[line[0]] != 0 {
			panic("marks.tsv: " + line[0] + ": listed twice")
		}
		for _, name := range strings.Fields(line[1]) {
			m, ok := markNames[name]
			if !ok {
				panic("marks.tsv: " + line[0] + ": no mark " + name)
			}
			l.of[line[0]] |= m
			l.words[m] = append(l.words[m], line[0])
		}
	}
	return l
})

// marked tells whether the word bears the mark.
func marked(w string, m mark) bool { return marks_().of[w]&m != 0 }

// wordsOf returns the words that bear the mark, in the order of the list.
func wordsOf(m mark) []string { return marks_().words[m] }

// endsWith tells whether a word of the mark ends the text: 三分球命中率.
func endsWith(text string, m mark) bool {
	for i, n := len(text), 0; i > 0 && n < 5; n++ {
		_, size := utf8.DecodeLastRuneInString(text[:i])
		i -= size
		if marked(text[i:], m) {
			return true
		}
	}
	return false
}

// startsWith tells whether a word of the mark begins the text.
func startsWith(text string, m mark) bool {
	for i, n := 0, 0; i < len(text) && n < 5; n++ {
		_, size := utf8.DecodeRuneInString(text[i:])
		i += size
		if marked(text[:i], m) {
			return true
		}
	}
	return false
}

// holds tells whether a word of the mark stands in the text, not at its beginning.
func holds(text string, m mark) bool {
	for _, w := range wordsOf(m) {
		if strings.Index(text, w) > 0 {
			return true
		}
	}
	return false
}
