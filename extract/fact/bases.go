package fact

import "newsfacts/schemas"

// against adds the facts of amounts that stand side by side, each against a base of its own: 增速高于全国、全省2.1个和0.3个百分点,
// 比一季度和上年同期分别提高0.4和1.2个百分点. It returns the place of the last amount, or false where the one at k is none of
// such a row.
func (a *article) against(s *sentence, i, k, floor int) (last int, ok bool) {
	c := &s.clauses[i]
	amounts := s.row(c, k)
	if len(amounts) < 2 {
		return 0, false
	}
	items, q, end := s.bases(c, k, floor)
	if len(items) != len(amounts) {
		return 0, false
	}
	head := s.look(c, q, floor)
	moved := s.look(c, k, end)
	for j, at := range amounts {
		r := head
		r.at, r.behind, r.base, r.baseDate, r.cmp = at, span{}, items[j], nil, true
		r.moved, r.move, r.level, r.moveWord, r.diff = moved.moved, moved.move, moved.level, moved.moveWord, moved.diff
		if t := s.token(c, q); t.class == diff {
			r.diff = t.sign
		}
		if t := s.token(c, items[j].from); t.class == date && items[j].to-items[j].from == 1 {
			r.baseDate = s.mentions[t.mention].(*schemas.Date)
		}
		if f := a.state(s, i, r); f != nil {
			a.facts = append(a.facts, f)
		}
	}
	return amounts[len(amounts)-1], true
}

// row returns the places of the quantities that stand side by side from k on, with only 、 and 和 between them.
func (s *sentence) row(c *clause, k int) []int {
	places := []int{k}
	for k+2 < len(c.tokens) && s.token(c, k+2).class == quantity && len(places) < 12 {
		if t := s.token(c, k+1).class; t != list && t != conj {
			break
		}
		k += 2
		places = append(places, k)
	}
	return places
}

// bases returns the items of the list that the quantity at k is compared with, where the word of comparing stands, and where the
// list ends; no items where there is no such list.
func (s *sentence) bases(c *clause, k, floor int) (items []span, q, end int) {
	j := k - 1
	for ; j > floor; j-- {
		switch s.token(c, j).class {
		case up, down, diff, adv, dist, flat, yoy, level:
			continue
		}
		break
	}
	end = j + 1
	to := end
	for ; j >= floor && end-j < 24; j-- {
		switch t := s.token(c, j); t.class {
		case list, conj:
			if to > j+1 {
				items = append([]span{{j + 1, to}}, items...)
			}
			to = j
		case cmp, diff:
			if to > j+1 {
				items = append([]span{{j + 1, to}}, items...)
			}
			if len(items) < 2 {
				return nil, 0, 0
			}
			return items, j, end
		default:
			if !t.class.nominal() && t.class != date {
				return nil, 0, 0
			}
		}
	}
	return nil, 0, 0
}
