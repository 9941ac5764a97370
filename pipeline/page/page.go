// Package page reads a saved web page: its title, publish time, source, authors and body text.
package page

import (
	"fmt"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"newsfacts/pipeline/layout"
	"newsfacts/schemas"
)

// Read returns the article of a page. The markup is UTF-8.
func Read(markup string) (*schemas.Article, error) {
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(markup))
	if err != nil {
		return nil, fmt.Errorf("no HTML: %w", err)
	}
	a := &schemas.Article{}
	var b layout.Builder
	if title := strings.TrimSpace(doc.Find("h1").First().Text()); title != "" {
		a.Title = &title
		b.Line("headline", title)
	}
	doc.Find("p").Each(func(_ int, p *goquery.Selection) { b.Line("body", p.Text()) })
	b.Finish(a)
	return a, nil
}
