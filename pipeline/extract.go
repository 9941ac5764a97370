package pipeline

import (
	"slices"

	"newsfacts/extract"
	"newsfacts/pipeline/source"
	"newsfacts/schemas"
)

// Extracted is one article with all that was found in it.
type Extracted struct {
	Document *extract.Document
	Facts    []*schemas.Fact
	Rejected []extract.Rejection // if asked for
	Reasons  [][][2]string       // of each fact, in order: a step and what it found; if asked for
}

// Extract reads one text, as from a file of the given name, and finds everything in it; no folder is written.
// The name may hold a date, and decides the format together with the content; explain asks for what was
// rejected, too.
func Extract(name, text string, o Options, explain bool) ([]Extracted, error) {
	k, err := o.kit()
	if err != nil {
		return nil, problem(Usage, "", "%w", err)
	}
	in := source.Input{URI: name}
	list, err := articles(in, source.Record{URI: name, Format: source.Format(name, text), Text: text, End: int64(len(text))}, o)
	if err != nil {
		return nil, err
	}
	var results []Extracted
	for _, a := range list {
		var e Extracted
		var reject func(extract.Rejection)
		if explain {
			reject = func(r extract.Rejection) { e.Rejected = append(e.Rejected, r) }
		}
		e.Document, e.Facts = k.document(a, reject)
		if explain {
			slices.SortStableFunc(e.Rejected, func(a, b extract.Rejection) int { return int(a.Sentence - b.Sentence) })
			e.Reasons = k.reasons(e.Document)
		}
		results = append(results, e)
	}
	return results, nil
}

// reasons links a document once more, listening.
func (k kit) reasons(d *extract.Document) (list [][][2]string) {
	for _, s := range d.Sentences {
		s.Reject = nil // what was turned down has been told
	}
	said := map[*schemas.Fact][][2]string{}
	listener := *k.linker
	listener.Reason = func(f *schemas.Fact, step, why string) { said[f] = append(said[f], [2]string{step, why}) }
	for _, f := range listener.Link(d) {
		list = append(list, said[f])
	}
	return list
}

// Decode returns a file's text as UTF-8.
func Decode(data []byte) string { return source.Decode(data) }
