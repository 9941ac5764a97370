package report

import (
	"fmt"
	"math"
	"reflect"
	"strings"

	"newsfacts/schemas"
)

// stats is what is counted over the parts that were read.
type stats struct {
	rows, articles, undated, facts                                     int64
	kinds, modalities, properties, places, bodies, units, codes, rules map[string]int64
	months, days                                                       map[string]int64
	nulls                                                              map[string]int64 // column of facts -> rows without
	values                                                             map[string]*spreadOf
	extremes                                                           map[string]*extreme
	strange                                                            []oddRow // percentages and periods out of bounds
	said                                                               map[string]statement
	clash                                                              []oddRow
	pick                                                               picks
	inputs                                                             []string
}

// spreadOf is a histogram of a unit's values by their power of ten.
type spreadOf struct {
	n        int64
	bins     [binCount]int64
	lowest   float64
	greatest float64
}

// Values are binned by half powers of ten from 1e-3 to 1e15.
const (
	firstPower = -3
	binCount   = 36
)

type extreme struct{ least, most oddRow }

// statement is the first value that was said of one measure.
type statement struct {
	value float64
	row   oddRow
}

// oddRow is a row that a careful reader should look at.
type oddRow struct {
	What, Value, Evidence, Article, ID string
	number                             float64
}

func newStats() *stats {
	m := func() map[string]int64 { return map[string]int64{} }
	return &stats{
		kinds: m(), modalities: m(), properties: m(), places: m(), bodies: m(), units: m(), codes: m(), rules: m(), months: m(), days: m(), nulls: m(),
		values: map[string]*spreadOf{}, extremes: map[string]*extreme{}, said: map[string]statement{},
	}
}

// part counts one unit's rows.
func (s *stats) part(r Run, file string) error {
	err := each(r, "articles", file, func(a *schemas.Article) {
		s.rows++
		s.articles++
		if a.ReferenceDate == nil {
			s.undated++
		} else {
			s.days[schemas.Time(*a.ReferenceDate).Format("2006-01")]++
		}
		s.pick.offer(a, file)
	})
	if err != nil {
		return err
	}
	if err := each(r, "facts", file, s.fact); err != nil {
		return err
	}
	return each(r, "organizations", file, func(o *schemas.Organization) { s.bodies[o.Canonical]++ })
}

// fact counts one fact.
func (s *stats) fact(f *schemas.Fact) {
	s.facts++
	s.rows++
	s.kinds[f.Kind]++
	s.modalities[f.Modality]++
	s.rules[f.Rule]++
	s.units[f.Unit]++
	if p := property(f); p != "" {
		s.properties[p]++
	}
	if f.Place != nil {
		s.places[*f.Place]++
	}
	if f.PeriodEnd != nil {
		s.months[schemas.Time(*f.PeriodEnd).Format("2006-01")]++
	}
	s.count(f)
	s.look(f)
}

// count counts the columns that are null.
func (s *stats) count(f *schemas.Fact) {
	v := reflect.ValueOf(f).Elem()
	for _, c := range []string{"Property", "PropertyCanonical", "Entity", "Place", "PlaceCode", "PeriodStart", "PeriodEnd", "Comparison", "Direction", "Source", "Base"} {
		if v.FieldByName(c).IsNil() {
			s.nulls[c]++
		}
	}
}

// look notes a fact's value: its spread, its unit's extremes, what is out of bounds, what was said otherwise before.
func (s *stats) look(f *schemas.Fact) {
	row := odd(f)
	if y := year(f.PeriodStart); y != 0 && (y < 1949 || y > 2050) {
		s.strange = append(s.strange, row.as("period in "+fmt.Sprint(y)))
	} else if y := year(f.PeriodEnd); y != 0 && (y < 1949 || y > 2050) {
		s.strange = append(s.strange, row.as("period in "+fmt.Sprint(y)))
	}
	if f.Value == nil {
		return
	}
	v := *f.Value
	row.number = v
	if f.ValueTable == "percentages" && math.Abs(v) > 1000 {
		s.strange = append(s.strange, row.as("percentage over 1000"))
	}
	h := s.values[f.Unit]
	if h == nil {
		h = &spreadOf{lowest: v, greatest: v}
		s.values[f.Unit] = h
		s.extremes[f.Unit] = &extreme{row, row}
	}
	h.add(v)
	e := s.extremes[f.Unit]
	if v < e.least.number {
		e.least = row
	}
	if v > e.most.number {
		e.most = row
	}
	s.compare(f, v, row)
}

func (h *spreadOf) add(v float64) {
	h.n++
	h.lowest, h.greatest = min(h.lowest, v), max(h.greatest, v)
	if v = math.Abs(v); v > 0 {
		bin := int(math.Floor((math.Log10(v) - firstPower) * 2))
		h.bins[max(0, min(binCount-1, bin))]++
	}
}

const mostSaid = 500_000 // measures remembered, so that memory is bounded

// compare finds one measure with two values: the same property, entity, place, period, unit, kind and manner.
func (s *stats) compare(f *schemas.Fact, v float64, row oddRow) {
	if property(f) == "" || f.PeriodStart == nil || f.PeriodEnd == nil || f.Place == nil || f.Modifier != "exact" || f.Kind == "count" {
		return
	}
	key := strings.Join([]string{property(f), text(f.Entity), *f.Place, fmt.Sprint(*f.PeriodStart, *f.PeriodEnd), f.Unit, f.Kind, f.Modality,
		text(f.Comparison), text(f.Base), text(f.Scope), text(f.Per), text(f.Predicate)}, "\x00")
	was, ok := s.said[key]
	switch {
	case !ok && len(s.said) < mostSaid:
		s.said[key] = statement{v, row}
	case ok && was.value != v && len(s.clash) < 200:
		row.What = fmt.Sprintf("%s of %s: also %s", property(f), *f.Place, was.row.Value)
		s.clash = append(s.clash, row)
	}
}

func (s *stats) conflicts() []oddRow { return s.clash }

// losses counts the quarantine.
func (s *stats) losses(r Run) error {
	n := 0
	for _, file := range r.Tables["quarantine"].Files {
		err := each(r, "quarantine", file, func(q *schemas.Quarantine) {
			s.codes[q.Code]++
			if len(s.inputs) < 20 {
				s.inputs = append(s.inputs, clean(q.Message))
			}
			n++
		})
		if err != nil {
			return err
		}
		if n > enoughRows {
			break
		}
	}
	return nil
}

func odd(f *schemas.Fact) oddRow {
	return oddRow{Value: clean(f.ValueText), Evidence: clean(short(f.Evidence, 120)), Article: f.ArticleID, ID: f.FactID}
}

func (o oddRow) as(what string) oddRow {
	o.What = what
	return o
}

func property(f *schemas.Fact) string {
	if f.PropertyCanonical != nil {
		return *f.PropertyCanonical
	}
	return text(f.Property)
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func year(day *int32) int {
	if day == nil {
		return 0
	}
	return schemas.Time(*day).Year()
}

// short cuts a text after n characters.
func short(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i] + "…"
		}
		n--
	}
	return s
}
