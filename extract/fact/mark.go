package fact

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"newsfacts/extract/lexicon"
)

//go:embed marks.tsv
var markList string

// A mark is what marks.tsv says that a word is, besides its class. Its head says what each means.
type mark uint8

const (
	role mark = iota
	penalty
	stock
	going
	degree
	issue
	team_
	player
	office_
	vagueSources
	folk
	gain
	attribute_
	pronoun
	modifiers
	fate
	end
	state
	act
	tell
	report
	event
	contest
	held
	since
	nested
	gained
	namesItself
	peak_
	roundly
	carries
	hosts
	deed
	class_
	sorts
	member
	area_
	sector_
	bodies
	tentative
	adjectives
	taiwan
	currency
	traditional
	sited
	finished
	grant
	brings
	priced
	speed
	guests
	swings
	net
	corporate_
	moving
	people
	topped
	branch
	traded_
	estimates
	corporateNames
	base
	sums
	partners
	yearly_
	scopes
	exceeds
	planned
	done
	sent
	particles
	pricey
	denial
	added
	lastMark
)

// markNames are the marks as marks.tsv names them.
var markNames = [...]string{
	role:           "role",
	team_:          "team",
	player:         "player",
	office_:        "office",
	vagueSources:   "vagueSources",
	folk:           "folk",
	gain:           "gain",
	attribute_:     "attribute",
	pronoun:        "pronoun",
	modifiers:      "modifiers",
	fate:           "fate",
	end:            "end",
	state:          "state",
	act:            "act",
	tell:           "tell",
	report:         "report",
	event:          "event",
	contest:        "contest",
	held:           "held",
	since:          "since",
	nested:         "nested",
	gained:         "gained",
	namesItself:    "namesItself",
	peak_:          "peak",
	roundly:        "roundly",
	carries:        "carries",
	hosts:          "hosts",
	deed:           "deed",
	class_:         "class",
	sorts:          "sorts",
	member:         "member",
	area_:          "area",
	sector_:        "sector",
	bodies:         "bodies",
	tentative:      "tentative",
	adjectives:     "adjectives",
	taiwan:         "taiwan",
	currency:       "currency",
	traditional:    "traditional",
	sited:          "sited",
	finished:       "finished",
	grant:          "grant",
	brings:         "brings",
	priced:         "priced",
	speed:          "speed",
	guests:         "guests",
	swings:         "swings",
	net:            "net",
	corporate_:     "corporate",
	moving:         "moving",
	people:         "people",
	topped:         "topped",
	issue:          "issue",
	penalty:        "penalty",
	stock:          "stock",
	going:          "going",
	degree:         "degree",
	branch:         "branch",
	traded_:        "traded",
	estimates:      "estimates",
	corporateNames: "corporateNames",
	base:           "base",
	sums:           "sums",
	partners:       "partners",
	yearly_:        "yearly",
	scopes:         "scopes",
	exceeds:        "exceeds",
	planned:        "planned",
	done:           "done",
	sent:           "sent",
	particles:      "particles",
	pricey:         "pricey",
	denial:         "denial",
	added:          "added",
}

// marks are those of one word.
type marks [2]uint64

func (b *marks) add(m mark)     { b[m>>6] |= 1 << (m & 63) }
func (b marks) has(m mark) bool { return b[m>>6]&(1<<(m&63)) != 0 }

// markLists hold marks.tsv: the marks of a word, found by how a text begins, by how it ends and by the mark.
type markLists struct {
	begins    *lexicon.Lexicon[marks]
	ends      *lexicon.Tails[marks]
	in        [lastMark]*lexicon.Lexicon[struct{}]
	sets      []marks // that words bear, each once
	words     [lastMark][]string
	arguments [lastMark]map[string]string
}

var (
	markedWords *markLists
	markedOnce  sync.Once
)

// listed returns what marks.tsv says, read on first need.
func listed() *markLists {
	markedOnce.Do(func() { markedWords = readMarks() })
	return markedWords
}

func readMarks() *markLists {
	known := map[string]mark{}
	for m, name := range markNames {
		known[name] = mark(m)
	}
	l := &markLists{begins: lexicon.New[marks](), ends: new(lexicon.Tails[marks])}
	for line := range rows(markList) {
		var bears marks
		for _, column := range line[1:] {
			name, argument, given := strings.Cut(column, "=")
			m, ok := known[name]
			if !ok {
				panic("marks.tsv: " + line[0] + ": no mark " + name)
			}
			bears.add(m)
			l.words[m] = append(l.words[m], line[0])
			if l.in[m] == nil {
				l.in[m] = lexicon.New[struct{}]()
			}
			l.in[m].Add(line[0], struct{}{})
			if given {
				if l.arguments[m] == nil {
					l.arguments[m] = map[string]string{}
				}
				l.arguments[m][line[0]] = argument
			}
		}
		if !slices.Contains(l.sets, bears) {
			l.sets = append(l.sets, bears)
		}
		if !l.begins.Add(line[0], bears) || !l.ends.Add(line[0], bears) {
			panic("marks.tsv: " + line[0] + ": listed twice")
		}
	}
	return l
}

// marked tells whether the word bears the mark.
func marked(w string, m mark) bool {
	bears, ok := listed().begins.Get(w)
	return ok && bears.has(m)
}

// bears returns the marks of a listed word as its token keeps them. A set of marks stands once.
func bears(w string) int16 {
	set, ok := listed().begins.Get(w)
	if !ok {
		return 1
	}
	return int16(slices.Index(listed().sets, set)) + 2
}

// marked tells whether the token is a word that bears the mark.
func (s *sentence) marked(t *token, m mark) bool {
	if t.bears > 0 {
		return t.bears > 1 && listed().sets[t.bears-2].has(m)
	}
	return marked(s.text(t), m)
}

// argument returns what marks.tsv gives the mark of the word, or "": 产 for gained of 增产.
func argument(w string, m mark) string { return listed().arguments[m][w] }

// wordsOf returns the words that bear the mark, in the order of the list.
func wordsOf(m mark) []string { return listed().words[m] }

// endOf returns where the shortest word of the mark begins that the text ends with.
func endOf(text string, m mark) (at int, ok bool) {
	listed().ends.Each(text, func(bears marks, from int) bool {
		at, ok = from, bears.has(m)
		return !ok
	})
	return at, ok
}

// endsWith tells whether a word of one of the marks ends the text: 三分球命中率.
func endsWith(text string, of ...mark) (ok bool) {
	listed().ends.Each(text, func(bears marks, _ int) bool {
		for _, m := range of {
			ok = ok || bears.has(m)
		}
		return !ok
	})
	return ok
}

// startsWith tells whether a word of the mark begins the text.
func startsWith(text string, m mark) (ok bool) {
	listed().begins.Each(text, 0, func(bears marks, _ int) { ok = ok || bears.has(m) })
	return ok
}

// says tells whether a word of the mark stands in the text.
func says(text string, m mark) bool { return listed().in[m].In(text) }

// holds tells whether a word of the mark stands in the text, not at its beginning.
func holds(text string, m mark) bool {
	for _, w := range wordsOf(m) {
		if strings.Index(text, w) > 0 {
			return true
		}
	}
	return false
}
