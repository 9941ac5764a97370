// Package newspaper reads plain newspaper text: it mends line breaks, splits a file into its articles, and
// takes their head lines, bylines and credits.
package newspaper

import (
	"strings"
	"time"

	"newsfacts/pipeline/layout"
	"newsfacts/schemas"
)

// Options say what is known besides the text.
type Options struct {
	Name      string    // of the file, which may hold a date
	Published time.Time // from an option; zero if unknown
}

// Read returns the articles of a text, in order. Offsets (SourceByteStart, SourceByteEnd) are bytes of text.
func Read(text string, o Options) []*schemas.Article {
	var b layout.Builder
	a := &schemas.Article{SourceByteStart: schemas.Ptr(int64(0)), SourceByteEnd: schemas.Ptr(int64(len(text)))}
	for line := range strings.Lines(text) {
		b.Line("body", line)
	}
	b.Finish(a)
	return []*schemas.Article{a}
}

// Record returns the one article of a record that has a title and a text of its own.
func Record(title, text string, o Options) *schemas.Article {
	var b layout.Builder
	a := &schemas.Article{}
	if title != "" {
		a.Title = &title
		b.Line("headline", title)
	}
	for line := range strings.Lines(text) {
		b.Line("body", line)
	}
	b.Finish(a)
	return a
}
