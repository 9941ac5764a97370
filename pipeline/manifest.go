package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"time"
)

// Manifest is _run/manifest.json: what a finished run read and wrote. Clock times stand here and nowhere else.
type Manifest struct {
	Schema   string                `json:"schema_version"`
	Rules    string                `json:"rules_version"`
	Config   string                `json:"config"`
	Units    string                `json:"units"`  // hash of the units' keys
	Inputs   int                   `json:"inputs"` // files
	Failed   int                   `json:"failed"` // of them, not read at all
	Bytes    int64                 `json:"bytes"`  // of the inputs as stored
	Tables   map[string]TableState `json:"tables"`
	Counts   map[string]int        `json:"counts"`  // articles, and facts by modality
	Seconds  float64               `json:"seconds"` // of all units together
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
	sum := sha256.New()
	for _, u := range p.Units {
		sum.Write([]byte(u.Key + "\n"))
	}
	return hex.EncodeToString(sum.Sum(nil)[:10])
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
