// Package diff compares two finished outputs row by row: it is how a change of a rule is reviewed.
//
//	r, err := diff.Compare(before, after, nil)
//	r.WriteText(os.Stdout, 10)
//
// A mention is the same row when it stands at the same place of the same article; where the article's text was
// read otherwise, when it is the same occurrence of the same words. A fact is the same when it rests on the same
// mention. What differs is added, lost or altered, and is told by rule and column, in context. Ids, ordinals and
// counts that only follow from other rows are not compared; a reference counts as there or not there.
package diff

import (
	"cmp"
	"slices"
	"strings"

	"newsfacts/pipeline/output"
	"newsfacts/schemas"
)

// Change is one row that differs.
type Change struct {
	Sign    string   `json:"change"` // added, lost or altered
	Table   string   `json:"table"`
	Rule    string   `json:"rule"`    // of the later row, or of the lost one
	Source  string   `json:"source"`  // source_uri, and the record where it is not the first
	Article string   `json:"article"` // article_id
	Before  string   `json:"before"`  // what stands before the row's text
	Text    string   `json:"text"`    // the row's text, or a fact's evidence
	After   string   `json:"after"`   // what stands after it
	Columns []Column `json:"columns"` // those that differ; of an added or lost row all that are set
	place   int32    // char_start
}

// Column is a column with its values; null is "".
type Column struct {
	Name string `json:"column"`
	Old  string `json:"old"`
	New  string `json:"new"`
}

// Signs of changes.
const (
	Added   = "added"
	Lost    = "lost"
	Altered = "altered"
)

// Tables are the tables that are compared, in order.
var Tables = []string{"articles", "figures", "percentages", "dates", "organizations", "facts", "quarantine"}

// Result is what differs between two outputs.
type Result struct {
	Old, New           string // folders
	OldRules, NewRules string
	Changes            []Change       // in order of table, rule, sign, source and place
	Same               map[string]int // rows that are the same, by table
}

// Compare compares the tables of two outputs; nil names all.
func Compare(before, after *output.Output, tables []string) (*Result, error) {
	r := &Result{Old: before.Folder, New: after.Folder, OldRules: before.Rules, NewRules: after.Rules, Same: map[string]int{}}
	old, err := read(before)
	if err != nil {
		return nil, err
	}
	new, err := read(after)
	if err != nil {
		return nil, err
	}
	for _, name := range Tables {
		if len(tables) == 0 || slices.Contains(tables, name) {
			r.table(name, old, new)
		}
	}
	slices.SortStableFunc(r.Changes, order)
	return r, nil
}

var signs = []string{Added, Lost, Altered}

func order(a, b Change) int {
	return cmp.Or(
		cmp.Compare(slices.Index(Tables, a.Table), slices.Index(Tables, b.Table)), strings.Compare(a.Rule, b.Rule),
		cmp.Compare(slices.Index(signs, a.Sign), slices.Index(signs, b.Sign)), strings.Compare(a.Source, b.Source), cmp.Compare(a.place, b.place))
}

// table pairs the rows of one table and keeps what differs.
func (r *Result) table(name string, old, new *run) {
	a, b := old.keyed(name, new), new.keyed(name, old)
	for _, k := range b.order {
		later := b.rows[k]
		earlier, ok := a.rows[k]
		if !ok {
			r.Changes = append(r.Changes, later.change(Added, name, new, set(later, false)))
			continue
		}
		if columns := differing(earlier, later); len(columns) > 0 {
			r.Changes = append(r.Changes, later.change(Altered, name, new, columns))
		} else {
			r.Same[name]++
		}
	}
	for _, k := range a.order {
		if _, ok := b.rows[k]; !ok {
			r.Changes = append(r.Changes, a.rows[k].change(Lost, name, old, set(a.rows[k], true)))
		}
	}
}

// differing lists the columns in which two rows differ.
func differing(a, b *row) (list []Column) {
	for i, c := range b.columns {
		if old := a.columns[i].New; old != c.New {
			list = append(list, Column{c.Name, old, c.New})
		}
	}
	return list
}

// set lists the columns of a row that hold something.
func set(r *row, old bool) (list []Column) {
	for _, c := range r.columns {
		if c.New == "" {
			continue
		}
		if old {
			c.Old, c.New = c.New, ""
		}
		list = append(list, c)
	}
	return list
}

// Counts are changes by sign, and by column for altered rows.
type Counts struct {
	Added, Lost, Altered int
	Columns              map[string]int
}

func (c *Counts) add(x *Change) {
	switch x.Sign {
	case Added:
		c.Added++
	case Lost:
		c.Lost++
	default:
		c.Altered++
		for _, column := range x.Columns {
			if c.Columns == nil {
				c.Columns = map[string]int{}
			}
			c.Columns[column.Name]++
		}
	}
}

// Group is the changes of one rule of one table.
type Group struct {
	Table, Rule string
	Counts      Counts
	Changes     []Change
}

// Groups parts the changes by table and rule, in order.
func (r *Result) Groups() (groups []Group) {
	for _, c := range r.Changes {
		n := len(groups)
		if n == 0 || groups[n-1].Table != c.Table || groups[n-1].Rule != c.Rule {
			groups = append(groups, Group{Table: c.Table, Rule: c.Rule})
			n++
		}
		g := &groups[n-1]
		g.Counts.add(&c)
		g.Changes = append(g.Changes, c)
	}
	return groups
}

// Of counts the changes of one table.
func (r *Result) Of(table string) (c Counts) {
	for i := range r.Changes {
		if r.Changes[i].Table == table {
			c.add(&r.Changes[i])
		}
	}
	return c
}

// schema returns a table's columns.
func schema(name string) []schemas.Column {
	for _, t := range schemas.Tables {
		if t.Name == name {
			return t.Columns()
		}
	}
	return nil
}
