package fact

import (
	"strings"

	"newsfacts/extract/place"
	"newsfacts/schemas"
)

// bracketed adds the fact of a bracket that holds one amount alone: the amount before it in another unit
// (比上年增加21万吨（4亿斤）), or what the measure was at another place or time (比全省（7.7%）高0.4个百分点).
// False: the clause is none of these, and nothing was added.
func (a *article) bracketed(s *sentence, i int) bool {
	c := &s.clauses[i]
	if c.outer < 0 || len(c.tokens) != 1 || len(a.facts) == 0 {
		return false
	}
	o := &s.clauses[c.outer]
	k := len(o.tokens) - 1
	for k >= 0 && s.token(o, k).at > c.from {
		k--
	}
	if k < 0 {
		return false
	}
	r := reading{floor: 0}
	amount := amountOf(s.mentions[s.token(c, 0).mention])
	switch before := s.token(o, k); {
	case before.class == quantity:
		return a.converted(s, i, r, amount, amountOf(s.mentions[before.mention]))
	case amount.kind == "percent" && s.compared(o, k):
		return a.elsewhere(s, i, r, o, k)
	}
	return false
}

// converted states the amount as the one before it in another unit was stated.
func (a *article) converted(s *sentence, i int, r reading, amount, before amount) bool {
	if amount.kind != before.kind || amount.kind == "percent" || amount.unit == before.unit {
		return false
	}
	for j := len(a.facts) - 1; j >= 0 && a.facts[j].Sentence == s.Number; j-- {
		f := a.facts[j]
		if f.ValueID != before.id {
			continue
		}
		n := nameOf(f)
		r.named = &n
		g := a.state(s, i, r)
		if g == nil {
			return true
		}
		g.Kind, g.Direction, g.Comparison, g.Base, g.Rule = f.Kind, f.Direction, f.Comparison, f.Base, "converted"
		if or(f.Direction) == "down" && g.ValueSigned != nil {
			g.ValueSigned = schemas.Ptr(-*g.ValueSigned)
		}
		a.facts = append(a.facts, g)
		return true
	}
	return false
}

// elsewhere states a percentage of the measure spoken of, at the place or time that stands before the bracket.
func (a *article) elsewhere(s *sentence, i int, r reading, o *clause, k int) bool {
	like := a.lastRate(s)
	if like == nil {
		return false
	}
	n := nameOf(like)
	defer func(x context) { a.context = x }(a.context) // what follows goes on with the measure as it is here
	switch t := s.token(o, k); t.class {
	case date:
		r.at2 = s.mentions[t.mention].(*schemas.Date)
	default:
		for ; k >= 0 && s.token(o, k).class.nominal(); k-- {
			switch t := s.token(o, k); t.class {
			case place_:
				n.place = s.places[t.place]
			case nation:
				n.place = &place.China
			case home:
				n.place, n.home, n.homeWord = nil, true, s.text(t)
			}
		}
	}
	r.named = &n
	g := a.state(s, i, r)
	if g == nil {
		return true
	}
	g.Kind, g.Direction, g.Comparison, g.Base, g.Rule = like.Kind, like.Direction, like.Comparison, like.Base, "elsewhere"
	if like.Kind == "change" {
		g.Direction = schemas.Ptr("up")
		if strings.HasPrefix(g.ValueText, "-") {
			g.Direction = schemas.Ptr("down")
		}
	}
	a.facts = append(a.facts, g)
	return true
}

// lastRate is the last fact of the sentence, or the one before it, that is a percentage.
func (a *article) lastRate(s *sentence) *schemas.Fact {
	for j := len(a.facts) - 1; j >= 0 && j > len(a.facts)-6 && a.facts[j].Sentence >= s.Number-1; j-- {
		if f := a.facts[j]; f.Unit == "percent" && (f.Kind == "change" || f.Kind == "level") && f.Rule != "elsewhere" {
			return f
		}
	}
	return nil
}

// compared tells whether the phrase that ends at k of the clause stands behind a word of comparing.
func (s *sentence) compared(c *clause, k int) bool {
	for j := k; j >= max(0, k-10); j-- {
		switch t := s.token(c, j); {
		case t.class == cmp || t.class == diff:
			return true
		case !t.class.nominal() && t.class != date && t.class != list && t.class != conj:
			return false
		}
	}
	return false
}

// nameOf is the name that a fact was of.
func nameOf(f *schemas.Fact) name {
	n := name{property: or(f.Property), canonical: or(f.PropertyCanonical), entity: or(f.Entity), measured: true}
	if f.Place != nil {
		n.place = &place.Place{Name: *f.Place, Code: or(f.PlaceCode)}
	}
	return n
}
