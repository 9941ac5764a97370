// Package pipeline turns inputs into tables: it plans units of work, reads their articles, extracts, links and
// writes. Only cmd prints; everything here returns.
package pipeline

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"newsfacts/extract"
	"newsfacts/extract/segment"
	"newsfacts/pipeline/table"
	"newsfacts/schemas"
)

// Result is what a run did.
type Result struct {
	Plan     *Plan
	Manifest *Manifest
	UpToDate bool // everything stood there already
	Reused   int  // units that an earlier run had done
}

// Run reads the inputs that args name and writes their tables to the folder out. An unfinished run of the same
// configuration is gone on with; in a finished one, only units whose inputs changed are done again. Cancelling
// ctx finishes the units under way; the error is then a Stopped problem.
func Run(ctx context.Context, args []string, out string, o Options) (*Result, error) {
	if err := Takes(out, o); err != nil {
		return nil, err
	}
	if o.Spool == "" {
		o.Spool = filepath.Join(out, "_run", "stdin")
	}
	o.pack = cmp.Or(o.pack, 50_000)
	p, err := Prepare(args, o)
	if err != nil {
		return nil, err
	}
	defer p.unspool(o.Spool)
	s, err := Open(out, o)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	r := &Result{Plan: p}
	done, m, err := s.Resume(p)
	if err != nil || m != nil {
		r.Manifest, r.UpToDate = m, m != nil
		return r, err
	}
	o.tell(Event{Plan: p})
	if slices.ContainsFunc(Extractors, func(e extract.Extractor) bool { return e.Tokens != nil }) {
		segment.Preload() // it takes a second, and nobody waits for what nobody reads
	}
	states, err := runUnits(ctx, s, p, done, o)
	if err != nil {
		return r, err
	}
	r.Reused = len(done)
	r.Manifest, err = s.Finish(p, states, o)
	return r, err
}

func (o Options) tell(e Event) {
	if o.Progress != nil {
		o.Progress(e)
	}
}

// Resume returns the units of a plan that are done, by key, or, if all of the plan stands there finished, its
// manifest. Parts that belong to no unit of the plan are removed.
func (s *Store) Resume(p *Plan) (map[string]*State, *Manifest, error) {
	var m Manifest
	finished := s.readJSON(&m, "_run", "manifest.json") == nil && s.has("_SUCCESS")
	if finished && m.Units == p.keys() && s.whole(&m) {
		return nil, &m, nil
	}
	if err := s.remove("_SUCCESS"); err != nil {
		return nil, nil, problem(Output, "", "%s: %w", s.out, err)
	}
	keys := map[string]int{}
	for _, u := range p.Units {
		keys[u.Key] = u.Number
	}
	done, err := s.states(keys)
	if err != nil {
		return nil, nil, problem(Output, "", "%s: %w", s.out, err)
	}
	return done, nil, nil
}

// runUnits does the units that are not done, on as many workers as the options say. When ctx ends, units under
// way are finished and no new ones begun.
func runUnits(ctx context.Context, s *Store, p *Plan, done map[string]*State, o Options) ([]*State, error) {
	states := make([]*State, len(p.Units))
	var mu sync.Mutex
	tell := func(st *State, found bool) {
		mu.Lock()
		defer mu.Unlock()
		o.tell(Event{Unit: st, Found: found})
	}
	// Units under way when ctx ends have a little time to finish; a long one is dropped, and done again later.
	unitCtx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	defer context.AfterFunc(ctx, func() { time.AfterFunc(grace, cancel) })()
	o.team = newTeam(o.NWorkers())
	defer close(o.team)
	var g errgroup.Group
	g.SetLimit(o.NWorkers() + 1) // one more waits for the disk; the team extracts
	failed := make(chan struct{})
	fail := sync.OnceFunc(func() { close(failed) })
	for i, u := range p.Units {
		if st := done[u.Key]; st != nil {
			states[i] = st
			tell(st, true)
			continue
		}
		if over(ctx.Done(), failed) {
			break
		}
		g.Go(func() error {
			if over(ctx.Done(), failed) {
				return nil
			}
			st, err := s.do(unitCtx, u, o)
			if err != nil && unitCtx.Err() != nil {
				return nil // dropped
			}
			if err != nil {
				fail()
				return err
			}
			states[i] = st
			tell(st, false)
			st.Inputs = nil // two million of them would not fit; Finish reads them again
			return nil
		})
	}
	err := g.Wait()
	if unsettled := s.settle(); err == nil {
		err = unsettled
	}
	finished := len(states) - countNil(states)
	kept := fmt.Sprintf("%d of %d units are done and safe", finished, len(states))
	if err != nil {
		return nil, unwritten(s.out, err, kept)
	}
	if finished < len(states) {
		return nil, &Problem{Kind: Stopped, Cause: context.Cause(ctx), Kept: kept, Remedy: "the same command again goes on from there"}
	}
	return states, nil
}

