package pipeline

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"newsfacts/extract"
	"newsfacts/pipeline/source"
	"newsfacts/pipeline/table"
	"newsfacts/schemas"
)

// TestMain runs as the child that tests kill, too.
func TestMain(m *testing.M) {
	if in, out := os.Getenv("NEWSFACTS_TEST_IN"), os.Getenv("NEWSFACTS_TEST_OUT"); in != "" {
		if _, err := Run(context.Background(), []string{in}, out, Options{UnitSize: 2000, Workers: 2}); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// TestKill kills runs at fifty random moments; run again, each ends with the bytes of one that nobody disturbed.
// An output is killed four times at most: a machine that becomes slow in between must come to an end, too.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("fifty killed runs")
	}
	in := writeInputs(t, 30)
	undisturbed := filepath.Join(t.TempDir(), "undisturbed")
	whole := killedAfter(t, in, undisturbed, 0)
	random := rand.New(rand.NewPCG(1, 2))
	for kills := 0; kills < 50; {
		out := filepath.Join(t.TempDir(), "out")
		start, before := time.Now(), kills
		for kills < min(before+4, 50) && killedAfter(t, in, out, 1+time.Duration(random.Float64()*float64(whole))) < 0 {
			kills++
		}
		if kills == before { // it was done sooner than it could be killed
			whole = time.Since(start)
		}
		killedAfter(t, in, out, 0)
		same(t, undisturbed, out)
		if checked, err := Check(out); err != nil || len(checked.Faults) > 0 {
			t.Fatal(err, checked)
		}
	}
}

// child is a run in a process of its own.
func child(in, out string) *exec.Cmd {
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "NEWSFACTS_TEST_IN="+in, "NEWSFACTS_TEST_OUT="+out)
	return c
}

// killedAfter runs in into out in a child that is killed after a while, or never if that is 0. It returns how long
// the run took, or -1 if it was killed.
func killedAfter(t *testing.T, in, out string, while time.Duration) time.Duration {
	t.Helper()
	c := child(in, out)
	var said bytes.Buffer
	c.Stderr = &said
	start := time.Now()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if while > 0 {
		defer time.AfterFunc(while, func() { c.Process.Kill() }).Stop()
	}
	if err := c.Wait(); err != nil {
		if while == 0 || said.Len() > 0 {
			t.Fatalf("%v: %s", err, said.String())
		}
		return -1
	}
	return time.Since(start)
}

// TestKillOpening kills runs while they open their output; what they leave is still theirs.
func TestKillOpening(t *testing.T) {
	in := writeInputs(t, 1)
	for i := range 20 {
		out := filepath.Join(t.TempDir(), "out")
		c := child(in, out)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		lock := filepath.Join(out, "_run", "lock")
		for end := time.Now().Add(time.Minute); ; {
			if _, err := os.Stat(lock); err == nil {
				break
			}
			if time.Now().After(end) {
				t.Fatal("the child does not open its output")
			}
		}
		time.Sleep(time.Duration(i) * 100 * time.Microsecond)
		c.Process.Kill()
		c.Wait()
		killedAfter(t, in, out, 0)
	}
}

// limited is a disk that is full after so many bytes.
type limited struct {
	w    io.Writer
	left *atomic.Int64
}

func (l limited) Write(p []byte) (int, error) {
	if l.left.Add(-int64(len(p))) < 0 {
		return 0, &os.PathError{Op: "write", Path: "part", Err: syscall.ENOSPC}
	}
	return l.w.Write(p)
}

