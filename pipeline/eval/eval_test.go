package eval

import (
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"newsfacts/pipeline/output"
	"newsfacts/schemas"
)

func days(y, m, d int) int32 {
	return schemas.Day(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC))
}

// small is an output of one article with one percentage that gold has, one figure that gold has otherwise, one
// that it has not, and one fact.
func small(t *testing.T) (out string) {
	out = t.TempDir()
	text := "一季度云江进出口下降3.9%，<b>90余家</b>企业参加，第2次。"
	at := func(s string) schemas.At {
		before, _, _ := strings.Cut(text, s)
		n := int32(len([]rune(before)))
		return schemas.At{ArticleID: "a0", Text: s, Start: n, End: n + int32(len([]rune(s))), Rule: "test"}
	}
	part(t, out, "articles", []schemas.Article{{ArticleID: "a0", SourceURI: "x.txt", Text: text}})
	part(t, out, "figures", []schemas.Figure{{At: at("90余家"), Value: schemas.Ptr(90.0), Unit: "家", Modifier: "exact", Kind: "count"}, {At: at("第2次"), Value: schemas.Ptr(2.0), Unit: "次", Modifier: "exact", Kind: "rank"}})
	part(t, out, "percentages", []schemas.Percentage{{At: at("3.9%"), Value: schemas.Ptr(3.9), Unit: "percent", Modifier: "exact"}})
	p := at("进出口下降3.9%")
	part(t, out, "facts", []schemas.Fact{{ArticleID: "a0", Evidence: p.Text, Start: p.Start, End: p.End, ValueText: "3.9%", Value: schemas.Ptr(3.9), Unit: "percent", Modifier: "exact", Kind: "change",
		Property: schemas.Ptr("进出口"), Place: schemas.Ptr("云江市"), Direction: schemas.Ptr("down"), Modality: "actual", PeriodStart: schemas.Ptr(days(2023, 1, 1)), PeriodEnd: schemas.Ptr(days(2023, 3, 31))}})
	manifest(t, out)
	return out
}

const smallGold = `{"type": "percentage", "text": "3.9%", "value": 3.9, "unit": "percent", "modifier": "exact"}
{"type": "figure", "text": "90余家", "value": 90, "unit": "家", "modifier": "over", "kind": "count"}
{"type": "date", "text": "一季度", "start_date": "2023-01-01", "end_date": "2023-03-31", "kind": "quarter", "ctx": "[一季度]云江进出口"}
{"type": "fact", "value_text": "3.9%", "value": 3.9, "unit": "percent", "modifier": "exact", "kind": "change", "property": "进出口", "place": "云江", "direction": "down", "comparison": "yoy", "modality": "actual", "period_start": "2023-01-01", "period_end": "2023-03-31"}
`

func score(t *testing.T, out, gold string) *Result {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.gold.jsonl")
	if err := os.WriteFile(path, []byte(gold), 0o644); err != nil {
		t.Fatal(err)
	}
	f, err := Load(path, "x", "")
	if err != nil {
		t.Fatal(err)
	}
	o, err := output.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Score(o, []*File{f})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestScore(t *testing.T) {
	r := score(t, small(t), smallGold)
	of := map[string]float64{}
	for _, m := range r.Counts(nil).Metrics() {
		of[m.Name] = m.Value
	}
	for name, want := range map[string]float64{
		"percentages.f1": 1, "percentages.value_f1": 1, "figures.p": 0.5, "figures.r": 1, "figures.value_f1": 0, "dates.r": 0, "dates.p": 1, "organizations.f1": 1,
		"facts.found": 1, "facts.place": 1, "facts.comparison": 0, "facts.core": 1, "facts.strict": 0, "wrong.gone": 1,
	} {
		if of[name] != want {
			t.Errorf("%s is %v, want %v", name, of[name], want)
		}
	}
	if r.OffsetFaults != 0 {
		t.Errorf("%d offset faults", r.OffsetFaults)
	}
	var b strings.Builder
	if err := r.WriteMisses(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"value     figure       90余家", "over, got exact", "miss      date         一季度", "extra     figure       第2次", "comparison       yoy, got none", "rule test"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("misses lack %q:\n%s", want, b.String())
		}
	}
}

