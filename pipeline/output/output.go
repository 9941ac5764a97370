// Package output reads the tables of a finished output folder.
//
//	o, err := output.Open("out")
//	facts, err := output.Rows[schemas.Fact](o, "facts")
package output

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"newsfacts/pipeline/table"
	"newsfacts/schemas"
)

// Output is a finished output folder and what its manifest says of it.
type Output struct {
	Folder string
	Schema string // version of the tables
	Rules  string // version of the rules
	Config string // hash of the configuration that changes rows

	files map[string][]string // part files by table, in order
}

// Open reads the manifest of a finished output. An error says that the folder is none.
func Open(folder string) (*Output, error) {
	data, err := os.ReadFile(filepath.Join(folder, "_run", "manifest.json"))
	if err != nil {
		return nil, fmt.Errorf("%s: no finished output: %w", folder, err)
	}
	var m struct {
		Schema string `json:"schema_version"`
		Rules  string `json:"rules_version"`
		Config string `json:"config"`
		Tables map[string]struct {
			Files map[string]json.RawMessage `json:"files"`
		} `json:"tables"`
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, fmt.Errorf("%s: manifest: %w", folder, err)
	}
	if _, err := os.Stat(filepath.Join(folder, "_SUCCESS")); err != nil {
		return nil, fmt.Errorf("%s: its run did not finish: %w", folder, err)
	}
	o := &Output{Folder: folder, Schema: m.Schema, Rules: m.Rules, Config: m.Config, files: map[string][]string{}}
	for name, t := range m.Tables {
		o.files[name] = slices.Sorted(maps.Keys(t.Files))
	}
	return o, nil
}

// Is tells whether a path is the folder of an output, finished or not.
func Is(path string) bool {
	_, err := os.Stat(filepath.Join(path, "_run", "identity.json"))
	return err == nil
}

// Has tells whether the run wrote a table.
func (o *Output) Has(table string) bool { return len(o.files[table]) > 0 }

// Rows returns all rows of a table, in order; none if the run did not write it.
func Rows[T any](o *Output, name string) ([]T, error) {
	var rows []T
	for _, file := range o.files[name] {
		part, err := table.Read[T](filepath.Join(o.Folder, name, file), tableNamed(name))
		if err != nil {
			return nil, err
		}
		rows = append(rows, part...)
	}
	return rows, nil
}

func tableNamed(name string) schemas.Table {
	for _, t := range schemas.Tables {
		if t.Name == name {
			return t
		}
	}
	return schemas.Table{Name: name}
}
