package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"newsfacts/pipeline"
)

// TestMain is the command itself for tests, and engines, that start it as a process.
func TestMain(m *testing.M) {
	if os.Getenv("NEWSFACTS_BEAM_TEST") == "command" {
		main()
		return
	}
	beam.Init()
	os.Exit(m.Run())
}

// command runs the command as a process and returns what it says and its exit status.
func command(t *testing.T, stdin string, args ...string) (said string, exit int) {
	t.Helper()
	c := exec.CommandContext(t.Context(), os.Args[0], args...)
	c.Env = append(os.Environ(), "NEWSFACTS_BEAM_TEST=command")
	c.Stdin = strings.NewReader(stdin)
	var b bytes.Buffer
	c.Stdout, c.Stderr = &b, &b
	err := c.Run()
	var e *exec.ExitError
	if err != nil && !errors.As(err, &e) {
		t.Fatal(err)
	}
	return b.String(), c.ProcessState.ExitCode()
}

// TestCommand: what goes wrong is said in a line with its remedy, and by the exit status.
func TestCommand(t *testing.T) {
	dir := t.TempDir()
	in, taken, foreign := filepath.Join(dir, "in"), filepath.Join(dir, "taken"), filepath.Join(dir, "foreign")
	write(t, filepath.Join(in, "a.txt"), story(1))
	write(t, filepath.Join(dir, "empty", ".keep"), "")
	write(t, filepath.Join(foreign, "thesis.doc"), "x")
	local(t, []string{in}, taken, pipeline.Options{Sample: 0.5})
	out := filepath.Join(dir, "out")
	for _, c := range []struct {
		args string
		exit int
		says string
	}{
		{"", 2, "no INPUT given"},
		{in + " -o " + out + " --no-such-flag", 2, "--no-such-flag"},
		{in + " -o " + out + " --sample 200%", 2, "--sample"},
		{in + " -o " + out + " --tables figures,numbers", 2, `no table "numbers"`},
		{in + " file://" + in + " -o " + out, 2, "a path among URIs"},
		{"- -o file://" + out, 2, "stdin"},
		{filepath.Join(dir, "nothing") + " -o " + out, 3, "nothing"},
		{filepath.Join(dir, "empty") + " -o " + out, 3, "no input in"},
		{"file://" + dir + "/nothing -o " + out, 3, "no object there is an input"},
		{in + " -o " + taken, 4, "another configuration"},
		{in + " -o file://" + taken, 4, "another configuration"},
		{filepath.Join(dir, "nothing") + " -o " + taken, 4, "another configuration"}, // OUT is looked at first
		{"file://" + dir + "/nothing -o file://" + taken, 4, "another configuration"},
		{in + " -o " + foreign, 4, "thesis.doc"},
		{in + " -o file://" + foreign, 4, "thesis.doc"},
		{in + " -o nosuch://bucket", 4, "nosuch"},
	} {
		said, exit := command(t, "", strings.Fields(c.args)...)
		if exit != c.exit || !strings.Contains(said, "error ") || !strings.Contains(said, "remedy ") || !strings.Contains(said, c.says) {
			t.Errorf("%s: exit %d, want %d and %q:\n%s", c.args, exit, c.exit, c.says, said)
		}
	}
	if _, err := os.Stat(out); !os.IsNotExist(err) {
		t.Error("a run that was refused left an output")
	}
	if said, exit := command(t, "", "--help"); exit != 0 || !strings.Contains(said, "--runner") || !strings.Contains(said, "--text-field") {
		t.Error(exit, said)
	}
}

// TestStdin: a stream is kept where the workers reach it, and gone afterwards.
func TestStdin(t *testing.T) {
	dir := t.TempDir()
	var text strings.Builder
	for i := range 30 {
		text.WriteString(record(i))
	}
	write(t, filepath.Join(dir, "stdin"), text.String())
	want, out := filepath.Join(dir, "want"), filepath.Join(dir, "out")
	local(t, []string{filepath.Join(dir, "stdin")}, want, pipeline.Options{})
	if said, exit := command(t, text.String(), "-", "-o", out); exit != 0 {
		t.Fatal(exit, said)
	}
	same(t, want, out)
	if left, _ := filepath.Glob(filepath.Join(out, "_run", "stdin", "*")); len(left) > 0 {
		t.Error(left)
	}
}

