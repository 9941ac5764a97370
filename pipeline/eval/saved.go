package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// Saved is a scored run as JSON: what --json prints and --baseline reads.
type Saved struct {
	Schema  string         `json:"schema_version"`
	Rules   string         `json:"rules_version"`
	Files   []string       `json:"files"`
	Sampled string         `json:"intervals_resample"`
	Metrics []Metric       `json:"metrics"`
	Gold    map[string]int `json:"gold"` // rows that count, by kind
	Rows    []SavedRow     `json:"rows"`
}

// SavedRow is one outcome.
type SavedRow struct {
	File  string       `json:"file"`
	Doc   int64        `json:"doc"`
	Kind  string       `json:"kind"`
	Text  string       `json:"text"`
	Start *int32       `json:"start,omitempty"` // of the gold row, where it says so
	State State        `json:"state"`
	Wrong []Difference `json:"wrong,omitempty"`
	Rule  string       `json:"rule,omitempty"`
	Where string       `json:"context"` // with the text in square brackets
}

// Saved returns the result as it is written to JSON.
func (r *Result) Saved(metrics []Metric) *Saved {
	s := &Saved{Schema: r.Schema, Rules: r.Rules, Files: r.Files, Sampled: r.Sampled(), Metrics: metrics, Gold: map[string]int{}, Rows: []SavedRow{}}
	for i := range r.Outcomes {
		o := &r.Outcomes[i]
		if o.State == Hit || o.State == Miss {
			s.Gold[o.Kind]++
		}
		before, text, after := o.Context()
		row := SavedRow{File: o.File, Doc: o.Doc, Kind: o.Kind, Text: o.Text, State: o.State, Wrong: o.Differences(), Where: before + "[" + text + "]" + after}
		_, _, row.Rule = o.where()
		for _, column := range []string{"value_start", "start"} {
			if v := o.Gold.number(column); v != nil {
				at := int32(*v)
				row.Start = &at
				break
			}
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// WriteJSON writes the result as one JSON value.
func (s *Saved) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(s)
}

// ReadSaved reads what WriteJSON wrote.
func ReadSaved(path string) (*Saved, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var s Saved
	if err := json.Unmarshal(data, &s); err != nil {
		return nil, fmt.Errorf("%s: not what eval --json writes: %w", path, err)
	}
	if len(s.Metrics) == 0 {
		return nil, fmt.Errorf("%s: holds no metrics; newsfacts eval … --json writes them", path)
	}
	return &s, nil
}

// Gate is one demand on a metric.
type Gate struct {
	Name  string
	Least float64
	Got   float64
	Why   string // --min or --baseline
}

// Passed tells whether the demand is met.
func (g Gate) Passed() bool { return g.Got >= g.Least-1e-9 }

func (g Gate) String() string {
	return fmt.Sprintf("%s is %.4f, %s asks for %.4f", g.Name, g.Got, g.Why, g.Least)
}

// Worse compares with an earlier eval: the rows that were right then and are not now, new extras among them, and a
// gate for every metric of their kinds. A metric that falls though no row got worse, because gold grew or an input
// is new, fails nothing.
func (s *Saved) Worse(earlier *Saved) (gates []Gate, rows []SavedRow) {
	rows = s.worse(earlier)
	kinds := map[string]bool{}
	for _, r := range rows {
		kinds[r.table()] = true
	}
	for _, m := range s.Metrics {
		i := slices.IndexFunc(earlier.Metrics, func(e Metric) bool { return e.Name == m.Name })
		if table, _, _ := strings.Cut(m.Name, "."); i >= 0 && kinds[table] {
			gates = append(gates, Gate{m.Name, earlier.Metrics[i].Value, m.Value, "--baseline"})
		}
	}
	return gates, rows
}

func (s *Saved) worse(earlier *Saved) (rows []SavedRow) {
	right, extra := map[string]int{}, map[string]int{}
	for _, r := range earlier.Rows {
		if r.right() {
			right[r.key()]++
		}
		if r.State == Extra {
			extra[r.key()]++
		}
	}
	for _, r := range s.Rows {
		if r.right() {
			right[r.key()]--
		}
	}
	for _, r := range s.Rows {
		switch {
		case r.right():
			continue
		case r.State == Extra && extra[r.key()] > 0:
			extra[r.key()]--
			continue
		case r.State == Extra:
			if slices.Contains(earlier.Files, r.File) {
				rows = append(rows, r)
			}
			continue
		}
		if right[r.key()] > 0 {
			right[r.key()]--
			rows = append(rows, r)
		}
	}
	return rows
}

// table is the first part of the names of the row's metrics.
func (r SavedRow) table() string {
	if r.State == There || r.State == Gone {
		return "wrong"
	}
	return plural(r.Kind)
}

func (r SavedRow) right() bool {
	return r.State == Hit && len(r.Wrong) == 0 || r.State == Gone
}

func (r SavedRow) key() string {
	if r.Start != nil {
		return fmt.Sprintf("%s\x00%d\x00%s\x00%s\x00%d", r.File, r.Doc, r.Kind, r.Text, *r.Start)
	}
	return fmt.Sprintf("%s\x00%d\x00%s\x00%s", r.File, r.Doc, r.Kind, r.Text)
}
