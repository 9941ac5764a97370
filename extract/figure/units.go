package figure

import (
	_ "embed"
	"fmt"
	"strings"

	"newsfacts/extract"
	"newsfacts/extract/lexicon"
	"newsfacts/extract/numeral"
	"newsfacts/schemas"
)

//go:embed units.tsv
var unitList string

// A unit is a word that stands behind a number.
type unit struct {
	word   string
	code   string // of the table
	kind   string
	factor numeral.Decimal // what one of it is in code: 角 is 0.1 CNY
	scaled bool            // factor is not 1
	own    bool            // of the user's list
	not    []string        // what must not follow
}

// none stands for no unit, so that its fields can be asked for.
var none = &unit{}

// list holds the units that an extractor knows.
type list struct {
	words *lexicon.Lexicon[*unit]
	own   *lexicon.Lexicon[*unit] // the user's, or nil

	follows *lexicon.Chars // what may stand behind the number of a figure
}

var units = newList(parse(unitList), nil)

func newList(words, own *lexicon.Lexicon[*unit]) *list {
	l := &list{words: words, own: own}
	l.follows = l.following()
	return l
}

func parse(text string) *lexicon.Lexicon[*unit] {
	l := lexicon.New[*unit]()
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		columns := strings.Split(line, "\t")
		if len(columns) < 4 || len(columns) > 5 {
			panic(fmt.Sprintf("units.tsv: %s: %d columns", columns[0], len(columns)))
		}
		u, err := Entry{columns[0], columns[1], columns[2], columns[3]}.unit()
		if err != nil {
			panic("units.tsv: " + err.Error())
		}
		if len(columns) == 5 {
			u.not = strings.Split(columns[4], "|")
		}
		if !l.Add(columns[0], u) {
			panic("units.tsv: listed twice: " + columns[0])
		}
	}
	return l
}

// Entry is a unit of a user's own list.
type Entry struct {
	Word   string // as printed behind the number: 标箱
	Unit   string // the value of the column unit; "" is Word itself
	Kind   string // one of the closed vocabulary figure_kinds; "" is count
	Factor string // what one Word is in Unit, plain decimal text; "" is 1
}

func (e Entry) unit() (*unit, error) {
	u := &unit{word: e.Word, code: e.Unit, kind: e.Kind, factor: numeral.Int(1)}
	if e.Word == "" {
		return u, fmt.Errorf("a unit without a word")
	}
	if u.code == "" {
		u.code = e.Word
	}
	if u.kind == "" {
		u.kind = "count"
	}
	if !schemas.Allowed("figure_kinds", u.kind) {
		return u, fmt.Errorf("%s: no kind of figure is called %s", e.Word, u.kind)
	}
	if e.Factor != "" && e.Factor != "1" {
		f, ok := numeral.Parse(e.Factor)
		if !ok || f.Sign() <= 0 {
			return u, fmt.Errorf("%s: factor %s is no positive decimal number", e.Word, e.Factor)
		}
		u.factor, u.scaled = f, true
	}
	return u, nil
}

// With returns the extractor that also knows a user's units. Where one of them and one of ours stand behind a
// number, the longer is read, of equal ones the user's; its rows carry the flag from_lexicon. An error names
// the entry that cannot be used: a word listed twice, an unknown kind, a factor that is no number.
func With(extra []Entry) (extract.Extractor, error) {
	if len(extra) == 0 {
		return Extractor, nil
	}
	own := lexicon.New[*unit]()
	for _, e := range extra {
		u, err := e.unit()
		if err != nil {
			return extract.Extractor{}, err
		}
		u.own = true
		if !own.Add(e.Word, u) {
			return extract.Extractor{}, fmt.Errorf("%s: listed twice", e.Word)
		}
	}
	return extractor(newList(units.words, own)), nil
}

// at returns the longest unit at byte i that what follows it allows, and where it ends.
func (l *list) at(text string, i int) (u *unit, end int, ok bool) {
	l.words.Each(text, i, func(v *unit, to int) {
		if v.allowed(text, to) {
			u, end, ok = v, to, true
		}
	})
	if l.own != nil {
		if v, to, fine := l.own.At(text, i); fine && to >= end {
			u, end, ok = v, to, true
		}
	}
	if !ok {
		return none, i, false
	}
	return u, end, true
}

// allowed tells whether what follows at byte i leaves the word a unit: 5个, not 5个百分点; 8 kg, not 8 kgs.
func (u *unit) allowed(text string, i int) bool {
	if i >= len(text) {
		return true
	}
	if last := u.word[len(u.word)-1]; letter(last) && (letter(text[i]) || text[i] >= '0' && text[i] <= '9') {
		return false
	}
	for _, w := range u.not {
		if strings.HasPrefix(text[i:], w) {
			return false
		}
	}
	return true
}

func letter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }
