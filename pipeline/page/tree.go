package page

import (
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Limits of one page. Saved news pages measured for this room had up to 0.5 MB and 7000 tags.
const (
	maxBytes = 16 << 20 // of markup
	maxTags  = 400_000  // '<' in the markup
	maxDepth = 200      // of elements in a page that is nested past what the parser takes
)

// parse returns the tree of a page.
func parse(markup string) (*html.Node, error) {
	if len(markup) > maxBytes {
		return nil, fmt.Errorf("page of %d bytes: more than %d; split it or leave it out", len(markup), maxBytes)
	}
	if n := strings.Count(markup, "<"); n > maxTags {
		return nil, fmt.Errorf("page of %d tags: more than %d; it is no article", n, maxTags)
	}
	root, err := html.Parse(strings.NewReader(markup))
	if err != nil { // more than 512 open elements
		root, err = html.Parse(strings.NewReader(shallow(markup)))
	}
	if err != nil {
		return nil, fmt.Errorf("no HTML: %w", err)
	}
	return root, nil
}

// shallow returns a page without the tags that would nest deeper than maxDepth, and without the tags of
// mere looks (<font>, <b>, <span>): a page that never closes them opens them again in every paragraph.
func shallow(markup string) string {
	var b strings.Builder
	depth := 0
	z := html.NewTokenizer(strings.NewReader(markup))
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				return ""
			}
			return b.String()
		case html.StartTagToken, html.EndTagToken:
			raw := string(z.Raw())
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			switch {
			case looks[tag]:
				continue
			case void[tag]:
			case kind == html.StartTagToken:
				if depth++; depth > maxDepth && !rawText[tag] {
					continue
				}
			case depth > 0:
				if depth--; depth >= maxDepth && !rawText[tag] {
					continue
				}
			}
			b.WriteString(raw)
		default:
			b.Write(z.Raw())
		}
	}
}

var (
	looks = tags(atom.Font, atom.B, atom.I, atom.U, atom.S, atom.Em, atom.Strong, atom.Span, atom.Big, atom.Small, atom.Tt, atom.Strike, atom.Nobr, atom.A, atom.Code)
	void  = tags(atom.Br, atom.Hr, atom.Img, atom.Input, atom.Meta, atom.Link, atom.Base, atom.Area, atom.Col, atom.Embed, atom.Param, atom.Source, atom.Track, atom.Wbr)
	// rawText elements hold no elements: their end must not be lost.
	rawText = tags(atom.Script, atom.Style, atom.Title, atom.Textarea, atom.Noscript, atom.Iframe, atom.Xmp, atom.Noframes, atom.Noembed)
	// silent elements show no text.
	silent = tags(atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Textarea, atom.Iframe, atom.Svg, atom.Select, atom.Button,
		atom.Object, atom.Audio, atom.Video, atom.Canvas, atom.Head, atom.Title, atom.Noframes, atom.Map, atom.Input, atom.Option, atom.Datalist)
	blocks = tags(atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Center, atom.Dd, atom.Details, atom.Dialog, atom.Div,
		atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Header, atom.Hr, atom.Html, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table,
		atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Ul, atom.Caption, atom.Marquee, atom.Dir)
)

func tags(list ...atom.Atom) map[atom.Atom]bool {
	m := make(map[atom.Atom]bool, len(list))
	for _, t := range list {
		m[t] = true
	}
	return m
}

// attr returns an attribute of an element, "" if it has none.
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}
