// Package report writes the page of a run: one HTML file without a network, under 2 MB whatever the run, that
// shows what was read and found, article by article and as charts, and which values look odd.
//
// Large runs are sampled: whole part files, evenly spread, until enough rows were seen; the page says so.
// All text of inputs is escaped: into the template by html/template, into the page's data as JSON, from where
// the script sets it as text and never as markup. The page forbids itself every connection.
package report

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"newsfacts/pipeline/table"
	"newsfacts/schemas"
)

// Run is a finished output folder and what its manifest says of it.
type Run struct {
	Out                   string
	Schema, Rules, Config string
	Finished              time.Time
	Seconds               float64 // of all units together
	Workers               int
	Inputs, Failed        int
	Bytes                 int64 // of the inputs as stored
	Tables                map[string]Table
}

// Table is one table of the run: its rows and its part files' names, in order.
type Table struct {
	Rows  int64
	Files []string
}

const (
	enoughRows = 20_000  // facts and articles that the charts are drawn from
	pageBytes  = 900_000 // of the articles shown, as JSON
)

//go:embed page.html
var markup string

//go:embed page.css
var style string

//go:embed page.js
var script string

var page = template.Must(template.New("page").Funcs(template.FuncMap{
	"many": many, "size": size, "percent": func(x float64) string { return fmt.Sprintf("%.0f %%", 100*x) }, "clean": clean,
}).Parse(markup))

// Write writes the page of a run. An error names the part file that cannot be read.
func Write(w io.Writer, r Run) error {
	s := newStats()
	parts := r.parts()
	sampled := 0
	for _, name := range spread(parts) {
		if s.articles+s.facts >= enoughRows {
			break
		}
		if err := s.part(r, name); err != nil {
			return err
		}
		sampled++
	}
	if err := s.losses(r); err != nil {
		return err
	}
	articles, err := s.chosen(r)
	if err != nil {
		return err
	}
	data, err := json.Marshal(articles)
	if err != nil {
		return err
	}
	level, reasons := verdict(r, s)
	return page.Execute(w, map[string]any{
		"Run": r, "Style": template.CSS(style), "Script": template.JS(script), "Data": template.JS(data),
		"Level": level, "Reasons": reasons, "Parts": len(parts), "Sampled": sampled, "Shown": len(articles),
		"Numbers": r.numbers(), "Charts": s.charts(), "Strips": s.strips(), "Odd": s.oddities(), "Names": r.names(), "Inputs": s.inputs,
	})
}

// parts lists the names of the part files that units of work left, in order.
func (r Run) parts() []string { return r.Tables["articles"].Files }

// spread returns the names so that every beginning of the list is spread over all of them: first, middle, quarters.
func spread(names []string) []string {
	order := make([]string, 0, len(names))
	seen := make([]bool, len(names))
	for step := len(names); step > 0; step /= 2 {
		for i := 0; i < len(names); i += step {
			if !seen[i] {
				seen[i] = true
				order = append(order, names[i])
			}
		}
	}
	return order
}

// each calls do with the picked rows of one part file of a table; there are none where the unit found none.
func each[T any](r Run, name, file string, pick table.Pick, do func(*T)) error {
	if !slices.Contains(r.Tables[name].Files, file) {
		return nil
	}
	for _, t := range schemas.Tables {
		if t.Name == name {
			return table.Each(filepath.Join(r.Out, name, file), t, pick, func(row *T) error { do(row); return nil })
		}
	}
	return fmt.Errorf("no table %s", name)
}

// A number is one of the big ones at the head of the page.
type number struct {
	Name string
	Rows int64
}

func (r Run) numbers() (list []number) {
	for _, t := range schemas.Tables {
		if t.Name != "inputs" {
			list = append(list, number{t.Name, r.Tables[t.Name].Rows})
		}
	}
	return list
}

func (r Run) names() string { return filepath.Base(filepath.Clean(r.Out)) }

// verdict judges a run: green, amber or red, with the reasons.
func verdict(r Run, s *stats) (level string, reasons []string) {
	level = "green"
	say := func(l, format string, args ...any) {
		if l == "red" || level == "green" {
			level = l
		}
		reasons = append(reasons, fmt.Sprintf(format, args...))
	}
	articles, lost := r.Tables["articles"].Rows, r.Tables["quarantine"].Rows
	switch {
	case articles == 0:
		say("red", "no article was read")
	case r.Failed > 0:
		say("red", "%d of %s could not be read: see quarantine", r.Failed, many(int64(r.Inputs), "input"))
	case lost*20 > articles:
		say("red", "%s in quarantine, more than 5 %% of the articles", many(lost, "row"))
	case lost > 0:
		say("amber", "%s in quarantine", many(lost, "row"))
	}
	if articles > 0 && r.Tables["facts"].Rows == 0 && r.Tables["facts"].Files != nil {
		say("amber", "no fact was found")
	}
	if s.articles > 0 && s.undated*2 > s.articles {
		say("amber", "%.0f %% of the articles have no reference date: relative dates stay open (--reference-date)", 100*float64(s.undated)/float64(s.articles))
	}
	if n := len(s.conflicts()); n > 0 {
		say("amber", "%s of one measure with two values: see odd values", many(int64(n), "case"))
	}
	if len(reasons) == 0 {
		reasons = []string{"every input was read, nothing is in quarantine"}
	}
	return level, reasons
}

func many(n int64, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%s %ss", group(n), thing)
}

// group writes a number with spaces between groups of three digits.
func group(n int64) string {
	s := fmt.Sprint(n)
	var b strings.Builder
	for i, c := range s {
		if i > 0 && (len(s)-i)%3 == 0 {
			b.WriteRune('\u202f')
		}
		b.WriteRune(c)
	}
	return b.String()
}

func size(n int64) string {
	for _, u := range []struct {
		name string
		of   int64
	}{{"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10}} {
		if n >= u.of {
			return fmt.Sprintf("%.1f %s", float64(n)/float64(u.of), u.name)
		}
	}
	return fmt.Sprintf("%d B", n)
}

// clean replaces characters that would turn or hide the text around them, one for one, so that offsets stay true.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < 0x20 && r != '\n' && r != '\t', r >= 0x7f && r < 0xa0, r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f, r == 0xfeff:
			return '\uFFFD'
		}
		return r
	}, text)
}

// top returns the n most frequent keys, equal ones by name.
func top(counts map[string]int64, n int) []bar {
	var list []bar
	for k, c := range counts {
		list = append(list, bar{Label: clean(k), Value: c})
	}
	slices.SortFunc(list, func(a, b bar) int {
		return cmp.Or(cmp.Compare(b.Value, a.Value), cmp.Compare(a.Label, b.Label))
	})
	return list[:min(n, len(list))]
}
