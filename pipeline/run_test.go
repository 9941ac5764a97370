package pipeline

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// story is an article of our own, different for every n.
func story(n int) string {
	return fmt.Sprintf("远岭市前%d个月工业增长%d.%d%%\n\n本报讯（记者 路遥）7月%d日，远岭市统计局发布数据：前%d个月，全市规模以上工业增加值同比增长%d.%d%%，实现利润%d.%d亿元，比上年同期多%d家企业盈利。\n",
		n%11+1, n%17, n%10, n%28+1, n%11+1, n%17, n%10, n*7%900, n%10, n%50+1)
}

// writeInputs makes a folder of n small texts and one file of records.
func writeInputs(t testing.TB, n int) string {
	t.Helper()
	in := filepath.Join(t.TempDir(), "in")
	if err := os.MkdirAll(in, 0o755); err != nil {
		t.Fatal(err)
	}
	var lines strings.Builder
	for i := range n {
		write(t, filepath.Join(in, fmt.Sprintf("2024-07-%02d-%d.txt", i%28+1, i)), story(i))
		fmt.Fprintf(&lines, "{\"id\":\"r%d\",\"title\":\"第%d条\",\"content\":%q,\"publish_time\":\"2024-07-%02d 08:00:00\"}\n", i, i, story(i), i%28+1)
	}
	write(t, filepath.Join(in, "records.jsonl"), lines.String())
	return in
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// run is Run for inputs that can be read.
func run(t testing.TB, args []string, out string, o Options) *Result {
	t.Helper()
	r, err := Run(t.Context(), args, out, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestWorkers: the same bytes for any number of workers, and a finished run is up to date.
func TestWorkers(t *testing.T) {
	in := writeInputs(t, 40)
	var page strings.Builder // one record of many articles, which workers share
	for i := range 60 {
		page.WriteString(story(i) + "\n\n")
	}
	write(t, filepath.Join(in, "page.txt"), page.String())
	one := filepath.Join(t.TempDir(), "one")
	if r := run(t, []string{in}, one, Options{UnitSize: 2000, Workers: 1}); r.Manifest.Tables["articles"].Rows < 41+40+50 {
		t.Errorf("%d articles", r.Manifest.Tables["articles"].Rows)
	}
	for _, workers := range []int{2, 8} {
		out := filepath.Join(t.TempDir(), "many")
		run(t, []string{in}, out, Options{UnitSize: 2000, Workers: workers})
		same(t, one, out)
	}
	if r := run(t, []string{in}, one, Options{UnitSize: 2000}); !r.UpToDate {
		t.Error("a finished run is not up to date")
	}
	c, err := Check(one)
	if err != nil || len(c.Faults) > 0 {
		t.Error(err, c)
	}
}
