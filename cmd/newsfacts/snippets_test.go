package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestSnippets runs the README's snippets on a run over seeds, each where its library is installed, and keeps
// the README and the files the same.
func TestSnippets(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed")
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if status := Main([]string{"run", "../../seeds", "-o", filepath.Join(folder, "out"), "-q"}); status != 0 {
		t.Fatalf("run: status %d", status)
	}
	sql := filepath.Join(folder, "out", "open.sql")
	moved, err := os.ReadFile(sql)
	if err == nil { // as if it had been run from the folder that holds out
		err = os.WriteFile(sql, []byte(strings.ReplaceAll(string(moved), folder+"/", "")), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("snippets/*.py")
	if err != nil || len(files) < 4 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			code, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(readme), string(code)) {
				t.Errorf("the README does not show %s as it is", file)
			}
			library, _, _ := strings.Cut(strings.Fields(string(code))[1], ".")
			if exec.Command(python, "-c", "import "+library).Run() != nil {
				t.Skip(library + " is not installed")
			}
			path, err := filepath.Abs(file)
			if err != nil {
				t.Fatal(err)
			}
			c := exec.Command(python, path)
			c.Dir = folder
			if said, err := c.CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, said)
			} else {
				t.Logf("%s", said)
			}
		})
	}
}
