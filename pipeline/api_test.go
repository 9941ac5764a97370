package pipeline_test

import (
	"bytes"
	"flag"
	"go/ast"
	"go/doc"
	"go/parser"
	"go/printer"
	"go/token"
	"io/fs"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the listing of the API")

// TestAPI keeps the listing of what another module can use of schemas, extract and pipeline: a change shows in its
// diff. Review it, then run with -update.
func TestAPI(t *testing.T) {
	var b bytes.Buffer
	for _, folder := range []string{"../schemas", "../extract", "."} {
		api(t, &b, folder)
	}
	const golden = "testdata/api.txt"
	if *update {
		if err := os.WriteFile(golden, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, b.Bytes()) {
		t.Errorf("the API differs from %s; review and run go test ./pipeline -run TestAPI -update", golden)
	}
}

// api writes a package's exported declarations without comments and bodies.
func api(t *testing.T, b *bytes.Buffer, folder string) {
	t.Helper()
	files := token.NewFileSet()
	parsed, err := parser.ParseDir(files, folder, func(f fs.FileInfo) bool { return !strings.HasSuffix(f.Name(), "_test.go") }, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range parsed {
		ast.PackageExports(p)
		d := doc.New(p, folder, 0)
		b.WriteString("package " + d.Name + "\n")
		declare := func(decl ast.Decl) {
			if f, ok := decl.(*ast.FuncDecl); ok {
				f.Body = nil
			}
			printer.Fprint(b, files, decl)
			b.WriteByte('\n')
		}
		for _, f := range d.Funcs {
			declare(f.Decl)
		}
		for _, typ := range d.Types {
			declare(typ.Decl)
			for _, f := range append(typ.Funcs, typ.Methods...) {
				declare(f.Decl)
			}
		}
		for _, v := range append(d.Consts, d.Vars...) {
			for _, name := range v.Names {
				b.WriteString(v.Decl.Tok.String() + " " + name + "\n")
			}
		}
		b.WriteByte('\n')
	}
}
