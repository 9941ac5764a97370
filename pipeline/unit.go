package pipeline

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
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

	closers map[string]func() (Part, error)
}

func newWriters(folder string, meta table.Meta, o Options) (*writers, error) {
	w := &writers{closers: map[string]func() (Part, error){}}
	err := errors.Join(
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
	if *p, err = create[T](folder, name, meta); err == nil {
		w.closers[name] = (*p).close
	}
	return err
}

// close ends all part files. A part without rows is removed; the error of any is the error of all.
func (w *writers) close(folder string) (map[string]Part, error) {
	parts := map[string]Part{}
	var errs []error
	for name, end := range w.closers {
		p, err := end()
		if err == nil && p.Rows == 0 {
			err = os.Remove(filepath.Join(folder, name+".parquet"))
		} else {
			parts[name] = p
		}
		errs = append(errs, err)
	}
	return parts, errors.Join(errs...)
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
func RunUnit(ctx context.Context, u Unit, folder string, o Options) (*State, error) {
	start := time.Now()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, err
	}
	w, err := newWriters(folder, table.Meta{Rules: extract.Rules, Config: o.config(), Unit: u.Key}, o)
	if err != nil {
		return nil, errors.Join(err, closed(w, folder))
	}
	job := &job{ctx: ctx, o: o, w: w, state: &State{Key: u.Key, Number: u.Number, Counts: map[string]int{}}, seen: map[string]int{}}
	for _, p := range u.Parts {
		if err := job.read(p); err != nil {
			return nil, errors.Join(err, closed(w, folder))
		}
	}
	if job.state.Parts, err = w.close(folder); err != nil {
		return nil, err
	}
	job.state.Seconds = time.Since(start).Seconds()
	return job.state, nil
}

func closed(w *writers, folder string) error {
	_, err := w.close(folder)
	return err
}

// job is a unit under way.
type job struct {
	ctx   context.Context
	o     Options
	w     *writers
	state *State
	seen  map[string]int // how often an article id came up
}

// errLimit ends a run that has as many articles as it may.
var errLimit = errors.New("limit reached")

// read reads one input, or a range of it, to its end.
func (j *job) read(p source.Part) error {
	counts := &schemas.Input{}
	drop := func(q schemas.Quarantine) error {
		q.InputID, q.SourceURI = p.Input.ID, p.Input.URI
		q.QuarantineID = fmt.Sprintf("%s-q%08d", p.Input.ID, p.First+counts.NQuarantined)
		counts.NQuarantined++
		return j.w.quarantine.add(q, len(q.Payload))
	}
	row, err := source.Read(j.ctx, p, j.o.Source, source.Sink{
		Record: func(r source.Record) error { return j.record(p.Input, r, counts, drop) },
		Drop:   drop,
	})
	if err != nil && !errors.Is(err, errLimit) {
		return err
	}
	row.NArticles, row.NQuarantined = counts.NArticles, counts.NQuarantined
	row.NFigures, row.NPercentages, row.NDates = counts.NFigures, counts.NPercentages, counts.NDates
	row.NOrganizations, row.NFacts = counts.NOrganizations, counts.NFacts
	j.state.Inputs = append(j.state.Inputs, row)
	return nil
}

// record reads one record into articles and writes what is found in them.
func (j *job) record(in source.Input, r source.Record, counts *schemas.Input, drop func(schemas.Quarantine) error) error {
	list, err := articles(in, r, j.o)
	if err != nil {
		return drop(dropped(r, "parse", "bad_html", fmt.Sprintf("%s: record %d: %v", in.URI, r.Number, err)))
	}
	for _, a := range list {
		if n := j.seen[a.ArticleID]; n > 0 {
			j.seen[a.ArticleID]++
			a.ArticleID = articleID(in.URI, source.Record{ID: fmt.Sprintf("%s\x00%d", r.ID, n)}, 0)
		} else if r.ID != "" {
			j.seen[a.ArticleID] = 1
		}
		if !sampled(a.ArticleID, j.o.Sample) {
			continue
		}
		if j.o.Limit > 0 && int64(j.state.Counts["articles"]) == j.o.Limit {
			return errLimit
		}
		d, facts, err := safely(a)
		if err != nil {
			if err := drop(dropped(r, "extract", "panic", fmt.Sprintf("%s: record %d, article %d: %v", in.URI, r.Number, a.SourceOrdinal, err))); err != nil {
				return err
			}
			continue
		}
		j.state.Counts["articles"]++
		for _, f := range facts {
			j.state.Counts["facts."+f.Modality]++
		}
		counts.NArticles++
		counts.NFigures += int64(a.NFigures)
		counts.NPercentages += int64(a.NPercentages)
		counts.NDates += int64(a.NDates)
		counts.NOrganizations += int64(a.NOrganizations)
		counts.NFacts += int64(a.NFacts)
		if err := j.w.add(d, facts); err != nil {
			return err
		}
	}
	return nil
}

// safely is Document for an article of unknown nature: a fault of the program costs that article alone.
func safely(a *schemas.Article) (d *extract.Document, facts []*schemas.Fact, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			at := ""
			for line := range strings.Lines(string(debug.Stack())) {
				if strings.Contains(line, "/extract/") && strings.HasPrefix(line, "\t") {
					at = filepath.Base(strings.Fields(line)[0])
					break
				}
			}
			err = fmt.Errorf("a fault in the program at %s: %v; please report it with this text", at, fault)
		}
	}()
	d, facts = Document(a, Extractors, nil)
	return d, facts, nil
}

// dropped is the quarantine row of a record.
func dropped(r source.Record, stage, code, message string) schemas.Quarantine {
	return schemas.Quarantine{
		SourceRecord: &r.Number, ByteStart: &r.Start, ByteEnd: &r.End, Stage: stage, Code: code, Message: message,
	}.WithPayload([]byte(r.Text))
}
