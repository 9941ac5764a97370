// Package pipeline turns inputs into tables: it plans units of work, reads their articles, extracts, links and
// writes. Only cmd prints; everything here returns.
package pipeline

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"newsfacts/pipeline/source"
	"newsfacts/pipeline/table"
	"newsfacts/schemas"
)

// Options are everything that a run can be told.
type Options struct {
	Source        source.Options
	ReferenceDate time.Time // of articles that give no better; zero: none
}

// Run reads the inputs that args name and writes their tables to the folder out.
func Run(ctx context.Context, args []string, out string, o Options) error {
	inputs, err := source.Find(args)
	if err != nil {
		return err
	}
	tmp := filepath.Join(out, "_run", "tmp", "00000")
	rows, err := runUnit(ctx, unit{0, inputs}, tmp, o)
	if err != nil {
		return err
	}
	p, err := newPart[schemas.Input](tmp, "inputs", table.Meta{})
	if err != nil {
		return err
	}
	for _, r := range rows {
		p.add(r)
	}
	if err := p.close(); err != nil {
		return err
	}
	for _, t := range schemas.Tables {
		if err := os.MkdirAll(filepath.Join(out, t.Name), 0o755); err != nil {
			return err
		}
		if err := os.Rename(filepath.Join(tmp, t.Name+".parquet"), filepath.Join(out, t.Name, "part-00000.parquet")); err != nil {
			return err
		}
	}
	return os.RemoveAll(tmp)
}
