package organization

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"newsfacts/extract/lexicon"
	"newsfacts/extract/place"
	"newsfacts/schemas"
)

//go:embed names.tsv
var namesTSV string

//go:embed state.tsv
var stateTSV string

//go:embed world.tsv
var worldTSV string

//go:embed makers.tsv
var makersTSV string

//go:embed clubs.tsv
var clubsTSV string

//go:embed schools.tsv
var schoolsTSV string

//go:embed listed.tsv
var listedTSV string

//go:embed departments.tsv
var departmentsTSV string

//go:embed suffixes.tsv
var suffixesTSV string

//go:embed breaks.tsv
var breaksTSV string

//go:embed verbs.tsv
var verbsTSV string

//go:embed never.tsv
var neverTSV string

//go:embed edges.tsv
var edgesTSV string

// body is a body known by name.
type body struct {
	kind, full string // full: its official name; "" for the name itself
	weak       bool   // the word is more than this body: the model decides
	own        bool   // from the user's lexicon
}

// department is an office that each place of a level has.
type department struct {
	full string // 科学技术局; {} stands for the place, which else goes before
	kind string
}

// suffix is how a name of a body ends.
type suffix struct {
	kind string
	free bool // it needs a name before it, of any sort
	lead bool // it needs a place, a level or a body before it
	sub  bool // it may be a part of the body before it
}

// lists are all words that the rules read.
type lists struct {
	names       *lexicon.Lexicon[body]
	departments *lexicon.Lexicon[department]
	suffixes    *lexicon.Lexicon[suffix]
	breaks      *lexicon.Lexicon[struct{}]
	never       *lexicon.Lexicon[struct{}]
	edges       *lexicon.Lexicon[edge]
	wides       *lexicon.Lexicon[struct{}]
	trades      *lexicon.Lexicon[struct{}]
	first       *pairs
}

// edge are the characters around a short name that make it part of another word.
type edge struct{ before, after string }

var shared = sync.OnceValue(func() *lists { return read(nil) })

// read reads the lists; own are the user's entries, which go before ours.
func read(own []Entry) *lists {
	l := &lists{names: lexicon.New[body]()}
	for _, e := range own {
		if e.Kind == "" {
			e.Kind = "other"
		}
		l.names.Add(e.Name, body{kind: e.Kind, full: e.Full, own: true})
	}
	for c := range rows(namesTSV, stateTSV, worldTSV, makersTSV, clubsTSV, schoolsTSV, listedTSV) {
		b := body{kind: c[1]}
		if len(c) > 2 {
			b.full = c[2]
		}
		mark := ""
		if len(c) > 3 {
			mark = c[3]
		}
		b.weak = mark == "?" || mark != "!" && b.kind == "company" && len(c[0]) <= 6 && c[0][0] >= 0x80
		check(c[0], b.kind)
		l.names.Add(c[0], b) // a listed company may stand in names, too
	}
	for c := range rows(namesTSV, clubsTSV) {
		if short, ok := tableForm(c[0]); ok && c[1] == "sports" {
			l.names.Add(short, body{kind: "sports", full: c[0], weak: true})
		}
	}
	none := func([]string) (struct{}, error) { return struct{}{}, nil }
	l.departments = lexicon.MustParse(departmentsTSV, func(c []string) (department, error) {
		check(c[0], c[1])
		return department{c[0], c[1]}, nil
	})
	l.suffixes = lexicon.MustParse(suffixesTSV, func(c []string) (suffix, error) {
		if c[0] != "-" {
			check(c[1], c[0])
		}
		return suffix{c[0], strings.Contains(c[1], "f"), strings.ContainsAny(c[1], "fl"), strings.Contains(c[1], "s")}, nil
	})
	l.breaks = lexicon.MustParse(breaksTSV+verbsTSV, none)
	l.never = lexicon.MustParse(neverTSV, none)
	l.trades = lexicon.MustParse(tradesTSV, none)
	l.edges = lexicon.MustParse(edgesTSV, func(c []string) (edge, error) { return edge{c[0], c[1]}, nil })
	l.wides = lexicon.New[struct{}]()
	for _, w := range []string{"国家", "全国", "中华", "国际", "世界", "亚洲", "欧洲", "非洲", "亚太", "联合国", "全美", "中央", "中国", "南美洲", "美洲", "中共中央", "西南", "西北", "东北", "华东", "华南", "华北", "华中"} {
		l.wides.Add(w, struct{}{})
	}
	l.index()
	return l
}

// tableForm is the name of a club as tables of matches cut it, to three characters: 那不勒 for 那不勒斯; none for names that begin with a place.
func tableForm(name string) (string, bool) {
	runes := []rune(name)
	if len(runes) < 4 || len(runes) > 6 || strings.HasSuffix(name, "队") {
		return "", false
	}
	for _, r := range runes {
		if r < 0x3400 {
			return "", false
		}
	}
	short := string(runes[:3])
	_, _, ok := place.One(short, 0)
	return short, !ok
}

func check(word, kind string) {
	if !schemas.Allowed("organization_kinds", kind) {
		panic(fmt.Sprintf("organization: %s: no kind %q", word, kind))
	}
}

// rows yields the columns of TSV lists without their comments.
func rows(tsv ...string) func(func([]string) bool) {
	return func(yield func([]string) bool) {
		for _, list := range tsv {
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
}

// wordList is a list of words parted by spaces.
func wordList(words string) *lexicon.Lexicon[struct{}] {
	l := lexicon.New[struct{}]()
	for _, w := range strings.Fields(words) {
		l.Add(w, struct{}{})
	}
	return l
}

// whole tells whether a word is listed as it is.
func whole[V any](l *lexicon.Lexicon[V], word string) bool {
	_, end, ok := l.At(word, 0)
	return ok && end == len(word)
}
