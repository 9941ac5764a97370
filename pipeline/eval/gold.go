package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"unicode"
)

// Row is one row of gold: its columns as JSON has them.
type Row map[string]any

// File is one gold file with what it is the gold of.
type File struct {
	Path     string
	Name     string // of the input without its ending, relative to the folder that was given
	Source   string // the input's file name, if the gold says so; else ""
	URI      string // of the input that the gold lies beside; "" if it was named apart from inputs
	Rows     []Row
	Optional []Row // spans that count neither way
	Wrong    []Row // rows that must be gone
	ByDoc    bool  // rows name the record that they belong to
}

const (
	goldEnd     = ".gold.jsonl"
	optionalEnd = ".optional.jsonl"
)

// Beside returns the gold file that lies beside an input, or "". x.txt and x.txt.gz have x.gold.jsonl.
func Beside(input string) string {
	for stem := input; ; {
		if _, err := os.Stat(stem + goldEnd); err == nil {
			return stem + goldEnd
		}
		short := strings.TrimSuffix(stem, filepath.Ext(stem))
		if short == stem || strings.HasSuffix(short, string(filepath.Separator)) || short == "" {
			return ""
		}
		stem = short
	}
}

// Find lists the gold files that the arguments name: files, or folders with files *.gold.jsonl.
// The second string of each is its name within the folder, without the ending.
func Find(args []string) ([][2]string, error) {
	var found [][2]string
	for _, arg := range args {
		info, err := os.Stat(arg)
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			found = append(found, [2]string{arg, stem(filepath.Base(arg))})
			continue
		}
		err = filepath.WalkDir(arg, func(p string, d fs.DirEntry, err error) error {
			if err == nil && strings.HasSuffix(p, goldEnd) {
				rel, _ := filepath.Rel(arg, p)
				found = append(found, [2]string{p, filepath.ToSlash(strings.TrimSuffix(rel, goldEnd))})
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

func stem(name string) string {
	if s, ok := strings.CutSuffix(name, goldEnd); ok {
		return s
	}
	return strings.TrimSuffix(name, path.Ext(name))
}

// Load reads a gold file. optional names its file of optional spans; "" takes the one that lies beside it, if any.
func Load(gold, name, optional string) (*File, error) {
	rows, err := lines(gold)
	if err != nil {
		return nil, err
	}
	f := &File{Path: gold, Name: name}
	for i, r := range rows {
		_, doc := r["doc"]
		f.ByDoc = f.ByDoc || doc && !r.is("wrong")
		switch kind := r.text("type"); {
		case r.is("wrong"):
			f.Wrong = append(f.Wrong, r)
		case kind == "meta":
			f.Source = path.Base(r.text("source"))
		case kind == "fact" || kindNamed(kind) >= 0:
			f.Rows = append(f.Rows, r)
		default:
			return nil, fmt.Errorf("%s: row %d: type %q is not figure, percentage, date, organization, fact or meta", gold, i+1, kind)
		}
	}
	if optional == "" {
		beside := strings.TrimSuffix(gold, goldEnd) + optionalEnd
		if _, err := os.Stat(beside); errors.Is(err, fs.ErrNotExist) || beside == gold+optionalEnd {
			return f, nil
		}
		optional = beside
	}
	f.Optional, err = lines(optional)
	return f, err
}

// lines reads JSON objects, one a line.
func lines(path string) ([]Row, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var rows []Row
	r := bufio.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))))
	for n := 1; ; n++ {
		line, err := r.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			var row Row
			if err := json.Unmarshal(line, &row); err != nil {
				return nil, fmt.Errorf("%s: line %d: %w", path, n, err)
			}
			rows = append(rows, row)
		}
		if err != nil {
			return rows, nil
		}
	}
}

// text returns a column that is a string, else "".
func (r Row) text(column string) string {
	s, _ := r[column].(string)
	return s
}

// is tells whether a column is true.
func (r Row) is(column string) bool {
	b, _ := r[column].(bool)
	return b
}

// number returns a column as a number; nil where it is none.
func (r Row) number(column string) *float64 {
	if v, ok := r[column].(float64); ok {
		return &v
	}
	return nil
}

// doc returns the record that the row belongs to.
func (r Row) doc() int64 {
	if v := r.number("doc"); v != nil {
		return int64(*v)
	}
	return 0
}

// list returns a column that is a list; a value alone is a list of one. Null in it is "".
func (r Row) list(column string) []string {
	switch v := r[column].(type) {
	case []any:
		list := make([]string, len(v))
		for i, x := range v {
			list[i], _ = x.(string)
		}
		return list
	case string:
		return []string{v}
	}
	return nil
}

// alts lists what passes for a column as well.
func (r Row) alts(column string) []string { return r.list(column + "_alt") }

// bare returns a text without white space.
func bare(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) || c >= 0x1c && c <= 0x1f {
			return -1
		}
		return c
	}, s)
}
