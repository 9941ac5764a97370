package page

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding/simplifiedchinese"

	"newsfacts/schemas"
)

var update = flag.Bool("update", false, "rewrite what the pages of testdata give")

// TestPages reads every page of testdata: a txtar of page.html and want.txt, what it must give.
func TestPages(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < 15 {
		t.Fatalf("%d pages: %v", len(files), err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			ar := txtar.Parse(data)
			if len(ar.Files) != 2 {
				t.Fatalf("%d files; want page.html and want.txt", len(ar.Files))
			}
			a, err := Read(string(ar.Files[0].Data))
			if err != nil {
				t.Fatal(err)
			}
			got := show(a)
			if *update && got != string(ar.Files[1].Data) {
				ar.Files[1].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := string(ar.Files[1].Data); got != want {
				t.Errorf("got:\n%swant:\n%s", got, want)
			}
		})
	}
}

// show prints an article: its fields that are set, then its text by zone.
func show(a *schemas.Article) string {
	var b strings.Builder
	field := func(name string, value *string) {
		if value != nil {
			fmt.Fprintf(&b, "%-9s %s\n", name, *value)
		}
	}
	field("title", a.Title)
	field("kicker", a.Kicker)
	if a.PublishTime != nil {
		fmt.Fprintf(&b, "%-9s %s\n", "time", a.PublishTime.In(beijing).Format(time.DateTime))
	} else if a.PublishDate != nil {
		fmt.Fprintf(&b, "%-9s %s\n", "day", time.Unix(int64(*a.PublishDate)*86400, 0).UTC().Format(time.DateOnly))
	}
	field("outlet", a.Outlet)
	field("site", a.Site)
	if len(a.Authors) > 0 {
		fmt.Fprintf(&b, "%-9s %s\n", "authors", strings.Join(a.Authors, " "))
	}
	field("editor", a.Editor)
	field("section", a.Section)
	field("url", a.URL)
	if len(a.Warnings) > 0 {
		fmt.Fprintf(&b, "%-9s %s\n", "warnings", strings.Join(a.Warnings, " "))
	}
	for _, z := range a.Zones {
		fmt.Fprintf(&b, "%s: %s\n", z.Name, strings.ReplaceAll(strings.TrimSuffix(a.Text[z.Start:z.End], "\n"), "\n", "\n      "))
	}
	return b.String()
}

// checkZones: zones cover the text without gap, whatever the page, and words are of their vocabularies.
func checkZones(t *testing.T, a *schemas.Article) {
	t.Helper()
	at := 0
	for _, z := range a.Zones {
		if z.Start != at || z.End < z.Start || !schemas.Allowed("zones", z.Name) {
			t.Fatalf("zone %v at byte %d", z, at)
		}
		at = z.End
	}
	if at != len(a.Text) {
		t.Fatalf("zones end at byte %d of %d", at, len(a.Text))
	}
	for _, w := range a.Warnings {
		if !schemas.Allowed("warnings", w) {
			t.Fatalf("warning %q", w)
		}
	}
}

// TestHostile: pages made to break a reader give an article or an error, and soon.
func TestHostile(t *testing.T) {
	pages := map[string]string{
		"empty":          "",
		"no tags":        "今天天气很好。",
		"nested 100000":  strings.Repeat("<div>", 100_000) + "今天，市政府公布了一批新的项目，总投资约九亿元，明年开工。",
		"nested spans":   strings.Repeat("<span><b>", 100_000) + "今天，市政府公布了一批新的项目，总投资约九亿元，明年开工。",
		"ten million":    strings.Repeat("<p>", 10_000_000),
		"many tags":      strings.Repeat("<p>今</p>", maxTags/2),
		"long title":     "<title>" + strings.Repeat("长", 1_000_000) + "</title><h1>" + strings.Repeat("长", 1_000_000) + "</h1><p>正文，正文。",
		"long line":      "<p>" + strings.Repeat("增长2023-05-12，", 400_000),
		"open brackets":  "<p>" + strings.Repeat("（记者", 200_000),
		"many dates":     strings.Repeat("<p>2023-05-12 10:00:00</p>", 50_000),
		"many labels":    "<h1>标题标题</h1><p>" + strings.Repeat("来源：作者：编辑：", 10) + strings.Repeat("<p>来源：作者：</p>", 50_000),
		"unclosed fonts": strings.Repeat("<p><font><b>今年前十个月，全县完成投资九十亿元，同比增长一成。", 3000),
		"bad bytes":      "<title>\xff\xfe</title><p>\xe4\xbd今天\x00，有雨。",
		"open script":    "<p>今天有雨，气温下降。<script>" + strings.Repeat("\"publishTime\":", 200_000),
		"separators":     "<title>" + strings.Repeat("_-|", 60_000) + "</title>",
		"nested tables":  strings.Repeat("<table><tr><td>", 20_000),
	}
	for name, markup := range pages {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			a, err := Read(markup)
			if d := time.Since(start); d > time.Minute {
				t.Errorf("took %v", d)
			}
			if err != nil {
				t.Logf("%v", err)
				return
			}
			checkZones(t, a)
		})
	}
}

func TestDeepPageKeepsItsText(t *testing.T) {
	for _, open := range []string{"<div>", "<font><b>", "<div><span>"} {
		a, err := Read("<title>投资增长</title>" + strings.Repeat(open, 5000) + "<p>今天，市政府公布了一批新的项目，总投资约九亿元，明年开工。</p>")
		if err != nil || !strings.Contains(a.Text, "总投资约九亿元") {
			t.Errorf("%s: %v, %v", open, a, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(txtar.Parse(data).Files[0].Data))
	}
	f.Fuzz(func(t *testing.T, markup string) {
		a, err := Read(markup)
		if err != nil {
			return
		}
		checkZones(t, a)
		if a.PublishTime != nil && a.PublishDate == nil {
			t.Fatal("a time without its day")
		}
	})
}

// BenchmarkRead reads the pages of testdata, and the real ones where they lie beside the project.
func BenchmarkRead(b *testing.B) {
	for _, set := range []struct{ name, glob string }{{"testdata", "testdata/*.txtar"}, {"real", realPages + "/html/*.html"}} {
		files, _ := filepath.Glob(set.glob)
		if len(files) == 0 {
			continue
		}
		var pages []string
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				b.Fatal(err)
			}
			if filepath.Ext(name) == ".txtar" {
				data = txtar.Parse(data).Files[0].Data
			}
			pages = append(pages, string(data))
		}
		b.Run(set.name, func(b *testing.B) {
			for b.Loop() {
				for _, p := range pages {
					if _, err := Read(p); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(len(pages)*b.N)/b.Elapsed().Seconds(), "pages/s")
		})
	}
}

func TestGBK(t *testing.T) {
	data, err := simplifiedchinese.GBK.NewEncoder().String("<p>今天，全市公布春茶产量，比上年增长一成。")
	if err != nil {
		t.Fatal(err)
	}
	a, err := Read(data) // decoding is the source's work: undecoded bytes must not break the page
	if err != nil {
		t.Fatal(err)
	}
	checkZones(t, a)
}
