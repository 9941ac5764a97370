// Package newspaper reads plain newspaper text: it mends line breaks, splits a file into its articles, and
// takes their head lines, bylines and credits.
//
// The way of a text: lines (lines.go) get a kind each (kind.go: a headline, a byline, a page's number …); the lines
// of one sentence are joined to paragraphs (mend.go); bylines, jumps and heads part the paragraphs into articles
// (split.go); each article gets its head (head.go), its credits (credit.go, lead.go), its day (day.go) and is laid
// out (article.go).
//
// Words of bylines stand in roles.tsv, surnames in surnames.tsv; the corpus is testdata: a page and how it is read.
package newspaper

import (
	"slices"
	"time"

	"newsfacts/schemas"
)

// Options say what is known besides the text.
type Options struct {
	Name      string    // of the file, which may hold a date
	Published time.Time // from an option; zero if unknown
}

// Read returns the articles of a text, in order; at least one. Offsets (SourceByteStart, SourceByteEnd) are bytes
// of text.
func Read(text string, o Options) []*schemas.Article {
	articles, _ := read(text, o)
	return articles
}

// read returns the articles and the lines that belong to none: page heads, page numbers, rules.
func read(text string, o Options) (articles []*schemas.Article, furniture []string) {
	list := known(text)
	paras, furniture := mend(text, list)
	pieces := divide(paras)
	if len(pieces) == 0 {
		pieces = []piece{{}}
	}
	heads := claim(pieces, list)
	for i := range pieces {
		pieces[i].restore(list)
	}
	issue := issued(paras)
	for i, p := range pieces {
		articles = append(articles, p.article(heads[i], issue, o))
	}
	if len(articles) == 1 {
		articles[0].SourceByteStart, articles[0].SourceByteEnd = schemas.Ptr(int64(0)), schemas.Ptr(int64(len(text)))
	}
	return articles, furniture
}

// known returns the lines of a text with their kinds.
func known(text string) []line {
	list := lines(text)
	wraps(list)
	for i := range list {
		list[i].kind = kindOf(&list[i])
	}
	if !slices.ContainsFunc(list, func(l line) bool { return !ofPage(l.kind) }) {
		for i := range list { // a text that would be nothing else is a text
			list[i].kind = body
		}
	}
	speeches(list)
	for i := range list {
		l := &list[i]
		if ofPage(l.kind) {
			continue
		}
		// The first line may be a headline longer than others are.
		if l.kind == body && !l.stop && !l.full && l.ends == open && l.width <= 120 && balanced(l.text) && i+1 < len(list) && list[i+1].width > l.width {
			l.kind = head
		}
		break
	}
	return list
}

// ofPage tells whether a line of this kind may belong to the page instead of an article.
func ofPage(k kind) bool { return k == masthead || k == rule || k == number1 }

// issued is the day of the only page's head of a file.
func issued(paras []para) (d day) {
	for _, p := range paras {
		if p.page != nil && p.page.day.known() {
			return p.page.day
		}
	}
	return d
}

// Record returns the one article of a record that has a title and a text of its own.
func Record(title, text string, o Options) *schemas.Article {
	list := known(text)
	for len(list) > 0 && list[0].text == title {
		list = list[1:]
	}
	paras, _ := mend(text, list)
	p := piece{paras}
	p.restore(list)
	a := p.titled(title, o)
	a.SourceByteStart, a.SourceByteEnd = nil, nil
	return a
}
