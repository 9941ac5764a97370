// Package extracttest runs what every kind is tested by: its corpus, a fuzz test seeded by it, a benchmark,
// and the growth of its time with the text.
package extracttest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"newsfacts/extract"
	"newsfacts/schemas"
)

var update = flag.Bool("update", false, "rewrite the tabbed lines of the corpus")

// Issued is the day of every corpus sentence.
var Issued = time.Date(2023, 5, 12, 0, 0, 0, 0, time.UTC)

// Kind is an extractor under test.
type Kind struct {
	extract.Extractor
	Tokens func(text string) []extract.Token    // segment.Tokens for a kind that reads tokens, else nil
	Show   func(m schemas.Mention) string       // what a corpus line says after the mention's text
	Place  func(article *schemas.Article) error // sets what the kind needs to know of the article; may be nil
}

// Document runs the kind alone on an article whose sentences are the lines of text.
func (k Kind) Document(text string) *extract.Document {
	d := &extract.Document{Article: &schemas.Article{ArticleID: "t", Text: text, ReferenceDate: schemas.Ptr(schemas.Day(Issued))}}
	if k.Place != nil {
		if err := k.Place(d.Article); err != nil {
			panic(err)
		}
	}
	offset := int32(0)
	for i, line := range strings.Split(text, "\n") {
		s := &extract.Sentence{ArticleID: "t", Number: int32(i), Offset: offset, Zone: "body", Paragraph: int32(i), Text: line, Issued: Issued}
		if k.Extractor.Tokens != nil && k.Extractor.Tokens(s) {
			s.Tokens = k.Tokens(line)
		}
		d.Sentences = append(d.Sentences, s)
		d.Mentions = append(d.Mentions, extract.Settle(s, k.Find(s)))
		offset += int32(utf8.RuneCountInString(line)) + 1
	}
	if k.Resolve != nil {
		k.Resolve(d)
		for i, s := range d.Sentences {
			d.Mentions[i] = extract.Settle(s, d.Mentions[i])
		}
	}
	return d
}

func (k Kind) path() string { return filepath.Join("testdata", k.Name+".txt") }

// entry is a sentence of a corpus (several, parted by ` // `, are one article) with its mentions.
type entry struct {
	head     []string // comment and empty lines before it
	text     string
	known    bool // a known failure
	mentions []string
}

// Corpus checks the kind's testdata/KIND.txt: a sentence, then a tabbed line a mention; nothing under it means
// that nothing may be found; "? " marks a known failure, which fails the test on the day it passes.
func Corpus(t *testing.T, k Kind) {
	entries, tail := read(t, k.path())
	var b strings.Builder
	for _, e := range entries {
		got := k.show(e.text)
		same := strings.Join(got, "\n") == strings.Join(e.mentions, "\n")
		if !*update && same == e.known {
			want := "want"
			if e.known {
				want = "a known failure now passes; take its ? away. Has"
			}
			t.Errorf("%s\n  got\n%s\n  %s\n%s", e.text, strings.Join(got, "\n"), want, strings.Join(e.mentions, "\n"))
		}
		for _, h := range e.head {
			b.WriteString(h + "\n")
		}
		if e.known {
			b.WriteString("? ")
			got = e.mentions
		}
		b.WriteString(e.text + "\n")
		for _, g := range got {
			b.WriteString(g + "\n")
		}
	}
	for _, h := range tail {
		b.WriteString(h + "\n")
	}
	if *update {
		if err := os.WriteFile(k.path(), []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if len(entries) == 0 {
		t.Error("the corpus is empty")
	}
}

func (k Kind) show(text string) (lines []string) {
	for _, mentions := range k.Document(strings.ReplaceAll(text, " // ", "\n")).Mentions {
		for _, m := range mentions {
			lines = append(lines, "\t"+m.Where().Text+"\t"+k.Show(m))
		}
	}
	return lines
}

func read(t testing.TB, path string) (entries []entry, tail []string) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		switch {
		case line == "" || line[0] == '#':
			tail = append(tail, line)
		case line[0] == '\t':
			if len(entries) == 0 {
				t.Fatalf("%s: a mention before the first sentence", path)
			}
			e := &entries[len(entries)-1]
			e.mentions = append(e.mentions, line)
		default:
			text, known := strings.CutPrefix(line, "? ")
			entries = append(entries, entry{head: tail, text: text, known: known})
			tail = nil
		}
	}
	return entries, tail
}

// Fuzz asks of any text: no panic, spans in bounds and order and apart, text equal to what it stands on.
func Fuzz(f *testing.F, k Kind) {
	entries, _ := read(f, k.path())
	for _, e := range entries {
		f.Add(e.text)
	}
	f.Add(strings.Repeat("一", 300))
	f.Add("\xff1\xfe2,3年")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(strings.NewReplacer("\r", " ", "\n", " ").Replace(text), "\uFFFD")
		if err := Check(k.Document(text)); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	})
}

