package percentage

import (
	"strings"

	"newsfacts/extract"
	"newsfacts/extract/lexicon"
	"newsfacts/extract/numeral"
	"newsfacts/schemas"
)

// ratio reads the parts of a whole that begin with n: three or more, parted by colons, a hundred together
// (1.1:50.3:48.6). One mention each part.
func ratio(s *extract.Sentence, n *numeral.Numeral) (parts []schemas.Mention) {
	text := s.Folded(lexicon.Simplified)
	if _, ok := colon(text, n.To); !ok || !n.Arabic || n.Signed {
		return nil
	}
	var numerals [8]numeral.Numeral
	list := append(numerals[:0], *n)
	sum := n.Value
	for len(list) < len(numerals) {
		j, ok := colon(text, list[len(list)-1].To)
		if !ok {
			break
		}
		m, ok := numeral.One(text, j)
		if !ok || !m.Arabic || m.Signed || m.From != j {
			break
		}
		list = append(list, m)
		sum = sum.Add(m.Value)
	}
	if len(list) < 3 || sum.Cmp(numeral.Int(998).Shift(-1)) < 0 || sum.Cmp(numeral.Int(1002).Shift(-1)) > 0 {
		return nil
	}
	for _, m := range list {
		x := share{m.From, m.To, m, "percent", "ratio"}
		parts = append(parts, mention(s, &x))
	}
	return parts
}

// colon returns the end of what parts the numbers of a ratio at byte i.
func colon(text string, i int) (end int, ok bool) {
	for _, c := range [...]string{":", "：", "∶", "比"} {
		if strings.HasPrefix(text[i:], c) {
			return i + len(c), true
		}
	}
	return i, false
}