// TestPage asks that text stays text.
func TestPage(t *testing.T) {
	r := score(t, small(t), smallGold)
	var b strings.Builder
	if err := r.WritePage(&b, r.Intervals(50, 1), []Gate{{"figures.f1", 0.9, 0.5, "--min"}}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"failed figures.f1", "<mark>90余家</mark>", "&lt;b&gt;", "comparison"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(b.String(), "<b>90") {
		t.Error("markup of the text came through")
	}
}

func TestIntervals(t *testing.T) {
	r := score(t, small(t), smallGold)
	first, second := r.Intervals(200, 3), r.Intervals(200, 3)
	for i, m := range first {
		if m != second[i] {
			t.Errorf("%s: %v and %v from one seed", m.Name, m, second[i])
		}
		if m.Low > m.High {
			t.Errorf("%s: interval from %v to %v", m.Name, m.Low, m.High)
		}
	}
}

// TestWorse compares with an earlier eval in which a row was right that is not now.
func TestWorse(t *testing.T) {
	now := score(t, small(t), smallGold)
	better := score(t, small(t), strings.Replace(smallGold, `"over"`, `"exact"`, 1))
	earlier, later := better.Saved(better.Counts(nil).Metrics()), now.Saved(now.Counts(nil).Metrics())
	gates, rows := later.Worse(earlier)
	failed := 0
	for _, g := range gates {
		if !g.Passed() {
			failed++
			if !strings.HasPrefix(g.Name, "figures.value") {
				t.Errorf("fails: %s", g)
			}
		}
	}
	if failed == 0 || len(rows) != 1 || rows[0].Text != "90余家" {
		t.Errorf("%d gates failed, worse rows %v", failed, rows)
	}
	gates, rows = earlier.Worse(later)
	for _, g := range gates {
		if !g.Passed() {
			t.Errorf("fails though nothing got worse: %s", g)
		}
	}
	if len(rows) != 0 {
		t.Errorf("worse rows %v", rows)
	}
	harder := score(t, small(t), smallGold+`{"type": "figure", "text": "5000万元", "value": 50000000, "unit": "CNY", "modifier": "exact", "kind": "money"}`+"\n")
	gates, rows = harder.Saved(harder.Counts(nil).Metrics()).Worse(later)
	if len(gates)+len(rows) != 0 {
		t.Errorf("gold that grew fails: %v %v", gates, rows)
	}
}

func TestJUnit(t *testing.T) {
	r := score(t, small(t), smallGold)
	var b strings.Builder
	if err := r.WriteJUnit(&b, []Gate{{"figures.f1", 0.9, 0.5, "--min"}, {"dates.p", 0.9, 1, "--min"}}); err != nil {
		t.Fatal(err)
	}
	var s suites
	if err := xml.Unmarshal([]byte(b.String()), &s); err != nil {
		t.Fatal(err)
	}
	if s.Tests != 7 || s.Failures != 1 || s.Suites[0].Cases[0].Failure == nil || s.Suites[0].Cases[1].Failure != nil {
		t.Errorf("%d tests, %d failures:\n%s", s.Tests, s.Failures, b.String())
	}
}

// TestMarkedWrong reads rows as the report page exports them.
func TestMarkedWrong(t *testing.T) {
	r := score(t, small(t), `{"wrong": true, "source_uri": "x.txt", "type": "figure", "article_id": "a0", "char_start": 31, "char_end": 34, "text": "第2次", "note": "a serial number"}
{"wrong": true, "source_uri": "x.txt", "type": "figure", "article_id": "a0", "char_start": 2, "char_end": 4, "text": "1版"}
{"wrong": true, "type": "fact", "text": "3.9%"}
`)
	c := r.Counts(nil)
	if c.Marked != 3 || c.Gone != 1 || c.Mentions[0].FP != 0 {
		t.Errorf("%d marked, %d gone, %d extra", c.Marked, c.Gone, c.Mentions[0].FP)
	}
	var b strings.Builder
	r.WriteMisses(&b)
	if !strings.Contains(b.String(), "complaint figure       第2次") || !strings.Contains(b.String(), "a serial number") || !strings.Contains(b.String(), "gone      figure       1版") {
		t.Error(b.String())
	}
}

func TestCanonical(t *testing.T) {
	for name, want := range map[string]string{"facts.f1": "facts.core", "fact_strict": "facts.strict", "figure.f1": "figures.f1", "fact.place": "facts.place", "Dates.value_f1": "dates.value_f1"} {
		if got, ok := Canonical(name); got != want || !ok {
			t.Errorf("%s: %s %v, want %s", name, got, ok, want)
		}
	}
	if _, ok := Canonical("figures.f2"); ok {
		t.Error("figures.f2 is known")
	}
}
