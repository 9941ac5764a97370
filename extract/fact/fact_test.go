package fact_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"strings"
	"testing"
	"unicode/utf8"

	"newsfacts/extract"
	"newsfacts/extract/extracttest"
	"newsfacts/extract/fact"
	"newsfacts/pipeline"
	"newsfacts/schemas"
)

var update = flag.Bool("update-facts", false, "rewrite the tabbed lines of the corpus")

const corpus = "testdata/fact.txt"

// document runs the whole pipeline on a text whose paragraphs are parted by ` // `. A headline stands first, in
// square brackets; a heading within the text follows ##.
func document(text string) (*extract.Document, []*schemas.Fact) {
	text = strings.ReplaceAll(text, " // ", "\n")
	head := 0
	if h, ok := strings.CutPrefix(text, "["); ok { // [headline] // body
		if end := strings.Index(h, "]"); end >= 0 {
			text = h[:end] + h[end+1:]
			head = end
		}
	}
	a := &schemas.Article{ArticleID: "t", ReferenceDate: schemas.Ptr(schemas.Day(extracttest.Issued))}
	if head > 0 {
		a.Zones = append(a.Zones, schemas.Zone{Name: "headline", Start: 0, End: head})
	}
	start := head
	for at := head; at < len(text); { // a zone a line
		end := at + strings.IndexByte(text[at:]+"\n", '\n')
		if heading, ok := strings.CutPrefix(text[at:end], "##"); ok {
			if at > start {
				a.Zones = append(a.Zones, schemas.Zone{Name: "body", Start: start, End: at})
			}
			text = text[:at] + heading + text[end:]
			end -= len("##")
			a.Zones = append(a.Zones, schemas.Zone{Name: "subhead", Start: at, End: end})
			start = end
		}
		at = end + 1
	}
	a.Text, a.CharCount = text, int32(utf8.RuneCountInString(text))
	a.Zones = append(a.Zones, schemas.Zone{Name: "body", Start: start, End: len(text)})
	return pipeline.Document(a, pipeline.Extractors, nil)
}

// show says a fact in one line of the corpus.
func show(f *schemas.Fact) string {
	or := func(s *string) string {
		if s == nil {
			return "-"
		}
		return *s
	}
	day := func(d *int32) string {
		if d == nil {
			return ""
		}
		return schemas.Time(*d).Format("2006-01-02")
	}
	value := f.ValueText
	if f.Modifier != "exact" {
		value += " " + f.Modifier
	}
	period := "-"
	if f.PeriodStart != nil || f.PeriodEnd != nil {
		period = day(f.PeriodStart) + ".." + day(f.PeriodEnd)
		if f.PeriodStart != nil && f.PeriodEnd != nil && *f.PeriodStart == *f.PeriodEnd {
			period = day(f.PeriodStart)
		}
	}
	moved := "-"
	if f.Direction != nil || f.Comparison != nil {
		moved = strings.TrimSpace(strings.ReplaceAll(or(f.Direction)+" "+or(f.Comparison), "-", ""))
	}
	if f.Base != nil {
		moved += " " + *f.Base
	}
	said := []string{value, f.Kind, or(f.Property), or(f.Entity), or(f.Place), moved, period, f.Modality, or(f.Source)}
	if len(f.Flags) > 0 {
		said = append(said, strings.Join(f.Flags, " "))
	}
	if f.RepeatsFactID != nil {
		said = append(said, "repeats "+*f.RepeatsFactID)
	}
	return "\t" + strings.Join(said, " · ")
}

