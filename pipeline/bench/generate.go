// Package bench makes newspaper text of any size for benchmarks, and holds them: go test -bench . ./pipeline/bench
package bench

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Templates reads the plain texts of a folder of articles, in order of name: the head of each file's first article
// and its paragraphs.
func Templates(folder string) ([]Template, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil {
		return nil, err
	}
	slices.Sort(paths)
	var list []Template
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		for block := range strings.SplitSeq(strings.ToValidUTF8(string(data), ""), "\n\n") {
			lines := strings.Split(strings.TrimSpace(block), "\n")
			if len(list) == 0 || len([]rune(lines[0])) < 30 && !strings.HasSuffix(lines[0], "。") && len(list[len(list)-1].Paragraphs) > 0 {
				list = append(list, Template{Title: lines[0]})
				lines = lines[1:]
			}
			t := &list[len(list)-1]
			for _, line := range lines {
				if line = strings.TrimSpace(line); line != "" {
					t.Paragraphs = append(t.Paragraphs, line)
				}
			}
		}
	}
	list = slices.DeleteFunc(list, func(t Template) bool { return len(t.Paragraphs) == 0 })
	if len(list) == 0 {
		return nil, fmt.Errorf("%s: no texts", folder)
	}
	return list, nil
}

// Template is an article whose figures may change.
type Template struct {
	Title      string
	Paragraphs []string
}

// Write writes at least size bytes of articles, the same for the same seed: form txt, articles apart by two blank
// lines, or jsonl, one a line. Every article has figures of its own.
func Write(w io.Writer, templates []Template, form string, size int64, seed uint64) error {
	b := bufio.NewWriterSize(w, 1<<20)
	r := rand.New(rand.NewPCG(seed, 1))
	for n, wrote := 0, int64(0); wrote < size; n++ {
		t := templates[r.IntN(len(templates))]
		title := figures(t.Title, r)
		var body strings.Builder
		for _, p := range t.Paragraphs {
			body.WriteString(figures(p, r))
			body.WriteByte('\n')
		}
		day := fmt.Sprintf("20%02d-%02d-%02d", 10+r.IntN(14), 1+r.IntN(12), 1+r.IntN(28))
		text := title + "\n\n" + body.String() + "\n\n"
		if form == "jsonl" {
			line, err := json.Marshal(map[string]string{"id": fmt.Sprint(n), "title": title, "content": body.String(), "publish_time": day + " 08:00:00"})
			if err != nil {
				return err
			}
			text = string(line) + "\n"
		}
		if _, err := b.WriteString(text); err != nil {
			return err
		}
		wrote += int64(len(text))
	}
	return b.Flush()
}

// figures changes the digits of every number that is no part of a date; it keeps their number of digits.
func figures(text string, r *rand.Rand) string {
	b := []byte(text)
	for i := 0; i < len(b); i++ {
		if b[i] < '0' || b[i] > '9' {
			continue
		}
		end := i
		for end < len(b) && (b[end] >= '0' && b[end] <= '9' || b[end] == '.') {
			end++
		}
		after := string(b[end:min(end+3, len(b))])
		if !slices.Contains([]string{"年", "月", "日", "时", "分", "号"}, after) && end-i != 4 {
			for j := i; j < end; j++ {
				if b[j] != '.' {
					b[j] = byte('1' + r.IntN(9))
				}
			}
		}
		i = end
	}
	return string(b)
}
