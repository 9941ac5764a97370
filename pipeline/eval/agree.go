package eval

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"newsfacts/schemas"
)

// Kinds are the mention kinds as gold names them, in the order in which they are told of.
var Kinds = [...]string{"figure", "percentage", "date", "organization"}

func kindNamed(name string) int { return slices.Index(Kinds[:], name) }

// valueAgrees tells whether the normalised fields of a mention are those of its gold row.
func valueAgrees(g Row, m schemas.Mention) bool {
	switch p := m.(type) {
	case *schemas.Figure:
		return g.either("unit", p.Unit) && g.either("modifier", p.Modifier) && g.either("kind", p.Kind) &&
			(g.text("modifier") == "range" && g.bounds(p.ValueLow, p.ValueHigh) || g.text("modifier") != "range" && same(g.number("value"), p.Value))
	case *schemas.Percentage:
		if g.text("unit") != p.Unit || !g.either("modifier", p.Modifier) {
			return false
		}
		if g.text("modifier") == "range" {
			return g.bounds(p.ValueLow, p.ValueHigh)
		}
		return same(g.number("value"), p.Value)
	case *schemas.Date:
		return dateAgrees(g, p)
	case *schemas.Organization:
		sure, said := g["canonical_sure"].(bool)
		return g.either("canonical", p.Canonical) || said && !sure
	}
	return false
}

func dateAgrees(g Row, p *schemas.Date) bool {
	start, end := day(p.StartDate), day(p.EndDate)
	if g.either("start_date", start) && (g.either("end_date", end) || slices.Contains(g.list("timex_alt"), p.Timex)) {
		return true
	}
	// 年初, 月末: the day or its whole month
	from, to := g.text("start_date"), g.text("end_date")
	return g.text("kind") == "period" && from != "" && from == to && start != "" && month(from) == month(start) && month(start) == month(end)
}

// month is the month of a day written as 2023-05-16.
func month(day string) string { return day[:min(len(day), 7)] }

// either tells whether a value is the gold column's or one of its alternatives; "" stands for null.
func (r Row) either(column, value string) bool {
	return value == r.text(column) || slices.Contains(r.alts(column), value)
}

func (r Row) bounds(low, high *float64) bool {
	return same(r.number("low"), low) && same(r.number("high"), high)
}

func same(a, b *float64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return math.Abs(*a-*b) <= 1e-9*max(1, math.Abs(*a), math.Abs(*b))
}

// day writes a date column as 2023-05-16; "" where it is null.
func day(d *int32) string {
	if d == nil {
		return ""
	}
	return schemas.Time(*d).Format("2006-01-02")
}

