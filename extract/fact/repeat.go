package fact

import (
	"hash/maphash"
	"strings"

	"newsfacts/schemas"
)

// An index finds the facts of an amount, in order: those whose amounts have one hash stand in a chain.
type index struct {
	facts             []*schemas.Fact
	first, last, next []int32 // of each chain; behind each fact; as an index from 1
}

// hashes makes the chains of hostile texts no longer than others'.
var hashes = maphash.MakeSeed()

// newIndex returns an index that has room for the facts, and holds none yet.
func newIndex(facts []*schemas.Fact) *index {
	n := 1
	for n < len(facts) {
		n *= 2
	}
	all := make([]int32, 2*n+len(facts))
	return &index{facts: facts, first: all[:n], last: all[n : 2*n], next: all[2*n:]}
}

// chain is where the facts of f's amount stand.
func (x *index) chain(f *schemas.Fact) int {
	return int(maphash.String(hashes, amountText(f)) & uint64(len(x.first)-1))
}

// add adds the i-th fact, as long as there are fewer than eight of its amount.
func (x *index) add(i int) {
	n := 0
	for j := x.like(x.facts[i], 0); j > 0 && n < 8; j = x.like(x.facts[i], j) {
		n++
	}
	if n == 8 {
		return
	}
	c, to := x.chain(x.facts[i]), int32(i+1)
	if x.first[c] == 0 {
		x.first[c] = to
	} else {
		x.next[x.last[c]-1] = to
	}
	x.last[c] = to
}

// like returns the first fact of f's amount behind the j-th, both as an index from 1; 0: none.
func (x *index) like(f *schemas.Fact, j int32) int32 {
	if j == 0 {
		j = x.first[x.chain(f)]
	} else {
		j = x.next[j-1]
	}
	for j > 0 && !sameAmount(x.facts[j-1], f) {
		j = x.next[j-1]
	}
	return j
}

// amountText is the amount as a number, where it is one, else as printed.
func amountText(f *schemas.Fact) string {
	if v := f.ValueExact; v != nil && *v != "" {
		return *v
	}
	return f.ValueText
}

// sameAmount tells whether two facts have one amount of one sort, which two statements of one fact share.
func sameAmount(f, g *schemas.Fact) bool {
	return f.Unit == g.Unit && f.Kind == g.Kind && amountText(f) == amountText(g) && or(f.Direction) == or(g.Direction)
}

// repeats marks the facts that restate an earlier one: the same amount of what may be the same measure.
func (a *article) repeats() {
	if len(a.facts) < 2 {
		return
	}
	before := newIndex(a.facts)
	for i, f := range a.facts {
		for j := before.like(f, 0); j > 0; j = before.like(f, j) {
			if g := a.facts[j-1]; g.RepeatsFactID == nil && same(g, f) {
				f.RepeatsFactID = a.full(schemas.ID(a.d.Article.ArticleID, "x", j-1))
				break
			}
		}
		before.add(i)
	}
}

// same tells whether two facts of one amount may be one: properties that contain each other, places and periods that
// do not differ where both are known.
func same(f, g *schemas.Fact) bool {
	p, q := or(f.Property), or(g.Property)
	if p != q && (p == "" || q == "" || or(f.PropertyCanonical) == "" || or(f.PropertyCanonical) != or(g.PropertyCanonical)) {
		if p == "" || q == "" || !strings.Contains(p, q) && !strings.Contains(q, p) {
			return false
		}
	}
	if e, h := or(f.Entity), or(g.Entity); e != "" && h != "" && !strings.Contains(e, h) && !strings.Contains(h, e) {
		return false
	}
	if f.Place != nil && g.Place != nil && *f.Place != *g.Place {
		return false
	}
	return !(f.PeriodEnd != nil && g.PeriodEnd != nil && *f.PeriodEnd != *g.PeriodEnd)
}

// headlines gives the facts of head lines what the body's same fact knows: when, where, of whom, who says so.
func (a *article) headlines() {
	var body *index
	for _, f := range a.facts {
		if f.Zone == "body" || f.PeriodStart != nil || f.PeriodEnd != nil {
			continue
		}
		if body == nil {
			body = a.body()
		}
		for j := body.like(f, 0); j > 0; j = body.like(f, j) {
			if g := a.facts[j-1]; same(f, g) {
				inform(f, g)
				break
			}
		}
	}
}

// body is an index of the facts of the body.
func (a *article) body() *index {
	x := newIndex(a.facts)
	for i, f := range a.facts {
		if f.Zone == "body" {
			x.add(i)
		}
	}
	return x
}

// inform gives the fact of a head line what the same fact knows.
func inform(f, g *schemas.Fact) {
	f.PeriodStart, f.PeriodEnd, f.PeriodText, f.PeriodTimex, f.PeriodKind, f.PeriodDateID = g.PeriodStart, g.PeriodEnd, g.PeriodText, g.PeriodTimex, g.PeriodKind, g.PeriodDateID
	if g.PeriodText != nil {
		f.Inferred = append(f.Inferred, "period")
	}
	if f.Comparison == nil && g.Comparison != nil {
		f.Comparison, f.Base = g.Comparison, g.Base
		f.Inferred = append(f.Inferred, "comparison")
	}
}
