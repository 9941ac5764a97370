package newspaper

import (
	"strings"
	"unicode/utf8"
)

// para is a paragraph: a printed one, its line breaks taken out, or a line of a head, a list, a verse.
type para struct {
	kind     kind
	text     string
	from, to int // bytes of the input
	gap      int // blank lines before it
	width    int // cells of its first line
	ends     ending
	after    bool    // a rule, a page's head or a page's end stands before it
	floats   []float // heads that stand in its middle
	page     *sheet  // the page it stands on
}

// float is a head that was printed in the middle of a paragraph.
type float struct {
	from, to int // its lines
	at       int // bytes of the paragraph's text before it
}

// sheet is what a page's head says.
type sheet struct {
	day    day
	paper  string
	editor string
}

// mend joins the lines of one sentence and returns the paragraphs, and what of the text is in none of
// them: page heads, page numbers, rules, hyphens at breaks.
func mend(text string, list []line) (paras []para, furniture []string) {
	m := &mender{text: text, list: list, page: &sheet{}}
	verses(list)
	for i := 0; i < len(list); {
		if m.skip(i) {
			i++
			continue
		}
		i = m.para(i)
	}
	return m.paras, m.furniture
}

type mender struct {
	text      string
	list      []line
	paras     []para
	furniture []string
	page      *sheet
	after     bool
	next      int // the number that a section's mark would have: 1, 2, 3
}

// skip takes a line that is no text: a page's head, its number, a rule.
func (m *mender) skip(i int) bool {
	l := &m.list[i]
	switch l.kind {
	case rule:
	case masthead:
		next, _ := pageHead(l.text)
		if next != (sheet{}) {
			if !next.day.known() {
				next.day = m.page.day
			}
			if next.paper == "" {
				next.paper = m.page.paper
			}
			if next.editor == "" {
				next.editor = m.page.editor
			}
			m.page = &next
		}
	case number1:
		n, _ := number(strings.Trim(l.text, "-—– ·"), 0)
		if n > 0 && n <= 20 && n == m.next+1 && m.sections(i, n) {
			m.next = n
			l.kind = mark
			return false
		}
	case signed:
		return false
	default:
		if !m.name(i) {
			return false
		}
	}
	m.furniture = append(m.furniture, l.text)
	m.after = m.after || l.kind != number1
	return true
}

// sections tells whether the number at line i is a section's: the next number follows later, or the one before came.
func (m *mender) sections(i, n int) bool {
	if n > 1 {
		return true
	}
	for j := i + 1; j < len(m.list); j++ {
		if m.list[j].kind == number1 {
			k, _ := number(strings.Trim(m.list[j].text, "-—– ·"), 0)
			return k == 2
		}
	}
	return false
}

// name tells whether line i is the paper's name beside a page's head, and keeps it.
func (m *mender) name(i int) bool {
	l := &m.list[i]
	if l.width > 16 || !paperName(l.text) {
		return false
	}
	near := i+1 < len(m.list) && m.list[i+1].kind == masthead || i > 0 && (m.list[i-1].kind == masthead || m.list[i-1].kind == number1) || l.text == m.page.paper
	if near {
		next := *m.page
		next.paper = l.text
		m.page = &next
	}
	return near
}

// para takes the paragraph that begins at line i and returns the line after it.
func (m *mender) para(i int) int {
	l := &m.list[i]
	p := para{kind: l.kind, text: l.text, from: l.from, to: l.to, gap: l.gap, width: l.width, after: m.after || l.page, page: m.page}
	m.after = false
	var b []byte
	last := l
	prose := prosy(l) || l.kind != head && (l.kind != item || strings.Contains(l.text, "，"))
	j := i + 1
	for {
		n := m.content(j)
		if n < 0 {
			break
		}
		next := &m.list[n]
		if !m.joins(p.kind, last, next, prose, n > j) {
			k := m.floating(p.kind, last, n, prose)
			if k < 0 {
				break
			}
			if b == nil {
				b = append(b, p.text...)
			}
			p.floats = append(p.floats, float{n, k, len(b)})
			m.pass(j, n)
			j, n, next = k, k, &m.list[k]
		}
		m.pass(j, n)
		if b == nil {
			b = append(b, p.text...)
		}
		b = m.glue(b, next.text)
		p.to = next.to
		prose = prose || prosy(next)
		last, j = next, n+1
	}
	if b != nil {
		p.text = string(b)
		if p.kind == head && (prose || last.stop) {
			p.kind = body
		}
	}
	p.ends = last.ends
	m.paras = append(m.paras, p)
	return j
}

