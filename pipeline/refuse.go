package pipeline

import (
	"context"
	"os"

	"newsfacts/extract"
	"newsfacts/pipeline/source"
	"newsfacts/pipeline/table"
	"newsfacts/schemas"
)

// Refuse is RunUnit for a unit that cannot be done, as a distributed engine may find after several workers died
// under it: each of its inputs becomes a failed row of inputs and a row of quarantine that says why.
func Refuse(u Unit, folder string, o Options, why string) (*State, error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, err
	}
	w, err := newWriters(folder, table.Meta{Rules: extract.Rules, Config: o.config()}, o)
	if err != nil {
		w.abandon(folder)
		return nil, err
	}
	job := newJob(context.Background(), w, o, &State{Key: u.Key, Number: u.Number, Counts: map[string]int{}})
	for _, p := range u.Parts {
		if err := job.refuse(p, why); err != nil {
			w.abandon(folder)
			return nil, err
		}
	}
	job.state.Parts, err = w.close(u.Key, nil)
	return job.state, err
}

// refuse notes one input, or a range of it, as failed.
func (j *job) refuse(p source.Part, why string) error {
	row := source.Planned(p)
	row.Status, row.NQuarantined = "failed", 1
	j.state.Inputs = append(j.state.Inputs, row)
	q := schemas.Quarantine{
		QuarantineID: quarantineID(p, 0), InputID: p.Input.ID(), SourceURI: p.Input.URI,
		ByteStart: schemas.Ptr(p.Start), Stage: "extract", Code: "panic", Message: p.Input.URI + ": " + why + "; run it alone with newsfacts run to see the fault", Retryable: true,
	}.WithPayload(nil)
	if p.End > 0 {
		q.ByteEnd = schemas.Ptr(p.End)
	}
	return j.w.quarantine.add(q, 0)
}
