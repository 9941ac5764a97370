package fact

import (
	"strings"

	"newsfacts/extract"
)

// pointed returns what 该 and a noun before the quantity point to (该系统 -> the system that the sentence before
// names), and for the clauses after it in the sentence what it pointed to there.
func (a *article) pointed(s *sentence, c *clause, r reading) string {
	x := &a.context
	for k := r.at - 1; k >= r.floor; k-- {
		t := s.token(c, k)
		if t.class != that || k+1 >= len(c.tokens) || s.text(t) != "该" && s.text(t) != "此" {
			continue
		}
		n := s.token(c, k+1)
		if n.class != noun && n.class != text {
			return ""
		}
		if w := s.text(n); w != x.pointing || s.Number != x.pointedAt {
			if x.pointing, x.pointedAt = w, s.Number; x.points < 200 { // enough for any article of prose
				x.points++
				x.this = a.antecedent(s, w)
			}
		}
		return x.this
	}
	if x.this != "" && r.subject.empty() && r.phrase.empty() {
		return x.this
	}
	return ""
}

// antecedent returns the longest name that ends with the noun in the two sentences before: “长江绿融通”…系统.
func (a *article) antecedent(s *sentence, noun string) string {
	for back := int32(1); back <= 2 && s.Number-back >= 0; back++ {
		before := a.d.Sentences[s.Number-back]
		if before.Zone != s.Zone || len(before.Text) > 4096 {
			break
		}
		at := strings.LastIndex(before.Text, noun)
		if at < 0 {
			continue
		}
		if name := a.naming(before, at+len(noun)); name != "" && name != noun {
			return name
		}
	}
	return ""
}

// naming returns the noun phrase that ends at byte end of a sentence.
func (a *article) naming(before *extract.Sentence, end int) string {
	var p sentence
	p.hold(before, a.d.Mentions[before.Number], a.plain)
	p.read()
	for i := range p.clauses {
		c := &p.clauses[i]
		for k := range c.tokens {
			if int(p.token(c, k).at) == end {
				r := reading{floor: 0, at: k + 1}
				from := p.nounPhrase(c, &r, k)
				if d := p.lastOf(c, from, k+1); d > 0 {
					from = d + 1
				}
				for from < k && (p.token(c, from).class == place_ || p.token(c, from).class == home) {
					from++
				}
				return p.words(c, span{from, k + 1})
			}
		}
	}
	return ""
}
