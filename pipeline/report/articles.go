package report

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"

	"newsfacts/pipeline/table"
	"newsfacts/schemas"
)

// article is an article as the page's script takes it.
type article struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Outlet  string   `json:"outlet,omitempty"`
	Date    string   `json:"date,omitempty"`
	Source  string   `json:"source"`
	Why     []string `json:"why"` // random, dense, a warning's code
	Text    string   `json:"text"`
	Cut     bool     `json:"cut,omitempty"`
	Marks   []mark   `json:"marks"`
	Facts   []card   `json:"facts"`
	ends    int32
	aligned map[string]int // mention id -> index of its mark
}

// mark is a mention: its place in text by code points, and what a corpus line says of it.
type mark struct {
	Type  string `json:"type"`
	Start int32  `json:"s"`
	End   int32  `json:"e"`
	Says  string `json:"says"`
	Rule  string `json:"rule"`
	Fact  []int  `json:"fact,omitempty"` // indexes into Facts
}

// card is a fact as pairs of name and value, in order, nulls left out.
type card struct {
	ID       string      `json:"id"`
	Start    int32       `json:"s"`
	End      int32       `json:"e"`
	Evidence string      `json:"evidence"`
	Value    string      `json:"value"`
	Pairs    [][2]string `json:"pairs"`
}

const (
	mostEach  = 20   // articles by hash, densest ones
	mostWarn  = 40   // articles with warnings
	mostChars = 8000 // of an article's text
)

// picks are the articles to show: the smallest hashes, the densest, and those with warnings.
type picks struct{ random, dense, warned []pick }

type pick struct {
	id, file string
	rank     float64
	why      []string
}

func (p *picks) offer(a *schemas.Article, file string) {
	sum := sha256.Sum256([]byte(a.ArticleID))
	keep(&p.random, pick{a.ArticleID, file, float64(binary.BigEndian.Uint64(sum[:8])), []string{"random"}}, mostEach)
	if a.NFacts > 0 {
		density := float64(a.NFacts) * float64(a.NFacts) / float64(a.CharCount+200)
		keep(&p.dense, pick{a.ArticleID, file, -density, []string{"dense"}}, mostEach)
	}
	if len(a.Warnings) > 0 && len(p.warned) < mostWarn {
		p.warned = append(p.warned, pick{a.ArticleID, file, 0, a.Warnings})
	}
}

// keep holds the n picks of smallest rank.
func keep(list *[]pick, p pick, n int) {
	if len(*list) == n && p.rank >= (*list)[n-1].rank {
		return
	}
	at, _ := slices.BinarySearchFunc(*list, p, func(a, b pick) int { return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.id, b.id)) })
	*list = slices.Insert(*list, at, p)
	*list = (*list)[:min(n, len(*list))]
}