// TestFullDisk: what is done is safe, the error says so, and the same command goes on from there.
func TestFullDisk(t *testing.T) {
	in := writeInputs(t, 40)
	want := filepath.Join(t.TempDir(), "want")
	run(t, []string{in}, want, Options{UnitSize: 2000})
	out := filepath.Join(t.TempDir(), "out")
	for _, room := range []int64{100, 50_000, 200_000, 400_000} {
		var left atomic.Int64
		left.Store(room)
		o := Options{UnitSize: 2000, wrap: func(w io.Writer) io.Writer { return limited{w, &left} }}
		_, err := Run(t.Context(), []string{in}, out, o)
		var p *Problem
		if err != nil && (!errors.As(err, &p) || p.Kind != Output || !errors.Is(err, syscall.ENOSPC) || p.Remedy == "") {
			t.Fatalf("%v", err)
		}
		if err != nil && (strings.Count(err.Error(), "\n") > 0 || !strings.HasPrefix(p.Remedy, "make room")) {
			t.Errorf("%v\n%s", err, p.Remedy)
		}
		if left, _ := filepath.Glob(filepath.Join(out, "_run", "tmp", "*")); err != nil && len(left) > 0 {
			t.Errorf("%v takes room on a full disk", left)
		}
		if err == nil && left.Load() < 0 {
			t.Error("a write failed, and nobody was told")
		}
	}
	r := run(t, []string{in}, out, Options{UnitSize: 2000})
	if r.Reused == 0 && !r.UpToDate {
		t.Error("nothing was kept")
	}
	same(t, want, out)
}

// TestOutVanishes: the output folder goes away in the middle.
func TestOutVanishes(t *testing.T) {
	in := writeInputs(t, 40)
	out := filepath.Join(t.TempDir(), "out")
	n := 0
	o := Options{UnitSize: 2000, Workers: 1, Progress: func(e Event) {
		if n++; n == 3 {
			os.RemoveAll(out)
		}
	}}
	_, err := Run(t.Context(), []string{in}, out, o)
	var p *Problem
	if !errors.As(err, &p) || p.Kind != Output {
		t.Fatalf("%v", err)
	}
	os.RemoveAll(out)
	run(t, []string{in}, out, Options{UnitSize: 2000})
	want := filepath.Join(t.TempDir(), "want")
	run(t, []string{in}, want, Options{UnitSize: 2000})
	same(t, want, out)
}

// TestStopped: a run whose context ends says what is safe, and goes on later.
func TestStopped(t *testing.T) {
	in := writeInputs(t, 40)
	out := filepath.Join(t.TempDir(), "out")
	ctx, stop := context.WithCancelCause(t.Context())
	cause := errors.New("enough")
	_, err := Run(ctx, []string{in}, out, Options{UnitSize: 2000, Workers: 1, Progress: func(e Event) {
		if e.Unit != nil && e.Unit.Number > 1 {
			stop(cause)
		}
	}})
	var p *Problem
	if !errors.As(err, &p) || p.Kind != Stopped || !errors.Is(err, cause) || !strings.Contains(p.Kept, "units are done and safe") {
		t.Fatalf("%v", err)
	}
	if r := run(t, []string{in}, out, Options{UnitSize: 2000}); r.Reused < 2 {
		t.Errorf("%d units kept", r.Reused)
	}
}

// TestPanic: a fault of a rule costs its article alone; the text is in quarantine.
func TestPanic(t *testing.T) {
	saved := Extractors
	defer func() { Extractors = saved }()
	Extractors = append([]extract.Extractor{{Name: "bad", Find: func(s *extract.Sentence) []schemas.Mention {
		if strings.Contains(s.Text, "第3条") {
			var none []int
			return []schemas.Mention{nil, nil}[none[1]:]
		}
		return nil
	}}}, saved...)
	in := filepath.Join(t.TempDir(), "in.jsonl")
	var lines strings.Builder
	for i := range 8 {
		fmt.Fprintf(&lines, "{\"text\":\"这是第%d条，增长%d%%。\"}\n", i, i+1)
	}
	write(t, in, lines.String())
	out := filepath.Join(t.TempDir(), "out")
	r := run(t, []string{in}, out, Options{})
	rows, err := table.Read[schemas.Quarantine](filepath.Join(out, "quarantine", PartName(0)), tableNamed("quarantine"))
	if err != nil || len(rows) != 1 || r.Manifest.Tables["articles"].Rows != 7 {
		t.Fatal(rows, err)
	}
	if q := rows[0]; q.Code != "panic" || q.Stage != "extract" || *q.SourceRecord != 3 || !strings.Contains(q.Payload, "这是第3条") || !strings.Contains(q.Message, "fault_test.go") {
		t.Errorf("%+v", q)
	}
	if c, err := Check(out); err != nil || len(c.Faults) > 0 {
		t.Error(c, err)
	}
}

