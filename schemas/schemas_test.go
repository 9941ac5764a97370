package schemas

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden listing")

// TestColumns keeps the listing of all columns: a change of the tables shows in its diff.
func TestColumns(t *testing.T) {
	var b strings.Builder
	for _, table := range Tables {
		fmt.Fprintf(&b, "%s\n", table.Name)
		for _, c := range table.Columns() {
			null := "!"
			if c.Nullable {
				null = ""
			}
			fmt.Fprintf(&b, "\t%s%s\t%s\t%s\t%s\n", c.Name, null, c.Type, c.Unit, c.Doc)
		}
	}
	const golden = "testdata/columns.txt"
	if *update {
		os.MkdirAll("testdata", 0o755)
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("columns differ from %s; review and run with -update:\n%s", golden, b.String())
	}
}

// TestDocs asks of every column a description, a type that all readers read, and a vocabulary that exists.
func TestDocs(t *testing.T) {
	for _, table := range Tables {
		seen := map[string]bool{}
		for _, c := range table.Columns() {
			at := table.Name + "." + c.Name
			if c.Doc == "" || c.Type == "" {
				t.Errorf("%s: no description or type", at)
			}
			if seen[c.Name] {
				t.Errorf("%s stands twice", at)
			}
			seen[c.Name] = true
			if c.Vocabulary != "" && len(Vocabularies[c.Vocabulary]) == 0 {
				t.Errorf("%s: no vocabulary %s", at, c.Vocabulary)
			}
		}
	}
}

func TestID(t *testing.T) {
	for _, n := range []int32{0, 7, 10, 99, 100, 999, 1000, 9999, 10000, 123456} {
		if got, want := ID("a", "f", n), fmt.Sprintf("a-f%04d", n); got != want {
			t.Errorf("%s, not %s", got, want)
		}
	}
}
