package pipeline

import (
	"newsfacts/extract"
	"newsfacts/extract/date"
	"newsfacts/extract/segment"
	"newsfacts/schemas"
)

// Document finds, settles, resolves and links everything in one article. The article's counts are set.
// Reject, which may be nil, is told of the candidates that were turned down.
func Document(a *schemas.Article, extractors []extract.Extractor, reject func(extract.Rejection)) (*extract.Document, []*schemas.Fact) {
	return kit{extractors, builtIn().linker}.document(&draft{Article: a}, reject)
}

func (k kit) document(a *draft, reject func(extract.Rejection)) (*extract.Document, []*schemas.Fact) {
	d := &extract.Document{Article: a.Article, Sentences: a.split()}
	d.Mentions = make([][]schemas.Mention, len(d.Sentences))
	// each kind reads the whole article before the next begins: its lists and code stay near
	found := make([][]schemas.Mention, len(k.extractors)*len(d.Sentences))
	for j, e := range k.extractors {
		for i, s := range d.Sentences {
			s.Reject = reject
			if e.Tokens != nil && s.Tokens == nil && e.Tokens(s) {
				s.Tokens = segment.Tokens(s.Text)
			}
			at := &found[i*len(k.extractors)+j]
			if e.Name == date.Extractor.Name && reject == nil && a.dates != nil && a.dates[i] != nil {
				*at = a.dates[i]
			} else {
				*at = e.Find(s)
			}
		}
	}
	for i, s := range d.Sentences {
		d.Mentions[i] = extract.Settle(s, found[i*len(k.extractors):(i+1)*len(k.extractors)]...)
		s.Tokens = nil
	}
	for _, e := range k.extractors {
		if e.Resolve == nil {
			continue
		}
		e.Resolve(d)
		for i, s := range d.Sentences {
			d.Mentions[i] = extract.Settle(s, d.Mentions[i])
		}
	}
	number(d)
	facts := k.linker.Link(d)
	for i, f := range facts {
		f.ArticleID, f.Ordinal, f.FactID = a.ArticleID, int32(i), schemas.ID(a.ArticleID, "x", int32(i))
		if f.Flags == nil {
			f.Flags = []string{}
		}
		if f.Inferred == nil {
			f.Inferred = []string{}
		}
	}
	a.NFacts = int32(len(facts))
	return d, facts
}

// split returns the article's sentences, which know its day now.
func (a *draft) split() []*extract.Sentence {
	if a.sentences == nil {
		return sentences(a.Article)
	}
	issued := issued(a.Article)
	for _, s := range a.sentences {
		s.Issued = issued
	}
	return a.sentences
}

// number gives every mention its ordinal and id, in order of place, and sets the article's counts.
func number(d *extract.Document) {
	a := d.Article
	a.NFigures, a.NPercentages, a.NDates, a.NOrganizations = 0, 0, 0, 0
	others := int32(0) // rows of an extractor that is not of this program
	for _, mentions := range d.Mentions {
		for _, m := range mentions {
			n, letter := counter(a, m, &others)
			w := m.Where()
			w.ArticleID, w.Ordinal = a.ArticleID, *n
			if w.Flags == nil {
				w.Flags = []string{}
			}
			m.SetID(schemas.ID(a.ArticleID, letter, *n))
			*n++
		}
	}
}

// counter returns how many rows of m's table the article has so far, and the letter of their ids; rows of no table
// of ours share m.
func counter(a *schemas.Article, m schemas.Mention, others *int32) (*int32, string) {
	switch m.(type) {
	case *schemas.Figure:
		return &a.NFigures, "f"
	case *schemas.Percentage:
		return &a.NPercentages, "p"
	case *schemas.Date:
		return &a.NDates, "d"
	case *schemas.Organization:
		return &a.NOrganizations, "o"
	}
	return others, "m"
}