// TestTwoRuns: the second run into an output folder is refused while the first goes on.
func TestTwoRuns(t *testing.T) {
	in := writeInputs(t, 4)
	out := filepath.Join(t.TempDir(), "out")
	s, err := Open(out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = Run(t.Context(), []string{in}, out, Options{})
	var p *Problem
	if !errors.As(err, &p) || p.Kind != Output || !strings.Contains(err.Error(), "another run is writing there") {
		t.Errorf("%v", err)
	}
	s.Close()
	run(t, []string{in}, out, Options{})
}

// TestOutputs: what OUT may be, and what it may not.
func TestOutputs(t *testing.T) {
	in := writeInputs(t, 4)
	root := t.TempDir()
	refused := func(what, out string, o Options, want string) {
		t.Helper()
		_, err := Run(t.Context(), []string{in}, out, o)
		var p *Problem
		if !errors.As(err, &p) || p.Kind != Output || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", what, err)
		}
	}
	write(t, filepath.Join(root, "file"), "x")
	refused("a file", filepath.Join(root, "file"), Options{}, "file")
	os.Mkdir(filepath.Join(root, "foreign"), 0o755)
	write(t, filepath.Join(root, "foreign", "thesis.doc"), "x")
	refused("a foreign folder", filepath.Join(root, "foreign"), Options{}, "thesis.doc")
	os.Mkdir(filepath.Join(root, "dots"), 0o755)
	write(t, filepath.Join(root, "dots", ".gitkeep"), "")
	run(t, []string{in}, filepath.Join(root, "dots"), Options{})
	refused("another configuration", filepath.Join(root, "dots"), Options{Sample: 0.5}, "another configuration")
	if _, err := Run(t.Context(), []string{filepath.Join(root, "nothing")}, filepath.Join(root, "dots"), Options{Sample: 0.5}); !strings.Contains(err.Error(), "another configuration") {
		t.Errorf("the output is looked at before the inputs: %v", err)
	}
	run(t, []string{in}, filepath.Join(root, "dots"), Options{Sample: 0.5, Restart: true})
	fresh := filepath.Join(root, "fresh")
	run(t, []string{in}, fresh, Options{Sample: 0.5})
	same(t, fresh, filepath.Join(root, "dots"))
}

// TestAppend: of a finished output, only the units whose inputs changed are done again, and rows of inputs that
// are gone go.
func TestAppend(t *testing.T) {
	in := writeInputs(t, 70)
	o := Options{UnitSize: 3000}
	out := filepath.Join(t.TempDir(), "out")
	first := run(t, []string{in}, out, o)
	if len(first.Plan.Units) < 10 {
		t.Fatalf("%d units", len(first.Plan.Units))
	}
	fresh := func() string {
		dir := filepath.Join(t.TempDir(), "fresh")
		run(t, []string{in}, dir, o)
		return dir
	}
	change := func(what string, most int) {
		t.Helper()
		r := run(t, []string{in}, out, o)
		if again := len(r.Plan.Units) - r.Reused; r.UpToDate || again > most {
			t.Errorf("%s: %d of %d units again", what, again, len(r.Plan.Units))
		}
		same(t, fresh(), out)
	}
	write(t, filepath.Join(in, "2024-07-11-10.txt"), story(9999))
	change("a changed file", 1)
	write(t, filepath.Join(in, "2024-07-11-10b.txt"), story(8888))
	os.Remove(filepath.Join(in, "2024-07-15-14.txt"))
	change("a new file, and one that is gone", 7)
	records, _ := os.ReadFile(filepath.Join(in, "records.jsonl"))
	write(t, filepath.Join(in, "records.jsonl"), string(records)+"{\"text\":\"新的一条，增长12%。\"}\n")
	change("a longer file of records", 12)
	if r := run(t, []string{in}, out, o); !r.UpToDate {
		t.Error("not up to date")
	}
	os.Remove(filepath.Join(out, "figures", PartName(2)))
	if r := run(t, []string{in}, out, o); r.UpToDate || len(r.Plan.Units)-r.Reused != 1 {
		t.Error("a lost part is not written again")
	}
	same(t, fresh(), out)
}

