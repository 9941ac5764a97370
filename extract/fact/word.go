package fact

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"newsfacts/extract/lexicon"
	"newsfacts/extract/place"
)

//go:embed grammar.tsv
var grammarList string

//go:embed words.tsv
var wordList string

//go:embed properties.tsv
var propertyList string

//go:embed heads.tsv
var headList string

// class is what a token is to a statement.
type class uint8

const (
	text class = iota // characters of no known word
	noun              // a known noun
	adjective
	property  // the name of an indicator: 社会消费品零售总额
	title     // 《…》
	place_    // a named place
	home      // 全市, 我县: the article's own place
	nation    // 全国
	world     // 全球
	org       // an organization mention
	quote     // “ ” ‘ ’
	de        // 的
	per       // 每户
	rate      // 增速
	sharenoun // 占比, 比重
	limitnoun // 上限

	list // 、
	conj // 和, 与, 及
	quantity
	date
	verb
	did   // 完成, 实现
	level // 为, 达, 超
	up
	down
	flat
	to // 调整为, 收于
	diff
	cmp // 比, 较
	yoy
	mom
	qoq
	share // 占
	rank
	adv
	prep
	target
	estimate
	limit
	neg
	rumour
	when // 若
	ask
	say
	learn
	dist // 分别
	etc
	inner // 其中
	that  // 该
	open  // a bracket
	closed
	stop // ，；。！？：
)

// nominal tells whether a token can stand inside a noun phrase.
func (c class) nominal() bool { return c <= limitnoun }

var classes = map[string]class{
	"n": noun, "vn": noun, "a": adjective, "v": verb, "up": up, "down": down, "flat": flat, "to": to, "rate": rate, "level": level, "did": did, "adv": adv, "prep": prep, "cmp": cmp, "diff": diff,
	"yoy": yoy, "mom": mom, "qoq": qoq, "share": share, "sharenoun": sharenoun, "rank": rank, "target": target, "estimate": estimate, "limit": limit, "neg": neg, "rumour": rumour,
	"if": when, "ask": ask, "say": say, "learn": learn, "dist": dist, "etc": etc, "inner": inner, "home": home, "nation": nation, "world": world, "per": per, "that": that, "property": property,
	"conj": conj, "de": de, "limitnoun": limitnoun,
}

// A word is what a list says of it.
type word struct {
	class class
	to    bool  // 增至: what follows is the new level
	sign  int8  // of a rate or a difference: 1 up, -1 down; of a noun: 1 if it is one of doing (组织, 培训)
	place bool  // a place may begin where it does
	bears int16 // its marks, as in token
	size  int16 // bytes; 0: no list has it, and only a place may begin there
}

// A dictionary finds the listed words and where a place may begin, in one look.
type dictionary struct{ all *lexicon.Lexicon[word] }

// At returns the longest listed word that starts at byte i of text, and where it ends. Not ok: there is none; place says
// whether a place may begin there even so.
func (l dictionary) At(text string, i int) (w word, end int, ok bool) {
	w, _, _ = l.all.At(text, i)
	return w, i + int(w.size), w.size > 0
}

// Get returns what the lists say of a whole word.
func (l dictionary) Get(text string) (w word, ok bool) {
	w, end, ok := l.At(text, 0)
	return w, ok && end == len(text)
}

// words holds every listed word, read on first need.
var words = sync.OnceValue(func() dictionary {
	l := lexicon.New[word]()
	readWords(func(text string, w word) bool {
		w.place, w.bears, w.size = place.Begins(text), bears(text), int16(len(text))
		return l.Add(text, w)
	})
	for name := range place.Names() {
		w, _, _ := l.At(name, 0) // that it begins with
		w.place = true
		l.Add(name, w)
	}
	return dictionary{l}
})

// readWords reads the lists. A word of several is what the first says: grammar, indicators, dictionary; add returns false for
// one that is listed already.
func readWords(add func(string, word) bool) {
	for line := range rows(grammarList) {
		c, ok := classes[line[1]]
		if !ok {
			panic(fmt.Sprintf("grammar.tsv: %s: no class %s", line[0], line[1]))
		}
		w := word{class: c}
		if len(line) > 2 {
			w.to = line[2] == "to"
			switch line[2] {
			case "up":
				w.sign = 1
			case "down":
				w.sign = -1
			}
		}
		if !add(line[0], w) {
			panic("grammar.tsv: " + line[0] + ": listed twice")
		}
	}
	for line := range rows(propertyList) {
		if !add(line[0], word{class: property}) {
			panic("properties.tsv: " + line[0] + ": listed twice or in grammar.tsv")
		}
	}
	for line := range rows(headList) {
		add(line[0], word{class: noun}) // an indicator may be a head
	}
	for line := range rows(wordList) {
		w := word{class: classes[line[1]]}
		if line[1] == "vn" {
			w.sign = 1
		}
		add(line[0], w)
	}
}

// heads says of the last word of a noun phrase whether what stands before it is an entity (split).
var heads = sync.OnceValue(func() *lexicon.Tails[bool] {
	t := new(lexicon.Tails[bool])
	for line := range rows(headList) {
		t.Add(line[0], line[1] == "split")
	}
	return t
})

// indicators are the names of properties.tsv with their canonical ones, by how a phrase ends.
var indicators = sync.OnceValue(func() *lexicon.Tails[string] {
	t := new(lexicon.Tails[string])
	for line := range rows(propertyList) {
		t.Add(line[0], line[1])
	}
	return t
})

// rows gives the columns of each line of a list.
func rows(list string) func(func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(list) {
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
