package pipeline

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/gofrs/flock"

	"newsfacts/pipeline/source"
	"newsfacts/pipeline/table"
	"newsfacts/schemas"
)

// Store is an output folder that this process alone writes. A unit's parts are written below _run/tmp, synced,
// and renamed into the tables' folders; then its state is written. What has no state, or does not stand where its
// state says, is done again, so that a run may be killed at any moment.
type Store struct {
	out  string
	lock *flock.Flock
}

// identity is what an output folder belongs to; it stands in _run/identity.json from the first moment.
type identity struct {
	Schema string `json:"schema_version"`
	Rules  string `json:"rules_version"`
	Config string `json:"config"`
}

// State is what a finished unit left. It goes through encoding/json unharmed.
type State struct {
	Key     string             `json:"key"`
	Number  int                `json:"number"`
	Parts   map[string]Part    `json:"parts"` // by table; a table without rows has no part
	Inputs  []schemas.Input    `json:"inputs"`
	Counts  map[string]int     `json:"counts,omitempty"`
	Account source.Account     `json:"account"`
	Stages  map[string]float64 `json:"stages,omitempty"` // seconds
	Seconds float64            `json:"seconds"`
}

func (s *Store) path(elem ...string) string {
	return filepath.Join(append([]string{s.out}, elem...)...)
}

// Open takes an output folder, new or begun, for a run with the given options; it is locked until Close.
// o.Restart throws away what stands there, if it is an output of this program.
func Open(out string, o Options) (*Store, error) {
	s := &Store{out: out}
	if err := Takes(out, o); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(s.path("_run", "state"), 0o755); err != nil {
		return nil, problem(Output, "give a folder that can be written: -o OUT", "%s: %w", out, err)
	}
	s.lock = flock.New(s.path("_run", "lock"))
	if ok, err := s.lock.TryLock(); err != nil {
		return nil, problem(Output, "", "%s: %w", out, err)
	} else if !ok {
		return nil, problem(Output, "wait for it, or give another folder: -o OUT", "%s: another run is writing there", out)
	}
	if err := s.prepare(o); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// prepare makes the folders of a locked output. Its identity is written before the tables' folders: a folder of
// that name without identity is somebody else's.
func (s *Store) prepare(o Options) error {
	if err := Takes(s.out, o); err != nil { // again: another run may have ended meanwhile
		return err
	}
	if o.Restart {
		if err := s.clear(); err != nil {
			return err
		}
	}
	err := os.MkdirAll(s.path("_run", "state"), 0o755)
	if err == nil {
		err = s.writeJSON(o.identity(), "_run", "identity.json")
	}
	for _, t := range schemas.Tables {
		if err == nil {
			err = os.MkdirAll(s.path(t.Name), 0o755)
		}
	}
	if err != nil {
		return problem(Output, "", "%s: %w", s.out, err)
	}
	return nil
}

// Takes returns why the folder out cannot take a run with the given options, or nil. It only looks: ask before the
// inputs are read, which may take an hour.
func Takes(out string, o Options) error {
	known, err := (&Store{out: out}).known()
	if err != nil || known == nil || o.Restart {
		return err
	}
	if id := o.identity(); *known != id {
		return problem(Output, "--restart writes it anew; -o OUT writes elsewhere", "%s: %s", out, known.differs(id))
	}
	return nil
}

// known reads what the folder belongs to: nil if it is new (absent, empty, or dot files alone).
func (s *Store) known() (*identity, error) {
	entries, err := os.ReadDir(s.out)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, problem(Output, "give a folder that can be written: -o OUT", "%s: %w", s.out, err)
	}
	var id identity
	err = s.readJSON(&id, "_run", "identity.json")
	if err == nil {
		return &id, nil
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && e.Name() != "_run" {
			return nil, problem(Output, "give an empty or new folder: -o OUT", "%s: holds %s, which no run of newsfacts wrote", s.out, e.Name())
		}
	}
	return nil, nil
}

func (id identity) differs(want identity) string {
	switch {
	case id.Schema != want.Schema:
		return fmt.Sprintf("written with schema %s, this program writes %s", id.Schema, want.Schema)
	case id.Rules != want.Rules:
		return fmt.Sprintf("written with rules %s, this program has %s", id.Rules, want.Rules)
	}
	return "written with another configuration"
}

// written lists what a run writes at the top of an output folder, besides the tables' folders.
var written = []string{"_SUCCESS", "open.sql", "README.md", "report.html"}

// clear removes everything that a run wrote, and nothing else.
func (s *Store) clear() error {
	names := slices.Clone(written) // _SUCCESS first
	for _, t := range schemas.Tables {
		names = append(names, t.Name)
	}
	names = append(names, filepath.Join("_run", "state"), filepath.Join("_run", "tmp"), filepath.Join("_run", "manifest.json"))
	for _, name := range names {
		if err := os.RemoveAll(s.path(name)); err != nil {
			return problem(Output, "", "%s: %w", s.out, err)
		}
	}
	return nil
}

