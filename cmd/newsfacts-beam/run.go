package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"newsfacts/pipeline"
)

// runner is beamx.RunWithMetrics, or a test's own.
type runner func(context.Context, *beam.Pipeline) (beam.PipelineResult, error)

// run does what pipeline.Run does, with the units done by a Beam pipeline. The leader (this process) plans, holds
// the lock of OUT, and finishes; what passes between it and the workers is the units one way and their states, by
// way of OUT, the other.
func run(ctx context.Context, args []string, out string, o pipeline.Options, engine runner) error {
	if !isURI(out) {
		full, err := filepath.Abs(out) // a worker may stand elsewhere
		if err != nil {
			return err
		}
		out = full
		o.Spool = filepath.Join(out, "_run", "stdin")
		defer os.RemoveAll(o.Spool)
	} else if slices.Contains(args, "-") {
		return &pipeline.Problem{Kind: pipeline.Usage, Cause: errors.New("-: no worker elsewhere can read this stdin"), Remedy: "save it as a file or an object first, or give a folder: -o OUT"}
	}
	to, err := target(out)
	if err != nil {
		return err
	}
	defer to.close()
	if err := to.takes(ctx, o); err != nil {
		return err
	}
	p, err := prepare(ctx, args, o)
	if err != nil {
		return err
	}
	left, err := to.open(ctx, p, o)
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "plan   %d inputs, %d bytes · %d units, %d of them done already · %s\n", len(p.Inputs), p.Bytes, len(p.Units), len(p.Units)-len(left), out)
	if err := do(ctx, to, left, out, o, engine); err != nil {
		return err
	}
	m, err := to.finish(ctx, p, o)
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "wrote  %s: %d articles, %d facts, %d rows in quarantine\n", out, m.Tables["articles"].Rows, m.Tables["facts"].Rows, m.Tables["quarantine"].Rows)
	return judge(m, out)
}

// do has the engine do the units.
func do(ctx context.Context, to place, units []pipeline.Unit, out string, o pipeline.Options, engine runner) error {
	if len(units) == 0 {
		return nil
	}
	b, err := build(units, out, o)
	if err != nil {
		return err
	}
	if _, err = engine(ctx, b); err == nil {
		return nil
	}
	p := &pipeline.Problem{Kind: pipeline.Output, Cause: fmt.Errorf("the engine gave up: %w", err), Kept: "finished units are safe in " + out, Remedy: "mend the cause and run the same command again: it goes on from there"}
	if ctx.Err() != nil {
		to.forgive(context.WithoutCancel(ctx)) // a run that is stopped in good order blames no unit
		p.Kind, p.Cause = pipeline.Stopped, context.Cause(ctx)
		p.Remedy = "the same command again goes on from there; a job on an engine elsewhere is stopped by that engine's own tools"
	}
	return p
}

// judge turns a finished run's losses into an error, as `newsfacts run` does.
func judge(m *pipeline.Manifest, out string) error {
	switch {
	case m.Failed > 0 && m.Failed == m.Inputs:
		return &pipeline.Problem{Kind: pipeline.NoInput, Cause: fmt.Errorf("none of %d inputs could be read", m.Inputs), Remedy: "see the messages in " + out + "/quarantine"}
	case m.Failed > 0:
		return fmt.Errorf("%d of %d inputs could not be read; see %s/quarantine", m.Failed, m.Inputs, out)
	}
	return nil
}

// build makes the pipeline: the units, spread over the workers, each turned into its parts.
func build(units []pipeline.Unit, out string, o pipeline.Options) (*beam.Pipeline, error) {
	options, err := json.Marshal(o)
	if err != nil {
		return nil, err
	}
	var coded [][]byte
	for _, u := range units {
		data, err := json.Marshal(u)
		if err != nil {
			return nil, err
		}
		coded = append(coded, data)
	}
	b, s := beam.NewPipelineWithRoot()
	spread := beam.Reshuffle(s.Scope("spread"), beam.CreateList(s.Scope("units"), coded))
	beam.ParDo0(s.Scope("facts"), &work{Out: out, Options: string(options)}, spread)
	return b, nil
}
