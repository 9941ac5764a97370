package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"newsfacts/pipeline"
)

func init() { register.DoFn2x1[context.Context, []byte, error](&work{}) }

// work turns one unit into its part files: pipeline.RunUnit, the function that the local pool calls. Names are
// the same for every attempt and are put in place at once, so a retry or a second copy of a unit does no harm.
type work struct {
	Out     string // of the run
	Options string // pipeline.Options as JSON
}

var (
	nArticles    = beam.NewCounter("newsfacts", "articles")
	nFacts       = beam.NewCounter("newsfacts", "facts")
	nQuarantined = beam.NewCounter("newsfacts", "quarantined")
	nBytes       = beam.NewCounter("newsfacts", "bytes")
)

// ProcessElement does one unit, coded as JSON. An error makes the engine try again; after mostAttempts that never
// came to an end (the worker died under them), the unit goes to quarantine instead of killing more workers.
func (w *work) ProcessElement(ctx context.Context, coded []byte) error {
	var u pipeline.Unit
	var o pipeline.Options
	if err := json.Unmarshal(coded, &u); err != nil {
		return fmt.Errorf("unit: %w", err)
	}
	if err := json.Unmarshal([]byte(w.Options), &o); err != nil {
		return fmt.Errorf("options: %w", err)
	}
	to, err := target(w.Out)
	if err != nil {
		return err
	}
	defer to.close()
	st := to.done(ctx, u) // by a bundle that failed at a later unit, or by a second copy of this one
	if st == nil {
		if st, err = attempt(ctx, to, u, o); err != nil {
			return fmt.Errorf("unit %d (%s): %w", u.Number, u.Key, err)
		}
	}
	nArticles.Inc(ctx, int64(st.Counts["articles"]))
	nFacts.Inc(ctx, st.Parts["facts"].Rows)
	nQuarantined.Inc(ctx, st.Parts["quarantine"].Rows)
	nBytes.Inc(ctx, u.Bytes)
	return nil
}

// mostAttempts may begin and never end: one less than Spark and Dataflow make before they give up the job.
const mostAttempts = 3

// attempt does one unit and puts its parts in place.
func attempt(ctx context.Context, to place, u pipeline.Unit, o pipeline.Options) (*pipeline.State, error) {
	begun, err := to.begin(ctx, u.Key)
	if err != nil {
		return nil, err
	}
	defer to.end(context.WithoutCancel(ctx), u.Key) // an attempt that returns, well or not, killed nobody
	folder, err := to.scratch(u.Key)
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	var st *pipeline.State
	if begun > mostAttempts {
		st, err = pipeline.Refuse(u, folder, o, fmt.Sprintf("%d attempts began and none ended: a worker died under each", begun-1))
	} else {
		st, err = fetched(ctx, u, folder, o)
	}
	if err != nil {
		return nil, err
	}
	return st, to.place(ctx, folder, st)
}

// fetched is pipeline.RunUnit for inputs that may be elsewhere.
func fetched(ctx context.Context, u pipeline.Unit, folder string, o pipeline.Options) (*pipeline.State, error) {
	local, clean, err := fetch(ctx, u)
	if err != nil {
		return nil, err
	}
	defer clean()
	return pipeline.RunUnit(ctx, local, folder, o)
}
