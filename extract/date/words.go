package date

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"newsfacts/extract/lexicon"
)

//go:embed words.tsv
var wordList string

// A word is an entry of words.tsv.
type word struct {
	class string
	n     int    // of classes that count
	part  string // part of the day or season that the word adds: 昨晚 EV
	value string // of classes that do not count
	not   string // characters that may not stand before it
	count bool   // nor may a digit
	next  []string
}

var words = lexicon.MustParse(wordList, func(columns []string) (*word, error) {
	w := new(word)
	if len(columns) < 2 {
		return w, fmt.Errorf("%d columns", len(columns))
	}
	w.class, w.value = columns[0], columns[1]
	number, part, _ := strings.Cut(columns[1], " ")
	if n, err := strconv.Atoi(number); err == nil {
		w.n, w.part = n, part
	}
	if len(columns) > 2 {
		w.not, w.count = strings.CutSuffix(columns[2], "#")
		if strings.Contains(w.not, "#") {
			w.not, w.count = strings.ReplaceAll(w.not, "#", ""), true
		}
	}
	if len(columns) > 3 && columns[3] != "" {
		w.next = strings.Split(columns[3], "|")
	}
	return w, nil
})

// wordAt returns the longest word at byte i that its neighbours allow, or nil.
func wordAt(text string, i int) (w *word, end int, ok bool) {
	words.Each(text, i, func(x *word, to int) {
		if x.allowed(text, i, to) {
			w, end, ok = x, to, true
		}
	})
	return w, end, ok
}

// allowed tells whether what stands around text[from:to] leaves it a word of its own: 当年, not 相当年轻.
func (w *word) allowed(text string, from, to int) bool {
	if w.not != "" || w.count {
		r := runeBefore(text, from)
		if r != 0 && (strings.ContainsRune(w.not, r) || w.count && counts(r)) {
			return false
		}
	}
	return !anyPrefix(text[to:], w.next)
}

// counts tells whether r is a digit or one of the words that stand for one.
func counts(r rune) bool { return counting.Has(r) }

var counting = chars("0123456789０１２３４５６７８９〇零一二两三四五六七八九十百千万廿卅几数多余半")

func chars(text string) *lexicon.Chars {
	c := new(lexicon.Chars)
	c.Add(text)
	return c
}

func anyPrefix(text string, list []string) bool { return lexicon.HasPrefix(text, list...) }

func anySuffix(text string, list []string) bool { return lexicon.HasSuffix(text, list...) }

// runeBefore returns the character that ends at byte i, 0 at the start.
func runeBefore(text string, i int) rune {
	if i == 0 {
		return 0
	}
	if b := text[i-1]; b < 0x80 {
		return rune(b)
	}
	if i >= 3 && text[i-3] >= 0xe0 && text[i-3] < 0xf0 {
		return runeAt(text, i-3)
	}
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return r
}

// runeAt returns the character that starts at byte i, 0 at the end.
func runeAt(text string, i int) rune {
	if i >= len(text) {
		return 0
	}
	b := text[i]
	if b < 0x80 {
		return rune(b)
	}
	if b >= 0xe0 && b < 0xf0 && i+2 < len(text) { // nearly every one
		return rune(b&0x0f)<<12 | rune(text[i+1]&0x3f)<<6 | rune(text[i+2]&0x3f)
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return r
}

// eat returns where the first of the words that stands at byte i ends, else i.
func eat(text string, i int, list ...string) int {
	rest := text[i:]
	for _, w := range list {
		if n := len(w); n <= len(rest) && (n < 3 || rest[2] == w[2]) && rest[:n] == w {
			return i + n
		}
	}
	return i
}

// space returns the byte after a single blank at i, which some papers print between digits and characters.
func space(text string, i int) int {
	if i < len(text) && (text[i] == ' ' || text[i] == 0xe3 || text[i] == 0xc2) {
		return eat(text, i, " ", "\u3000", "\u00a0")
	}
	return i
}