// grace is how long units under way may go on after a signal.
const grace = 3 * time.Second

// over tells whether any of the channels is closed.
func over(channels ...<-chan struct{}) bool {
	for _, c := range channels {
		select {
		case <-c:
			return true
		default:
		}
	}
	return false
}

func countNil(states []*State) (n int) {
	for _, st := range states {
		if st == nil {
			n++
		}
	}
	return n
}

// do runs one unit aside and puts its parts in place.
func (s *Store) do(ctx context.Context, u Unit, o Options) (*State, error) {
	folder := s.path("_run", "tmp", u.Key)
	st, err := RunUnit(ctx, u.whole(), folder, o)
	if err != nil {
		return nil, err
	}
	if err := s.place(folder, st); err != nil {
		return nil, err
	}
	return st, nil
}

// Finish writes what follows from all units together: inputs, empty tables, open.sql, the data card, the
// manifest, and _SUCCESS last. states are those of all units of the plan, in its order, their parts in place;
// a state without Inputs is read again from where Place wrote it.
func (s *Store) Finish(p *Plan, states []*State, o Options) (*Manifest, error) {
	m, err := s.finish(p, states, o)
	if err != nil {
		return nil, unwritten(s.out, err, "all units are done and safe")
	}
	return m, nil
}

func (s *Store) finish(p *Plan, states []*State, o Options) (*Manifest, error) {
	start := time.Now()
	m := &Manifest{
		Schema: schemas.Version, Rules: extract.Rules, Config: o.config(), NUnits: len(states),
		Tables: map[string]TableState{}, Counts: map[string]int{}, Stages: map[string]float64{}, Workers: o.NWorkers(),
	}
	keys := make([]string, len(states))
	for i, st := range states {
		keys[i] = st.Key
		m.Seconds += st.Seconds
		m.Account.Add(st.Account)
		for k, n := range st.Counts {
			m.Counts[k] += n
		}
		for k, n := range st.Stages {
			m.Stages[k] += n
		}
	}
	m.Units = hashOf(keys)
	for _, t := range schemas.Tables {
		if !o.writes(t.Name) {
			continue
		}
		ts, err := s.finishTable(t, states, m, o)
		if err != nil {
			return nil, err
		}
		m.Tables[t.Name] = ts
	}
	m.Bytes = p.Bytes
	m.Stages["plan"], m.Stages["finish"] = p.seconds, time.Since(start).Seconds()
	m.Finished = time.Now().UTC().Truncate(time.Second)
	if err := s.write(openSQL(s.out, o), "open.sql"); err != nil {
		return nil, err
	}
	if err := s.write(dataCard(m), "README.md"); err != nil {
		return nil, err
	}
	if !o.NoReport {
		start := time.Now()
		if err := s.report(m); err != nil {
			return nil, err
		}
		m.Stages["report"] = time.Since(start).Seconds()
	}
	if err := s.writeJSON(m, "_run", "manifest.json"); err != nil {
		return nil, err
	}
	if err := s.settle(); err != nil {
		return nil, err
	}
	if err := s.write(nil, "_SUCCESS"); err != nil {
		return nil, err
	}
	return m, s.settle()
}

