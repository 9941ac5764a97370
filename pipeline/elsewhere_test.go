package pipeline

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// through sends a value the way a distributed engine does.
func through[T any](t *testing.T, v T) (got T) {
	t.Helper()
	data, err := json.Marshal(v)
	if err == nil {
		err = json.Unmarshal(data, &got)
	}
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// TestElsewhere does the units as another program's workers would, in another order, and compares the bytes.
func TestElsewhere(t *testing.T) {
	in := writeInputs(t, 40)
	o := Options{UnitSize: 2000}
	here := filepath.Join(t.TempDir(), "here")
	run(t, []string{in}, here, o)

	out := filepath.Join(t.TempDir(), "there")
	p, err := Prepare([]string{in}, o)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Units) < 3 {
		t.Fatalf("%d units: too few to try their order", len(p.Units))
	}
	s, err := Open(out, o)
	if err != nil {
		t.Fatal(err)
	}
	done, m, err := s.Resume(p)
	if err != nil || m != nil || len(done) > 0 {
		t.Fatal(done, m, err)
	}
	states := make([]*State, len(p.Units))
	for i := len(p.Units) - 1; i >= 0; i-- {
		folder := filepath.Join(out, "_run", "tmp", "attempt-1-"+p.Units[i].Key)
		st, err := RunUnit(t.Context(), through(t, p.Units[i]), folder, through(t, o))
		if err != nil {
			t.Fatal(err)
		}
		states[i] = through(t, st)
		if err := Place(out, folder, states[i]); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	if _, err := Finish(out, p, states, o); err != nil {
		t.Fatal(err)
	}
	same(t, here, out)
}

// same fails where the tables of two output folders differ in a byte.
func same(t *testing.T, a, b string) {
	t.Helper()
	files := tableFiles(t, a)
	others := tableFiles(t, b)
	for name, data := range files {
		if others[name] != data {
			t.Errorf("%s differs", name)
		}
	}
	if len(files) != len(others) || len(files) == 0 {
		t.Errorf("%d files and %d", len(files), len(others))
	}
}

// tableFiles reads all part files of an output folder.
func tableFiles(t *testing.T, out string) map[string]string {
	t.Helper()
	files := map[string]string{}
	paths, err := filepath.Glob(filepath.Join(out, "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		name, _ := filepath.Rel(out, path)
		if filepath.Dir(name) == "_run" {
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(data)
	}
	return files
}
