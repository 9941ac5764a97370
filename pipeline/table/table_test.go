package table

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"newsfacts/schemas"
)

func TestRoundTrip(t *testing.T) {
	var facts schemas.Table
	for _, t := range schemas.Tables {
		if t.Name == "facts" {
			facts = t
		}
	}
	rows := []schemas.Fact{
		{FactID: "a-x0000", ArticleID: "a", Evidence: "产量增长一成", Value: schemas.Ptr(10.0), PeriodStart: schemas.Ptr(int32(19000)), Flags: []string{}, Inferred: []string{"period", "place"}},
		{FactID: "a-x0001", ArticleID: "a", Property: schemas.Ptr(""), Flags: []string{"quoted"}, Inferred: []string{}},
	}
	encode := func() []byte {
		var b bytes.Buffer
		w, err := NewWriter[schemas.Fact](&b, facts, Meta{Rules: "1", Config: "c"})
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Write(rows); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	first := encode()
	if !bytes.Equal(first, encode()) {
		t.Error("the same rows gave other bytes")
	}
	path := filepath.Join(t.TempDir(), "part-00000.parquet")
	if err := os.WriteFile(path, first, 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := Read[schemas.Fact](path, facts)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, rows) {
		t.Errorf("read back\n%+v\nwant\n%+v", got, rows)
	}
	if _, err := Read[schemas.Fact](path, schemas.Tables[0]); err == nil {
		t.Error("another table's file is no error")
	}
	if m, err := Describe(path, "facts"); err != nil || m.Config != "c" {
		t.Errorf("Describe: %v, %v", m, err)
	}
}