// TestCorpus checks testdata/fact.txt: a text, then a tabbed line a fact:
// value · kind · property · entity · place · direction comparison base · period · modality · source [· flags].
// "? " marks a known failure, which fails the test on the day it passes.
func TestCorpus(t *testing.T) {
	data, err := os.ReadFile(corpus)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	n := 0
	lines := strings.Split(strings.TrimRight(string(data), "\n"), "\n")
	for i := 0; i < len(lines); {
		line := lines[i]
		i++
		if line == "" || line[0] == '#' {
			out.WriteString(line + "\n")
			continue
		}
		var want []string
		for i < len(lines) && strings.HasPrefix(lines[i], "\t") {
			want = append(want, lines[i])
			i++
		}
		text, known := strings.CutPrefix(line, "? ")
		d, facts := document(text)
		var got []string
		for _, f := range facts {
			got = append(got, show(f))
		}
		if err := check(d, facts); err != nil {
			t.Errorf("%s: %v", text, err)
		}
		same := strings.Join(got, "\n") == strings.Join(want, "\n")
		if !*update && same == known {
			t.Errorf("%s\n  got\n%s\n  want (known failure: %v)\n%s", text, strings.Join(got, "\n"), known, strings.Join(want, "\n"))
		}
		if known {
			got = want
		}
		out.WriteString(line + "\n")
		for _, g := range got {
			out.WriteString(g + "\n")
		}
		n++
	}
	if n < 60 {
		t.Errorf("only %d texts", n)
	}
	if *update {
		if err := os.WriteFile(corpus, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// check returns the first fact that does not stand where it says, or holds a word that its vocabulary lacks.
func check(d *extract.Document, facts []*schemas.Fact) error {
	text := []rune(d.Article.Text)
	last := int32(0)
	for _, f := range facts {
		if f.Start < 0 || f.End > int32(len(text)) || f.Start >= f.End || string(text[f.Start:f.End]) != f.Evidence {
			return fmt.Errorf("evidence %q does not stand at %d to %d", f.Evidence, f.Start, f.End)
		}
		if !strings.Contains(f.Evidence, f.ValueText) {
			return fmt.Errorf("%q is not in its evidence %q", f.ValueText, f.Evidence)
		}
		if f.Rule == "" || f.ValueID == "" {
			return fmt.Errorf("%q: no rule or no row that it rests on", f.ValueText)
		}
		if f.Sentence < last {
			return fmt.Errorf("%q: out of order", f.ValueText)
		}
		last = f.Sentence
		for vocabulary, word := range map[string]*string{"fact_kinds": &f.Kind, "directions": f.Direction, "comparisons": f.Comparison, "period_kinds": f.PeriodKind, "modalities": &f.Modality} {
			if word != nil && !schemas.Allowed(vocabulary, *word) {
				return fmt.Errorf("%q: %s is none of %s", f.ValueText, *word, vocabulary)
			}
		}
		for _, flag := range f.Flags {
			if !schemas.Allowed("flags", flag) {
				return fmt.Errorf("%q: no flag %s", f.ValueText, flag)
			}
		}
		for _, c := range f.Inferred {
			if !schemas.Allowed("inferred", c) {
				return fmt.Errorf("%q: inferred has no %s", f.ValueText, c)
			}
		}
	}
	return nil
}

// texts returns the texts of the corpus.
func texts(t testing.TB) (texts []string) {
	data, err := os.ReadFile(corpus)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimRight(line, "\n"); line != "" && line[0] != '#' && line[0] != '\t' {
			texts = append(texts, strings.TrimPrefix(line, "? "))
		}
	}
	return texts
}

// FuzzLink asks of any text: no panic, evidence where it says, words of the vocabularies.
func FuzzLink(f *testing.F) {
	for _, text := range texts(f) {
		f.Add(text)
	}
	f.Add("分别5%、6%和（7%")
	f.Add("从第1名到第2名1:2:3比较年初")
	f.Add("体积分别是地球的2.4倍和2.1倍")
	f.Add(strings.Repeat("3%的", 40))
	f.Fuzz(func(t *testing.T, text string) {
		d, facts := document(strings.ToValidUTF8(strings.ReplaceAll(text, "\r", " "), "\uFFFD"))
		if err := check(d, facts); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	})
}

// TestScrambled links sentences made of pieces of the corpus's, in no order that a writer would choose: whatever words
// meet, no rule may reach past the ends of a clause.
func TestScrambled(t *testing.T) {
	whole := texts(t)
	random := rand.New(rand.NewPCG(1, 2))
	n := 40_000
	if testing.Short() {
		n = 4000
	}
	for range n {
		var b strings.Builder
		for range 1 + random.IntN(7) {
			from := []rune(whole[random.IntN(len(whole))])
			i := random.IntN(len(from))
			b.WriteString(string(from[i:min(len(from), i+1+random.IntN(12))]))
		}
		link(t, b.String())
	}
}

func link(t *testing.T, text string) {
	defer func() {
		if cause := recover(); cause != nil {
			t.Errorf("%q: %v\n%s", text, cause, debug.Stack())
		}
	}()
	d, facts := document(text)
	if err := check(d, facts); err != nil {
		t.Errorf("%q: %v", text, err)
	}
}

// TestGrowth fails if ten times the text takes more than thirty times as long to link.
func TestGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	for i, unit := range []string{strings.Join(texts(t), ""), "增长5%、", "5%和", "3家（", "“1亿元", "产值", "汽车、", "分别增长1%", "据", "2023年", "从第1名", "1.5亿元", "的"} {
		size := 20_000
		if i == 0 { // a paragraph of a megabyte
			size = 100_000
		}
		extracttest.Linear(t, fmt.Sprintf("%.30q", unit), size, func(size int) func() {
			d, _ := document(strings.ReplaceAll(strings.Repeat(unit, size/len(unit)+1), " // ", ""))
			return func() { fact.Link(d) }
		})
	}
}

// BenchmarkLink measures linking alone, the mentions given.
func BenchmarkLink(b *testing.B) {
	var docs []*extract.Document
	size := 0
	for _, text := range texts(b) {
		d, _ := document(text)
		docs = append(docs, d)
		size += len(text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			fact.Link(d)
		}
	}
}
