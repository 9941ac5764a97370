package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"time"

	"newsfacts/pipeline/source"
)

// Manifest is _run/manifest.json: what a finished run read and wrote. Clock times stand here and nowhere else.
type Manifest struct {
	Schema   string                `json:"schema_version"`
	Rules    string                `json:"rules_version"`
	Config   string                `json:"config"`
	Units    string                `json:"units"` // hash of the units' keys
	NUnits   int                   `json:"n_units"`
	Account  source.Account        `json:"account"` // of bytes: read = records + dropped + blank
	Inputs   int                   `json:"inputs"`  // files
	Failed   int                   `json:"failed"`  // of them, not read at all
	Bytes    int64                 `json:"bytes"`   // of the inputs as stored
	Tables   map[string]TableState `json:"tables"`
	Counts   map[string]int        `json:"counts"`  // articles, and facts by modality
	Seconds  float64               `json:"seconds"` // of all units together
	Stages   map[string]float64    `json:"stages"`  // seconds by stage: read, extract and write of all workers together; plan, finish, report
	Workers  int                   `json:"workers"`
	Finished time.Time             `json:"finished"`
}

// TableState is one table of a finished run.
type TableState struct {
	Rows  int64           `json:"rows"`
	Bytes int64           `json:"bytes"`
	Files map[string]Part `json:"files"`
}

// keys is a hash of all units' keys, in order.
func (p *Plan) keys() string {
	keys := make([]string, len(p.Units))
	for i, u := range p.Units {
		keys[i] = u.Key
	}
	return hashOf(keys)
}

func hashOf(keys []string) string {
	sum := sha256.New()
	for _, key := range keys {
		sum.Write([]byte(key + "\n"))
	}
	return hex.EncodeToString(sum.Sum(nil)[:10])
}

// whole tells whether all parts of a finished run stand in their places, by size.
func (s *Store) whole(m *Manifest) bool {
	for name, t := range m.Tables {
		for file, p := range t.Files {
			if info, err := os.Stat(s.path(name, file)); err != nil || info.Size() != p.Bytes {
				return false
			}
		}
	}
	return true
}

func (s *Store) has(name string) bool {
	_, err := os.Stat(s.path(name))
	return err == nil
}

func (s *Store) remove(name string) error {
	if err := os.Remove(s.path(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
