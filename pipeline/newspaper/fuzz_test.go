package newspaper

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"newsfacts/schemas"
)

// pages returns the texts of testdata.
func pages(t testing.TB) (list []string) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, string(data))
	}
	return list
}

// printed counts the characters of s that print something.
func printed(count map[rune]int, s string, by int) {
	for _, r := range s {
		if !white(r) {
			count[r] += by
		}
	}
}

// whole tells what of a text is in no article and no furniture, or in them too often; "" if all is well.
func whole(text string, articles []*schemas.Article, furniture []string) string {
	count := map[rune]int{}
	printed(count, text, 1)
	for _, a := range articles {
		printed(count, a.Text, -1)
	}
	for _, f := range furniture {
		printed(count, f, -1)
	}
	var b strings.Builder
	for r, n := range count {
		if n != 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func sound(t *testing.T, a *schemas.Article) {
	t.Helper()
	at := 0
	for _, z := range a.Zones {
		if z.Start != at || z.End <= z.Start {
			t.Fatalf("zones %v: gap at byte %d", a.Zones, at)
		}
		if !schemas.Allowed("zones", z.Name) {
			t.Fatalf("zone %s", z.Name)
		}
		at = z.End
	}
	if at != len(a.Text) || !utf8.ValidString(a.Text) {
		t.Fatalf("zones end at %d of %d, or the text is not UTF-8", at, len(a.Text))
	}
	for _, w := range a.Warnings {
		if !schemas.Allowed("warnings", w) {
			t.Fatalf("warning %s", w)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, p := range pages(f) {
		f.Add(p)
	}
	for _, s := range []string{"", "\n", "一", "（", "□", "(上接1版)", "本报讯(", "王 ", "王　", "1-\na", "\f3\n2023年5月16日", "——", "据", "来源：", "记者 王 磊 摄", "\ufeff\ufeff标题\r\n正文。\r正文", "图/文/图"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		articles, furniture := read(text, Options{})
		if len(articles) == 0 {
			t.Fatal("no article")
		}
		at := int64(0)
		for i, a := range articles {
			sound(t, a)
			if len(text) > 0 && len(articles) > 1 && (*a.SourceByteStart < at || *a.SourceByteEnd <= *a.SourceByteStart) {
				t.Fatalf("article %d stands at %d to %d, after %d", i, *a.SourceByteStart, *a.SourceByteEnd, at)
			}
			at = *a.SourceByteEnd
		}
		if lost := whole(text, articles, furniture); lost != "" {
			t.Fatalf("lost or doubled: %q", lost)
		}
		sound(t, Record("", text, Options{}))
		title, rest, _ := strings.Cut(text, "\n")
		sound(t, Record(title, rest, Options{}))
	})
}

// TestWhole asks of every page that nothing printed is lost.
func TestWhole(t *testing.T) {
	for _, p := range pages(t) {
		articles, furniture := read(p, Options{})
		if lost := whole(p, articles, furniture); lost != "" {
			t.Errorf("lost or doubled %q of %.60q", lost, p)
		}
	}
}

// TestGrowth asks that the time grows no faster than the text.
func TestGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds on a busy machine")
	}
	shapes := map[string]string{
		"一":     strings.Repeat("一", 1000),
		"digit": strings.Repeat("1", 3000), "lines of 一": strings.Repeat("一\n", 1000), "open lines": strings.Repeat("这里有一些没有句号的话，说了又说\n", 60),
		"heads": strings.Repeat("全县春耕生产全面展开\n\n", 100), "bylines": strings.Repeat("本报记者 王小明\n", 100), "leads": strings.Repeat("本报讯（记者 王小明）今年\n", 60),
		"brackets": strings.Repeat("（", 1000), "closers": strings.Repeat("）", 1000), "names": strings.Repeat("王 ", 700), "hyphens": strings.Repeat("a-\n", 1000),
		"page": pages(t)[0],
	}
	for name, unit := range shapes {
		a, b := strings.Repeat(unit, 8), strings.Repeat(unit, 96)
		var small, big time.Duration
		slow := true
		for try := 0; slow && try < 4; try++ { // a busy machine may spoil one
			small, big = clock(func() { read(a, Options{}) }), clock(func() { read(b, Options{}) })
			slow = big > 12*5*small+50*time.Millisecond // 12 times the text; quadratic would be 144 times the time
		}
		if slow {
			t.Errorf("%s: %v for 8 units, %v for 96", name, small, big)
		}
	}
}

func clock(f func()) time.Duration {
	best := time.Hour
	for range 3 {
		start := time.Now()
		f()
		best = min(best, time.Since(start))
	}
	return best
}

// BenchmarkRead reads the project's own articles as one file.
func BenchmarkRead(b *testing.B) {
	files, _ := filepath.Glob("../../seeds/*.txt")
	var text string
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		text += strings.ToValidUTF8(string(data), "") + "\n\n"
	}
	text = strings.Repeat(text, 20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Read(text, Options{})
	}
}