// writeInputs writes the table inputs: the rows of all units in order, those of several ranges of one input as one.
func (s *Store) writeInputs(states []*State, meta table.Meta, m *Manifest) (Part, error) {
	p, err := create[schemas.Input](s.path("_run", "tmp"), "inputs", meta, nil)
	if err != nil {
		return Part{}, err
	}
	var last schemas.Input
	end := func() error {
		if last.InputID == "" {
			return nil
		}
		m.Inputs++
		if last.Status == "failed" {
			m.Failed++
		}
		return p.add(last, 0)
	}
	for _, st := range states {
		rows, err := s.inputsOf(st)
		if err != nil {
			return Part{}, errors.Join(err, p.file.Close())
		}
		for _, in := range rows {
			if in.InputID == last.InputID {
				merge(&last, in)
				continue
			}
			if err := end(); err != nil {
				return Part{}, errors.Join(err, p.file.Close())
			}
			last = in
		}
	}
	if err := end(); err != nil {
		return Part{}, errors.Join(err, p.file.Close())
	}
	return p.close("")
}

// merge adds what another range of the same input had.
func merge(r *schemas.Input, in schemas.Input) {
	r.NRecords += in.NRecords
	r.NArticles += in.NArticles
	r.NQuarantined += in.NQuarantined
	r.NFigures += in.NFigures
	r.NPercentages += in.NPercentages
	r.NDates += in.NDates
	r.NOrganizations += in.NOrganizations
	r.NFacts += in.NFacts
	r.Status = worse(r.Status, in.Status)
}

// worse returns the status of an input of which one range has the one and another the other.
func worse(a, b string) string {
	if a == b {
		return a
	}
	return "partial"
}

// finishTable returns the parts of a table, in order. One without rows gets a part without rows.
func (s *Store) finishTable(t schemas.Table, states []*State, m *Manifest, o Options) (TableState, error) {
	ts := TableState{Files: map[string]Part{}}
	for _, st := range states {
		if p, ok := st.Parts[t.Name]; ok {
			ts.Files[PartName(st.Number)] = p
			ts.Rows += p.Rows
			ts.Bytes += p.Bytes
		}
	}
	if len(ts.Files) > 0 {
		return ts, nil
	}
	p, err := s.single(t, states, m, o)
	if err != nil {
		return ts, err
	}
	ts.Files[PartName(0)], ts.Rows, ts.Bytes = p, p.Rows, p.Bytes
	return ts, nil
}

// single writes the only part of a table: the inputs, or no rows.
func (s *Store) single(t schemas.Table, states []*State, m *Manifest, o Options) (Part, error) {
	meta := table.Meta{Rules: extract.Rules, Config: o.config()}
	folder := s.path("_run", "tmp")
	var p Part
	var err error
	switch t.Row.(type) {
	case schemas.Input:
		p, err = s.writeInputs(states, meta, m)
	case schemas.Article:
		p, err = writeNone[schemas.Article](folder, t.Name, meta)
	case schemas.Figure:
		p, err = writeNone[schemas.Figure](folder, t.Name, meta)
	case schemas.Percentage:
		p, err = writeNone[schemas.Percentage](folder, t.Name, meta)
	case schemas.Date:
		p, err = writeNone[schemas.Date](folder, t.Name, meta)
	case schemas.Organization:
		p, err = writeNone[schemas.Organization](folder, t.Name, meta)
	case schemas.Fact:
		p, err = writeNone[schemas.Fact](folder, t.Name, meta)
	case schemas.Quarantine:
		p, err = writeNone[schemas.Quarantine](folder, t.Name, meta)
	default:
		return p, errors.New("no writer for table " + t.Name)
	}
	if err != nil {
		return p, err
	}
	return p, os.Rename(s.path("_run", "tmp", t.Name+".parquet"), s.path(t.Name, PartName(0)))
}

// writeNone writes a part without rows.
func writeNone[T any](folder, name string, meta table.Meta) (Part, error) {
	p, err := create[T](folder, name, meta, nil)
	if err != nil {
		return Part{}, err
	}
	return p.close("")
}

// Finish opens the output folder out and finishes it: for a program that had the units done elsewhere.
func Finish(out string, p *Plan, states []*State, o Options) (*Manifest, error) {
	s, err := Open(out, o)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return s.Finish(p, states, o)
}
