package pipeline

import (
	"newsfacts/extract"
	"newsfacts/pipeline/source"
	"newsfacts/schemas"
)

// Extracted is one article with all that was found in it.
type Extracted struct {
	Document *extract.Document
	Facts    []*schemas.Fact
	Rejected []extract.Rejection // if asked for
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
		results = append(results, e)
	}
	return results, nil
}

// Decode returns a file's text as UTF-8.
func Decode(data []byte) string { return source.Decode(data) }
