package newspaper

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"newsfacts/schemas"
)

var update = flag.Bool("update", false, "rewrite the .want files")

// TestPages compares every testdata/*.txt with how it is to be read, testdata/*.want.
func TestPages(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := show(read(string(data), Options{Name: filepath.Base(file)}))
			want := strings.TrimSuffix(file, ".txt") + ".want"
			if *update {
				if err := os.WriteFile(want, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			data, err = os.ReadFile(want)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(data) {
				t.Errorf("read as\n%s\nwant\n%s", got, data)
			}
		})
	}
}

// show prints articles and furniture: a line a column that is set, then the text with the zone before each stretch.
func show(articles []*schemas.Article, furniture []string) string {
	var b strings.Builder
	for _, a := range articles {
		fmt.Fprintf(&b, "== %d to %d\n", *a.SourceByteStart, *a.SourceByteEnd)
		for _, c := range []struct {
			name  string
			value *string
		}{{"kicker", a.Kicker}, {"title", a.Title}, {"byline", a.Byline}, {"editor", a.Editor}, {"outlet", a.Outlet}, {"credit", a.Credit}, {"section", a.Section}} {
			if c.value != nil {
				fmt.Fprintf(&b, "%s: %s\n", c.name, *c.value)
			}
		}
		for _, c := range []struct {
			name   string
			values []string
		}{{"subheads", a.Subheads}, {"authors", a.Authors}, {"warnings", a.Warnings}} {
			if len(c.values) > 0 {
				fmt.Fprintf(&b, "%s: %s\n", c.name, strings.Join(c.values, " | "))
			}
		}
		if a.PublishDate != nil {
			fmt.Fprintf(&b, "date: %s (%s)\n", schemas.Time(*a.PublishDate).Format(time.DateOnly), *a.PublishDateSource)
		}
		for _, z := range a.Zones {
			fmt.Fprintf(&b, "%s> %s\n", z.Name, strings.ReplaceAll(strings.TrimSuffix(a.Text[z.Start:z.End], "\n"), "\n", "\n    "))
		}
	}
	for _, f := range furniture {
		fmt.Fprintf(&b, "-- %s\n", f)
	}
	return b.String()
}
