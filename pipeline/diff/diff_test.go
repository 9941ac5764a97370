package diff

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsfacts/pipeline"
	"newsfacts/pipeline/output"
)

// run writes an output over one text and opens it.
func outputOf(t *testing.T, text string, o pipeline.Options) *output.Output {
	t.Helper()
	in, out := filepath.Join(t.TempDir(), "a.txt"), t.TempDir()
	if err := os.WriteFile(in, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := pipeline.Run(context.Background(), []string{in}, out, o); err != nil {
		t.Fatal(err)
	}
	opened, err := output.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	return opened
}

const text = "全县一季度进出口总额下降3.9%，<i>粮食</i>产量增长4.1%，占比近三成。"

func TestSame(t *testing.T) {
	r, err := Compare(outputOf(t, text, pipeline.Options{}), outputOf(t, text, pipeline.Options{}), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Changes) != 0 || r.Same["percentages"] != 3 {
		t.Errorf("%d changes, %v the same", len(r.Changes), r.Same)
	}
}

// TestChanges compares runs over a text and over the text with another rate, one more and one less: the words
// around shift, and rows are paired by their words.
func TestChanges(t *testing.T) {
	later := strings.Replace(strings.Replace(text, "3.9%", "约3.9%", 1), "，占比近三成", "", 1) + "出口增长26个百分点。"
	r, err := Compare(outputOf(t, text, pipeline.Options{}), outputOf(t, later, pipeline.Options{}), []string{"percentages"})
	if err != nil {
		t.Fatal(err)
	}
	c := r.Of("percentages")
	if c.Added != 1 || c.Lost != 1 || c.Altered != 1 || c.Columns["modifier"] != 1 || r.Same["percentages"] != 1 {
		t.Errorf("%s %v, %d the same", c, c.Columns, r.Same["percentages"])
	}
	var b strings.Builder
	if err := r.WriteText(&b, 10); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"percentages    +1 -1 ~1, 1 the same  (modifier 1)", "~ …全县一季度进出口总额下降约[3.9%]", "modifier             exact -> about", "+ …", "[26个百分点]", "- …", "[三成]"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("lacks %q:\n%s", want, b.String())
		}
	}
	b.Reset()
	if err := r.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	var read struct{ Changes []Change }
	if err := json.Unmarshal([]byte(b.String()), &read); err != nil || len(read.Changes) != 3 {
		t.Errorf("%d changes in JSON: %v", len(read.Changes), err)
	}
	b.Reset()
	if err := r.WritePage(&b); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "&lt;i&gt;粮食") || strings.Contains(b.String(), "<i>粮食") {
		t.Error("markup of the text came through, or is gone")
	}
}

// TestFacts compares what no rule changed but the reference date: facts and dates keep their place.
func TestFacts(t *testing.T) {
	const dated = "全县一季度进出口总额下降3.9%。"
	day := func(s string) pipeline.Options {
		var o pipeline.Options
		if err := o.ReferenceDate.UnmarshalText([]byte(s + "T00:00:00Z")); err != nil {
			t.Fatal(err)
		}
		return o
	}
	r, err := Compare(outputOf(t, dated, day("2023-05-16")), outputOf(t, dated, day("2024-05-16")), []string{"facts", "dates"})
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range []string{"facts", "dates"} {
		if c := r.Of(table); c.Added+c.Lost != 0 || c.Altered != 1 {
			t.Errorf("%s %s %v", table, c, c.Columns)
		}
	}
}