// pass takes the furniture of the lines from i to j, in the middle of a paragraph.
func (m *mender) pass(i, j int) {
	for ; i < j; i++ {
		m.skip(i)
		m.after = false
	}
}

// content returns the first line from i on that is not a page's head or number; -1 if there is none, or if a rule
// stands before it.
func (m *mender) content(i int) int {
	for ; i < len(m.list); i++ {
		switch m.list[i].kind {
		case masthead:
		case number1:
			if n, _ := number(m.list[i].text, 0); n == m.next+1 && m.sections(i, n) {
				return i
			}
		case rule:
			return -1
		default:
			return i
		}
	}
	return -1
}

// prosy tells whether a line is of running text, not of a head or a list.
func prosy(l *line) bool {
	return l.full || l.stop || l.ends == paused || l.width > 84 || !balanced(l.text)
}

// joins tells whether next goes on with the sentence of last, or at least with its paragraph.
func (m *mender) joins(k kind, last, next *line, prose, page bool) bool {
	switch k {
	case mark, signed, meta, onward, origin, editing, number1, row:
		return false
	case caption:
		if captioned(last.text) && !last.full {
			return false
		}
	case from:
		if jumpEnd(last.text) == len(last.text) {
			return false
		}
	}
	if verse := last.kind == verse || next.kind == verse; verse {
		return false
	}
	if split(last.text, next.text) {
		return true
	}
	switch next.kind {
	case body:
	case head:
		if !last.full {
			return false
		}
	case item, caption, speech:
		return last.full && last.ends == open && prose && next.kind != caption
	default:
		return false
	}
	if last.full && next.width <= last.width+8 {
		if last.ends == closed || last.ends == colon {
			return next.gap == 0 && next.indent <= last.indent && !page && next.indent == 0
		}
		return next.indent < 2 || last.indent > 0 && next.indent == last.indent || last.ends == paused
	}
	if last.ends == paused {
		return true
	}
	return last.ends == open && prose && next.kind == body
}

// split tells whether a break stands inside a number or a word of letters: 6932. / 89亿元.
func split(a, b string) bool {
	last, first := a[len(a)-1], b[0]
	if !digit(first) || len(a) < 12 {
		return false
	}
	if digit(last) {
		return !listed(b)
	}
	return last == '.' && digit(a[len(a)-2])
}

// floating returns the line that goes on with an open paragraph after the lines of a head from line n on, or -1.
func (m *mender) floating(k kind, last *line, n int, prose bool) int {
	if last.ends != open && last.ends != paused || !prose || k != body && k != led && k != item && k != from {
		return -1
	}
	j := n
	for j < len(m.list) && j < n+5 && m.list[j].kind == head && m.list[j].width >= 12 {
		if d := m.list[j].width - last.width; last.full && d >= -slack && d <= slack {
			return -1
		}
		j++
	}
	if j == n || j == len(m.list) || m.list[j].kind != body {
		return -1
	}
	if !m.joins(k, last, &m.list[j], prose, false) {
		return -1
	}
	return j
}

// glue adds the next line: a blank between Latin words, a hyphen at the break taken out.
func (m *mender) glue(b []byte, next string) []byte {
	last, size := utf8.DecodeLastRune(b)
	first, _ := utf8.DecodeRuneInString(next)
	switch {
	case last == '-' && len(b) > size && letter(b[len(b)-2]) && first >= 'a' && first <= 'z':
		b = b[:len(b)-1]
		m.furniture = append(m.furniture, "-")
	case latin(last) && latin(first) && !digitRune(last) && !digitRune(first),
		last < 0x80 && strings.ContainsRune(",.;:!?", last) && latin(first) && !digitRune(first):
		b = append(b, ' ')
	}
	return append(b, next...)
}

func latin(r rune) bool {
	return r < 0x250 && (r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z' || r >= 0xc0)
}
func digitRune(r rune) bool { return r >= '0' && r <= '9' }

// verse is the kind of a short line among such lines that most end with a mark: a poem, a song.
const verse kind = 200

// verses marks the lines of verse: at least four short ones in a row that all end with a mark.
func verses(list []line) {
	for i := 0; i < len(list); {
		j := i
		for j < len(list) && list[j].width <= 44 && !list[j].full && list[j].ends != open && (list[j].kind == body || list[j].kind == head) && (j == i || list[j].gap <= 1) {
			j++
		}
		for k := i; k < j && j-i >= 4; k++ {
			if list[k].kind == body {
				list[k].kind = verse
			}
		}
		i = max(j, i+1)
	}
}