// TestChangedDuringRun: a file that changes or goes between plan and reading; the next run mends it.
func TestChangedDuringRun(t *testing.T) {
	in := writeInputs(t, 40)
	out := filepath.Join(t.TempDir(), "out")
	o := Options{UnitSize: 2000, Workers: 1, Progress: func(e Event) {
		if e.Plan != nil {
			os.Remove(filepath.Join(in, "2024-07-15-14.txt"))
			write(t, filepath.Join(in, "2024-07-16-15.txt"), story(7777))
		}
	}}
	r := run(t, []string{in}, out, o)
	if r.Manifest.Failed != 1 {
		t.Errorf("%d failed", r.Manifest.Failed)
	}
	r = run(t, []string{in}, out, Options{UnitSize: 2000})
	if r.UpToDate {
		t.Error("up to date with inputs that it did not read")
	}
	fresh := filepath.Join(t.TempDir(), "fresh")
	run(t, []string{in}, fresh, Options{UnitSize: 2000})
	same(t, fresh, out)
}

// TestAddsUp: manifest, inputs and quarantine of a folder of good and broken files add up to what was read.
func TestAddsUp(t *testing.T) {
	in := writeInputs(t, 10)
	var gz bytes.Buffer
	w := gzip.NewWriter(&gz)
	fmt.Fprint(w, strings.Repeat("{\"text\":\"增长一成。\"}\n", 500))
	w.Close()
	sizes := map[string]int64{} // decompressed, where that is not the file itself
	for name, data := range map[string]string{
		"empty.txt": "", "blank.txt": "\n \n", "binary.bin": "\x00\x01\x02\x03\x04\x05\x06\x07", "bad.jsonl": "{\"text\":\"一。\"}\n\n{\"text\":\n[]\n{\"n\":1}\n", "array.json": "[{\"text\":\"一。\"}, x {\"text\":\"二。\"}]\n",
		"rows.csv": "title,text\n甲,增长一成\n乙,二,三\n", "bom.txt": "\xef\xbb\xbf增长一成。\n", "bad.txt": "增长\xff一成。\n", "page.html": "<html><body><p>增长一成。</p></body></html>", "picture.png": "\x89PNG\r\n", "whole.jsonl.gz": gz.String(),
		"mixed.txt": "增长一成。\n\xd4\xf6\xb3\xa4\xd2\xbb\xb3\xc9\xa1\xa3\n",
	} {
		write(t, filepath.Join(in, name), data)
		sizes[name] = int64(len(data))
	}
	torn := gz.Bytes()[:gz.Len()-20]
	write(t, filepath.Join(in, "torn.jsonl.gz"), string(torn))
	out := filepath.Join(t.TempDir(), "out")
	r := run(t, []string{in}, out, Options{UnitSize: 2000})
	m := r.Manifest
	if a := m.Account; a.Read != a.Records+a.Dropped+a.Blank || a.Stored != m.Bytes {
		t.Errorf("%+v of %d", a, m.Bytes)
	}
	var stored, plain, files int64
	filepath.WalkDir(in, func(path string, d os.DirEntry, err error) error {
		if !d.IsDir() {
			info, _ := d.Info()
			stored += info.Size()
			files++
			switch d.Name() {
			case "whole.jsonl.gz":
				plain += int64(len("{\"text\":\"增长一成。\"}\n")) * 500
			case "torn.jsonl.gz":
				z, _ := gzip.NewReader(bytes.NewReader(torn))
				n, _ := io.Copy(io.Discard, z)
				plain += n
			default:
				plain += info.Size()
			}
		}
		return nil
	})
	if m.Bytes != stored || int64(m.Inputs) != files || m.Account.Read != plain {
		t.Errorf("%d inputs of %d, %d bytes of %d, %d decompressed of %d", m.Inputs, files, m.Bytes, stored, m.Account.Read, plain)
	}
	inputs, err := table.Read[schemas.Input](filepath.Join(out, "inputs", PartName(0)), tableNamed("inputs"))
	if err != nil {
		t.Fatal(err)
	}
	var bytes, articles, dropped int64
	for _, in := range inputs {
		bytes += in.Bytes
		articles += in.NArticles
		dropped += in.NQuarantined
	}
	if bytes != stored || articles != m.Tables["articles"].Rows || dropped != m.Tables["quarantine"].Rows {
		t.Errorf("inputs: %d bytes of %d, %d articles of %d, %d dropped of %d", bytes, stored, articles, m.Tables["articles"].Rows, dropped, m.Tables["quarantine"].Rows)
	}
	if c, err := Check(out); err != nil || len(c.Faults) > 0 {
		t.Error(c, err)
	}
}

