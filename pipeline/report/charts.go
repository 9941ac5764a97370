package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"newsfacts/schemas"
)

// The charts are bars that the style sheet draws from a width, and strips of squares on a log axis: no
// library, so that they print, need no script and cost the page nothing.

// A bar is a label with a number; Share is its length against the longest of its chart.
type bar struct {
	Label string
	Value int64
	Share float64
	Note  string
}

// A chart is a titled list of bars.
type chart struct {
	Title, Doc string
	Columns    bool // upright, in order of label: a course of time
	Bars       []bar
}

// Percent is the bar's length for the style sheet.
func (b bar) Percent() float64 { return 100 * b.Share }

func (s *stats) charts() []chart {
	list := []chart{
		{Title: "facts by kind", Bars: top(s.kinds, 12)},
		{Title: "facts by modality", Bars: top(s.modalities, 12)},
		{Title: "facts by month of their period's end", Columns: true, Bars: course(s.months)},
		{Title: "articles by month", Doc: "of the reference date", Columns: true, Bars: course(s.days)},
		{Title: "properties", Bars: top(s.properties, 20)},
		{Title: "places", Bars: top(s.places, 20)},
		{Title: "organisations", Doc: "mentions by full name", Bars: top(s.bodies, 20)},
		{Title: "units", Bars: top(s.units, 20)},
		{Title: "rules", Doc: "that joined the facts", Bars: top(s.rules, 20)},
		{Title: "null columns of facts", Doc: "share of rows without a value", Bars: s.nullShares()},
		{Title: "quarantine by code", Bars: top(s.codes, 20)},
	}
	list = slices.DeleteFunc(list, func(c chart) bool { return len(c.Bars) == 0 })
	for _, c := range list {
		longest := slices.MaxFunc(c.Bars, func(a, b bar) int { return cmp.Compare(a.Value, b.Value) }).Value
		for i := range c.Bars {
			c.Bars[i].Share = float64(c.Bars[i].Value) / float64(max(1, longest))
			if c.Bars[i].Note == "" {
				c.Bars[i].Note = group(c.Bars[i].Value)
			}
		}
	}
	return list
}

const mostColumns = 48

// course returns the months of days in order, the last mostColumns of them, gaps filled.
func course(days map[int32]int64) (bars []bar) {
	if len(days) == 0 {
		return nil
	}
	months := map[string]int64{}
	for day, n := range days {
		months[schemas.Time(day).Format("2006-01")] += n
	}
	names := slices.Sorted(maps.Keys(months))
	from := names[max(0, len(names)-mostColumns)]
	last := names[len(names)-1]
	for m := from; m <= last && len(bars) < mostColumns*4; m = following(m) {
		bars = append(bars, bar{Label: m, Value: months[m]})
	}
	return bars[max(0, len(bars)-mostColumns):]
}

// following returns the month after one as 2023-05.
func following(month string) string {
	var y, m int
	if _, err := fmt.Sscanf(month, "%d-%d", &y, &m); err != nil {
		return "~"
	}
	if m++; m > 12 {
		y, m = y+1, 1
	}
	return fmt.Sprintf("%04d-%02d", y, m)
}

func (s *stats) nullShares() (bars []bar) {
	if s.facts == 0 {
		return nil
	}
	for _, c := range slices.Sorted(maps.Keys(s.nulls)) {
		bars = append(bars, bar{Label: c, Value: s.nulls[c], Note: fmt.Sprintf("%.0f %%", 100*float64(s.nulls[c])/float64(s.facts))})
	}
	slices.SortStableFunc(bars, func(a, b bar) int { return cmp.Compare(b.Value, a.Value) })
	return bars
}

// A strip is one unit's values on a log axis: a stray 万 shows as a square on its own.
type strip struct {
	Unit  string
	N     string
	Cells []cell
	Least string
	Most  string
}

// cell is a half power of ten; Shade is 0 to 1 by the number of values in it.
type cell struct {
	Shade float64
	Title string
}

func (s *stats) strips() (list []strip) {
	for _, u := range top(s.units, 14) {
		h := s.values[u.Label]
		if h == nil {
			continue
		}
		st := strip{Unit: u.Label, N: group(h.n), Least: fmt.Sprintf("%.4g", h.lowest), Most: fmt.Sprintf("%.4g", h.greatest)}
		greatest := max(1, slices.Max(h.bins[:]))
		for i, n := range h.bins {
			c := cell{Title: fmt.Sprintf("from 1e%.1f: %d", firstPower+float64(i)/2, n)}
			if n > 0 {
				c.Shade = 0.25 + 0.75*float64(n)/float64(greatest)
			}
			st.Cells = append(st.Cells, c)
		}
		list = append(list, st)
	}
	return list
}

// oddGroup is a section of rows to look at.
type oddGroup struct {
	Title string
	Rows  []oddRow
}

const mostOdd = 30

func (s *stats) oddities() []oddGroup {
	var ends, rare []oddRow
	for _, u := range top(s.units, 14) {
		if e := s.extremes[u.Label]; e != nil && e.most.number > e.least.number {
			ends = append(ends, e.most.as("largest in "+u.Label), e.least.as("smallest in "+u.Label))
		}
	}
	for _, u := range slices.Sorted(maps.Keys(s.units)) {
		if e := s.extremes[u]; e != nil && s.units[u] == 1 {
			rare = append(rare, e.most.as("the only one in "+clean(u)))
		}
	}
	groups := []oddGroup{
		{"one measure, two values", s.clash}, {"percentages over 1000, periods outside 1949–2050", s.strange},
		{"largest and smallest of each unit", ends}, {"units seen once", rare},
	}
	for i := range groups {
		groups[i].Rows = groups[i].Rows[:min(mostOdd, len(groups[i].Rows))]
		for j, row := range groups[i].Rows {
			groups[i].Rows[j] = row.shown()
		}
	}
	return slices.DeleteFunc(groups, func(g oddGroup) bool { return len(g.Rows) == 0 })
}
