package fact

import (
	"strings"

	"newsfacts/extract/lexicon"
	"newsfacts/schemas"
)

// What a clause says of when the rest is so, besides dates; and amounts that stand alone before what they are.

// lift takes the governing date from the rest of the sentence where a clause says that a work was done (车站改扩建后，…),
// and from what follows 截至发稿.
func (a *article) lift(s *sentence, c *clause) {
	x := &a.context
	if c.amounts > 0 || c.outer >= 0 || len(c.tokens) == 0 || x.g.d == nil {
		return
	}
	for _, i := range c.tokens {
		if s.tokens[i].class == date {
			return
		}
	}
	w := s.Text[c.from:c.to]
	if strings.HasSuffix(w, "发稿") || strings.HasSuffix(w, "发稿时") || strings.HasSuffix(w, "发稿前") {
		x.g = governing{}
		return
	}
	front, ok := strings.CutSuffix(w, "后")
	if !ok {
		return
	}
	if at, ok := endOf(front, finished); ok && at > 0 {
		x.lifted, x.g = x.g, governing{}
	}
}

// told takes the date of the paragraphs before from one that begins with a private person: what a farmer tells of his land is not
// of the quarter that the report is on.
func (a *article) told(s *sentence) {
	x := &a.context
	if x.toldAt == s.Paragraph || s.Zone != "body" {
		return
	}
	x.toldAt = s.Paragraph
	if len(s.clauses) == 0 {
		return
	}
	c := &s.clauses[0]
	w := s.Text[c.from:min(int(c.to), int(c.from)+60)]
	if c.amounts > 0 {
		for k := range c.tokens {
			if t := s.token(c, k); t.class == quantity {
				w = s.Text[c.from:min(int(t.from), int(c.from)+len(w))]
				break
			}
		}
	}
	private, words := false, listed().in[folk]
	for i := words.Next(w, 0); i < len(w); i = words.Next(w, i) {
		words.Each(w, i, func(_ struct{}, end int) { // 种植户[赵]永福, 管理员[老]邵
			private = private || end < len(w) && strings.ContainsRune(surnames+"老小", first(w[end:]))
		})
		_, size := lexicon.Char(w, i)
		i += size
	}
	if private {
		x.g = governing{}
	}
}

// stale tells whether the governing date cannot be that of the statement: a plan is not of a time that is over, nor what is
// so of a time that only a forecast named.
func (a *article) stale(f *schemas.Fact) bool {
	x := &a.context
	d := x.g.d
	if d == nil || d.EndDate == nil || x.today == nil || x.gAt == x.turn && !x.gPlanned {
		return false
	}
	switch f.Modality {
	case "target":
		return *d.EndDate < *x.today
	case "limit":
		return *d.EndDate < *x.today && x.force.d == nil
	case "actual":
		return x.gPlanned && *d.EndDate > *x.today
	}
	return false
}

// turns tells whether the amount of the date at k only is where a later one of the clause comes from: 由[上月]下降0.4%转为上涨0.3%.
func (s *sentence) turns(c *clause, k int) bool {
	seen := false
	for j := k + 1; j < len(c.tokens) && j < k+reach; j++ {
		switch t := s.token(c, j); {
		case t.class == quantity:
			seen = true
		case seen && (t.class == to || t.to):
			return true
		}
	}
	return false
}

// plans tells whether the clause speaks of what is to come.
func (s *sentence) plans(c *clause) bool {
	for k := range min(len(c.tokens), 2*reach) {
		if t := s.token(c, k); t.class == estimate || t.class == target && !s.takes(c, k, s.text(t)) {
			return true
		}
	}
	return false
}

// apposed adds the fact of an amount that stands alone before a clause that says what it is: 5.2%，这是全市一季度的工业增速.
func (a *article) apposed(s *sentence, i int) bool {
	c := &s.clauses[i]
	if c.end != '，' || i+1 >= len(s.clauses) || s.clauses[i+1].amounts > 0 || s.clauses[i+1].outer != c.outer {
		return false
	}
	at := len(c.tokens) - 1
	for k := range c.tokens {
		if t := s.token(c, k); k == at && t.class != quantity || k < at && t.class != adv && t.class != level {
			return false
		}
	}
	next := &s.clauses[i+1]
	if len(next.tokens) < 3 || s.token(next, 0).class != that || s.token(next, 1).class != level {
		return false
	}
	r := reading{at: len(next.tokens), floor: 2}
	from := s.nounPhrase(next, &r, len(next.tokens)-1)
	n := a.name(s, next, span{from, len(next.tokens)})
	if n.empty() && !n.rate {
		return false
	}
	n.measured = true
	own := reading{at: at, named: &n}
	for k := len(next.tokens) - 1; k > 1; k-- {
		switch t := s.token(next, k); {
		case t.class == date && own.at2 == nil:
			own.at2 = s.mentions[t.mention].(*schemas.Date)
		case t.class == place_ && n.place == nil && k < from:
			n.place = s.places[t.place]
		case t.class == home && n.place == nil && k < from:
			n.home, n.homeWord = true, s.text(t)
		}
	}
	if strings.HasPrefix(n.rateText, "同比") {
		own.versus = yoy
	}
	if f := a.state(s, i, own); f != nil {
		f.Rule = "apposed"
		a.facts = append(a.facts, f)
	}
	return true
}
