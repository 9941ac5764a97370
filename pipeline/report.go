package pipeline

import (
	"bytes"
	"maps"
	"slices"

	"newsfacts/pipeline/report"
)

// Report writes report.html of a finished output again.
func Report(out string) error {
	s := &Store{out: out}
	var m Manifest
	if err := s.readJSON(&m, "_run", "manifest.json"); err != nil {
		return problem(Output, "give the folder that `newsfacts run … -o OUT` wrote", "%s: no finished output: %w", out, err)
	}
	if err := s.report(&m); err != nil {
		return problem(Output, "newsfacts check "+out+" says what is broken", "%s: %w", out, err)
	}
	return nil
}

// report writes the page of the run that m describes.
func (s *Store) report(m *Manifest) error {
	r := report.Run{
		Out: s.out, Schema: m.Schema, Rules: m.Rules, Config: m.Config, Finished: m.Finished, Seconds: m.Seconds,
		Workers: m.Workers, Inputs: m.Inputs, Failed: m.Failed, Bytes: m.Bytes, Tables: map[string]report.Table{},
	}
	for name, ts := range m.Tables {
		r.Tables[name] = report.Table{Rows: ts.Rows, Files: slices.Sorted(maps.Keys(ts.Files))}
	}
	var page bytes.Buffer
	if err := report.Write(&page, r); err != nil {
		return err
	}
	return s.write(page.Bytes(), "report.html")
}
