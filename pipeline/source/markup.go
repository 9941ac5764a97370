package source

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func tooLong(limit int64) string {
	return fmt.Sprintf("longer than %d bytes; --max-article raises the limit", limit)
}

// html hands a whole page on.
func (r *reader) html(c *content) error {
	p, _ := c.all(r.o.article())
	if p.long != nil {
		return r.dropPiece(c, p, "split", "too_large", tooLong(r.o.article()))
	}
	d := c.code.decode(p.data, p.start)
	if err := r.bad(c, d, p.data, p.start); err != nil {
		return err
	}
	return r.give(Record{URI: c.uri, Start: p.start, End: p.end, Format: "html", Text: d.text})
}

// marked tells whether a field holds markup, and whether that is a whole page.
func marked(text string) (markup, whole bool) {
	if !strings.Contains(text, "<") {
		return false, false
	}
	begin := strings.ToLower(strings.TrimSpace(text[:min(len(text), 2000)]))
	if strings.HasPrefix(begin, "<!doctype html") || strings.HasPrefix(begin, "<html") || strings.Contains(begin, "<head>") || strings.Contains(begin, "<body") {
		return true, true
	}
	for _, tag := range []string{"</p>", "<br>", "<br/>", "<br />", "</div>", "</span>", "</strong>", "<img ", "</a>", "</section>", "</td>", "</P>", "<BR>", "</DIV>", "<p>", "<P>"} {
		if strings.Contains(text, tag) {
			return true, false
		}
	}
	return false, false
}

// hidden are elements whose text is not shown.
var hidden = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true, atom.Textarea: true, atom.Select: true, atom.Title: true}

// breaks are elements that end a line.
var breaks = map[atom.Atom]bool{
	atom.P: true, atom.Br: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Li: true, atom.Ul: true, atom.Ol: true, atom.Tr: true, atom.Table: true, atom.Blockquote: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Hr: true, atom.Figure: true, atom.Figcaption: true, atom.Dd: true, atom.Dt: true, atom.Pre: true,
}

// stripped returns the text of markup inside a record's field: a line a block. Time grows with the markup.
func stripped(markup string) string {
	z := html.NewTokenizer(strings.NewReader(markup))
	var b strings.Builder
	skip := atom.Atom(0)
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			if skip == 0 {
				b.WriteString(strings.Join(strings.FieldsFunc(string(z.Text()), func(c rune) bool { return c == '\n' || c == '\r' || c == '\t' }), ""))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if skip == 0 && hidden[a] {
				skip = a
			}
			if breaks[a] {
				b.WriteByte('\n')
			} else if a == atom.Td || a == atom.Th {
				b.WriteByte(' ')
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if a == skip {
				skip = 0
			}
			if breaks[a] {
				b.WriteByte('\n')
			}
		}
	}
}
