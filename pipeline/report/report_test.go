package report

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"newsfacts/pipeline/table"
	"newsfacts/schemas"
)

// hostile is what a page must show as text and never obey.
const hostile = `</script><script>window.hacked=1</script><img src=x onerror="window.hacked=1">" onmouseover="window.hacked=1` + "\u202e\u2066\u200b"

// folder writes a run of n articles with the same facts each and returns what the page is made from.
func folder(t testing.TB, n, factsEach int) Run {
	r := Run{Out: t.TempDir(), Schema: schemas.Version, Rules: "1", Config: "c", Finished: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC), Inputs: 1, Workers: 2, Tables: map[string]Table{}}
	var articles []schemas.Article
	var figures []schemas.Figure
	var facts []schemas.Fact
	for i := range n {
		id := fmt.Sprintf("%020x", i)
		sentence := "新河县粮食产量达到4.2万吨。"
		a := schemas.Article{ArticleID: id, SourceURI: hostile, Title: schemas.Ptr(hostile), Text: strings.Repeat(sentence, factsEach) + hostile, ReferenceDate: schemas.Ptr(int32(19000 + int32(i))),
			Subheads: []string{}, Authors: []string{}, Warnings: []string{"no_date"}, NFacts: int32(factsEach), Language: "zh-Hans"}
		a.CharCount = int32(len([]rune(a.Text)))
		articles = append(articles, a)
		for k := range factsEach {
			at := int32(k * len([]rune(sentence)))
			f := schemas.Figure{FigureID: schemas.ID(id, "f", int32(k)), Kind: "measure", Value: schemas.Ptr(42000.0), ValueExact: schemas.Ptr("42000"), Unit: "t", UnitText: "万吨", Modifier: "exact",
				At: schemas.At{ArticleID: id, Ordinal: int32(k), Text: "4.2万吨", Start: at + 9, End: at + 14, Zone: "body", Rule: "t", Flags: []string{}}}
			figures = append(figures, f)
			facts = append(facts, schemas.Fact{FactID: schemas.ID(id, "x", int32(k)), ArticleID: id, Start: at, End: at + 14, Evidence: "新河县粮食产量达到4.2万吨", Kind: "level", Property: schemas.Ptr("粮食产量"), Place: schemas.Ptr(hostile),
				Value: f.Value, ValueExact: f.ValueExact, ValueText: f.Text, Unit: "t", UnitText: "万吨", Modifier: "exact", ValueTable: "figures", ValueID: f.FigureID, Modality: "actual", Rule: "level", Flags: []string{}, Inferred: []string{}})
		}
	}
	put(t, &r, "articles", articles)
	put(t, &r, "figures", figures)
	put(t, &r, "facts", facts)
	return r
}

func put[T any](t testing.TB, r *Run, name string, rows []T) {
	t.Helper()
	for _, tab := range schemas.Tables {
		if tab.Name != name {
			continue
		}
		if err := os.MkdirAll(filepath.Join(r.Out, name), 0o755); err != nil {
			t.Fatal(err)
		}
		f, err := os.Create(filepath.Join(r.Out, name, "part-00000.parquet"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		w, err := table.NewWriter[T](f, tab, table.Meta{})
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Write(rows); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	r.Tables[name] = Table{Rows: int64(len(rows)), Files: []string{"part-00000.parquet"}}
}

func write(t testing.TB, r Run) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestEscaped feeds markup, attributes and bidi controls: none may reach the page as they are.
func TestEscaped(t *testing.T) {
	page := write(t, folder(t, 1, 2))
	for _, bad := range []string{"<script>window", "<img src=x", "\" onmouseover=\"", "\u202e", "\u2066", "\u200b"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
	for _, must := range []string{"粮食产量", "default-src 'none'", `class="verdict green"`} {
		if !strings.Contains(page, must) {
			t.Errorf("the page lacks %q", must)
		}
	}
}

// TestSize keeps the page of a large run under 2 MB.
func TestSize(t *testing.T) {
	page := write(t, folder(t, 200, 500))
	if n := len(page); n > 2_000_000 {
		t.Errorf("%d bytes", n)
	}
}

func TestVerdict(t *testing.T) {
	r := folder(t, 1, 1)
	for _, c := range []struct {
		change func(*Run)
		level  string
	}{
		{func(*Run) {}, "green"},
		{func(r *Run) { r.Failed = 1 }, "red"},
		{func(r *Run) { put(t, r, "quarantine", []schemas.Quarantine{{Code: "empty"}}) }, "red"},
		{func(r *Run) { r.Tables["articles"] = Table{} }, "red"},
	} {
		x := r
		x.Tables = map[string]Table{}
		for k, v := range r.Tables {
			x.Tables[k] = v
		}
		c.change(&x)
		if page := write(t, x); !strings.Contains(page, `class="verdict `+c.level+`"`) {
			t.Errorf("not %s", c.level)
		}
	}
}

func TestSpread(t *testing.T) {
	names := []string{"0", "1", "2", "3", "4", "5", "6", "7"}
	if got := strings.Join(spread(names), ""); got != "04261357" {
		t.Error(got)
	}
}

// TestOdd finds one measure with two values, a percentage and a period out of bounds.
func TestOdd(t *testing.T) {
	s := newStats()
	fact := func(value float64, day int32) *schemas.Fact {
		return &schemas.Fact{Kind: "share", Property: schemas.Ptr("入住率"), Place: schemas.Ptr("新河县"), Value: &value, ValueText: fmt.Sprint(value, "%"), Unit: "percent", ValueTable: "percentages", Modifier: "exact",
			PeriodStart: &day, PeriodEnd: &day}
	}
	s.fact(fact(40, 19000))
	s.fact(fact(40, 19000))
	s.fact(fact(41, 19001))
	if len(s.clash)+len(s.strange) > 0 {
		t.Errorf("nothing is odd yet: %v %v", s.clash, s.strange)
	}
	s.fact(fact(4200, 19000))
	s.fact(fact(1, -20000))
	if len(s.clash) != 1 || len(s.strange) != 2 {
		t.Errorf("%v %v", s.clash, s.strange)
	}
}
