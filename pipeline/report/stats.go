package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"golang.org/x/sync/errgroup"

	"newsfacts/pipeline/table"
	"newsfacts/schemas"
)

// stats is what is counted over the parts that were read.
type stats struct {
	articles, undated, facts                                           int64
	kinds, modalities, properties, places, bodies, units, codes, rules map[string]int64
	months, days                                                       map[int32]int64  // by day
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
		kinds: m(), modalities: m(), properties: m(), places: m(), bodies: m(), units: m(), codes: m(), rules: m(), months: map[int32]int64{}, days: map[int32]int64{}, nulls: m(),
		values: map[string]*spreadOf{}, extremes: map[string]*extreme{}, said: map[string]statement{},
	}
}

// The columns that are counted, and those that say where an odd value stands.
var (
	ofArticles = []string{"article_id", "reference_date", "n_facts", "char_count", "warnings"}
	ofFacts    = []string{
		"fact_id", "article_id", "kind", "modality", "rule", "unit", "property", "property_canonical", "entity", "predicate", "place", "place_code",
		"period_start", "period_end", "comparison", "direction", "source", "base", "scope", "per", "modifier", "value", "value_text", "value_table", "evidence",
	}
	ofBodies = []string{"canonical"}
	ofLosses = []string{"code", "message"}
)

// part counts one unit's rows, those of each table beside the others.
func (s *stats) part(r Run, file string) error {
	var g errgroup.Group
	g.Go(func() error {
		return each(r, "articles", file, table.Pick{Columns: ofArticles}, func(a *schemas.Article) {
			s.articles++
			if a.ReferenceDate == nil {
				s.undated++
			} else {
				s.days[*a.ReferenceDate]++
			}
			s.pick.offer(a, file)
		})
	})
	g.Go(func() error { return each(r, "facts", file, table.Pick{Columns: ofFacts}, s.fact) })
	g.Go(func() error {
		return each(r, "organizations", file, table.Pick{Columns: ofBodies}, func(o *schemas.Organization) { s.bodies[o.Canonical]++ })
	})
	return g.Wait()
}

// fact counts one fact.
func (s *stats) fact(f *schemas.Fact) {
	s.facts++
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
		s.months[*f.PeriodEnd]++
	}
	s.count(f)
	s.look(f)
}

// count counts the columns that are null.
func (s *stats) count(f *schemas.Fact) {
	for _, c := range []struct {
		name string
		null bool
	}{
		{"property", f.Property == nil}, {"property_canonical", f.PropertyCanonical == nil}, {"entity", f.Entity == nil}, {"place", f.Place == nil},
		{"place_code", f.PlaceCode == nil}, {"period_start", f.PeriodStart == nil}, {"period_end", f.PeriodEnd == nil}, {"comparison", f.Comparison == nil},
		{"direction", f.Direction == nil}, {"source", f.Source == nil}, {"base", f.Base == nil},
	} {
		if c.null {
			s.nulls[c.name]++
		}
	}
}

// look notes a fact's value: its spread, its unit's extremes, what is out of bounds, what was said otherwise before.
func (s *stats) look(f *schemas.Fact) {
	row := odd(f)
	if y := year(f.PeriodStart); y != 0 && (y < 1949 || y > 2050) {
		s.odd(row.as("period in " + fmt.Sprint(y)))
	} else if y := year(f.PeriodEnd); y != 0 && (y < 1949 || y > 2050) {
		s.odd(row.as("period in " + fmt.Sprint(y)))
	}
	if f.Value == nil {
		return
	}
	v := *f.Value
	row.number = v
	if f.ValueTable == "percentages" && math.Abs(v) > 1000 {
		s.odd(row.as("percentage over 1000"))
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

// odd notes a row whose value is out of bounds.
func (s *stats) odd(row oddRow) {
	if len(s.strange) < mostOdd {
		s.strange = append(s.strange, row)
	}
}

func (h *spreadOf) add(v float64) {
	h.n++
	h.lowest, h.greatest = min(h.lowest, v), max(h.greatest, v)
	if v = math.Abs(v); v > 0 {
		bin := int(math.Floor((math.Log10(v) - firstPower) * 2))
		h.bins[max(0, min(binCount-1, bin))]++
	}
}

const (
	mostSaid  = 500_000 // measures remembered, so that memory is bounded
	mostClash = 200
)

// compare finds one measure with two values: the same property, entity, place, period, unit, kind and manner.
func (s *stats) compare(f *schemas.Fact, v float64, row oddRow) {
	if property(f) == "" || f.PeriodStart == nil || f.PeriodEnd == nil || f.Place == nil || f.Modifier != "exact" || f.Kind == "count" {
		return
	}
	key := strings.Join([]string{property(f), text(f.Entity), *f.Place, strconv.Itoa(int(*f.PeriodStart)), strconv.Itoa(int(*f.PeriodEnd)), f.Unit, f.Kind, f.Modality,
		text(f.Comparison), text(f.Base), text(f.Scope), text(f.Per), text(f.Predicate)}, "\x00")
	was, ok := s.said[key]
	switch {
	case !ok && len(s.said) < mostSaid:
		s.said[key] = statement{v, row}
	case ok && was.value != v && len(s.clash) < mostClash:
		row.What = fmt.Sprintf("%s of %s: also %s", property(f), *f.Place, was.row.Value)
		s.clash = append(s.clash, row)
	}
}

func (s *stats) conflicts() []oddRow { return s.clash }

// losses counts the quarantine.
func (s *stats) losses(r Run) error {
	n := 0
	for _, file := range r.Tables["quarantine"].Files {
		err := each(r, "quarantine", file, table.Pick{Columns: ofLosses}, func(q *schemas.Quarantine) {
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
	return oddRow{Value: f.ValueText, Evidence: f.Evidence, Article: f.ArticleID, ID: f.FactID}
}

// shown is the row as the page shows it.
func (o oddRow) shown() oddRow {
	o.What, o.Value, o.Evidence = clean(o.What), clean(o.Value), clean(short(o.Evidence, 120))
	return o
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