// checkSpoiled spoils a copy of a good output and wants that Check says so; of one that is good still, nothing.
func checkSpoiled(t *testing.T, good, what string, spoil func(out string), want string) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	if err := os.CopyFS(out, os.DirFS(good)); err != nil {
		t.Fatal(err)
	}
	spoil(out)
	got, err := Check(out)
	if said := strings.Join(got.Faults, "\n"); err != nil || want == "" && said != "" || !strings.Contains(said, want) {
		t.Errorf("%s: %v %v", what, err, got)
	}
}

// TestCheck finds whatever is broken in a finished output.
func TestCheck(t *testing.T) {
	in := writeInputs(t, 12)
	good := filepath.Join(t.TempDir(), "good")
	run(t, []string{in}, good, Options{UnitSize: 4000})
	for _, c := range []struct {
		what  string
		spoil func(out string)
		want  string
	}{
		{"a flipped byte", func(out string) {
			path := filepath.Join(out, "figures", PartName(0))
			data, _ := os.ReadFile(path)
			data[len(data)/2] ^= 1
			os.WriteFile(path, data, 0o644)
		}, "its bytes are not those that were written"},
		{"a missing part", func(out string) { os.Remove(filepath.Join(out, "dates", PartName(1))) }, "no such file"},
		{"a foreign file", func(out string) { write(t, filepath.Join(out, "facts", ".x.parquet"), "x") }, "a foreign file"},
		{"no _SUCCESS", func(out string) { os.Remove(filepath.Join(out, "_SUCCESS")) }, "_SUCCESS is missing"},
		{"a part of another unit", func(out string) {
			data, _ := os.ReadFile(filepath.Join(out, "articles", PartName(1)))
			os.WriteFile(filepath.Join(out, "articles", PartName(0)), data, 0o644)
		}, "its bytes are not those that were written"},
		{"an account that does not add up", func(out string) {
			path := filepath.Join(out, "_run", "manifest.json")
			data, _ := os.ReadFile(path)
			write(t, path, strings.Replace(string(data), "\"dropped\": 0", "\"dropped\": 7", 1))
		}, "do not add up"},
	} {
		checkSpoiled(t, good, c.what, c.spoil, c.want)
	}
	if _, err := Check(t.TempDir()); err == nil {
		t.Error("an empty folder is a finished output")
	}
}

