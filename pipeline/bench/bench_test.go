package bench

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsfacts/extract/segment"
	"newsfacts/pipeline"
	"newsfacts/pipeline/newspaper"
	"newsfacts/pipeline/source"
	"newsfacts/schemas"
)

// text is newspaper text of our own: the same in every run.
func text(b testing.TB, form string, size int64) []byte {
	b.Helper()
	templates, err := Templates("../../seeds")
	if err != nil {
		b.Fatal(err)
	}
	var out bytes.Buffer
	if err := Write(&out, templates, form, size, 1); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

func file(b testing.TB, form string, size int64) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "in."+form)
	if err := os.WriteFile(path, text(b, form, size), 0o644); err != nil {
		b.Fatal(err)
	}
	return path
}

func TestWrite(t *testing.T) {
	for _, form := range []string{"txt", "jsonl"} {
		one, two := text(t, form, 100_000), text(t, form, 100_000)
		if !bytes.Equal(one, two) || len(one) < 100_000 || len(one) > 130_000 {
			t.Errorf("%s: %d and %d bytes, not the same", form, len(one), len(two))
		}
	}
}

// BenchmarkPlan reads and hashes an input and cuts it into units.
func BenchmarkPlan(b *testing.B) {
	path := file(b, "jsonl", 8<<20)
	b.SetBytes(8 << 20)
	for b.Loop() {
		if _, err := pipeline.Prepare([]string{path}, pipeline.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSource decodes and splits into records.
func BenchmarkSource(b *testing.B) {
	for _, form := range []string{"txt", "jsonl"} {
		b.Run(form, func(b *testing.B) {
			inputs, err := source.Find([]string{file(b, form, 4<<20)}, nil)
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(4 << 20)
			for b.Loop() {
				_, err := source.Read(b.Context(), source.Part{Input: inputs[0]}, source.Options{}, source.Sink{
					Record: func(source.Record) error { return nil }, Drop: func(schemas.Quarantine) error { return nil },
				})
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkArticles mends and splits newspaper text.
func BenchmarkArticles(b *testing.B) {
	in := string(text(b, "txt", 1<<20))
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		newspaper.Read(in, newspaper.Options{})
	}
}

// BenchmarkSegment is gse alone, on every line.
func BenchmarkSegment(b *testing.B) {
	in := string(text(b, "txt", 1<<20))
	segment.Tokens("载入")
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		for line := range strings.Lines(in) {
			segment.Tokens(line)
		}
	}
}

// BenchmarkDocument finds, settles, resolves and links, all kinds together and each alone.
func BenchmarkDocument(b *testing.B) {
	in := string(text(b, "txt", 256<<10))
	segment.Tokens("载入")
	run := func(name string, extractors int) {
		b.Run(name, func(b *testing.B) {
			list := pipeline.Extractors
			if extractors >= 0 {
				list = list[extractors : extractors+1]
			}
			b.SetBytes(int64(len(in)))
			for b.Loop() {
				for _, a := range newspaper.Read(in, newspaper.Options{}) {
					pipeline.Document(a, list, nil)
				}
			}
		})
	}
	run("all", -1)
	for i, e := range pipeline.Extractors {
		run(e.Name, i)
	}
}

// BenchmarkRun is the whole: files in, all tables out. Bytes a second stay the same as the input grows.
func BenchmarkRun(b *testing.B) {
	for _, size := range []int64{1 << 20, 4 << 20, 16 << 20} {
		for _, workers := range []int{1, 2} {
			b.Run(fmt.Sprintf("%dMB/%d", size>>20, workers), func(b *testing.B) {
				path := file(b, "txt", size)
				segment.Tokens("载入")
				b.SetBytes(size)
				for b.Loop() {
					out := filepath.Join(b.TempDir(), "out")
					if _, err := pipeline.Run(b.Context(), []string{path}, out, pipeline.Options{Workers: workers}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
