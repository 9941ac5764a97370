package fact

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"newsfacts/extract/lexicon"
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
	bears int16 // its marks, as in token
	name  string
}

var (
	allWords  *lexicon.Lexicon[word]
	wordsOnce sync.Once
)

// words holds every listed word, read on first need.
func words() *lexicon.Lexicon[word] {
	wordsOnce.Do(func() { allWords = readWords() })
	return allWords
}

// readWords reads the lists. A word of several is what the first says: grammar, indicators, dictionary.
func readWords() *lexicon.Lexicon[word] {
	l := lexicon.New[word]()
	for line := range rows(grammarList) {
		c, ok := classes[line[1]]
		if !ok {
			panic(fmt.Sprintf("grammar.tsv: %s: no class %s", line[0], line[1]))
		}
		w := word{class: c, bears: bears(line[0])}
		if len(line) > 2 {
			w.to = line[2] == "to"
			switch line[2] {
			case "up":
				w.sign = 1
			case "down":
				w.sign = -1
			}
		}
		if !l.Add(line[0], w) {
			panic("grammar.tsv: " + line[0] + ": listed twice")
		}
	}
	for line := range rows(propertyList) {
		if !l.Add(line[0], word{class: property, name: line[1], bears: bears(line[0])}) {
			panic("properties.tsv: " + line[0] + ": listed twice or in grammar.tsv")
		}
	}
	for line := range rows(headList) {
		l.Add(line[0], word{class: noun, bears: bears(line[0])}) // an indicator may be a head
	}
	for line := range rows(wordList) {
		w := word{class: classes[line[1]], bears: bears(line[0])}
		if line[1] == "vn" {
			w.sign = 1
		}
		l.Add(line[0], w)
	}
	return l
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
