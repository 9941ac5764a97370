package pipeline

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// TestPack: a plan of many inputs is kept packed, and its units are those of a plan that is not.
func TestPack(t *testing.T) {
	dir := t.TempDir()
	for i := range 300 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d-\xff%%.txt", i)), fmt.Appendf(nil, "今年增长%d%%。\n", i), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := Prepare([]string{dir}, Options{UnitSize: 1000})
	if err != nil {
		t.Fatal(err)
	}
	got, err := Prepare([]string{dir}, Options{UnitSize: 1000, pack: 100})
	if err != nil {
		t.Fatal(err)
	}
	if len(want.Units) < 3 || len(want.Inputs) != 300 || got.Inputs != nil || got.NInputs != 300 || got.Bytes != want.Bytes {
		t.Errorf("%d units, %d inputs; packed %d of %d inputs, %d bytes", len(want.Units), len(want.Inputs), len(got.Inputs), got.NInputs, got.Bytes)
	}
	packed := 0
	for i, u := range got.Units {
		packed += len(u.packed)
		if !reflect.DeepEqual(u.whole(), want.Units[i]) {
			t.Errorf("unit %d is\n%+v\nnot\n%+v", i, u.whole(), want.Units[i])
		}
	}
	if packed > 300*100 {
		t.Errorf("%d bytes for 300 inputs", packed)
	}
}
