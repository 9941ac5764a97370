package eval

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
)

// Counts are the outcomes of some documents, added up.
type Counts struct {
	Mentions [len(Kinds)]struct{ TP, FP, FN, Value int } // Value: hits whose normalised fields agree, too
	Facts    struct {
		Gold, Found, Extra int
		Core, Strict       int
		Column             [len(Columns)]int // hits that agree in it
	}
	Marked, Gone int // rows marked wrong, and those that are gone
}

func (c *Counts) add(o *Outcome) {
	switch {
	case o.State == Gone, o.State == There:
		c.Marked++
		if o.State == Gone {
			c.Gone++
		}
	case o.Kind == "fact":
		c.addFact(o)
	default:
		m := &c.Mentions[kindNamed(o.Kind)]
		switch o.State {
		case Hit:
			m.TP++
			if len(o.Wrong) == 0 {
				m.Value++
			}
		case Miss:
			m.FN++
		case Extra:
			m.FP++
		}
	}
}

func (c *Counts) addFact(o *Outcome) {
	f := &c.Facts
	if o.State == Extra {
		f.Extra++
		return
	}
	f.Gold++
	if o.State == Miss {
		return
	}
	f.Found++
	for i, ok := range o.parts.column {
		f.Column[i] += one(ok)
	}
	f.Core += one(o.parts.core)
	f.Strict += one(o.parts.strict)
}

func one(ok bool) int {
	if ok {
		return 1
	}
	return 0
}

// plus adds other counts.
func (c *Counts) plus(d *Counts) {
	for i := range c.Mentions {
		m, n := &c.Mentions[i], &d.Mentions[i]
		m.TP, m.FP, m.FN, m.Value = m.TP+n.TP, m.FP+n.FP, m.FN+n.FN, m.Value+n.Value
	}
	f, g := &c.Facts, &d.Facts
	f.Gold, f.Found, f.Extra, f.Core, f.Strict = f.Gold+g.Gold, f.Found+g.Found, f.Extra+g.Extra, f.Core+g.Core, f.Strict+g.Strict
	for i := range f.Column {
		f.Column[i] += g.Column[i]
	}
	c.Marked, c.Gone = c.Marked+d.Marked, c.Gone+d.Gone
}

// prf returns precision, recall and F1; each is 1 where there is nothing to find.
func prf(tp, fp, fn int) (p, r, f float64) {
	p, r = ratio(tp, tp+fp), ratio(tp, tp+fn)
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return p, r, f
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

// Metric is one measure by its name: figures.f1, facts.place, facts.core.
type Metric struct {
	Name  string  `json:"name"`
	Value float64 `json:"value"`
	Low   float64 `json:"low"` // of the 95 % bootstrap interval
	High  float64 `json:"high"`
}

// plural is the table of a kind.
func plural(kind string) string { return kind + "s" }

// Metrics lists every measure, without intervals.
func (c *Counts) Metrics() []Metric {
	var list []Metric
	add := func(name string, value float64) { list = append(list, Metric{Name: name, Value: value}) }
	for i, kind := range Kinds {
		m := c.Mentions[i]
		p, r, f := prf(m.TP, m.FP, m.FN)
		_, _, v := prf(m.Value, m.TP-m.Value+m.FP, m.TP-m.Value+m.FN)
		name := plural(kind)
		add(name+".p", p)
		add(name+".r", r)
		add(name+".f1", f)
		add(name+".value_f1", v)
		add(name+".value_of_found", ratio(m.Value, m.TP))
	}
	f := &c.Facts
	add("facts.found", ratio(f.Found, f.Gold))
	for i, name := range Columns {
		add("facts."+name, ratio(f.Column[i], f.Gold))
	}
	joined := func(right int) float64 {
		_, _, f1 := prf(right, f.Found-right+f.Extra, f.Gold-right)
		return f1
	}
	add("facts.core", joined(f.Core))
	add("facts.strict", joined(f.Strict))
	add("wrong.gone", ratio(c.Gone, c.Marked))
	return list
}

// Names lists the names of all metrics.
func Names() (names []string) {
	for _, m := range (&Counts{}).Metrics() {
		names = append(names, m.Name)
	}
	return names
}

// Canonical returns the name of a metric as people may write it: facts.f1 and fact_core are facts.core,
// figure.f1 is figures.f1. ok is false for an unknown one.
func Canonical(name string) (canonical string, ok bool) {
	name = strings.ToLower(strings.TrimSpace(name))
	switch name {
	case "facts.f1", "fact.f1", "fact_core", "facts.core_f1":
		name = "facts.core"
	case "fact_strict", "facts.strict_f1":
		name = "facts.strict"
	}
	kind, measure, _ := strings.Cut(name, ".")
	if kind == "fact" || kindNamed(kind) >= 0 {
		name = plural(kind) + "." + measure
	}
	return name, slices.Contains(Names(), name)
}

// Counts adds up the outcomes that pass.
func (r *Result) Counts(pass func(*Outcome) bool) *Counts {
	c := &Counts{}
	for i := range r.Outcomes {
		if o := &r.Outcomes[i]; pass == nil || pass(o) {
			c.add(o)
		}
	}
	return c
}

// leastDocuments is how many documents it takes to resample documents rather than single rows.
const leastDocuments = 10

// Sampled says what Intervals resamples.
func (r *Result) Sampled() string {
	if len(r.documents()) >= leastDocuments {
		return "documents"
	}
	return "rows"
}

func (r *Result) documents() []*Counts {
	of := map[[2]any]*Counts{}
	var list []*Counts
	for i := range r.Outcomes {
		o := &r.Outcomes[i]
		k := [2]any{o.File, o.Doc}
		if of[k] == nil {
			of[k] = &Counts{}
			list = append(list, of[k])
		}
		of[k].add(o)
	}
	return list
}

// Intervals lists every measure with its 95 % bootstrap interval: the documents (or, where there are few, the
// rows) are drawn anew, with replacement, so many times. The same seed gives the same intervals.
func (r *Result) Intervals(samples int, seed uint64) []Metric {
	list := r.Counts(nil).Metrics()
	units := r.documents()
	if len(units) < leastDocuments {
		units = units[:0]
		for i := range r.Outcomes {
			c := &Counts{}
			c.add(&r.Outcomes[i])
			units = append(units, c)
		}
	}
	if samples < 1 || len(units) == 0 {
		for i := range list {
			list[i].Low, list[i].High = list[i].Value, list[i].Value
		}
		return list
	}
	drawn := make([][]float64, len(list))
	random := rand.New(rand.NewPCG(seed, 0x6e657773))
	for range samples {
		sum := &Counts{}
		for range units {
			sum.plus(units[random.IntN(len(units))])
		}
		for i, m := range sum.Metrics() {
			drawn[i] = append(drawn[i], m.Value)
		}
	}
	for i := range list {
		slices.Sort(drawn[i])
		list[i].Low, list[i].High = quantile(drawn[i], 0.025), quantile(drawn[i], 0.975)
	}
	return list
}

// quantile returns the value at a share of a sorted list.
func quantile(sorted []float64, share float64) float64 {
	return sorted[int(math.Round(share*float64(len(sorted)-1)))]
}
