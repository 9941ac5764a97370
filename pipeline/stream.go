package pipeline

import (
	"context"

	"newsfacts/extract"
	"newsfacts/pipeline/source"
	"newsfacts/schemas"
)

// Sink takes what Stream reads, in order of input and record. An error of any of its functions ends the stream.
type Sink struct {
	Extractors []extract.Extractor // nil: Extractors
	Article    func(Extracted) error
	Drop       func(schemas.Quarantine) error // what cannot be read; nil: passed over
}

// Stream reads the inputs that args name, as Run does, and hands each article with all that was found in it to the
// sink; no folder is written. Memory holds one article at a time. An error is the sink's own, or ctx's, or a Problem
// of the arguments.
func Stream(ctx context.Context, args []string, o Options, sink Sink) error {
	if err := o.check(); err != nil {
		return err
	}
	inputs, err := source.Find(args, o.spool)
	if err != nil {
		return problem(NoInput, "give files, folders, quoted globs or - for stdin", "%w", err)
	}
	k := o.given()
	if sink.Extractors != nil {
		k.extractors = sink.Extractors
	}
	if sink.Drop == nil {
		sink.Drop = func(schemas.Quarantine) error { return nil }
	}
	for _, in := range inputs {
		_, err := source.Read(ctx, source.Part{Input: in}, o.Source, source.Sink{Drop: sink.Drop, Record: func(r source.Record) error {
			return sink.record(in, r, k, o)
		}})
		if err != nil {
			return err
		}
	}
	return nil
}

// record hands on the articles of one record.
func (sink Sink) record(in source.Input, r source.Record, k kit, o Options) error {
	list, err := articles(in, r, o)
	if err != nil {
		return sink.Drop(dropped(r, "parse", "bad_html", err.Error()))
	}
	for _, a := range list {
		if !sampled(a.ArticleID, o.Sample) {
			continue
		}
		if sink.Extractors != nil {
			a.dates = nil
		}
		var e Extracted
		e.Document, e.Facts = k.document(a, nil)
		if err := sink.Article(e); err != nil {
			return err
		}
	}
	return nil
}
