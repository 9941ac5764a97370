package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"newsfacts/pipeline"
)

// A place is where a run's output stands: a folder that all workers reach, or a bucket of an object store.
type place interface {
	// The leader's part: takes looks whether OUT can take this run, before the inputs are read; open takes OUT and
	// returns the units still to do; finish writes what follows from all units.
	takes(context.Context, pipeline.Options) error
	open(context.Context, *pipeline.Plan, pipeline.Options) ([]pipeline.Unit, error)
	// forgive forgets all attempts.
	finish(context.Context, *pipeline.Plan, pipeline.Options) (*pipeline.Manifest, error)
	forgive(context.Context) error

	// The worker's part: done returns the state of a unit that stands there, or nil; begin notes an attempt at a
	// unit and returns how many began and never ended; scratch is a new folder to write parts in; place puts them
	// where readers look, at once; end forgets the attempts at a unit.
	done(context.Context, pipeline.Unit) *pipeline.State
	begin(ctx context.Context, key string) (int, error)
	scratch(key string) (string, error)
	place(ctx context.Context, folder string, st *pipeline.State) error
	end(ctx context.Context, key string) error

	close() error
}

// target returns the place that an OUT names.
func target(out string) (place, error) {
	if isURI(out) {
		return openBucket(out)
	}
	return &folder{out: out}, nil
}

func isURI(name string) bool { return strings.Contains(name, "://") }

// folder is an output folder on a file system that all workers share.
type folder struct {
	out   string
	store *pipeline.Store // the leader's
}

func (f *folder) takes(_ context.Context, o pipeline.Options) error { return pipeline.Takes(f.out, o) }

func (f *folder) open(_ context.Context, p *pipeline.Plan, o pipeline.Options) ([]pipeline.Unit, error) {
	s, err := pipeline.Open(f.out, o)
	if err != nil {
		return nil, err
	}
	f.store = s
	done, m, err := s.Resume(p)
	if err != nil || m != nil {
		return nil, err
	}
	return without(p.Units, done), nil
}

// without returns the units that are not done.
func without(units []pipeline.Unit, done map[string]*pipeline.State) (left []pipeline.Unit) {
	for _, u := range units {
		if done[u.Key] == nil {
			left = append(left, u)
		}
	}
	return left
}

func (f *folder) finish(ctx context.Context, p *pipeline.Plan, o pipeline.Options) (*pipeline.Manifest, error) {
	done, m, err := f.store.Resume(p)
	if err != nil || m != nil {
		return m, err
	}
	states, err := inOrder(p, done)
	if err != nil {
		return nil, err
	}
	if err := f.forgive(ctx); err != nil {
		return nil, err
	}
	return f.store.Finish(p, states, o)
}

func (f *folder) forgive(context.Context) error { return os.RemoveAll(f.attempts("")) }

// inOrder returns the states of all units of a plan.
func inOrder(p *pipeline.Plan, done map[string]*pipeline.State) ([]*pipeline.State, error) {
	states := make([]*pipeline.State, len(p.Units))
	for i, u := range p.Units {
		if states[i] = done[u.Key]; states[i] == nil {
			return nil, &pipeline.Problem{Kind: pipeline.Output, Kept: "all other units are safe",
				Cause:  fmt.Errorf("unit %d is not there, though the engine has done it: its inputs changed meanwhile, or its worker has another OUT", i),
				Remedy: "run the same command again; OUT must be a folder that every worker reaches"}
		}
	}
	return states, nil
}

func (f *folder) attempts(key string) string {
	return filepath.Join(f.out, "_run", "attempts", key)
}

func (f *folder) done(_ context.Context, u pipeline.Unit) *pipeline.State {
	var st pipeline.State
	data, err := os.ReadFile(filepath.Join(f.out, "_run", "state", u.Key+".json"))
	if err != nil || json.Unmarshal(data, &st) != nil || st.Number != u.Number {
		return nil
	}
	for table, part := range st.Parts {
		if info, err := os.Stat(filepath.Join(f.out, table, pipeline.PartName(st.Number))); err != nil || info.Size() != part.Bytes {
			return nil
		}
	}
	return &st
}

func (f *folder) begin(_ context.Context, key string) (int, error) {
	dir := f.attempts(key)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return 0, err
	}
	file, err := os.CreateTemp(dir, "attempt-*")
	if err != nil {
		return 0, err
	}
	entries, err := os.ReadDir(dir)
	return len(entries), errors.Join(err, file.Close())
}

func (f *folder) end(_ context.Context, key string) error { return os.RemoveAll(f.attempts(key)) }

// scratch is below OUT, so that place can rename.
func (f *folder) scratch(key string) (string, error) {
	tmp := filepath.Join(f.out, "_run", "tmp")
	if err := os.MkdirAll(tmp, 0o755); err != nil {
		return "", err
	}
	return os.MkdirTemp(tmp, key+"-*")
}

func (f *folder) place(_ context.Context, dir string, st *pipeline.State) error {
	return pipeline.Place(f.out, dir, st)
}

func (f *folder) close() error {
	if f.store != nil {
		f.store.Close()
	}
	return nil
}
