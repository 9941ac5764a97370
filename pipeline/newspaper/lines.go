package newspaper

import (
	"strings"
	"unicode/utf8"
)

// line is a printed line: text[from:to] is its content, less the white space around it.
type line struct {
	from, to int
	text     string
	indent   int  // cells of white space before it
	gap      int  // blank lines before it
	page     bool // the first after a form feed
	width    int  // cells, at most wide
	ends     ending
	full     bool  // as wide as its neighbours: broken by the column's edge
	inner    bool  // has a mark of punctuation inside
	stop     bool  // has 。 inside or at its end
	has      class // what its characters are, all together; of the first wide cells
	kind     kind
}

// wide is where the width of a line stops to matter, in cells.
const wide = 161

// ending says how a line ends.
type ending uint8

const (
	closed ending = iota // 。！？；… : a sentence ends here
	colon                // ：
	paused               // ，、 : it goes on
	open                 // any other character
)

// lines returns the lines of a text that hold anything.
func lines(text string) []line {
	list := make([]line, 0, len(text)/120+8)
	gap, page := 0, false
	plain := !strings.ContainsAny(text, "\r\f\v")
	for at := 0; at < len(text); {
		end := strings.IndexByte(text[at:], '\n')
		next := at + end + 1
		if end < 0 {
			next = len(text)
		}
		raw := text[at:next]
		if plain {
		} else if i := strings.IndexAny(raw, "\r\f\v"); i >= 0 && i < len(raw)-2 || i >= 0 && raw[i] != '\r' {
			next = at + i + 1
			raw = raw[:i+1]
			page = page || raw[i] == '\f'
		}
		from, to, indent := trim(raw)
		if from == to {
			gap++
		} else {
			l := line{from: at + from, to: at + to, text: raw[from:to], indent: indent, gap: gap, page: page}
			l.measure()
			list = append(list, l)
			gap, page = 0, false
		}
		if raw[len(raw)-1] == '\f' {
			page = true
		}
		at = next
	}
	return list
}

// trim returns where the content of a line stands and how far it is set in.
func trim(s string) (from, to, indent int) {
	for from < len(s) {
		r, size := utf8.DecodeRuneInString(s[from:])
		if !white(r) {
			break
		}
		switch r {
		case '\u3000':
			indent += 2
		case '\t':
			indent += 4
		case '\ufeff', '\u200b':
		default:
			indent++
		}
		from += size
	}
	to = len(s)
	for to > from {
		r, size := utf8.DecodeLastRuneInString(s[:to])
		if !white(r) {
			break
		}
		to -= size
	}
	return from, to, indent
}

// white tells whether a character prints nothing.
func white(r rune) bool { return is(r, blank) }

// measure sets what the characters of a line say.
func (l *line) measure() {
	for i, r := range l.text {
		if l.width >= wide {
			l.width = wide
			break
		}
		l.width += cells(r)
		l.has |= classOf(r)
		if is(r, inside) {
			l.stop = l.stop || r == '。'
			l.inner = l.inner || i > 0
		}
	}
	l.stop = l.stop || l.width == wide
	l.ends = endOf(l.text)
}

// cells is how wide a character prints: 2 for Chinese, 1 for Latin.
func cells(r rune) int {
	if r < 0x1100 {
		return 1
	}
	return 2
}

const (
	closers = "”’」』》〉\"'】]）)〗"
	stops   = "。！？；…!?;"
)

// endOf returns how a line ends. A credit in brackets at its end does not count: …重要作用。（记者 王小明）
func endOf(s string) ending {
	for range 4 {
		r, size := utf8.DecodeLastRuneInString(s)
		switch r {
		case '。', '！', '？', '；', '…', '!', '?', ';', '．':
			return closed
		case '.':
			if len(s) > 1 && (letter(s[len(s)-2]) || s[len(s)-2] == '.') {
				return closed
			}
			return open
		case '：', ':':
			return colon
		case '，', '、', ',':
			return paused
		case '”', '’', '」', '』', '》', '〉', '"', '\'':
			s = s[:len(s)-size]
		case '）', ')', '】', ']':
			from := opening(s)
			if from <= 0 {
				return open
			}
			if aside(s[from:]) {
				return closed
			}
			s = strings.TrimRightFunc(s[:from], white)
		case '■', '□', '◆', '●', '▲', '★':
			return closed
		default:
			return open
		}
	}
	return open
}

func letter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }
func digit(b byte) bool  { return b >= '0' && b <= '9' }

// opening returns where the bracket that ends s begins, or -1; it looks back 300 bytes at most.
func opening(s string) int {
	least := max(0, len(s)-300)
	depth := 0
	for i := len(s); i > least; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		switch r {
		case '）', ')', '】', ']':
			depth++
		case '（', '(', '【', '[':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// slack is how many cells lines of one column differ in width.
const slack = 5

// wraps marks the lines that the edge of a column broke: many of their neighbours are as wide, few are wider,
// most of those end in the middle of a sentence, and there are sentences.
func wraps(list []line) {
	const near = 8
	for i := range list {
		l := &list[i]
		if l.width < 20 || l.width > 130 {
			continue
		}
		same, wider, unended, inner, stop := 0, 0, 0, 0, 0
		from, to := max(0, i-near), min(len(list), i+near+1)
		for j := from; j < to; j++ {
			switch d := list[j].width - l.width; {
			case d > slack:
				wider++
			case d >= -slack:
				same++
				if list[j].ends == open {
					unended++
				}
				if list[j].inner {
					inner++
				}
			}
			if list[j].stop {
				stop++
			}
		}
		n := to - from
		l.full = same >= 4 && same*4 >= n && wider*4 <= n && unended*2 > same && inner*2 >= same && stop > 0
	}
}