// chosen reads the picked articles with their mentions and facts: densest first, until the page is full.
func (s *stats) chosen(r Run) ([]*article, error) {
	why := map[string][]string{}
	files := map[string]bool{}
	var order []string
	for _, p := range slices.Concat(s.pick.dense, s.pick.random, s.pick.warned) {
		if why[p.id] == nil {
			order = append(order, p.id)
		}
		for _, w := range p.why {
			if !slices.Contains(why[p.id], w) {
				why[p.id] = append(why[p.id], w)
			}
		}
		files[p.file] = true
	}
	found := map[string]*article{}
	var g errgroup.Group
	var mu sync.Mutex
	g.SetLimit(runtime.GOMAXPROCS(0))
	for file := range files {
		g.Go(func() error {
			list, err := gather(r, file, why)
			mu.Lock()
			defer mu.Unlock()
			maps.Copy(found, list)
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	shown, room := []*article{}, pageBytes
	for _, id := range order {
		a := found[id]
		if a == nil {
			continue
		}
		data, err := json.Marshal(a)
		if err != nil {
			return nil, err
		}
		if room -= len(data); room < 0 && len(shown) > 0 {
			break
		}
		shown = append(shown, a)
	}
	return shown, nil
}

// gather reads one unit's picked articles.
func gather(r Run, file string, why map[string][]string) (map[string]*article, error) {
	found := map[string]*article{}
	picked := table.Pick{Article: func(id string) bool { return why[id] != nil }}
	err := each(r, "articles", file, picked, func(a *schemas.Article) { found[a.ArticleID] = shown(a, why[a.ArticleID]) })
	err1 := each(r, "figures", file, picked, func(f *schemas.Figure) {
		if a := found[f.ArticleID]; a != nil {
			a.mark("figure", f.FigureID, f.At, strings.TrimSpace(fmt.Sprintf("%s %s %s %s", f.Kind, number3(f.ValueExact, f.ValueLow, f.ValueHigh), f.Unit, f.Modifier)))
		}
	})
	err2 := each(r, "percentages", file, picked, func(p *schemas.Percentage) {
		if a := found[p.ArticleID]; a != nil {
			a.mark("percentage", p.PercentageID, p.At, fmt.Sprintf("%s %s %s", number3(p.ValueExact, p.ValueLow, p.ValueHigh), p.Unit, p.Modifier))
		}
	})
	err3 := each(r, "dates", file, picked, func(d *schemas.Date) {
		if a := found[d.ArticleID]; a != nil {
			a.mark("date", d.DateID, d.At, strings.TrimSpace(fmt.Sprintf("%s %s %s", d.Kind, d.Timex, span(d.StartDate, d.EndDate))))
		}
	})
	err4 := each(r, "organizations", file, picked, func(o *schemas.Organization) {
		if a := found[o.ArticleID]; a != nil {
			a.mark("organization", o.OrganizationID, o.At, o.Kind+" "+o.Canonical)
		}
	})
	err5 := each(r, "facts", file, picked, func(f *schemas.Fact) {
		if a := found[f.ArticleID]; a != nil {
			a.fact(f)
		}
	})
	if err := cmp.Or(err, err1, err2, err3, err4, err5); err != nil {
		return nil, err
	}
	for id := range found {
		slices.SortStableFunc(found[id].Marks, func(a, b mark) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	}
	return found, nil
}

func shown(a *schemas.Article, why []string) *article {
	v := &article{ID: a.ArticleID, Title: clean(text(a.Title)), Outlet: clean(text(a.Outlet)), Source: clean(a.SourceURI), Why: why, Text: clean(a.Text), ends: a.CharCount, Marks: []mark{}, Facts: []card{}, aligned: map[string]int{}}
	if a.ReferenceDate != nil {
		v.Date = day(*a.ReferenceDate)
	}
	if v.Title == "" {
		v.Title = short(v.Text, 24)
	}
	if a.CharCount > mostChars {
		v.Cut, v.ends = true, mostChars
		at := 0
		for range mostChars {
			_, n := utf8.DecodeRuneInString(v.Text[at:])
			at += n
		}
		v.Text = v.Text[:at]
	}
	return v
}

func (a *article) mark(kind, id string, at schemas.At, says string) {
	if a == nil || at.End > a.ends {
		return
	}
	a.aligned[id] = len(a.Marks)
	a.Marks = append(a.Marks, mark{Type: kind, Start: at.Start, End: at.End, Says: clean(says), Rule: clean(at.Rule)})
}

func (a *article) fact(f *schemas.Fact) {
	if a == nil || f.End > a.ends {
		return
	}
	if i, ok := a.aligned[f.ValueID]; ok {
		a.Marks[i].Fact = append(a.Marks[i].Fact, len(a.Facts))
	}
	c := card{ID: f.FactID, Start: f.Start, End: f.End, Evidence: clean(f.Evidence), Value: clean(f.ValueText)}
	add := func(name, value string) {
		if value != "" {
			c.Pairs = append(c.Pairs, [2]string{name, clean(value)})
		}
	}
	add("property", text(f.Property))
	add("canonical", text(f.PropertyCanonical))
	add("entity", text(f.Entity))
	add("predicate", text(f.Predicate))
	add("value", strings.TrimSpace(number3(f.ValueExact, f.ValueLow, f.ValueHigh)+" "+f.Unit))
	add("modifier", f.Modifier)
	add("kind", f.Kind)
	add("change", strings.TrimSpace(text(f.Direction)+" "+text(f.Comparison)))
	add("base", text(f.Base))
	add("per", text(f.Per))
	add("scope", text(f.Scope))
	add("place", strings.TrimSpace(text(f.Place)+" "+text(f.PlaceCode)))
	add("period", strings.TrimSpace(text(f.PeriodText)+" "+span(f.PeriodStart, f.PeriodEnd)+" "+text(f.PeriodKind)))
	add("modality", f.Modality)
	add("source", text(f.Source))
	add("rule", f.Rule)
	add("inferred", strings.Join(f.Inferred, ", "))
	add("flags", strings.Join(f.Flags, ", "))
	add("repeats", text(f.RepeatsFactID))
	a.Facts = append(a.Facts, c)
}

// number3 writes a value, a range, or nothing.
func number3(exact *string, low, high *float64) string {
	switch {
	case exact != nil:
		return *exact
	case low != nil && high != nil:
		return fmt.Sprintf("%g..%g", *low, *high)
	}
	return ""
}

func span(from, to *int32) string {
	switch {
	case from == nil && to == nil:
		return ""
	case from == nil:
		return "to " + day(*to)
	case to == nil:
		return "from " + day(*from)
	case *from == *to:
		return day(*from)
	}
	return day(*from) + ".." + day(*to)
}

func day(d int32) string { return schemas.Time(d).Format("2006-01-02") }
