package extract

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// rooms says which of our packages each room may import; a room without an entry may import none.
// A prefix stands for everything below it.
var rooms = []struct {
	room string
	may  []string
}{
	{"schemas", nil},
	{"extract/extracttest", []string{"schemas", "extract"}},
	{"extract/numeral", []string{"extract/lexicon"}},
	{"extract/lexicon", nil},
	{"extract/segment", []string{"schemas", "extract", "extract/lexicon"}},
	{"extract/place", []string{"schemas", "extract", "extract/lexicon"}},
	{"extract/figure", kind}, {"extract/percentage", kind}, {"extract/date", kind}, {"extract/organization", kind}, {"extract/fact", kind},
	{"extract", []string{"schemas"}},
	{"pipeline", []string{"schemas", "extract", "pipeline"}},
	{"cmd", []string{"schemas", "extract", "pipeline", "cmd"}},
}

// kind is what a kind may import besides the packages below its own folder.
var kind = []string{"schemas", "extract", "extract/numeral", "extract/lexicon", "extract/segment", "extract/place", "extract/extracttest"}

// doors are the dependencies that one room alone may import.
var doors = map[string]string{
	"github.com/go-ego/gse":            "extract/segment",
	"github.com/parquet-go/parquet-go": "pipeline/table",
	"github.com/PuerkitoBio/goquery":   "pipeline/page",
}

// TestImports keeps the rooms apart: it parses the files, because `go list` would be cached.
func TestImports(t *testing.T) {
	files := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasPrefix(filepath.Base(path), ".") {
			return err
		}
		files++
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		folder := filepath.ToSlash(strings.TrimPrefix(filepath.Dir(path), ".."+string(filepath.Separator)))
		for _, spec := range f.Imports {
			imported := strings.Trim(spec.Path.Value, `"`)
			if !allowed(folder, imported, strings.HasSuffix(path, "_test.go")) {
				t.Errorf("%s imports %s", path, imported)
			}
		}
		return nil
	})
	if err != nil || files < 10 {
		t.Fatalf("%d files: %v", files, err)
	}
}

// used are the only names that may be used of packages that can open a connection or run a program. Texts are read by
// this program: nothing in them may make it do either.
var used = map[string]map[string]bool{
	"net": nil, "os/exec": nil, "plugin": nil,
	"net/http":                       {"ReadResponse": true, "Response": true}, // records of web archives hold answers
	"github.com/PuerkitoBio/goquery": {"NewDocumentFromNode": true, "NewDocumentFromReader": true, "Document": true, "Selection": true},
}

// TestNoNetwork parses all files of the program.
func TestNoNetwork(t *testing.T) {
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.Contains(path, "newsfacts-beam") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		names := map[string]map[string]bool{}
		for _, spec := range f.Imports {
			imported := strings.Trim(spec.Path.Value, `"`)
			if may, ok := used[imported]; ok {
				if may == nil || spec.Name != nil {
					t.Errorf("%s imports %s", path, imported)
				}
				names[filepath.Base(imported)] = may
			}
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := s.X.(*ast.Ident); ok && names[x.Name] != nil && !names[x.Name][s.Sel.Name] {
					t.Errorf("%s uses %s.%s", path, x.Name, s.Sel.Name)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func allowed(folder, imported string, test bool) bool {
	for door, room := range doors {
		if imported == door || strings.HasPrefix(imported, door+"/") {
			return within(folder, room) || test
		}
	}
	ours, ok := strings.CutPrefix(imported, "newsfacts/")
	if !ok {
		return true
	}
	for _, r := range rooms {
		if !within(folder, r.room) {
			continue
		}
		if within(ours, r.room) && r.room != "extract" {
			return true
		}
		if test && r.room == "extract/fact" && within(ours, "pipeline") { // its corpus needs the mentions of every kind
			return true
		}
		for _, may := range r.may {
			if ours == may || may != "extract" && may != "schemas" && within(ours, may) || may == "extract" && strings.HasPrefix(r.room, "pipeline") && within(ours, may) || may == "extract" && r.room == "cmd" && within(ours, may) {
				return true
			}
		}
		return false
	}
	return false
}

func within(folder, room string) bool { return folder == room || strings.HasPrefix(folder, room+"/") }
