package fact

import "unicode/utf8"

// A clause carries a statement or two: what stands between two marks, without the brackets inside it that hold
// clauses of their own.
type clause struct {
	tokens   []int32 // of the sentence, in order
	from, to int32   // bytes into the sentence, from its first token to its last
	end      rune    // the mark behind it; 0 at the end of the sentence or a bracket
	outer    int32   // the clause that its bracket stands in, or -1
	inside   bool    // within a quotation
	amounts  int     // quantities in it
}

// reach is how many tokens, and stretch how many bytes, on either side of a quantity may say how it is meant: what keeps
// the time linear in a clause of a megabyte.
const (
	reach   = 60
	stretch = 600
)

// window returns the places of the tokens within reach of the one at k.
func (c *clause) window(k int) (from, to int) {
	return max(0, k-reach), min(len(c.tokens), k+reach)
}

// around returns the text of the clause within the stretch of the token at k.
func (s *sentence) around(c *clause, k int) string {
	t := s.token(c, k)
	from, to := max(int(c.from), int(t.from)-stretch), min(int(c.to), int(t.at)+stretch)
	for from < to && !utf8.RuneStart(s.Text[from]) {
		from++
	}
	for to < len(s.Text) && !utf8.RuneStart(s.Text[to]) {
		to++
	}
	return s.Text[from:to]
}

// split parts the tokens into clauses, each token into one. A bracket that holds a quantity, a date or a mark is a
// clause of its own or several; a short one (抵（质）押) is part of the word around it.
func (s *sentence) split() {
	var nest [8]int32
	outer := nest[:0]
	current := int32(-1)
	quoted := 0
	begin := func() int32 {
		c := clause{outer: -1, inside: quoted > 0}
		n := len(s.clauses)
		if n < cap(s.clauses) {
			c.tokens = s.clauses[:n+1][n].tokens[:0] // of a sentence before
		}
		if len(outer) > 0 {
			c.outer = outer[len(outer)-1]
		}
		s.clauses = append(s.clauses, c)
		return int32(n)
	}
	for i := 0; i < len(s.tokens); i++ {
		t := &s.tokens[i]
		switch t.class {
		case open:
			if end := s.short(i); end > i {
				for j := i; j <= end; j++ {
					if j == i || j == end {
						s.tokens[j].class = text
					}
				}
				break
			}
			if current < 0 {
				current = begin()
			}
			outer = append(outer, current)
			current = -1
			continue
		case closed:
			if len(outer) > 0 {
				current = outer[len(outer)-1]
				outer = outer[:len(outer)-1]
			}
			continue
		case stop:
			if t.mark == ' ' && !s.gap(i) || (t.mark == ':' || t.mark == '：') && i > 0 && i+1 < len(s.tokens) && s.tokens[i-1].class == quantity && s.tokens[i+1].class == quantity {
				continue
			}
			if current >= 0 {
				s.clauses[current].end = t.mark
			}
			current = -1
			continue
		case quote:
			switch t.mark {
			case '“', '‘', '「':
				quoted++
			case '”', '’', '」':
				quoted = max(0, quoted-1)
			}
		}
		if current < 0 {
			current = begin()
		}
		c := &s.clauses[current]
		if len(c.tokens) == 0 {
			c.from = t.from
		}
		c.tokens = append(c.tokens, int32(i))
		c.to = t.at
		if t.class == quantity {
			c.amounts++
		}
	}
}

// short returns the closing bracket of a bracket that is part of a word: at most four characters, no mark or mention.
func (s *sentence) short(i int) int {
	for j := i + 1; j < len(s.tokens) && j < i+5; j++ {
		t := &s.tokens[j]
		if t.class == closed {
			if utf8.RuneCountInString(s.Text[s.tokens[i].at:t.from]) <= 4 {
				return j
			}
			return i
		}
		if !t.class.nominal() && t.class != adv && t.class != verb && t.class != prep || t.class == org {
			return i
		}
	}
	return i
}

// gap tells whether a space parts two statements: a headline's halves, a line of a table. One within English text,
// beside a number or a mark does not.
func (s *sentence) gap(i int) bool {
	if i == 0 || i+1 >= len(s.tokens) {
		return false
	}
	a, b := &s.tokens[i-1], &s.tokens[i+1]
	if a.class == stop || b.class == stop {
		return false
	}
	latin := func(r rune) bool { return r < utf8.RuneSelf }
	last, _ := utf8.DecodeLastRuneInString(s.Text[:a.at])
	first, _ := utf8.DecodeRuneInString(s.Text[b.from:])
	if b.class == quantity || latin(first) || latin(last) && a.class != quantity {
		return false
	}
	return true
}
