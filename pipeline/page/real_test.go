package page

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"newsfacts/schemas"
)

// realPages is a folder of saved pages with gold beside the project; without it their test is skipped.
const realPages = "../../../shared/pages"

type goldPage struct {
	Page        string   `json:"page"`
	Title       string   `json:"title"`
	TitleAlt    []string `json:"title_alt"`
	PublishTime string   `json:"publish_time"`
	TimeAlt     []string `json:"time_alt"`
	Source      []string `json:"source"`
	Author      []string `json:"author"`
	AuthorAlt   []string `json:"author_alt"`
	BodyStart   string   `json:"body_start"`
	BodyEnd     string   `json:"body_end"`
	Must        []string `json:"body_must"`
	MustNot     []string `json:"body_must_not"`
}

// TestRealPages keeps the measures on saved pages above their floors.
func TestRealPages(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(realPages, "gold.jsonl"))
	if err != nil {
		t.Skip(err)
	}
	m := map[string][]float64{}
	for line := range strings.Lines(string(data)) {
		var g goldPage
		if err := json.Unmarshal([]byte(line), &g); err != nil {
			t.Fatal(err)
		}
		markup, err := os.ReadFile(filepath.Join(realPages, "html", g.Page))
		if err != nil {
			t.Fatal(err)
		}
		a, err := Read(string(markup))
		if err != nil {
			t.Errorf("%s: %v", g.Page, err)
			continue
		}
		checkZones(t, a)
		body, _ := os.ReadFile(filepath.Join(realPages, "body", g.Page+".txt"))
		g.score(m, a, string(body))
	}
	for _, floor := range []struct {
		name  string
		least float64
	}{{"title", 0.97}, {"day", 0.98}, {"minute_any", 0.93}, {"author", 0.85}, {"no author", 0.95}, {"source", 0.95}, {"body", 0.985}, {"edge", 0.95}, {"char4", 0.985}} {
		got := mean(m[floor.name])
		t.Logf("%-10s %.3f of %d", floor.name, got, len(m[floor.name]))
		if got < floor.least {
			t.Errorf("%s %.3f; want %.3f", floor.name, got, floor.least)
		}
	}
}

// squeeze returns a text without white space, NFKC, in small letters.
func squeeze(text string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
			return -1
		}
		return r
	}, norm.NFKC.String(text)))
}

func (g *goldPage) score(m map[string][]float64, a *schemas.Article, goldBody string) {
	add := func(name string, ok bool) {
		v := 0.0
		if ok {
			v = 1
		}
		m[name] = append(m[name], v)
	}
	title, when, outlet := "", "", ""
	if a.Title != nil {
		title = squeeze(*a.Title)
	}
	add("title", slices.ContainsFunc(append(g.TitleAlt, g.Title), func(s string) bool { return squeeze(s) == title }))
	if a.PublishDate != nil {
		when = time.Unix(int64(*a.PublishDate)*86400, 0).UTC().Format(time.DateOnly)
	}
	times := append([]string{g.PublishTime}, g.TimeAlt...)
	add("day", slices.ContainsFunc(times, func(s string) bool { return when != "" && strings.HasPrefix(s, when) }))
	if strings.Contains(g.PublishTime, "T") {
		minute := "none"
		if a.PublishTime != nil {
			minute = a.PublishTime.In(beijing).Format("2006-01-02T15:04")
		}
		add("minute_any", slices.ContainsFunc(times, func(s string) bool { return strings.HasPrefix(s, minute) }))
	}
	if len(g.Author) > 0 {
		add("author", slices.ContainsFunc(g.Author, func(s string) bool { return slices.Contains(a.Authors, s) }))
	} else {
		add("no author", !slices.ContainsFunc(a.Authors, func(s string) bool { return !slices.Contains(g.AuthorAlt, s) }))
	}
	for _, p := range []*string{a.Outlet, a.Credit} {
		if p != nil {
			outlet += squeeze(*p) + " "
		}
	}
	if len(g.Source) > 0 {
		add("source", slices.ContainsFunc(g.Source, func(s string) bool {
			return strings.Contains(outlet, squeeze(s)) || a.Outlet != nil && strings.Contains(squeeze(s), squeeze(*a.Outlet))
		}))
	}
	body := ""
	for _, z := range a.Zones {
		if z.Name == "body" {
			body += squeeze(a.Text[z.Start:z.End])
		}
	}
	hits := func(list []string) float64 {
		n := 0.0
		for _, s := range list {
			if strings.Contains(body, squeeze(s)) {
				n++
			}
		}
		return n / float64(len(list))
	}
	m["body"] = append(m["body"], harmonic(hits(g.Must), 1-hits(g.MustNot)))
	i, j := strings.Index(body, squeeze(g.BodyStart)), strings.LastIndex(body, squeeze(g.BodyEnd))
	add("edge", i >= 0 && j >= 0 && len([]rune(body[:i])) <= 80 && len([]rune(body[j+len(squeeze(g.BodyEnd)):])) <= 80)
	want, got := grams(squeeze(goldBody)), grams(body)
	both, nWant, nGot := 0, 0, 0
	for k, n := range want {
		both += min(n, got[k])
		nWant += n
	}
	for _, n := range got {
		nGot += n
	}
	m["char4"] = append(m["char4"], harmonic(float64(both)/float64(max(1, nWant)), float64(both)/float64(max(1, nGot))))
}

func grams(text string) map[string]int {
	runes, m := []rune(text), map[string]int{}
	for i := 0; i+4 <= len(runes); i++ {
		m[string(runes[i:i+4])]++
	}
	return m
}

func harmonic(a, b float64) float64 {
	if a+b == 0 {
		return 0
	}
	return 2 * a * b / (a + b)
}

func mean(list []float64) (sum float64) {
	for _, v := range list {
		sum += v
	}
	return sum / float64(max(1, len(list)))
}
