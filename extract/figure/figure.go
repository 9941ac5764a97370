// Package figure finds numbers that measure or count something, with their units or measure words.
//
//	6932.89亿元  8000元/平方米  US$1.2亿  投资3000万        money, in ISO 4217 codes
//	32万吨  35公里/小时  2929.09点  零下4到零下1℃           measure, in UCUM-like codes
//	90余家金融机构                                        count, the measure word its unit, with the thing counted
//	3.3倍  翻一番  增长两倍                                multiple
//	第15名  位列第二  居首位                               rank
//	5年  两年零三个月  1小时20分                           duration
//	35岁  十个月大  年过八旬                               age
//	3:1  78比75                                          score: its two sides as value_low and value_high
//
// The span is number, magnitude and unit, without an approximator before it or the noun behind it. A numeral is
// read first (package numeral), then the longest word of units.tsv behind it; what the word alone cannot tell
// (度, 点, 级, 一个) its own function decides. To add a unit: a line in units.tsv and a sentence in
// testdata/figure.txt; a user's own units come through With.
package figure

import (
	"strings"
	"unicode/utf8"

	"newsfacts/extract"
	"newsfacts/extract/lexicon"
	"newsfacts/extract/numeral"
	"newsfacts/schemas"
)

// Extractor finds mentions of kind figure.
var Extractor = extractor(units)

func extractor(l *list) extract.Extractor {
	return extract.Extractor{Name: "figure", Doc: "6932.89亿元, 90余家, 32万吨, 3.3倍, 第15名, 5年, 35岁, 3:1", Find: l.find}
}

// A quantity is a candidate: what was read and where it stands.
type quantity struct {
	from, to int // bytes of the span
	outer    int // where the words before it end: from, or the currency before the number
	n        numeral.Numeral
	at       int // where the unit begins
	unit     *unit
	code     string // of the table
	kind     string
	rule     string
	flag     string

	noun [2]int // where the thing counted stands, if the unit was inferred from it
}

func (l *list) find(s *extract.Sentence) (found []schemas.Mention) {
	text := s.Folded(lexicon.Simplified)
	var q, last quantity
	for i := next(text, 0); i < len(text); i = next(text, i) {
		if end := l.idle(text, i); end > i {
			i = end
			continue
		}
		if q, end := plainWord(text, i); end > i {
			if q.kind != "" {
				found = append(some(found), mention(s, &q))
			}
			i = end
			continue
		}
		n, ok := numeral.At(text, i)
		if !ok {
			i = n.To
			continue
		}
		ok = l.read(s, &n, &q)
		if !ok && n.Range && !n.Ordinal { // 2月至3个工作日
			if single, fine := numeral.One(text, i); fine && single.To < n.To {
				n = single
				ok = l.read(s, &n, &q)
			}
		}
		if !ok {
			if parts := l.shared(s, n); len(parts) > 0 {
				found = append(found, parts...)
				i = int(parts[len(parts)-1].Where().To)
				continue
			}
			i = n.To
			if within(text, &last, &n, &q) {
				found = append(some(found), mention(s, &q))
			}
			continue
		}
		i = max(q.to, n.To)
		if q.kind == "" {
			continue
		}
		found, last = append(some(found), mention(s, &q)), q
	}
	return found
}

// within makes q a part of the last amount, named in brackets behind it without the unit: 355.9万张（含手机119.7万）.
func within(text string, last *quantity, n *numeral.Numeral, q *quantity) bool {
	if n.Magnitude == "" || n.Range || n.Ordinal || n.Bare || last.to == 0 || last.kind == "rank" || last.kind == "score" || n.From-last.to > 36 || n.From < last.to {
		return false
	}
	between := text[last.to:n.From]
	if !lexicon.HasPrefix(between, "（含", "(含", "（其中", "(其中", "（包括", "(包括") || strings.ContainsAny(between, "）)，；。") || !lexicon.HasPrefix(text[n.To:], "）", ")", "，", "、") {
		return false
	}
	*q = *last
	q.from, q.outer, q.to, q.at, q.n, q.rule, q.flag = n.From, n.From, n.To, n.To, *n, "shared_unit", "unit_inferred"
	q.noun = [2]int{n.From, n.From} // that of the whole
	if last.unit.scaled {
		q.n.Value = q.n.Value.Mul(last.unit.factor)
	}
	return true
}

// some returns a list that holds a sentence's figures as a rule without growing.
func some(found []schemas.Mention) []schemas.Mention {
	if found == nil {
		return make([]schemas.Mention, 0, 4)
	}
	return found
}

// begins holds the characters that a figure may begin with: those of numerals and of words like 首位 and 翻番.
var begins, words = func() (*lexicon.Chars, *lexicon.Chars) {
	all, words := *numeral.Openings(), new(lexicon.Chars)
	for _, p := range plain {
		_, size := utf8.DecodeRuneInString(p.word)
		words.Add(p.word[:size])
		all.Add(p.word[:size])
	}
	return &all, words
}()

// next returns the first byte at or after i where a figure may begin, or len(text).
func next(text string, i int) int {
	for i = begins.Next(text, i); i < len(text); i = begins.Next(text, i) {
		r, size := lexicon.Char(text, i)
		if words.Has(r) || numeral.Opens(text, r, i+size) {
			return i
		}
		i += size
	}
	return len(text)
}

