package pipeline

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"time"

	"newsfacts/pipeline/newspaper"
	"newsfacts/pipeline/page"
	"newsfacts/pipeline/source"
	"newsfacts/schemas"
)

// articles reads a record into its articles, with their ids and reference dates.
func articles(in source.Input, r source.Record, o Options) ([]*schemas.Article, error) {
	list, err := read(in, r, o)
	if err != nil {
		return nil, err
	}
	for i, a := range list {
		a.ArticleID = articleID(in.URI, r, i)
		a.InputID, a.SourceURI, a.SourceRecord, a.SourceOrdinal = in.ID, in.URI, r.Number, int32(i)
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
func read(in source.Input, r source.Record, o Options) ([]*schemas.Article, error) {
	opts := newspaper.Options{Name: filepath.Base(in.URI), Published: o.ReferenceDate}
	switch r.Format {
	case "txt":
		return newspaper.Read(r.Text, opts), nil
	case "html":
		a, err := page.Read(r.Text)
		if err != nil {
			return nil, err
		}
		return []*schemas.Article{a}, nil
	}
	a := newspaper.Record(r.Title, r.Text, opts)
	if len(r.Date) >= len(time.DateOnly) {
		if t, err := time.Parse(time.DateOnly, r.Date[:len(time.DateOnly)]); err == nil {
			a.PublishDate, a.PublishDateSource = schemas.Ptr(schemas.Day(t)), schemas.Ptr("metadata")
		}
	}
	return []*schemas.Article{a}, nil
}

// articleID is the first 20 hex digits of SHA-256 over source_uri, record and ordinal, or over source_uri and
// the record's own id. Fields end in NUL, so that no two articles share a text to hash.
func articleID(uri string, r source.Record, ordinal int) string {
	key := fmt.Sprintf("%s\x00%d\x00%d", uri, r.Number, ordinal)
	if r.ID != "" {
		key = fmt.Sprintf("%s\x00%s", uri, r.ID)
	}
	sum := sha256.Sum256([]byte(key))
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
