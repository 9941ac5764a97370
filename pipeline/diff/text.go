package diff

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"maps"
	"slices"
	"strings"
)

// WriteText tells what differs: a line a table, then each rule with at most so many of its rows (0: all).
func (r *Result) WriteText(w io.Writer, rows int) error {
	var b strings.Builder
	fmt.Fprintf(&b, "old  %s  rules %s\nnew  %s  rules %s\n\n", r.Old, r.OldRules, r.New, r.NewRules)
	for _, table := range Tables {
		c := r.Of(table)
		if c.Added+c.Lost+c.Altered+r.Same[table] > 0 {
			fmt.Fprintf(&b, "%-14s %s, %d the same%s\n", table, c.String(), r.Same[table], c.columns())
		}
	}
	for _, g := range r.Groups() {
		fmt.Fprintf(&b, "\n%s %s  %s%s\n", g.Table, g.Name(), g.Counts.String(), g.Counts.columns())
		for i, c := range g.Changes {
			if rows > 0 && i == rows {
				fmt.Fprintf(&b, "  … %d more\n", len(g.Changes)-rows)
				break
			}
			c.write(&b)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Name is the rule, or what stands for it in tables without one.
func (g Group) Name() string { return cmp.Or(g.Rule, "rows") }

func (c Counts) String() string {
	return fmt.Sprintf("+%d -%d ~%d", c.Added, c.Lost, c.Altered)
}

// columns tells in which columns altered rows differ, most first.
func (c Counts) columns() string {
	if len(c.Columns) == 0 {
		return ""
	}
	names := slices.SortedFunc(maps.Keys(c.Columns), func(a, b string) int {
		return cmp.Or(cmp.Compare(c.Columns[b], c.Columns[a]), strings.Compare(a, b))
	})
	for i, n := range names {
		names[i] = fmt.Sprintf("%s %d", n, c.Columns[n])
	}
	return "  (" + strings.Join(names, ", ") + ")"
}

var marks = map[string]string{Added: "+", Lost: "-", Altered: "~"}

// Mark is + for added, - for lost, ~ for altered.
func (c Change) Mark() string { return marks[c.Sign] }

func (c *Change) write(b *strings.Builder) {
	fmt.Fprintf(b, "  %s …%s[%s]%s…  %s\n", c.Mark(), c.Before, line(c.Text), c.After, c.Source)
	if c.Sign == Altered {
		for _, x := range c.Columns {
			fmt.Fprintf(b, "      %-20s %s -> %s\n", x.Name, shown(x.Old), shown(x.New))
		}
		return
	}
	fmt.Fprintf(b, "      %s\n", c.Told())
}

// Told tells the columns of an added or lost row that say most.
func (c Change) Told() string {
	quiet := []string{"text", "evidence", "zone", "rule", "value_exact", "unit_text", "value_table", "fraction", "value_signed", "rest", "title"}
	var said []string
	for _, x := range c.Columns {
		if !slices.Contains(quiet, x.Name) {
			said = append(said, x.Name+" "+cmp.Or(x.New, x.Old))
		}
	}
	return strings.Join(said, " · ")
}

func shown(s string) string { return cmp.Or(line(s), "none") }

// WriteJSON writes the counts of each table and every change as one JSON value.
func (r *Result) WriteJSON(w io.Writer) error {
	type table struct {
		Added   int            `json:"added"`
		Lost    int            `json:"lost"`
		Altered int            `json:"altered"`
		Same    int            `json:"same"`
		Columns map[string]int `json:"columns,omitempty"`
	}
	tables := map[string]table{}
	for _, name := range Tables {
		c := r.Of(name)
		tables[name] = table{c.Added, c.Lost, c.Altered, r.Same[name], c.Columns}
	}
	changes := r.Changes
	if changes == nil {
		changes = []Change{}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(map[string]any{"old": r.Old, "new": r.New, "old_rules": r.OldRules, "new_rules": r.NewRules, "tables": tables, "changes": changes})
}

//go:embed page.html
var markup string

var page = template.Must(template.New("diff").Funcs(template.FuncMap{"shown": shown}).Parse(markup))

// mostShown is how many changes the page shows of one rule.
const mostShown = 200

// WritePage writes what differs as one HTML file without a network.
func (r *Result) WritePage(w io.Writer) error {
	type line struct {
		Name   string
		Counts Counts
		Same   int
		Says   string
	}
	var lines []line
	for _, t := range Tables {
		c := r.Of(t)
		lines = append(lines, line{t, c, r.Same[t], c.columns()})
	}
	type shownGroup struct {
		Group
		Says string
		More int
	}
	var groups []shownGroup
	for _, g := range r.Groups() {
		s := shownGroup{Group: g, Says: g.Counts.columns()}
		if n := len(g.Changes); n > mostShown {
			s.Changes, s.More = g.Changes[:mostShown], n-mostShown
		}
		groups = append(groups, s)
	}
	return page.Execute(w, map[string]any{"Result": r, "Tables": lines, "Groups": groups})
}