// states returns the states of the finished units whose parts stand where they should, by key. Everything
// else in the tables' folders is removed.
func (s *Store) states(keys map[string]int) (map[string]*State, error) {
	if err := os.RemoveAll(s.path("_run", "tmp")); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(s.path("_run", "tmp"), 0o755); err != nil {
		return nil, err
	}
	paths, err := filepath.Glob(s.path("_run", "state", "*.json"))
	if err != nil {
		return nil, err
	}
	kept := map[string]*State{}
	for _, path := range paths {
		var st State
		_, planned := keys[strings.TrimSuffix(filepath.Base(path), ".json")]
		if data, err := os.ReadFile(path); err != nil || json.Unmarshal(data, &st) != nil || !planned || !s.stands(&st) {
			if err := os.Remove(path); err != nil {
				return nil, err
			}
			continue
		}
		st.Inputs = nil // read again when the run finishes
		kept[st.Key] = &st
	}
	if err := s.renumber(kept, keys); err != nil {
		return nil, err
	}
	return kept, s.sweep(kept)
}

// stands tells whether all parts of a unit are in their places, by size and by the key that they carry.
func (s *Store) stands(st *State) bool {
	for name, p := range st.Parts {
		path := s.path(name, PartName(st.Number))
		info, err := os.Stat(path)
		if err != nil || info.Size() != p.Bytes {
			return false
		}
		if m, err := table.Describe(path, name); err != nil || m.Unit != st.Key {
			return false
		}
	}
	return true
}

// renumber moves the parts of units whose place in the plan has changed: all aside first, then into place.
// Killed in between, those units are done again.
func (s *Store) renumber(kept map[string]*State, numbers map[string]int) error {
	move := map[string]*State{}
	for key, st := range kept {
		if st.Number != numbers[key] {
			move[key] = st
			for name := range st.Parts {
				if err := os.Rename(s.path(name, PartName(st.Number)), s.path("_run", "tmp", key+"."+name)); err != nil {
					return err
				}
			}
		}
	}
	for key, st := range move {
		st.Number = numbers[key]
		for name := range st.Parts {
			if err := os.Rename(s.path("_run", "tmp", key+"."+name), s.path(name, PartName(st.Number))); err != nil {
				return err
			}
		}
		inputs, err := s.inputsOf(st)
		if err != nil {
			return err
		}
		moved := *st
		moved.Inputs = inputs
		if err := s.writeJSON(moved, "_run", "state", key+".json"); err != nil {
			return err
		}
	}
	return nil
}

// inputsOf returns the rows of inputs of a unit, which are kept on disk alone.
func (s *Store) inputsOf(st *State) ([]schemas.Input, error) {
	if st.Inputs != nil {
		return st.Inputs, nil
	}
	var stored State
	err := s.readJSON(&stored, "_run", "state", st.Key+".json")
	return stored.Inputs, err
}

// sweep removes parts that belong to no kept unit.
func (s *Store) sweep(kept map[string]*State) error {
	belongs := map[string]bool{}
	for _, st := range kept {
		for name := range st.Parts {
			belongs[filepath.Join(name, PartName(st.Number))] = true
		}
	}
	for _, t := range schemas.Tables {
		entries, err := os.ReadDir(s.path(t.Name))
		if err != nil {
			return err
		}
		for _, e := range entries {
			if !belongs[filepath.Join(t.Name, e.Name())] {
				if err := os.RemoveAll(s.path(t.Name, e.Name())); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// PartName is the name of the part file of the n-th unit, in every table's folder.
func PartName(number int) string { return fmt.Sprintf("part-%05d.parquet", number) }

// Place moves the parts of one finished unit from the folder that RunUnit was given into the tables' folders of
// the output folder out, and writes the unit's state there. Both folders are on one file system. Several workers
// may place units at once; the folder was opened by whoever leads them.
func Place(out, folder string, st *State) error { return (&Store{out: out}).place(folder, st) }

func (s *Store) place(folder string, st *State) error {
	names := make([]string, 0, len(st.Parts))
	for name := range st.Parts {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if err := os.Rename(filepath.Join(folder, name+".parquet"), s.path(name, PartName(st.Number))); err != nil {
			return err
		}
	}
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	return s.writeJSON(st, "_run", "state", st.Key+".json")
}

func (s *Store) writeJSON(v any, elem ...string) error {
	data, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		return err
	}
	return s.write(append(data, '\n'), elem...)
}

// write puts a file in place at once: aside, synced, renamed.
func (s *Store) write(data []byte, elem ...string) error {
	if err := os.MkdirAll(s.path("_run", "tmp"), 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(s.path("_run", "tmp"), "write-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	defer f.Close()
	if _, err := f.Write(data); err != nil {
		return err
	}
	if err := f.Chmod(0o644); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), s.path(elem...))
}

// settle makes the names in all folders last through a loss of power; the files behind them are on disk already.
func (s *Store) settle() error {
	folders := []string{filepath.Dir(filepath.Clean(s.out)), s.out, s.path("_run"), s.path("_run", "state")}
	for _, t := range schemas.Tables {
		folders = append(folders, s.path(t.Name))
	}
	for _, folder := range folders {
		f, err := os.Open(folder)
		if errors.Is(err, fs.ErrPermission) {
			continue // one may write where one may not list
		}
		if err != nil {
			return err
		}
		err = f.Sync()
		f.Close()
		if err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, syscall.ENOTSUP) { // not every file system can
			return err
		}
	}
	return nil
}

func (s *Store) readJSON(v any, elem ...string) error {
	data, err := os.ReadFile(s.path(elem...))
	if err != nil {
		return err
	}
	return json.Unmarshal(data, v)
}

// Close gives the folder free.
func (s *Store) Close() {
	s.lock.Unlock()
}
