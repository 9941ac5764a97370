package fact

import (
	"strings"

	"newsfacts/schemas"
)

// An amountKey is what two statements of one fact share.
type amountKey struct {
	value, unit, kind, direction string
}

func keyOf(f *schemas.Fact) amountKey {
	v := or(f.ValueExact)
	if v == "" {
		v = f.ValueText
	}
	return amountKey{v, f.Unit, f.Kind, or(f.Direction)}
}

// repeats marks the facts that restate an earlier one: the same amount of what may be the same measure.
func (a *article) repeats() {
	first := map[amountKey][]int{}
	for i, f := range a.facts {
		k := keyOf(f)
		for _, j := range first[k] {
			g := a.facts[j]
			if g.RepeatsFactID == nil && same(g, f) {
				f.RepeatsFactID = schemas.Ptr(schemas.ID(a.d.Article.ArticleID, "x", int32(j)))
				break
			}
		}
		if len(first[k]) < 8 {
			first[k] = append(first[k], i)
		}
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
	body := map[amountKey][]*schemas.Fact{}
	for _, f := range a.facts {
		if k := keyOf(f); f.Zone == "body" && len(body[k]) < 8 {
			body[k] = append(body[k], f)
		}
	}
	for _, f := range a.facts {
		if f.Zone == "body" || f.PeriodStart != nil || f.PeriodEnd != nil {
			continue
		}
		for _, g := range body[keyOf(f)] {
			if !same(f, g) {
				continue
			}
			f.PeriodStart, f.PeriodEnd, f.PeriodText, f.PeriodTimex, f.PeriodKind, f.PeriodDateID = g.PeriodStart, g.PeriodEnd, g.PeriodText, g.PeriodTimex, g.PeriodKind, g.PeriodDateID
			if g.PeriodText != nil {
				f.Inferred = append(f.Inferred, "period")
			}
			if f.Comparison == nil && g.Comparison != nil {
				f.Comparison, f.Base = g.Comparison, g.Base
				f.Inferred = append(f.Inferred, "comparison")
			}
			break
		}
	}
}
