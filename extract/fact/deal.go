package fact

import (
	"strings"

	"newsfacts/schemas"
)

// aged tells whether the token is an age, which may be one of several that 分别 speaks of: 15至24岁、25至44岁失业率分别为.
func (s *sentence) aged(t *token) bool {
	if t.class != quantity {
		return false
	}
	m, ok := s.mentions[t.mention].(*schemas.Figure)
	return ok && m.Kind == "age"
}

// sharers reads the things that each have their share of one whole: 煤炭、化工占工业增加值的比重分别为.
func (a *article) sharers(s *sentence, c *clause, p, n int) []name {
	q := p - 1
	for q > 0 && q > p-reach && s.token(c, q).class != share {
		q--
	}
	if q <= 0 || s.token(c, q).class != share {
		return nil
	}
	word := "占比"
	for k := q + 1; k < p; k++ {
		if s.token(c, k).class == sharenoun {
			word = s.text(s.token(c, k))
		}
	}
	names := a.listed(s, c, q, n)
	for j := range names {
		m := &names[j]
		if m.entity == "" && m.property != "" {
			m.entity, m.property = m.property, word
		} else {
			m.entity, m.property = m.entity+m.property, word
		}
		m.measured, m.canonical = true, ""
	}
	return names
}

// anew reads a new measure of the things, or of the periods, that 分别 dealt with before in the sentence:
// 一季度、二季度分别营收5亿元和6亿元，净利润分别为1亿元和2亿元.
func (a *article) anew(s *sentence, c *clause, p, n int) ([]name, []*schemas.Date) {
	r := s.look(c, p, 0)
	if r.phrase.empty() || r.moved || r.share || r.rate {
		return nil, nil
	}
	what := a.name(s, c, r.phrase)
	if !what.measured || what.rate || what.entity != "" || len(a.facts) < n {
		return nil, nil
	}
	before := a.facts[len(a.facts)-n:]
	x := &a.context
	var dates []*schemas.Date
	if len(x.dealt) == n && x.dealtAt == x.turn {
		dates = x.dealt
	}
	var names []name
	for _, f := range before {
		if f.Sentence != s.Number || !strings.HasPrefix(f.Rule, "each_") {
			return nil, nil
		}
		m := what
		m.entity = or(f.Entity)
		names = append(names, m)
	}
	return names, dates
}