func str(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// Columns are the columns of a fact that are scored one by one, in the order in which they are told of.
var Columns = [...]string{"value", "modifier", "kind", "property_relaxed", "property", "entity", "place", "direction", "comparison", "period", "modality", "source", "base"}

// strictColumns are asked for, besides core, by a strict agreement.
var strictColumns = [...]string{"kind", "property", "entity", "place", "comparison", "period", "modality"}

// parts says which columns of a fact agree with gold.
type parts struct {
	column       [len(Columns)]bool
	core, strict bool // value, unit, property (relaxed), direction; and most of the rest
}

func (p parts) has(column string) bool { return p.column[slices.Index(Columns[:], column)] }

// sum counts what agrees: the best of several facts has the most.
func (p parts) sum() (n int) {
	for _, ok := range append(p.column[:], p.core, p.strict) {
		if ok {
			n++
		}
	}
	return n
}

// wrong lists the columns that do not agree.
func (p parts) wrong() (list []string) {
	for i, ok := range p.column {
		if !ok {
			list = append(list, Columns[i])
		}
	}
	return list
}

func factParts(g Row, f *schemas.Fact) parts {
	number := same(g.number("value"), f.Value)
	if g.text("modifier") == "range" {
		number = g.number("low") == nil || g.bounds(f.ValueLow, f.ValueHigh)
	}
	property := func(relaxed bool) bool {
		return textAgrees(g.text("property"), g.alts("property"), str(f.Property), relaxed)
	}
	p := parts{column: [len(Columns)]bool{
		number && g.either("unit", f.Unit),
		g.either("modifier", f.Modifier),
		g.either("kind", f.Kind),
		property(true),
		property(false),
		textAgrees(g.text("entity"), g.alts("entity"), str(f.Entity), false) || g.text("entity") == "" && g.is("borderline"),
		placeAgrees(g, str(f.Place)),
		g.either("direction", str(f.Direction)),
		g.either("comparison", str(f.Comparison)),
		periodAgrees(g, day(f.PeriodStart), day(f.PeriodEnd)),
		g.either("modality", f.Modality),
		textAgrees(g.text("source"), g.alts("source"), str(f.Source), true),
		textAgrees(g.text("base"), g.alts("base"), str(f.Base), true),
	}}
	p.core = p.has("value") && p.has("property_relaxed") && p.has("direction")
	p.strict = p.core
	for _, c := range strictColumns {
		p.strict = p.strict && p.has(c)
	}
	return p
}

// textAgrees compares a printed phrase with gold's or one of the others; relaxed, a phrase passes that shares
// most of its characters. Where gold has none, relaxed asks nothing.
func textAgrees(gold string, others []string, got string, relaxed bool) bool {
	gold, got = bare(gold), bare(got)
	all := make([]string, 0, len(others)+1)
	for _, o := range others {
		all = append(all, bare(o))
	}
	if gold == "" {
		return relaxed || got == "" || slices.Contains(all, got)
	}
	if got == gold || slices.Contains(all, got) {
		return true
	}
	return relaxed && slices.ContainsFunc(append(all, gold), func(x string) bool { return x != "" && alike(x, got) })
}

// alike: six tenths of the characters shared, or one inside the other and at least half as long.
func alike(a, b string) bool {
	na, nb := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	if shared := common(a, b); shared > 0 && float64(2*shared)/float64(na+nb) >= 0.6 {
		return true
	}
	return (strings.Contains(a, b) || strings.Contains(b, a)) && 2*min(na, nb) >= max(na, nb)
}

// common counts the characters that two texts share, as multisets.
func common(a, b string) (n int) {
	count := map[rune]int{}
	for _, c := range a {
		count[c]++
	}
	for _, c := range b {
		if count[c] > 0 {
			count[c]--
			n++
		}
	}
	return n
}

func placeAgrees(g Row, got string) bool {
	got = place(got)
	return got == place(g.text("place")) || slices.ContainsFunc(g.alts("place"), func(x string) bool { return place(x) == got })
}

// placeTails, longest first: 重庆市 is 重庆.
var placeTails = []string{"维吾尔自治区", "特别行政区", "壮族自治区", "回族自治区", "自治区", "自治州", "自治县", "省", "市", "区", "县", "州"}

func place(s string) string {
	s = bare(s)
	if s == "全国" || s == "我国" {
		return "中国"
	}
	if utf8.RuneCountInString(s) <= 2 {
		return s
	}
	for _, tail := range placeTails {
		if short, ok := strings.CutSuffix(s, tail); ok {
			return short
		}
	}
	return s
}

func periodAgrees(g Row, start, end string) bool {
	if start == g.text("period_start") && end == g.text("period_end") {
		return true
	}
	for _, p := range g.periods() {
		if p == [2]string{start, end} {
			return true
		}
	}
	return false
}

// periods lists the alternatives: a pair of days, or a list of pairs or objects.
func (r Row) periods() (list [][2]string) {
	given, _ := r["period_alt"].([]any)
	if len(given) == 2 {
		_, pair := given[0].([]any)
		_, object := given[0].(map[string]any)
		if !pair && !object {
			given = []any{given}
		}
	}
	for _, x := range given {
		switch x := x.(type) {
		case []any:
			if len(x) == 2 {
				pair := Row{"pair": x}.list("pair")
				list = append(list, [2]string{pair[0], pair[1]})
			}
		case map[string]any:
			first := func(names ...string) string {
				for _, n := range names {
					if v, ok := x[n]; ok {
						s, _ := v.(string)
						return s
					}
				}
				return ""
			}
			list = append(list, [2]string{first("period_start", "start_date"), first("period_end", "end_date")})
		}
	}
	return list
}
