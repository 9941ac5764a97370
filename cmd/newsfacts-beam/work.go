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
	articles = beam.NewCounter("newsfacts", "articles")
	facts    = beam.NewCounter("newsfacts", "facts")
	lost     = beam.NewCounter("newsfacts", "quarantined")
	bytes    = beam.NewCounter("newsfacts", "bytes")
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
	to, err := target(ctx, w.Out)
	if err != nil {
		return err
	}
	defer to.close()
	begun, err := to.begin(ctx, u.Key)
	if err != nil {
		return err
	}
	defer to.end(ctx, u.Key) // an attempt that returns, well or not, killed nobody
	folder, err := to.scratch(u.Key)
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	st, err := w.do(ctx, u, o, folder, begun)
	if err == nil {
		err = to.place(ctx, folder, st)
	}
	if err != nil {
		return fmt.Errorf("unit %d (%s): %w", u.Number, u.Key, err)
	}
	articles.Inc(ctx, int64(st.Counts["articles"]))
	facts.Inc(ctx, st.Parts["facts"].Rows)
	lost.Inc(ctx, st.Parts["quarantine"].Rows)
	bytes.Inc(ctx, u.Bytes)
	return nil
}

const mostAttempts = 4 // begun and never ended

func (w *work) do(ctx context.Context, u pipeline.Unit, o pipeline.Options, folder string, begun int) (*pipeline.State, error) {
	if begun > mostAttempts {
		return pipeline.Refuse(u, folder, o, fmt.Sprintf("%d attempts began and none ended: a worker died under each", begun-1))
	}
	local, done, err := fetch(ctx, u)
	if err != nil {
		return nil, err
	}
	defer done()
	return pipeline.RunUnit(ctx, local, folder, o)
}
