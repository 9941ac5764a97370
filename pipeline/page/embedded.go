package page

import (
	"encoding/json"
	"html"
	"strings"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
)

// Some pages carry their text as data and lay it out by script: "content":"<p>…</p>" in a script, or escaped
// markup in a <textarea>. It is read where the tree itself shows no text worth the name.

// contentKeys are the keys of embedded data that hold an article's text.
var contentKeys = []string{"articleBody", "articleContent", "article_content", "contentHtml", "content_html", "content", "body", "text", "detail"}

const (
	littleText  = 200 // weight of a tree's text under which embedded text is looked for
	leastText   = 100 // weight of an embedded text
	maxEmbedded = 64  // values tried in a page
)

// embedded finds the text of a page in its data. Its lines are put behind those of the page.
func (p *page) embedded() {
	if p.found && p.weight() >= littleText {
		return
	}
	best, most := []line(nil), max(leastText, 3*p.weight())
	for _, markup := range p.dataTexts() {
		if !strings.Contains(markup, "<") && strings.Contains(markup, "&lt;") {
			markup = html.UnescapeString(markup)
		}
		root, err := parse(markup)
		if err != nil {
			continue
		}
		lines, sum := linesOf(root), 0
		for i := range lines {
			sum += weigh(&lines[i])
		}
		if sum > most {
			best, most = lines, sum
		}
	}
	if best == nil {
		return
	}
	p.body = region{from: len(p.lines), to: len(p.lines) + len(best)}
	p.lines, p.found = append(p.lines, best...), true
	for _, script := range p.scripts {
		if v, ok := jsonString(script, "source", 100); ok && p.meta["source"] == "" {
			p.meta["source"] = v
		}
	}
}

// weight sums what the body's lines say for being text.
func (p *page) weight() (sum int) {
	for i := p.body.from; i < p.body.to; i++ {
		sum += max(0, weigh(&p.lines[i]))
	}
	return sum
}

// dataTexts returns the long texts in a page's data.
func (p *page) dataTexts() (texts []string) {
	goquery.NewDocumentFromNode(p.root).Find("textarea").Each(func(_ int, s *goquery.Selection) {
		switch text := s.Text(); {
		case len(text) > 300 && len(texts) < maxEmbedded:
			texts = append(texts, text)
		case len(text) < 200: // <textarea class="article-time">
			for _, key := range []string{"name", "id", "class"} {
				if name := strings.ToLower(attr(s.Nodes[0], key)); name != "" && p.meta[name] == "" {
					p.meta[name] = plain(s.Text())
				}
			}
		}
	})
	for _, script := range p.scripts {
		for _, key := range contentKeys {
			if v, ok := jsonString(script, key, len(script)); ok && len(v) > 150 && len(texts) < maxEmbedded {
				texts = append(texts, v)
			}
		}
	}
	return texts
}

// plain returns a short markup's text.
func plain(markup string) string {
	if strings.ContainsAny(markup, "<&") {
		if root, err := parse(markup); err == nil {
			markup = goquery.NewDocumentFromNode(root).Text()
		}
	}
	return strings.TrimSpace(markup)
}

// jsonString returns the longest string of at most max bytes that follows a key in a script: "key":"value",
// key:'value'.
func jsonString(script, key string, max int) (best string, ok bool) {
	for at, tries := 0, 0; tries < maxEmbedded; tries++ {
		i := strings.Index(script[at:], key)
		if i < 0 {
			break
		}
		at += i + len(key)
		rest := strings.TrimLeft(strings.TrimLeft(script[at:], `"'`), " \t\n")
		if !strings.HasPrefix(rest, ":") {
			continue
		}
		rest = strings.TrimLeft(rest[1:], " \t\n")
		if rest == "" || rest[0] != '"' && rest[0] != '\'' {
			continue
		}
		end := closing(rest, max)
		if end < 0 {
			continue
		}
		at = len(script) - len(rest) + end
		if v, fine := unquote(rest[:end+1]); fine && len(v) > len(best) {
			best, ok = v, true
		}
	}
	return best, ok
}

// closing returns where the quote that a text begins with is closed, -1 if not within max bytes.
func closing(text string, max int) int {
	for i := 1; i < len(text) && i <= max; i++ {
		switch text[i] {
		case '\\':
			i++
		case text[0]:
			return i
		}
	}
	return -1
}

// unquote reads a string literal of JSON or JavaScript.
func unquote(literal string) (v string, ok bool) {
	if literal[0] == '\'' {
		literal = `"` + strings.ReplaceAll(strings.ReplaceAll(literal[1:len(literal)-1], `\'`, `'`), `"`, `\"`) + `"`
	}
	if err := json.Unmarshal([]byte(literal), &v); err != nil {
		return "", false
	}
	return v, utf8.ValidString(v)
}
