package pipeline

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsfacts/pipeline/source"
	"newsfacts/pipeline/table"
	"newsfacts/schemas"
)

// TestHostile: texts made to hurt become articles or quarantine rows, and the output is as it should be.
func TestHostile(t *testing.T) {
	n, long := 100_000, 1_000_000
	if testing.Short() {
		n, long = 5_000, 50_000
	}
	root := t.TempDir()
	in := filepath.Join(root, "in")
	os.Mkdir(in, 0o755)
	os.Mkdir(filepath.Join(root, "tmp"), 0o755)
	t.Setenv("TMPDIR", filepath.Join(root, "tmp"))
	for name, text := range map[string]string{
		"deep.html":     "<html><body>" + strings.Repeat("<div>", n) + "增长一成。" + strings.Repeat("</div>", n),
		"tags.html":     "<html><body>" + strings.Repeat("<b>一</b>", n),
		"millions.html": "<html><body>" + strings.Repeat("<b>", 10*long), // more than a record may hold
		"title.html":    "<html><head><title>" + strings.Repeat("长", long) + "</title></head><body><p>增长一成。</p></body></html>",
		"title.jsonl":   "{\"title\":\"" + strings.Repeat("长", long) + "\",\"text\":\"增长一成。\"}\n",
		"digits.txt":    strings.Repeat("1", n) + "\n",
		"ones.txt":      strings.Repeat("一", n) + "\n",
		"money.txt":     strings.Repeat("800 ", n) + "\n",
		"percent.txt":   strings.Repeat("%", n) + strings.Repeat("5%", n) + "\n",
		"dates.txt":     strings.Repeat("2023年5月", n) + "\n",
		"brackets.txt":  strings.Repeat("（", n) + strings.Repeat("“", n) + "\n",
		"bidi.txt":      "增长\u202e%21\u202c，\u2066出口\u2069\u200b增长\u200b三成。\n",
		"lone.jsonl":    "{\"text\":\"增长\\ud83d一成\\udc00。\"}\n",
		"utf8.txt":      "增长\xf8\x88\x80\x80\x80一成\xc0\xaf。\n",
		"nested.jsonl":  "{\"text\":\"增长一成。\",\"x\":" + strings.Repeat("[", n) + strings.Repeat("]", n) + "}\n",
		"powers.txt":    "增长1" + strings.Repeat("0", n) + "%，达1e999999元，负" + strings.Repeat("9", n) + "." + strings.Repeat("9", n) + "亿亿亿，" + strings.Repeat("亿", n) + "元，1/0，百分之" + strings.Repeat("零", n) + "。\n",
		"slip.zip":      slips(t),
		"script.txt":    "<script>alert(1)</script> 增长一成。\x1b[31m\n",
		"../escape.txt": "",
	} {
		if text != "" {
			write(t, filepath.Join(in, name), text)
		}
	}
	out := filepath.Join(root, "out")
	before := standing(t, root)
	r := run(t, []string{in}, out, Options{UnitSize: 1 << 20})
	var dropped []string
	for file := range r.Manifest.Tables["quarantine"].Files {
		rows, err := table.Read[schemas.Quarantine](filepath.Join(out, "quarantine", file), tableNamed("quarantine"))
		if err != nil {
			t.Error(err)
		}
		for _, q := range rows {
			dropped = append(dropped, q.Message)
		}
	}
	if r.Manifest.Failed > 3 || r.Manifest.Tables["articles"].Rows < 14 {
		t.Errorf("%d failed, %d articles, dropped\n%s", r.Manifest.Failed, r.Manifest.Tables["articles"].Rows, strings.Join(dropped, "\n"))
	}
	if after := standing(t, root); after != before {
		t.Errorf("outside of the output folder:\n%s, before:\n%s", after, before)
	}
	if c, err := Check(out); err != nil || len(c.Faults) > 0 {
		t.Error(c, err)
	}
	page, err := os.ReadFile(filepath.Join(out, "report.html"))
	if err != nil || strings.Contains(string(page), "<script>alert(1)") || strings.Contains(string(page), "\x1b") {
		t.Error("the page shows text of inputs as it came", err)
	}
}

// slips is an archive whose members' names lead out of it, and a good one.
func slips(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range []string{"../up.txt", "../../out/facts/part-00000.parquet", "/tmp/absolute.txt", "..\\back.txt", "a/b.txt"} {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		f.Write([]byte("增长一成。"))
	}
	w.Close()
	return b.String()
}

// standing lists the files below a folder with their sizes, less those of its folder out.
func standing(t *testing.T, root string) string {
	t.Helper()
	var list strings.Builder
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() && d.Name() == "out" {
			return cmp.Or(err, filepath.SkipDir)
		}
		info, err := d.Info()
		if err == nil && !d.IsDir() {
			fmt.Fprintln(&list, path, info.Size(), info.Mode())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list.String()
}

// FuzzArticle goes the whole way of an article: any bytes, of any format, to documents whose rows stand where they
// say.
func FuzzArticle(f *testing.F) {
	for i := range 20 {
		f.Add("2024-07-01.txt", []byte(story(i)))
	}
	f.Add("a.html", []byte("<html><head><title>题</title></head><body><h1>题</h1><p>2024-05-06 07:08 来源：远岭日报</p><p>"+story(1)+"</p></body></html>"))
	f.Add("a.jsonl", []byte("{\"title\":\"题\",\"text\":\"增长12.5%，达3亿元。\",\"date\":\"2024-05-06\"}\n"))
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		path := filepath.Join(dir, "input")
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Skip()
		}
		_, err := source.Read(t.Context(), source.Part{Input: source.Named(path, name, int64(len(data)))}, source.Options{MaxArticle: 1 << 16}, source.Sink{
			Drop: func(schemas.Quarantine) error { return nil },
			Record: func(r source.Record) error {
				all, err := articles(source.Named(path, name, 0), r, Options{})
				if err != nil {
					return nil
				}
				for _, a := range all {
					d, facts := builtIn().document(a, nil) // a panic is a finding
					text := newText(a.Article)
					for _, mentions := range d.Mentions {
						for _, m := range mentions {
							if w := m.Where(); !stands(text, w.Start, w.End, w.Text) {
								t.Errorf("%q does not stand at %d to %d", w.Text, w.Start, w.End)
							}
						}
					}
					for _, x := range facts {
						if !stands(text, x.Start, x.End, x.Evidence) {
							t.Errorf("%q does not stand at %d to %d", x.Evidence, x.Start, x.End)
						}
					}
				}
				return nil
			},
		})
		if err != nil {
			t.Error(err)
		}
	})
}

func stands(t *text, start, end int32, want string) bool {
	got, ok := t.slice(start, end)
	return ok && got == want
}