// idle returns the end of the plain number at byte i where what stands around it makes it no figure, else i.
func (l *list) idle(text string, i int) int {
	end := numeral.Plain(text, i, l.follows)
	if end > i && i > 0 && (text[i] < 0x80 || text[i] == "０"[0]) {
		if code, _ := symbol(text, i); code != "" { // US$5
			return i
		}
	}
	return end
}

// behind are characters that a figure's number may have behind it, beside those of numbers and units: 三分之一, 3:1,
// 翻一番, 1万（含）, 15k元, 两个亿, 3.2、4.5和6.1亿元.
const behind = "分番:：∶比-－—–（(kK个個、和与及以"

// following returns all characters that may stand behind the number of a figure.
func (l *list) following() *lexicon.Chars {
	all := behind
	for _, words := range []*lexicon.Lexicon[*unit]{l.words, l.own} {
		if words == nil {
			continue
		}
		for w := range words.Words() {
			_, size := utf8.DecodeRuneInString(w)
			all += w[:size]
		}
	}
	return numeral.Follows(all)
}

// shared reads numbers that share the unit behind the last of them, all but the last: 分别为3.2、4.5和6.1亿元.
func (l *list) shared(s *extract.Sentence, n numeral.Numeral) (parts []schemas.Mention) {
	text := s.Folded(lexicon.Simplified)
	list := numeral.List(text, n)
	if list == nil || !numeral.Sharing(text, list) || joined(text, n.From) {
		return nil
	}
	var last quantity
	if !l.quantity(text, &list[len(list)-1], &last) || last.kind == "duration" || refused(text, &last) != "" {
		return nil
	}
	for _, m := range list[:len(list)-1] {
		q := last
		q.from, q.outer, q.to, q.at, q.n, q.rule, q.flag = m.From, m.From, m.To, m.To, m.Scaled(last.n), "shared_unit", "unit_inferred"
		if last.unit.scaled {
			q.n.Value = q.n.Value.Mul(last.unit.factor)
		}
		f := mention(s, &q)
		f.UnitText, f.Noun = unitText(s, &last), nil
		parts = append(parts, f)
	}
	return parts
}

// read makes q the quantity that n begins. One without a kind was turned down: what follows its end is read next.
func (l *list) read(s *extract.Sentence, n *numeral.Numeral, q *quantity) bool {
	text := s.Folded(lexicon.Simplified)
	if n.To < len(text) {
		if strings.HasPrefix(text[n.To:], "分之") { // a share: 三分之一
			pass(text, n, q)
			return true
		}
		if score(text, n, q) || times(text, n, q) {
			return true
		}
	}
	if n.Ordinal {
		return l.rank(s, n, q)
	}
	widen(text, n)
	if !l.quantity(text, n, q) && !unitless(text, n, q) {
		return false
	}
	if why := refused(text, q); why != "" {
		s.Rejected(q.from, q.to, q.rule, why)
		*q = quantity{from: q.from, to: n.To}
	}
	return true
}

// pass makes q a share's numerals, which are nobody's here: 三分之一.
func pass(text string, n *numeral.Numeral, q *quantity) {
	*q = quantity{from: n.From, to: n.To + len("分之")}
	if top, ok := numeral.At(text, q.to); ok {
		q.to = top.To
	}
}

// A row is a figure with what its nullable columns point to: one allocation instead of five.
type row struct {
	schemas.Figure
	low, high   float64
	exact, noun string
}

// mention makes the row of a quantity.
func mention(s *extract.Sentence, q *quantity) *schemas.Figure {
	text := s.Folded(lexicon.Simplified)
	c := new(row)
	f := &c.Figure
	f.At, f.Kind, f.Unit, f.UnitText = s.At(q.from, q.to, q.rule), q.kind, q.code, unitText(s, q)
	f.Modifier = numeral.Modifier(text, &q.n, q.outer, q.to)
	if q.kind == "score" {
		f.Modifier, f.UnitText = "exact", q.code
	}
	if q.flag != "" {
		f.Flags = append(f.Flags, q.flag)
	}
	if q.kind == "count" && q.rule != "tally" && !strings.HasPrefix(q.code, "连") { // 27胜, 7连胜 count what they are
		from, to := q.noun[0], q.noun[1]
		if to == 0 {
			from, to = noun(text, q)
		}
		if to > from {
			c.noun = s.Text[from:to]
			f.Noun = &c.noun
		}
	}
	c.low = q.n.Value.Float()
	if q.n.Range || q.kind == "score" {
		c.high = q.n.High.Float()
		f.ValueLow, f.ValueHigh = &c.low, &c.high
		return f
	}
	c.exact = q.n.Value.String()
	f.Value, f.ValueExact = &c.low, &c.exact
	return f
}

// unitText returns the unit as printed, with its magnitude: 亿元.
func unitText(s *extract.Sentence, q *quantity) string {
	m := q.n.Magnitude
	if strings.HasSuffix(s.Folded(lexicon.Simplified)[:q.at], m) {
		return s.Text[q.at-len(m) : q.to]
	}
	return m + s.Text[q.at:q.to]
}