func write(t testing.TB, name, text string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
}

// story is an article of its own for every number.
func story(i int) string {
	return fmt.Sprintf(`临河市第%d号统计公报
2021年3月%d日 临河日报

临河市统计局公布，2020年全市完成工业增加值%d.%d亿元，同比增长%d.%d%%，其中新材料产业增加值占%d%%。全年接待游客%d万人次，比上年减少%d万人次。
河口造纸有限公司上半年出口纸浆%d吨，净利润约为%d万元。公司董事长在会上说，到2025年产能要达到%d万吨。

`, i, i%28+1, i%900+100, i%10, i%17, i%10, i%60+10, i%5000+20, i%19+1, i*37+1200, i%800+30, i%90+5)
}

func record(i int) string {
	return fmt.Sprintf("{\"id\":\"n%d\",\"title\":\"简讯%d\",\"text\":%q,\"date\":\"2022-05-%02d\"}\n", i, i, strings.ReplaceAll(story(i), "\n", " "), i%28+1)
}

// inputs writes a folder of the forms that a run meets: small texts in folders, pages, and large files that are cut
// into ranges; about so many bytes in all.
func inputs(t testing.TB, dir string, size int) string {
	t.Helper()
	each := len(story(100))
	n := size / each / 4
	for i := range n {
		write(t, filepath.Join(dir, fmt.Sprintf("%02d月", i%7), fmt.Sprintf("第 %d%% 篇.txt", i)), story(i))
	}
	for i := range 20 {
		write(t, filepath.Join(dir, fmt.Sprintf("page-%d.html", i)), "<!doctype html><html><head><meta charset=utf-8><title>公报"+fmt.Sprint(i)+"</title></head><body><p>"+strings.ReplaceAll(story(n+i), "\n", "</p><p>")+"</p></body></html>")
	}
	var lines, text strings.Builder
	for i := range 2 * n {
		lines.WriteString(record(i))
	}
	for i := range n {
		text.WriteString(story(i+3*n) + "\n\n\n")
	}
	lines.WriteString("{\"text\":\n") // to quarantine
	write(t, filepath.Join(dir, "all.jsonl"), lines.String())
	write(t, filepath.Join(dir, "long.txt"), text.String())
	return dir
}

// local runs the pipeline in this process on one worker.
func local(t testing.TB, args []string, out string, o pipeline.Options) *pipeline.Result {
	t.Helper()
	o.Workers = 1
	r, err := pipeline.Run(t.Context(), args, out, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// same checks that two outputs hold the same files with the same bytes, but for _run, open.sql and report.html, and
// that the second passes newsfacts check.
func same(t testing.TB, want, got string) {
	t.Helper()
	a, b := files(t, want), files(t, got)
	for name, data := range a {
		other, ok := b[name]
		switch {
		case !ok:
			t.Errorf("%s: %s is missing", got, name)
		case !bytes.Equal(data, other):
			t.Errorf("%s: %s has other bytes: %d, not %d", got, name, len(other), len(data))
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			t.Errorf("%s: %s is too much", got, name)
		}
	}
	c, err := pipeline.Check(got)
	if err != nil || len(c.Faults) > 0 {
		t.Errorf("%s: %v %+v", got, err, c)
	}
}

func files(t testing.TB, root string) map[string][]byte {
	t.Helper()
	found := map[string][]byte{}
	err := filepath.WalkDir(root, func(name string, d os.DirEntry, err error) error {
		rel, _ := filepath.Rel(root, name)
		switch {
		case err != nil:
			return err
		case rel == "_run":
			return filepath.SkipDir
		case d.IsDir() || rel == "open.sql" || rel == "report.html":
			return nil
		}
		found[rel], err = os.ReadFile(name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