// Check returns the first mention of a document that does not stand where it says.
func Check(d *extract.Document) error {
	article := []rune(d.Article.Text)
	for i, mentions := range d.Mentions {
		s, last := d.Sentences[i], int32(0)
		for _, m := range mentions {
			w := m.Where()
			switch {
			case w.From < last || w.To <= w.From || int(w.To) > len(s.Text):
				return fmt.Errorf("%q at bytes %d to %d: empty, out of bounds or across the one before", w.Text, w.From, w.To)
			case s.Text[w.From:w.To] != w.Text || string(article[w.Start:w.End]) != w.Text:
				return fmt.Errorf("%q does not stand at %d to %d", w.Text, w.Start, w.End)
			case w.Rule == "":
				return fmt.Errorf("%q: no rule", w.Text)
			}
			last = w.To
		}
	}
	return nil
}

// Growth fails if ten times the text takes more than thirty times as long: a rule is quadratic.
// The texts are the corpus on one line and runs of what rules like to read.
func Growth(t *testing.T, k Kind) {
	if testing.Short() {
		t.Skip("short")
	}
	entries, _ := read(t, k.path())
	var corpus strings.Builder
	for _, e := range entries {
		corpus.WriteString(e.text)
	}
	for _, unit := range []string{corpus.String(), "1", "一", "1 ", "1,", "一年", "3月", "(", "公司", "1.5亿元、", "十万", "第", "中国", "“"} {
		Linear(t, fmt.Sprintf("%.20q", unit), 50_000, func(size int) func() {
			text := strings.Repeat(unit, size/len(unit)+1)
			return func() { k.Document(text) }
		})
	}
}

// Linear fails if ten times the size takes more than thirty times as long, each the better of two tries. A busy
// machine may spoil a measurement, so that only four bad ones in a row fail; what is quadratic fails them all.
func Linear(t *testing.T, what string, size int, prepare func(size int) (run func())) {
	t.Helper()
	took := func(size int) time.Duration {
		run := prepare(size)
		best := time.Hour
		for range 2 {
			start := time.Now()
			run()
			best = min(best, time.Since(start))
		}
		return best
	}
	var small, big time.Duration
	for range 4 {
		small, big = took(size), took(10*size)
		if big <= 30*small+300*time.Millisecond {
			return
		}
	}
	t.Errorf("%s: %d bytes take %v, ten times as many %v", what, size, small, big)
}

// Benchmark measures the kind's Find, tokens given, over its corpus.
func Benchmark(b *testing.B, k Kind) {
	entries, _ := read(b, k.path())
	var sentences []*extract.Sentence
	size := 0
	for _, e := range entries {
		s := &extract.Sentence{ArticleID: "t", Text: e.text, Zone: "body", Issued: Issued}
		if k.Extractor.Tokens != nil {
			s.Tokens = k.Tokens(e.text)
		}
		sentences = append(sentences, s)
		size += len(e.text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range sentences {
			k.Find(s)
		}
	}
}

// Sizes measures the kind's Find on one unbroken line of 10 kB, 100 kB, 1 MB and 10 MB: its corpus with the
// plain prose of a newspaper between the sentences, and runs of what rules like to read.
func Sizes(b *testing.B, k Kind) {
	entries, _ := read(b, k.path())
	var news strings.Builder
	for _, e := range entries {
		news.WriteString(e.text + prose)
	}
	for _, text := range []struct{ name, unit string }{{"news", news.String()}, {"digits", "7"}, {"一", "一"}, {"亿", "亿"}, {"年", "年"}, {"spaces", "12 345 "}} {
		for _, size := range []int{10_000, 100_000, 1_000_000, 10_000_000} {
			if size > 1_000_000 && testing.Short() {
				continue
			}
			s := &extract.Sentence{ArticleID: "t", Zone: "body", Issued: Issued, Text: strings.Repeat(text.unit, size/len(text.unit)+1)}
			b.Run(fmt.Sprintf("%s-%d", text.name, size), func(b *testing.B) {
				b.SetBytes(int64(len(s.Text)))
				for b.Loop() {
					k.Find(s)
				}
			})
		}
	}
}

// prose is what stands between the figures of a newspaper: about as much of it as there is of them.
const prose = "会议认为，要坚持稳中求进工作总基调，把握新发展阶段，完善体制机制，激发各类经营主体的活力，让改革成果更多惠及群众。记者在现场看到，工人们正抓紧安装设备，技术负责人介绍，新工艺提高了效率，也降低了能耗。"
