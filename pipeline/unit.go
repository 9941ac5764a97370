package pipeline

import (
	"cmp"
	"context"
	"os"
	"slices"
	"sync"
	"time"

	"newsfacts/extract"
	"newsfacts/pipeline/source"
	"newsfacts/pipeline/table"
	"newsfacts/schemas"
)

// writers are the open part files of one unit. A table that the run does not write has none.
type writers struct {
	articles      *part[schemas.Article]
	figures       *part[schemas.Figure]
	percentages   *part[schemas.Percentage]
	dates         *part[schemas.Date]
	organizations *part[schemas.Organization]
	facts         *part[schemas.Fact]
	quarantine    *part[schemas.Quarantine]

	closers map[string]closer
}

// closer is a part file without its rows' type.
type closer interface {
	end(unit string, t team) error
	settle() (Part, error)
}

func newWriters(folder string, meta table.Meta, o Options) (*writers, error) {
	w := &writers{closers: map[string]closer{}}
	err := cmp.Or( // each fails for one reason, most likely
		openPart(w, &w.articles, folder, "articles", meta, o),
		openPart(w, &w.figures, folder, "figures", meta, o),
		openPart(w, &w.percentages, folder, "percentages", meta, o),
		openPart(w, &w.dates, folder, "dates", meta, o),
		openPart(w, &w.organizations, folder, "organizations", meta, o),
		openPart(w, &w.facts, folder, "facts", meta, o),
		openPart(w, &w.quarantine, folder, "quarantine", meta, o),
	)
	return w, err
}

func openPart[T any](w *writers, p **part[T], folder, name string, meta table.Meta, o Options) (err error) {
	if !o.writes(name) {
		return nil
	}
	if *p, err = create[T](folder, name, meta, o.wrap); err == nil {
		w.closers[name] = *p
	}
	return err
}

// close ends all part files, with the help of who in the team has nothing to do, and waits for the disk for all at
// once. A part without rows is removed; if several cannot be ended, the error is of one of them.
func (w *writers) close(unit string, t team) (map[string]Part, error) {
	var mu sync.Mutex
	var all sync.WaitGroup
	parts := map[string]Part{}
	var errs []error
	closed := func(name string, p Part, err error) {
		mu.Lock()
		defer mu.Unlock()
		if p.Rows > 0 {
			parts[name] = p
		}
		errs = append(errs, err)
	}
	for name, part := range w.closers {
		end := func() {
			if err := part.end(unit, t); err != nil {
				closed(name, Part{}, err)
				return
			}
			all.Go(func() {
				p, err := part.settle()
				closed(name, p, err)
			})
		}
		if !t.offer(&all, end) {
			end()
		}
	}
	all.Wait()
	return parts, cmp.Or(errs...)
}

// add writes one article with all that was found in it.
func (w *writers) add(d *extract.Document, facts []*schemas.Fact) error {
	for _, list := range d.Mentions {
		for _, m := range list {
			var err error
			switch m := m.(type) {
			case *schemas.Figure:
				err = addTo(w.figures, *m, len(m.Text))
			case *schemas.Percentage:
				err = addTo(w.percentages, *m, len(m.Text))
			case *schemas.Date:
				err = addTo(w.dates, *m, len(m.Text))
			case *schemas.Organization:
				err = addTo(w.organizations, *m, len(m.Text))
			}
			if err != nil {
				return err
			}
		}
	}
	for _, f := range facts {
		if err := addTo(w.facts, *f, len(f.Evidence)); err != nil {
			return err
		}
	}
	return w.articles.add(*d.Article, len(d.Article.Text))
}

func addTo[T any](p *part[T], row T, bytes int) error {
	if p == nil {
		return nil
	}
	return p.add(row, bytes)
}

// RunUnit turns one unit into its parts, in a folder of its own, which is made: a file TABLE.parquet for every
// table with rows. It depends on the unit, the inputs that it names and the options alone: the same bytes from
// every worker, on every machine, in every order. The unit's paths must be readable there. What it returns is
// all that Place and Finish need; like Unit and Options it goes through encoding/json unharmed. An error is one
// of writing, or ctx's; what cannot be read is a row of quarantine.
//
// If an input is no longer what it was when the unit was planned, the state's key is that of what was read.
func RunUnit(ctx context.Context, u Unit, folder string, o Options) (*State, error) {
	start := time.Now()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, err
	}
	w, err := newWriters(folder, table.Meta{Rules: extract.Rules, Config: o.config()}, o)
	if err != nil {
		w.abandon(folder)
		return nil, err
	}
	if o.team == nil {
		o.team = newTeam(o.NWorkers())
		defer close(o.team)
	}
	j := newJob(ctx, w, o, &State{Key: u.Key, Number: u.Number, Counts: map[string]int{}})
	sums, err := j.run(u)
	if err != nil {
		w.abandon(folder)
		return nil, err
	}
	if !slices.EqualFunc(u.Parts, sums, func(p source.Part, s source.Sum) bool { return p.Sum == s }) {
		j.state.Key = u.key(sums, o.identity())
	}
	ended := time.Now()
	if j.state.Parts, err = w.close(j.state.Key, o.team); err != nil {
		os.RemoveAll(folder)
		return nil, err
	}
	j.state.Stages["write"] += time.Since(ended).Seconds()
	j.state.Seconds = time.Since(start).Seconds()
	return j.state, nil
}

// abandon closes what was begun of a unit and removes it: on a full disk its room is wanted.
func (w *writers) abandon(folder string) {
	w.close("", nil)
	os.RemoveAll(folder)
}
