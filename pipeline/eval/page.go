package eval

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
)

//go:embed page.html
var markup string

var page = template.Must(template.New("eval").Funcs(template.FuncMap{
	"three":   func(x float64) string { return fmt.Sprintf("%.3f", x) },
	"percent": func(x float64) string { return fmt.Sprintf("%.1f", 100*x) },
	"or":      or,
	"table":   plural,
}).Parse(markup))

// group is the faults of one document.
type group struct {
	Label  string
	Faults []fault
}

type fault struct {
	Kind, Fault, Text, Before, Here, After, Rule, Note string
	Differences                                        []Difference
}

// WritePage writes the measures and every miss in its context as one HTML file without a network.
func (r *Result) WritePage(w io.Writer, metrics []Metric, gates []Gate) error {
	of := map[string]Metric{}
	for _, m := range metrics {
		of[m.Name] = m
	}
	c := r.Counts(nil)
	type kind struct {
		Name, Kind     string
		Gold, Extra    int
		P, R, F, Value Metric
	}
	var kinds []kind
	for i, k := range Kinds {
		n, m := plural(k), c.Mentions[i]
		kinds = append(kinds, kind{n, k, m.TP + m.FN, m.FP, of[n+".p"], of[n+".r"], of[n+".f1"], of[n+".value_f1"]})
	}
	columns := []Metric{of["facts.found"], of["facts.core"], of["facts.strict"]}
	for _, name := range Columns {
		columns = append(columns, of["facts."+name])
	}
	return page.Execute(w, map[string]any{
		"Result": r, "Kinds": kinds, "Columns": columns, "Facts": c.Facts, "Gates": gates, "Groups": r.groups(), "Marked": c.Marked, "Gone": c.Gone,
		"Summary": Summary(c), "Names": append(Kinds[:], "fact"),
	})
}

func (r *Result) groups() []group {
	var groups []group
	at := map[string]int{}
	for i := range r.Outcomes {
		o := &r.Outcomes[i]
		if !o.Faulty() {
			continue
		}
		label := o.Label()
		n, ok := at[label]
		if !ok {
			n = len(groups)
			at[label] = n
			groups = append(groups, group{Label: label})
		}
		f := fault{Kind: o.Kind, Fault: o.Fault(), Text: o.Text, Note: o.note(), Differences: o.Differences()}
		f.Before, f.Here, f.After = o.Context()
		_, _, f.Rule = o.where()
		groups[n].Faults = append(groups[n].Faults, f)
	}
	return groups
}
