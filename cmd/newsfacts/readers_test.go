package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"newsfacts/schemas"
)

// TestReaders opens every table of a run with pyarrow, DuckDB and polars, where they are installed, and asks
// of each the types of the schema, the column docs, and slices by code points.
func TestReaders(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed")
	}
	out := t.TempDir()
	in := filepath.Join(t.TempDir(), "a.txt")
	text := "全县一季度粮食加工产值4.2亿元，同比增长6.1%。𠮷林村有90余家农户参加，本报2023年5月12日讯。"
	if err := os.WriteFile(in, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if status := Main([]string{"run", in, "-o", out, "--restart", "-q"}); status != 0 {
		t.Fatalf("run: status %d", status)
	}
	var want strings.Builder
	for _, table := range schemas.Tables {
		for _, c := range table.Columns() {
			want.WriteString(table.Name + "\t" + c.Name + "\t" + c.Type + "\t" + c.Doc + "\n")
		}
	}
	for _, library := range []string{"pyarrow", "duckdb", "polars"} {
		t.Run(library, func(t *testing.T) {
			if exec.Command(python, "-c", "import "+library).Run() != nil {
				t.Skip(library + " is not installed")
			}
			c := exec.Command(python, "testdata/readers.py", library, out)
			c.Stdin = strings.NewReader(want.String())
			if said, err := c.CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, said)
			}
		})
	}
}
