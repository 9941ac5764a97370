// Package extract says what an extractor is: a value with a name and a function that finds the mentions of
// one kind in one sentence. The kinds stand in the folders beside this file and know nothing of each other.
//
// The way of a sentence: every extractor's Find runs on it alone; Settle keeps the longer of overlapping
// mentions; once all sentences of an article are settled, every extractor's Resolve completes its mentions
// with what the whole article says (同期, 市科技局 after its full name), and they are settled again.
//
// To add a kind: a folder with its Extractor, its row struct in schemas and schemas.Tables, a line in
// pipeline.Extractors.
package extract

import (
	"math/bits"
	"time"
	"unicode/utf8"

	"newsfacts/schemas"
)

// Rules is the version of all rules and lists together. It changes whenever the rows of a text may change.
const Rules = "1"

// An Extractor finds the mentions of one kind.
type Extractor struct {
	Name string // of the kind and its folder: "figure"
	Doc  string // one line, for the command's help

	// Tokens tells whether Find will read s.Tokens in this sentence; nil: never. Segmenting costs more than
	// all rules together, so a kind asks for it only where something may be found.
	Tokens func(s *Sentence) bool

	// Find returns the mentions in s, in order, none overlapping another. Any text is fine, and many
	// goroutines may call it at once.
	Find func(s *Sentence) []schemas.Mention

	// Resolve completes the settled mentions of one article, in place, and may add or drop some: what needs
	// the sentences before. Nil for most kinds. Each list of d.Mentions stays in order.
	Resolve func(d *Document)
}

// Token is a word of a sentence with gse's part-of-speech tag.
type Token struct {
	From, To int32 // bytes into Sentence.Text
	Tag      string
}

// Sentence is a stretch of one article's text without a line break, within one zone.
type Sentence struct {
	ArticleID string
	Number    int32     // in its article, from 0
	Offset    int32     // of Text in Article.Text, code points
	Zone      string    // of the article, as in schemas.Zone
	Paragraph int32     // line of Article.Text that it stands in, from 0
	Text      string    // no line break, UTF-8
	Tokens    []Token   // cover Text without gap; nil unless some extractor asks
	Issued    time.Time // the article's reference date (TimeML: document creation time); zero if unknown

	// Reject is told of candidates that were found and turned down; nil unless somebody wants to see them.
	Reject func(Rejection)

	folded string  // Text in simplified characters, once it was asked for
	marks  []int32 // code points before every 1024th byte of Text
}

// Folded returns Text by simplify (lexicon.Simplified), which keeps every place; one call serves all kinds.
func (s *Sentence) Folded(simplify func(string) string) string {
	if s.folded == "" {
		s.folded = simplify(s.Text)
	}
	return s.folded
}

// Rejection is a candidate that was turned down, for `extract --explain`.
type Rejection struct {
	Sentence int32
	From, To int    // bytes into Sentence.Text
	Rule     string // that would have found it
	Reason   string // the rule, list entry or mention that it lost to
}

// Rejected tells whoever listens that a candidate was turned down.
func (s *Sentence) Rejected(from, to int, rule, reason string) {
	if s.Reject != nil {
		s.Reject(Rejection{s.Number, from, to, rule, reason})
	}
}

const stride = 1024 // bytes between two marks

// At returns the place of Text[from:to] (bytes, on rune borders) and the rule that found it.
func (s *Sentence) At(from, to int, rule string) schemas.At {
	start := s.Offset + s.runes(from)
	return schemas.At{
		ArticleID: s.ArticleID, Text: s.Text[from:to], Start: start, End: start + count(s.Text[from:to]),
		Zone: s.Zone, Sentence: s.Number, Rule: rule, From: int32(from), To: int32(to),
	}
}

// runes counts the code points before byte i, from the last mark before it.
func (s *Sentence) runes(i int) int32 {
	if i < stride {
		return count(s.Text[:i])
	}
	for n := len(s.marks); n <= i/stride; n++ {
		if n == 0 {
			s.marks = append(s.marks, 0)
			continue
		}
		s.marks = append(s.marks, s.marks[n-1]+count(s.Text[(n-1)*stride:n*stride]))
	}
	m := i / stride
	return s.marks[m] + count(s.Text[m*stride:i])
}

// count counts the code points of UTF-8, eight bytes at a time.
func count(text string) (n int32) {
	const tops = 0x8080808080808080
	for ; len(text) >= 8; text = text[8:] {
		w := uint64(text[0]) | uint64(text[1])<<8 | uint64(text[2])<<16 | uint64(text[3])<<24 | uint64(text[4])<<32 | uint64(text[5])<<40 | uint64(text[6])<<48 | uint64(text[7])<<56
		n += 8 - int32(bits.OnesCount64(w&^(w<<1)&tops)) // a byte of 10xxxxxx goes on
	}
	for i := range len(text) {
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	return n
}

// Document is an article on its way: its sentences and what was found in each.
type Document struct {
	Article   *schemas.Article
	Sentences []*Sentence
	Mentions  [][]schemas.Mention // per sentence, settled, in order of place

	// Setting is what extract/place read of the article, for whoever asks next; nil until somebody does.
	Setting any
}
