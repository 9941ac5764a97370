package output

import "unicode/utf8"

// Text is an article's text with the byte of every 64th code point, so that a slice of it costs little.
type Text struct {
	text  string
	marks []int // byte at which each 64th code point begins
	n     int   // code points
}

// NewText marks a text.
func NewText(text string) *Text {
	t := &Text{text: text}
	for i := range text {
		if t.n%64 == 0 {
			t.marks = append(t.marks, i)
		}
		t.n++
	}
	return t
}

// Slice returns the text between two code points, as far as it has them.
func (t *Text) Slice(start, end int32) string {
	from, to := t.at(start), t.at(end)
	if from > to {
		return ""
	}
	return t.text[from:to]
}

// at returns the byte at which a code point begins; the end of the text for what lies behind it.
func (t *Text) at(point int32) int {
	n := max(0, int(point))
	if n >= t.n {
		return len(t.text)
	}
	at := t.marks[n/64]
	for range n % 64 {
		_, size := utf8.DecodeRuneInString(t.text[at:])
		at += size
	}
	return at
}
