package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"newsfacts/pipeline"
)

// counters runs on Prism and keeps what the counters say.
func counters(into map[string]int64) runner {
	return func(ctx context.Context, b *beam.Pipeline) (beam.PipelineResult, error) {
		r, err := beamx.RunWithMetrics(ctx, b)
		if err == nil {
			for _, c := range r.Metrics().AllMetrics().Counters() {
				into[c.Name()] += max(c.Committed, c.Attempted)
			}
		}
		return r, err
	}
}

// TestPrism: the same bytes as a local run of one worker, and counters that say what stands there.
func TestPrism(t *testing.T) {
	size := 3 << 20
	if testing.Short() {
		size = 600_000
	}
	for _, c := range []struct {
		name, in string
		o        pipeline.Options
	}{
		{"seeds", filepath.Join("..", "..", "seeds"), pipeline.Options{}},
		{"generated", inputs(t, filepath.Join(t.TempDir(), "in"), size), pipeline.Options{UnitSize: int64(size / 30)}},
		{"sampled", inputs(t, filepath.Join(t.TempDir(), "in"), 100_000), pipeline.Options{UnitSize: 10_000, Sample: 0.3, Tables: []string{"figures"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			want, out := filepath.Join(t.TempDir(), "want"), filepath.Join(t.TempDir(), "out")
			r := local(t, []string{c.in}, want, c.o)
			if c.name == "generated" && len(r.Plan.Units) < 20 {
				t.Errorf("%d units alone", len(r.Plan.Units))
			}
			counted := map[string]int64{}
			if err := run(t.Context(), []string{c.in}, out, c.o, counters(counted)); err != nil {
				t.Fatal(err)
			}
			same(t, want, out)
			m := r.Manifest
			for name, n := range map[string]int64{"articles": m.Tables["articles"].Rows, "facts": m.Tables["facts"].Rows, "quarantined": m.Tables["quarantine"].Rows, "bytes": m.Bytes} {
				if counted[name] != n {
					t.Errorf("%s: counted %d, there are %d", name, counted[name], n)
				}
			}
		})
	}
}

// places are the kinds of OUT, new and empty, with what brings their content into a folder.
func places(t *testing.T) map[string]func() (out string, fetch func() string) {
	return map[string]func() (string, func() string){
		"folder": func() (string, func() string) {
			out := filepath.Join(t.TempDir(), "out")
			return out, func() string { return out }
		},
		"bucket": func() (string, func() string) {
			out := "mem://" + strings.ReplaceAll(t.Name(), "/", "-") + fmt.Sprint(len(t.TempDir())) + "/run/out"
			return out, func() string { return fetchAll(t, out) }
		},
	}
}

// TestResume: after an engine gave up, the same command does the units that are left, and no others.
func TestResume(t *testing.T) {
	in := inputs(t, filepath.Join(t.TempDir(), "in"), 120_000)
	o := pipeline.Options{UnitSize: 10_000}
	want := filepath.Join(t.TempDir(), "want")
	r := local(t, []string{in}, want, o)
	for name, place := range places(t) {
		t.Run(name, func(t *testing.T) {
			out, fetch := place()
			did := 0
			gone := errors.New("the machines are gone")
			broken := func(ctx context.Context, _ *beam.Pipeline) (beam.PipelineResult, error) {
				to, err := target(out)
				if err != nil {
					t.Fatal(err)
				}
				for _, u := range r.Plan.Units[:5] {
					if _, err := attempt(ctx, to, absolute(t, u), o); err != nil {
						t.Fatal(err)
					}
					did += int(u.Bytes)
				}
				to.begin(ctx, r.Plan.Units[5].Key)
				return nil, gone
			}
			err := run(t.Context(), []string{in}, out, o, broken)
			var said strings.Builder
			if exit := report(&said, err); exit != 4 || !errors.Is(err, gone) || !strings.Contains(said.String(), "finished units are safe") || !strings.Contains(said.String(), "goes on from there") {
				t.Fatal(exit, said.String())
			}
			counted := map[string]int64{}
			if err := run(t.Context(), []string{in}, out, o, counters(counted)); err != nil {
				t.Fatal(err)
			}
			if left := r.Plan.Bytes - int64(did); counted["bytes"] != left {
				t.Errorf("did %d bytes, not the %d that were left", counted["bytes"], left)
			}
			same(t, want, fetch())
			counted = map[string]int64{}
			if err := run(t.Context(), []string{in}, out, o, counters(counted)); err != nil || len(counted) > 0 {
				t.Error("a finished run is not up to date:", err, counted)
			}
			same(t, want, fetch())
		})
	}
}

func absolute(t *testing.T, u pipeline.Unit) pipeline.Unit {
	for i, p := range u.Parts {
		full, err := filepath.Abs(p.Input.Path)
		if err != nil {
			t.Fatal(err)
		}
		u.Parts[i].Input.Path = full
	}
	return u
}

// TestPoison: a unit under which workers died goes to quarantine, with all others done; one that was merely stopped
// does not.
func TestPoison(t *testing.T) {
	in := inputs(t, filepath.Join(t.TempDir(), "in"), 120_000)
	o := pipeline.Options{UnitSize: 10_000}
	want := filepath.Join(t.TempDir(), "want")
	r := local(t, []string{in}, want, o)
	poisoned := r.Plan.Units[2]
	for name, place := range places(t) {
		t.Run(name, func(t *testing.T) {
			out, fetch := place()
			to, err := target(out)
			if err != nil {
				t.Fatal(err)
			}
			plant := func(n int) {
				for range n {
					if _, err := to.begin(t.Context(), poisoned.Key); err != nil {
						t.Fatal(err)
					}
				}
			}
			plant(mostAttempts)
			ctx, stop := context.WithCancelCause(t.Context())
			err = run(ctx, []string{in}, out, o, func(ctx context.Context, _ *beam.Pipeline) (beam.PipelineResult, error) {
				stop(stopped{syscall.SIGTERM})
				return nil, ctx.Err()
			})
			if exit := report(io.Discard, err); exit != 143 {
				t.Fatal(exit, err)
			}
			plant(mostAttempts - 1) // none are left of the three above: this is one too few
			if err := run(t.Context(), []string{in}, out, o, beamx.RunWithMetrics); err != nil {
				t.Fatal(err)
			}
			same(t, want, fetch())

			restart := o
			restart.Restart = true
			err = run(t.Context(), []string{in}, out, restart, func(ctx context.Context, b *beam.Pipeline) (beam.PipelineResult, error) {
				plant(mostAttempts)
				return beamx.RunWithMetrics(ctx, b)
			})
			if exit := report(io.Discard, err); exit != 1 || !strings.Contains(err.Error(), "inputs could not be read") {
				t.Fatal(exit, err)
			}
			got := fetch()
			if c, err := pipeline.Check(got); err != nil || len(c.Faults) > 0 {
				t.Error(err, c)
			}
			a, b := files(t, want), files(t, got)
			for _, u := range r.Plan.Units {
				name := filepath.Join("articles", pipeline.PartName(u.Number))
				if _, ok := b[name]; ok == (u.Key == poisoned.Key) || ok && string(a[name]) != string(b[name]) {
					t.Errorf("unit %d: part there: %v", u.Number, ok)
				}
			}
			if q := b[filepath.Join("quarantine", pipeline.PartName(poisoned.Number))]; len(q) == 0 {
				t.Error("nothing in quarantine")
			}
		})
	}
}

// TestChanged: an input that changes after it was planned is told of, and done by the next run.
func TestChanged(t *testing.T) {
	in := inputs(t, filepath.Join(t.TempDir(), "in"), 60_000)
	o := pipeline.Options{UnitSize: 10_000}
	for name, place := range places(t) {
		t.Run(name, func(t *testing.T) {
			out, fetch := place()
			page := filepath.Join(in, "page-7.html")
			err := run(t.Context(), []string{in}, out, o, func(ctx context.Context, b *beam.Pipeline) (beam.PipelineResult, error) {
				write(t, page, "<html><body><p>全年粮食产量"+name+"为31万吨。</p></body></html>")
				return beamx.RunWithMetrics(ctx, b)
			})
			if exit := report(io.Discard, err); exit != 4 || !strings.Contains(err.Error(), "changed meanwhile") {
				t.Fatal(exit, err)
			}
			if err := run(t.Context(), []string{in}, out, o, beamx.RunWithMetrics); err != nil {
				t.Fatal(err)
			}
			want := filepath.Join(t.TempDir(), "want")
			local(t, []string{in}, want, o)
			same(t, want, fetch())
		})
	}
}