// respell writes one part of a finished output with changed rows, and its checksum into the manifest: nothing but the
// rows themselves tells that something is wrong.
func respell[T any](t *testing.T, out, name string, change func([]T) []T) {
	t.Helper()
	s := &Store{out: out}
	var m Manifest
	if err := s.readJSON(&m, "_run", "manifest.json"); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(out, name, PartName(0))
	rows, err := table.Read[T](path, tableNamed(name))
	if err != nil {
		t.Fatal(err)
	}
	p, err := create[T](t.TempDir(), name, table.Meta{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	rows = change(rows)
	for _, r := range rows {
		if err := p.add(r, 0); err != nil {
			t.Fatal(err)
		}
	}
	part, err := p.close("")
	if err != nil {
		t.Fatal(err)
	}
	data, _ := os.ReadFile(p.path)
	write(t, path, string(data))
	ts := m.Tables[name]
	ts.Rows += part.Rows - ts.Files[PartName(0)].Rows
	ts.Files[PartName(0)] = part
	m.Tables[name] = ts
	if err := s.writeJSON(m, "_run", "manifest.json"); err != nil {
		t.Fatal(err)
	}
}

// TestCheckRows: a broken key, place, word or count is found although all checksums are right.
func TestCheckRows(t *testing.T) {
	in := writeInputs(t, 12)
	write(t, filepath.Join(in, "bad.jsonl"), "{\"text\":\n[]\n")
	good := filepath.Join(t.TempDir(), "good")
	run(t, []string{in}, good, Options{})
	facts := func(change func([]schemas.Fact)) func(string) {
		return func(out string) {
			respell(t, out, "facts", func(rows []schemas.Fact) []schemas.Fact { change(rows); return rows })
		}
	}
	figures := func(change func([]schemas.Figure)) func(string) {
		return func(out string) {
			respell(t, out, "figures", func(rows []schemas.Figure) []schemas.Figure { change(rows); return rows })
		}
	}
	for _, c := range []struct {
		what  string
		spoil func(out string)
		want  string // "": nothing
	}{
		{"the same rows", facts(func([]schemas.Fact) {}), ""},
		{"a fact's value that is nowhere", facts(func(r []schemas.Fact) { r[0].ValueID = r[0].ArticleID + "-f9999" }), "is no row of "},
		{"a fact's value in another article", facts(func(r []schemas.Fact) { r[0].ValueID = r[len(r)-1].ValueID }), "is of another article"},
		{"a fact's day that is nowhere", facts(func(r []schemas.Fact) { r[0].PeriodDateID = schemas.Ptr("x") }), "period_date_id x is no row of dates"},
		{"a fact that restates none", facts(func(r []schemas.Fact) { r[0].RepeatsFactID = schemas.Ptr("x") }), "repeats_fact_id x is no row of facts"},
		{"a fact's organisation that is nowhere", facts(func(r []schemas.Fact) { r[0].EntityOrganizationID = schemas.Ptr("x") }), "entity_organization_id x is no row of organizations"},
		{"a fact twice", facts(func(r []schemas.Fact) { r[1].FactID = r[0].FactID }), "stands twice"},
		{"a fact's ordinal", facts(func(r []schemas.Fact) { r[1].Ordinal = 77 }), "ordinal 77"},
		{"a fact of no article", facts(func(r []schemas.Fact) { r[0].ArticleID = "nobody" }), "unknown article nobody"},
		{"evidence elsewhere", facts(func(r []schemas.Fact) { r[0].Start-- }), "its evidence does not stand at"},
		{"a word of no vocabulary", facts(func(r []schemas.Fact) { r[0].Modality = "perhaps" }), "\"perhaps\" is not in the vocabulary modalities"},
		{"a fact less", func(out string) {
			respell(t, out, "facts", func(rows []schemas.Fact) []schemas.Fact { return rows[:len(rows)-1] })
		}, "n_facts is"},
		{"a figure elsewhere", figures(func(r []schemas.Figure) { r[0].Start, r[0].End = r[0].Start+1, r[0].End+1 }), "does not stand at"},
		{"a figure outside", figures(func(r []schemas.Figure) { r[0].End = 1 << 30 }), "does not stand at"},
		{"a figure twice", figures(func(r []schemas.Figure) { r[1].FigureID = r[0].FigureID }), "stands twice"},
		{"a figure's key", figures(func(r []schemas.Figure) { r[0].FigureID = "x" }), "figures: x: ordinal"},
		{"a figure of no article", figures(func(r []schemas.Figure) { r[0].ArticleID = "nobody" }), "unknown article nobody"},
		{"an article twice", func(out string) {
			respell(t, out, "articles", func(rows []schemas.Article) []schemas.Article { return append(rows, rows[0]) })
		}, "stands twice"},
		{"an article's length", func(out string) {
			respell(t, out, "articles", func(rows []schemas.Article) []schemas.Article { rows[0].CharCount++; return rows })
		}, "char_count"},
		{"an article of no input", func(out string) {
			respell(t, out, "articles", func(rows []schemas.Article) []schemas.Article { rows[0].InputID = "nowhere"; return rows })
		}, "no row for nowhere"},
		{"an input's count", func(out string) {
			respell(t, out, "inputs", func(rows []schemas.Input) []schemas.Input { rows[0].NArticles++; return rows })
		}, "n_articles is"},
		{"quarantine rows with one key", func(out string) {
			respell(t, out, "quarantine", func(rows []schemas.Quarantine) []schemas.Quarantine {
				rows[1].QuarantineID = rows[0].QuarantineID
				return rows
			})
		}, "stands twice"},
	} {
		checkSpoiled(t, good, c.what, c.spoil, c.want)
	}
}

// TestRepeatedIDs: records that repeat an id are distinct articles, in one unit and across units.
func TestRepeatedIDs(t *testing.T) {
	in := filepath.Join(t.TempDir(), "in.jsonl")
	var lines strings.Builder
	for i := range 300 {
		fmt.Fprintf(&lines, "{\"id\":\"r%d\",\"text\":\"增长%d%%。\"}\n", i%7, i)
	}
	write(t, in, lines.String())
	ids := func(size int64) string {
		out := filepath.Join(t.TempDir(), "out")
		r := run(t, []string{in}, out, Options{UnitSize: size})
		if c, err := Check(out); err != nil || len(c.Faults) > 0 {
			t.Error(c, err)
		}
		var ids []string
		for i := range r.Plan.Units {
			rows, err := table.Read[schemas.Article](filepath.Join(out, "articles", PartName(i)), tableNamed("articles"))
			if err != nil {
				t.Fatal(err)
			}
			for _, a := range rows {
				ids = append(ids, a.ArticleID)
			}
		}
		return strings.Join(ids, " ")
	}
	if one, many := ids(1<<20), ids(1000); one != many || strings.Count(one, " ") != 299 {
		t.Error("the ids depend on the units")
	}
}

// TestStdin: what comes from a pipe is spooled, read, and not left behind.
func TestStdin(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	saved := os.Stdin
	os.Stdin = r
	defer func() { os.Stdin = saved }()
	go func() { io.WriteString(w, story(1)); w.Close() }()
	out := filepath.Join(t.TempDir(), "out")
	run(t, []string{"-"}, out, Options{})
	rows, err := table.Read[schemas.Article](filepath.Join(out, "articles", PartName(0)), tableNamed("articles"))
	if err != nil || len(rows) != 1 || rows[0].SourceURI != "stdin" {
		t.Error(rows, err)
	}
	if left, _ := os.ReadDir(filepath.Join(out, "_run", "stdin")); len(left) > 0 {
		t.Error("left behind:", left)
	}
}

// TestUnitCount: the size of units grows, so that there are about a thousand at most.
func TestUnitCount(t *testing.T) {
	for _, c := range []struct{ n, size int64 }{{1, 1 << 20}, {1, 10 << 20}, {1, 100 << 20}, {10, 50 << 20}, {1000, 20_000}, {20_000, 5_000}, {200_000, 20_000}, {20, 3 << 30}, {3, 1 << 40}} {
		inputs := make([]source.Input, c.n)
		for i := range inputs {
			inputs[i] = source.Named(fmt.Sprintf("/in/%07d.html", i), fmt.Sprintf("%07d.html", i), c.size)
		}
		p, err := PrepareInputs(inputs, Options{}, func(in source.Input, size int64, _ source.Options) source.Facts {
			f := source.Facts{Format: "html"}
			for at := int64(0); at < max(in.Size, 1); at += size {
				f.Parts = append(f.Parts, source.Part{Input: in, Start: at, End: min(at+size, in.Size)})
			}
			if len(f.Parts) == 1 {
				f.Parts[0].End = 0
			}
			return f
		})
		if err != nil || len(p.Units) > 1100 {
			t.Errorf("%d files of %d bytes: %d units, %v", c.n, c.size, len(p.Units), err)
		}
		if c.n == 200_000 && len(p.Units) < 100 {
			t.Errorf("only %d units", len(p.Units))
		}
		if total := c.n * c.size; total <= 512<<20 && len(p.Units) > 64 {
			t.Errorf("%d files of %d bytes: %d units", c.n, c.size, len(p.Units))
		}
	}
}
