package organization

import "slices"

// join decides between candidates that overlap: the heavier, then the longer, then the earlier one; but one that
// another holds whole gives way to it (中国银行 to 中国银行重庆分行).
func (c *scan) join() []span {
	if len(c.found) == 0 {
		return nil
	}
	slices.SortStableFunc(c.found, func(a, b span) int {
		if a.from != b.from {
			return a.from - b.from
		}
		if b.to != a.to {
			return b.to - a.to
		}
		return b.weight - a.weight
	})
	var model []span // in order
	for _, x := range c.found {
		if x.weight == byModel {
			model = append(model, x)
		}
	}
	c.found = slices.DeleteFunc(c.found, func(x span) bool {
		if x.weight > byHint {
			return false
		}
		met := slices.ContainsFunc(near(model, x.from, x.to), func(y span) bool {
			return y.from < x.to && x.from < y.to && (y.to == x.to || y.from == x.from)
		})
		if !met {
			c.s.Rejected(x.from, x.to, x.rule, "nothing else shows a name")
		}
		return !met
	})
	if c.housed != nil {
		c.found = slices.DeleteFunc(c.found, func(x span) bool { return c.housed[x.from] && c.housed[x.to-1] })
	}
	kept := c.found[:0]
	for _, x := range c.found {
		for len(kept) > 0 {
			last := kept[len(kept)-1]
			if x.from >= last.to {
				break
			}
			if x.to <= last.to || last.weight >= x.weight || last.to-last.from >= 2*(x.to-x.from) {
				c.s.Rejected(x.from, x.to, x.rule, "within or across "+c.text[last.from:last.to])
				goto next
			}
			c.s.Rejected(last.from, last.to, last.rule, "across "+c.text[x.from:x.to])
			kept = kept[:len(kept)-1]
		}
		kept = append(kept, x)
	next:
	}
	return kept
}
