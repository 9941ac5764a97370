package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"newsfacts/pipeline"
)

// runner is beamx.RunWithMetrics, or a test's own.
type runner func(context.Context, *beam.Pipeline) (beam.PipelineResult, error)

// run does what pipeline.Run does, with the units done by a Beam pipeline. The leader (this process) plans, holds
// the lock of OUT, and finishes; what passes between it and the workers is the units one way and their states, by
// way of OUT, the other.
func run(ctx context.Context, args []string, out string, o pipeline.Options, engine runner) error {
	to, err := target(ctx, out)
	if err != nil {
		return err
	}
	defer to.close()
	p, err := prepare(ctx, args, o)
	if err != nil {
		return err
	}
	left, err := to.open(ctx, p, o)
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "plan   %d inputs, %d bytes · %d units, %d of them done already · %s\n", len(p.Inputs), p.Bytes, len(p.Units), len(p.Units)-len(left), out)
	if len(left) > 0 {
		b, err := build(left, out, o)
		if err != nil {
			return err
		}
		if _, err := engine(ctx, b); err != nil {
			return &pipeline.Problem{Kind: pipeline.Stopped, Cause: fmt.Errorf("the engine gave up: %w", err), Kept: "finished units are safe in " + out, Remedy: "free the cause and run the same command again: it goes on from there"}
		}
	}
	m, err := to.finish(ctx, p, o)
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "wrote  %s: %d articles, %d facts, %d rows in quarantine\n", out, m.Tables["articles"].Rows, m.Tables["facts"].Rows, m.Tables["quarantine"].Rows)
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
