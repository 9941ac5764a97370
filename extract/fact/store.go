package fact

import "newsfacts/schemas"

// A store keeps the rows of an article, and the words that they point to, in blocks: one allocation for many.
type store struct {
	rows     []schemas.Fact
	words    []string
	lists    []string // of rows
	expected int      // rows still to come, at most
}

// row returns a new row.
func (b *store) row() *schemas.Fact {
	if len(b.rows) == cap(b.rows) {
		b.rows = make([]schemas.Fact, 0, max(1, min(16, b.expected)))
		b.expected -= cap(b.rows)
	}
	b.rows = b.rows[:len(b.rows)+1]
	return &b.rows[len(b.rows)-1]
}

// list returns an empty list with room for four words.
func (b *store) list() []string {
	const room = 4
	if len(b.lists) == 0 {
		b.lists = make([]string, room*max(4, cap(b.rows)))
	}
	l := b.lists[:0:room]
	b.lists = b.lists[room:]
	return l
}

// full returns where a word is kept; nil for none.
func (b *store) full(s string) *string {
	if s == "" {
		return nil
	}
	if len(b.words) == cap(b.words) {
		b.words = make([]string, 0, min(128, 12+2*cap(b.words)))
	}
	b.words = append(b.words, s)
	return &b.words[len(b.words)-1]
}

// filled is the place of a word, nil for none.
func filled(s *string) *string {
	if *s == "" {
		return nil
	}
	return s
}

// Words of the closed vocabularies that rows point to.
var (
	ups, downs, flats                  = full("up"), full("down"), full("flat")
	interval, point, cumulative, vague = full("interval"), full("point"), full("cumulative"), full("vague")
)
