package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"newsfacts/extract"
	"newsfacts/pipeline/newspaper"
	"newsfacts/pipeline/page"
	"newsfacts/pipeline/source"
	"newsfacts/pipeline/table"
	"newsfacts/schemas"
)

// unit is a range of the input that is done at once, by one worker.
type unit struct {
	Number int
	Inputs []source.Input
}

// writers are the open part files of one unit, one a table that the unit writes.
type writers struct {
	articles      *part[schemas.Article]
	figures       *part[schemas.Figure]
	percentages   *part[schemas.Percentage]
	dates         *part[schemas.Date]
	organizations *part[schemas.Organization]
	facts         *part[schemas.Fact]
	quarantine    *part[schemas.Quarantine]
}

// part is one table's rows of one unit on their way to a file.
type part[T any] struct {
	file *os.File
	w    *table.Writer[T]
	rows []T
}

const batch = 1024 // rows that are handed to the writer at once

func newPart[T any](folder, name string, meta table.Meta) (*part[T], error) {
	f, err := os.Create(filepath.Join(folder, name+".parquet"))
	if err != nil {
		return nil, err
	}
	w, err := table.NewWriter[T](f, tableNamed(name), meta)
	if err != nil {
		f.Close()
		return nil, err
	}
	return &part[T]{file: f, w: w, rows: make([]T, 0, batch)}, nil
}

func (p *part[T]) add(row T) error {
	p.rows = append(p.rows, row)
	if len(p.rows) < batch {
		return nil
	}
	return p.flush()
}

func (p *part[T]) flush() error {
	err := p.w.Write(p.rows)
	clear(p.rows)
	p.rows = p.rows[:0]
	return err
}

func (p *part[T]) close() error {
	defer p.file.Close()
	if err := p.flush(); err != nil {
		return err
	}
	if err := p.w.Close(); err != nil {
		return err
	}
	return p.file.Sync()
}

func tableNamed(name string) schemas.Table {
	for _, t := range schemas.Tables {
		if t.Name == name {
			return t
		}
	}
	panic("no table " + name)
}

// articles reads a record into its articles, without ids.
func articles(r source.Record, uri string, o Options) ([]*schemas.Article, error) {
	opts := newspaper.Options{Name: filepath.Base(uri), Published: o.ReferenceDate}
	switch r.Format {
	case "txt":
		return newspaper.Read(r.Text, opts), nil
	case "html":
		a, err := page.Read(r.Text)
		return []*schemas.Article{a}, err
	}
	a := newspaper.Record(r.Title, r.Text, opts)
	if len(r.Date) >= len(time.DateOnly) {
		if t, err := time.Parse(time.DateOnly, r.Date[:len(time.DateOnly)]); err == nil {
			a.PublishDate, a.PublishDateSource = schemas.Ptr(schemas.Day(t)), schemas.Ptr("metadata")
		}
	}
	return []*schemas.Article{a}, nil
}

// refer sets the day against which an article's dates are resolved.
func refer(a *schemas.Article, o Options) {
	switch {
	case a.PublishDate != nil:
		a.ReferenceDate, a.ReferenceDateSource = a.PublishDate, schemas.Ptr("publish_date")
	case !o.ReferenceDate.IsZero():
		a.ReferenceDate, a.ReferenceDateSource = schemas.Ptr(schemas.Day(o.ReferenceDate)), schemas.Ptr("option")
	}
}

func articleID(uri string, r source.Record, ordinal int) string {
	key := fmt.Sprintf("%s\x00%d\x00%d", uri, r.Number, ordinal)
	if r.ID != "" {
		key = fmt.Sprintf("%s\x00%s", uri, r.ID)
	}
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:10])
}

func runUnit(ctx context.Context, u unit, folder string, o Options) (inputs []schemas.Input, err error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, err
	}
	meta := table.Meta{Rules: extract.Rules}
	var w writers
	open := func(e error) {
		if err == nil {
			err = e
		}
	}
	var e error
	w.articles, e = newPart[schemas.Article](folder, "articles", meta)
	open(e)
	w.figures, e = newPart[schemas.Figure](folder, "figures", meta)
	open(e)
	w.percentages, e = newPart[schemas.Percentage](folder, "percentages", meta)
	open(e)
	w.dates, e = newPart[schemas.Date](folder, "dates", meta)
	open(e)
	w.organizations, e = newPart[schemas.Organization](folder, "organizations", meta)
	open(e)
	w.facts, e = newPart[schemas.Fact](folder, "facts", meta)
	open(e)
	w.quarantine, e = newPart[schemas.Quarantine](folder, "quarantine", meta)
	open(e)
	if err != nil {
		return nil, err
	}
	for _, in := range u.Inputs {
		var row schemas.Input
		counts := schemas.Input{}
		row, err = source.Read(ctx, in, o.Source, source.Sink{
			Record: func(r source.Record) error {
				list, err := articles(r, in.URI, o)
				if err != nil {
					return err
				}
				for i, a := range list {
					a.ArticleID, a.InputID, a.SourceURI, a.SourceRecord, a.SourceOrdinal = articleID(in.URI, r, i), in.ID, in.URI, r.Number, int32(i)
					refer(a, o)
					d, facts := Document(a, Extractors, nil)
					if err := w.add(d, facts); err != nil {
						return err
					}
					counts.NArticles++
				}
				return nil
			},
			Drop: func(q schemas.Quarantine) {
				q.QuarantineID = fmt.Sprintf("%s-q%04d", in.ID, counts.NQuarantined)
				counts.NQuarantined++
				w.quarantine.add(q)
			},
		})
		if err != nil {
			return nil, err
		}
		row.NArticles, row.NQuarantined = counts.NArticles, counts.NQuarantined
		inputs = append(inputs, row)
	}
	for _, close := range []func() error{w.articles.close, w.figures.close, w.percentages.close, w.dates.close, w.organizations.close, w.facts.close, w.quarantine.close} {
		if err := close(); err != nil {
			return nil, err
		}
	}
	return inputs, nil
}

// add writes one article with all that was found in it.
func (w *writers) add(d *extract.Document, facts []*schemas.Fact) error {
	for _, list := range d.Mentions {
		for _, m := range list {
			var err error
			switch m := m.(type) {
			case *schemas.Figure:
				err = w.figures.add(*m)
			case *schemas.Percentage:
				err = w.percentages.add(*m)
			case *schemas.Date:
				err = w.dates.add(*m)
			case *schemas.Organization:
				err = w.organizations.add(*m)
			}
			if err != nil {
				return err
			}
		}
	}
	for _, f := range facts {
		if err := w.facts.add(*f); err != nil {
			return err
		}
	}
	a := d.Article
	for _, list := range []*[]string{&a.Subheads, &a.Authors, &a.Warnings} {
		if *list == nil {
			*list = []string{}
		}
	}
	return w.articles.add(*a)
}
