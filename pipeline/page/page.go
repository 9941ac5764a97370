// Package page reads a saved web page: its title, publish time, source, authors and body text.
//
// A page becomes its lines, stretches of text shown without a break, each with what the elements around it
// say (a heading, a link, a caption, hidden, a comment). The text of the article is the heaviest stretch of
// running text; what stands between the title and it, and right behind it, says who published it and when.
//
//	page.Read(`<title>春茶上市_某某网</title><h1>春茶上市</h1><p>2023-05-12 09:30 来源：某某日报</p><p>今年…</p>`)
//
// To teach it a note that stands around texts (延伸阅读, 扫码下载): a line in furniture.tsv. A word of class names:
// classWords in classes.go. A label of sources, authors and editors: labels in credits.go.
package page

import (
	"net/url"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"newsfacts/pipeline/layout"
	"newsfacts/schemas"
)

// page is one page on its way.
type page struct {
	root     *html.Node
	lines    []line
	meta     map[string]string // by name, property or itemprop, small letters; the first of a name
	scripts  []string
	docTitle string
	url      string
	platform bool // accounts publish on it

	body    region
	found   bool // body was
	title   string
	titleAt int // its line, -1 if it is not shown
	timeAt  int // the line of the shown time, -1 if there is none
}

// Read returns the article of a page. The markup is UTF-8. It is an error for a page to be past the limits
// of size and nesting; a page without a title, a date or a text is an article with warnings.
func Read(markup string) (*schemas.Article, error) {
	root, err := parse(markup)
	if err != nil {
		return nil, err
	}
	p := &page{root: root, lines: linesOf(root), titleAt: -1, timeAt: -1}
	p.readHead(goquery.NewDocumentFromNode(root))
	p.body, p.found = find(p.lines)
	p.embedded()
	p.title, p.titleAt = p.headline()
	if p.titleAt >= p.body.from && p.titleAt < p.body.to && p.titleAt-p.body.from < 8 {
		p.body.from = p.titleAt + 1
	}
	var t content
	if p.found {
		t = trim(p.lines[p.body.from:p.body.to], p.title)
	}
	a := &schemas.Article{}
	p.date(a)
	p.describe(a, t, p.credits(t))
	return a, nil
}

// date sets when the article was published.
func (p *page) date(a *schemas.Article) {
	s, ok, conflict := p.published()
	if !ok {
		a.Warnings = append(a.Warnings, "no_date")
		return
	}
	if s.minute {
		a.PublishTime = schemas.Ptr(s.at.UTC())
	}
	a.PublishDate, a.PublishDateSource = schemas.Ptr(schemas.Day(s.at.In(beijing))), schemas.Ptr("metadata")
	if conflict {
		a.Warnings = append(a.Warnings, "date_conflict")
	}
}

// describe sets everything else and lays the text out: headline, deck, byline, paragraphs, credits.
func (p *page) describe(a *schemas.Article, t content, c credit) {
	set(&a.Title, p.title)
	var b layout.Builder
	kicker, below := p.heads()
	set(&a.Kicker, kicker)
	b.Line("kicker", kicker)
	b.Line("headline", p.title)
	for _, line := range append(below, t.deck...) {
		a.Subheads = append(a.Subheads, line)
		b.Line("subhead", line)
	}
	byline := strings.Join(c.byline, " ")
	set(&a.Byline, byline)
	b.Line("byline", byline)
	for _, l := range t.lines {
		b.Line("body", l.text)
	}
	if line := strings.Join(t.credits, " "); line != "" {
		set(&a.Credit, line)
		b.Line("credit", line)
	}
	if p.title == "" {
		a.Warnings = append(a.Warnings, "no_title")
	}
	if len(t.lines) == 0 {
		a.Warnings = append(a.Warnings, "no_body")
	}
	if p.goesOn(t) {
		a.Continued = true
		a.Warnings = append(a.Warnings, "continued_on")
	}
	a.Authors = c.authors
	set(&a.Editor, c.editor)
	set(&a.Site, p.siteName())
	if set(&a.Outlet, c.source); a.Outlet == nil {
		a.Outlet = a.Site
	}
	set(&a.Section, p.section())
	set(&a.URL, p.url)
	b.Finish(a)
}

// goesOn tells whether the article's end stands elsewhere: （下转第4版）, or a link to its next page.
func (p *page) goesOn(t content) bool {
	if n := len(t.lines); n > 0 && strings.Contains(t.lines[n-1].text, "下转") && t.lines[n-1].runes < 30 {
		return true
	}
	for i := p.body.from; i < min(p.body.to+8, len(p.lines)); i++ {
		if l := &p.lines[i]; l.link > 0 && l.runes < 60 && strings.Contains(l.text, "下一页") && l.kind&isHidden == 0 {
			return true
		}
		if i >= p.body.to && roleOf(&p.lines[i], false) == ends {
			break
		}
	}
	return false
}

func set(field **string, value string) {
	if value != "" {
		*field = &value
	}
}

// readHead reads what the page says about itself: metadata, scripts, title, address.
func (p *page) readHead(doc *goquery.Document) {
	p.meta = map[string]string{}
	doc.Find("meta, script, title, link[rel=canonical]").Each(func(_ int, s *goquery.Selection) {
		n := s.Nodes[0]
		switch n.Data {
		case "meta":
			for _, key := range []string{"property", "name", "itemprop"} {
				if name := strings.ToLower(attr(n, key)); name != "" && p.meta[name] == "" {
					p.meta[name] = strings.TrimSpace(attr(n, "content"))
				}
			}
		case "script":
			if c := n.FirstChild; c != nil && c.Type == html.TextNode {
				p.scripts = append(p.scripts, c.Data)
			}
		case "title":
			if p.docTitle == "" && n.Namespace == "" && n.FirstChild != nil {
				p.docTitle = strings.Join(strings.Fields(n.FirstChild.Data), " ")
			}
		case "link":
			p.url = address(attr(n, "href"))
		}
	})
	if p.url == "" {
		p.url = address(p.first("og:url"))
	}
	for i := range p.lines {
		if p.lines[i].runes > 30 {
			continue
		}
		for _, w := range platforms {
			if strings.Contains(p.lines[i].text, w) {
				p.platform = true
			}
		}
	}
}

// address returns an absolute http address, or "".
func address(href string) string {
	href = strings.TrimSpace(href)
	if strings.HasPrefix(href, "//") {
		href = "https:" + href
	}
	u, err := url.Parse(href)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || len(href) > 2000 {
		return ""
	}
	return href
}

// first returns the first metadata of these names that is there.
func (p *page) first(names ...string) string {
	for _, n := range names {
		if v := p.meta[n]; v != "" {
			return v
		}
	}
	return ""
}

// timeElements returns what the page's <time> elements say.
func (p *page) timeElements() (values []string) {
	goquery.NewDocumentFromNode(p.root).Find("time[datetime]").Each(func(i int, s *goquery.Selection) {
		if i < 3 {
			values = append(values, attr(s.Nodes[0], "datetime"))
		}
	})
	return values
}
