package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A line is a stretch of a page's text that is shown without a line break: a paragraph, a heading, the text
// between two <br>, a row of a data table.
type line struct {
	text    string
	runes   int        // code points of text
	link    int        // of them inside <a>
	node    *html.Node // the block element it stands in
	kind    mark       // of the elements around it
	anchor  string     // the text of its first link
	heading int        // 1 to 6 inside <h1> to <h6>, else 0
}

// mark says what the elements around a line are: their tags, classes and ids.
type mark uint32

const (
	isHidden   mark = 1 << iota // display:none
	isNoise                     // comments, recommendations, share bars, footers by class or id
	isCaption                   // <figcaption>, class caption
	isNav                       // <nav>, <footer>, breadcrumbs
	isTable                     // a row of a data table
	isItem                      // <li>
	isTitle                     // class or id title
	isMeta                      // class or id source, time, author, editor
	isBold                      // all of it in <b>, <strong> or the like
	isAuthor                    // class or id author, account
	isLead                      // class or id summary, lead: the deck below the headline
	isCentered                  // by style, attribute or class
	isBelow                     // the first text after a picture
	withImage                   // in the block of that picture
	isKicker                    // class or id of the line above the title
	isSubtitle                  // class or id of the line below it
)

// reader walks a tree and collects its lines.
type reader struct {
	lines  []line
	cur    strings.Builder
	space  bool // white space is due before the next text
	link   int
	anchor string
	bold   bool // all text of the line so far
	node   *html.Node
	kind   mark
	head   int
	image  *html.Node // the block of a picture that no text followed yet
}

// linesOf returns the lines of a tree in the order of the page.
func linesOf(root *html.Node) []line {
	r := &reader{bold: true}
	r.walk(root, context{node: root})
	r.end()
	return r.lines
}

// context is what the elements above a node say.
type context struct {
	node    *html.Node // nearest block element
	kind    mark
	heading int
	link    bool
	bold    bool
	pre     bool
}

func (r *reader) walk(n *html.Node, c context) {
	switch n.Type {
	case html.TextNode:
		r.write(n.Data, c)
		return
	case html.ElementNode:
		if n.DataAtom == atom.Br {
			r.end()
			return
		}
		if n.DataAtom == atom.Img {
			r.end()
			r.image = c.node
			return
		}
		if silent[n.DataAtom] {
			return
		}
	case html.DocumentNode:
	default:
		return
	}
	block := n.Type == html.ElementNode && blocks[n.DataAtom]
	if n.DataAtom == atom.Td || n.DataAtom == atom.Th {
		if block = !plainCell(n); !block {
			r.space = true
			c.kind |= isTable
		}
	}
	if n.Type == html.ElementNode {
		c = c.in(n, block)
	}
	if block {
		r.end()
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		r.walk(child, c)
	}
	if block {
		r.end()
	}
}

// in returns the context inside an element.
func (c context) in(n *html.Node, block bool) context {
	if block {
		c.node = n
	}
	switch n.DataAtom {
	case atom.A:
		c.link = true
	case atom.B, atom.Strong:
		c.bold = true
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		c.heading = int(n.Data[1] - '0')
	case atom.Li:
		c.kind |= isItem
	case atom.Figcaption:
		c.kind |= isCaption
	case atom.Nav, atom.Footer:
		c.kind |= isNav
	case atom.Pre:
		c.pre = true
	}
	c.kind |= attrMark(n)
	return c
}

// plainCell tells whether a table's cell holds nothing but a line of text: then its row is one line.
func plainCell(cell *html.Node) bool {
	for n := cell.FirstChild; n != nil; n = n.NextSibling {
		if n.Type == html.ElementNode && (blocks[n.DataAtom] && n.DataAtom != atom.P || n.DataAtom == atom.Br) {
			return false
		}
		if n.Type == html.ElementNode && n.DataAtom == atom.P && (after(n) || !plainCell(n)) {
			return false
		}
	}
	return true
}

// after tells whether more than white space follows a node among its siblings.
func after(n *html.Node) bool {
	for n = n.NextSibling; n != nil; n = n.NextSibling {
		if n.Type == html.ElementNode || n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" {
			return true
		}
	}
	return false
}

// write adds the text of one text node to the line under way. Runs of white space become one space; a
// single line break between two Chinese characters was made by an editor program and vanishes.
func (r *reader) write(text string, c context) {
	for i := 0; i < len(text); {
		ch, size := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsSpace(ch) && ch != '\ufeff' && ch != '\u200b' {
			j := i + size
			for j < len(text) {
				next, size := utf8.DecodeRuneInString(text[j:])
				if unicode.IsSpace(next) || next == '\ufeff' || next == '\u200b' {
					break
				}
				j += size
			}
			r.word(text[i:j], c)
			i = j
			continue
		}
		j := i + size
		for j < len(text) {
			next, size := utf8.DecodeRuneInString(text[j:])
			if !unicode.IsSpace(next) && next != '\ufeff' && next != '\u200b' {
				break
			}
			j += size
		}
		gap := text[i:j]
		switch {
		case gap == "\u200b" || gap == "\ufeff":
		case c.pre && strings.Contains(gap, "\n"):
			r.end()
		case (gap == "\n" || gap == "\r\n") && i > 0 && j < len(text) && wide(lastRune(text[:i])) && wide(firstRune(text[j:])):
		default:
			r.space = true
		}
		i = j
	}
}

func (r *reader) word(text string, c context) {
	if r.cur.Len() == 0 {
		r.node, r.kind, r.head = c.node, c.kind, c.heading
		if r.image != nil {
			r.kind |= isBelow
			if r.image == c.node {
				r.kind |= withImage
			}
			r.image = nil
		}
	} else if r.space {
		r.cur.WriteByte(' ')
	}
	r.space = false
	r.cur.WriteString(text)
	r.bold = r.bold && c.bold
	if c.link {
		if r.link == 0 {
			r.anchor = text
		}
		r.link += utf8.RuneCountInString(text)
	}
}

// end closes the line under way.
func (r *reader) end() {
	if r.cur.Len() > 0 {
		text := strings.ToValidUTF8(r.cur.String(), "\uFFFD")
		if r.bold {
			r.kind |= isBold
		}
		r.lines = append(r.lines, line{text: text, runes: utf8.RuneCountInString(text), link: r.link, anchor: r.anchor, node: r.node, kind: r.kind, heading: r.head})
	}
	r.cur.Reset()
	r.space, r.link, r.anchor, r.bold = false, 0, "", true
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }
func lastRune(s string) rune  { r, _ := utf8.DecodeLastRuneInString(s); return r }

// wide tells whether a character is Chinese or a full-width mark.
func wide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef
}
