package pipeline

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"path/filepath"
	"strconv"
	"time"

	"newsfacts/extract"
	"newsfacts/pipeline/newspaper"
	"newsfacts/pipeline/page"
	"newsfacts/pipeline/source"
	"newsfacts/schemas"
)

// draft is an article with what its reference date was found by.
type draft struct {
	*schemas.Article
	sentences []*extract.Sentence // nil: not split yet
	dates     [][]schemas.Mention // of each sentence, by date.Extractor; nil: not looked for
}

// articles reads a record into its articles, with their ids and reference dates.
func articles(in source.Input, r source.Record, o Options) ([]*draft, error) {
	all, err := read(r, o)
	if err != nil {
		return nil, err
	}
	list := make([]*draft, len(all))
	inputID := in.ID()
	for i, a := range all {
		list[i] = &draft{Article: a}
		a.ArticleID = articleID(r, i)
		a.InputID, a.SourceURI, a.SourceRecord, a.SourceOrdinal = inputID, r.URI, r.Number, int32(i)
		for _, nullable := range []*[]string{&a.Subheads, &a.Authors, &a.Warnings} {
			if *nullable == nil {
				*nullable = []string{}
			}
		}
	}
	refer(list, o)
	return list, nil
}

// read lays out a record's articles by its format.
func read(r source.Record, o Options) ([]*schemas.Article, error) {
	opts := newspaper.Options{Name: filepath.Base(r.URI), Published: o.ReferenceDate}
	switch r.Format {
	case "txt":
		return placed(newspaper.Read(r.Text, opts), r), nil
	case "html":
		a, err := page.Read(r.Text)
		if err != nil {
			return nil, err
		}
		return []*schemas.Article{a}, nil
	}
	var a *schemas.Article
	if r.Page {
		var err error
		if a, err = page.Read(r.Text); err != nil {
			return nil, err
		}
	} else {
		a = newspaper.Record(r.Title, r.Text, opts)
	}
	known(a, r)
	return []*schemas.Article{a}, nil
}

// known sets what the record's own fields say of its article.
func known(a *schemas.Article, r source.Record) {
	for _, f := range []struct {
		column **string
		value  string
	}{{&a.Title, r.Title}, {&a.URL, r.URL}, {&a.Outlet, r.Source}, {&a.Site, r.Site}, {&a.Extra, r.Extra}} {
		if f.value != "" {
			*f.column = &f.value
		}
	}
	if len(r.Authors) > 0 {
		a.Authors = r.Authors
	}
	if !r.Published.IsZero() {
		a.PublishDate, a.PublishDateSource = schemas.Ptr(schemas.Day(r.Published.In(source.China))), schemas.Ptr("metadata")
		if r.Timed {
			a.PublishTime = schemas.Ptr(r.Published.UTC().Truncate(time.Microsecond))
		}
	}
	if r.Start >= 0 && !r.Page {
		a.SourceByteStart, a.SourceByteEnd = &r.Start, &r.End
	}
}

// placed turns bytes of a record's text into bytes of its input.
func placed(list []*schemas.Article, r source.Record) []*schemas.Article {
	for _, a := range list {
		for _, at := range []*int64{a.SourceByteStart, a.SourceByteEnd} {
			if at != nil {
				*at = r.Byte(*at)
			}
		}
	}
	return list
}

// articleID is the first 20 hex digits of SHA-256 over source_uri, record and ordinal, or over source_uri and
// the record's own id. Fields end in NUL, so that no two articles share a text to hash.
func articleID(r source.Record, ordinal int) string {
	key := append(append(make([]byte, 0, 128), r.URI...), 0)
	if r.ID != "" {
		key = append(key, r.ID...)
	} else {
		key = append(strconv.AppendInt(key, r.Number, 10), 0)
		key = strconv.AppendInt(key, int64(ordinal), 10)
	}
	sum := sha256.Sum256(key)
	return hex.EncodeToString(sum[:10])
}

// sampled tells whether an article is in a sample of the given share: by its id, so that every run agrees.
func sampled(id string, share float64) bool {
	if share == 0 {
		return true
	}
	sum := sha256.Sum256([]byte(id))
	return float64(binary.BigEndian.Uint64(sum[:8])>>11)/(1<<53) < share
}
