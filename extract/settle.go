package extract

import (
	"slices"

	"newsfacts/schemas"
)

// Settle keeps, of mentions that overlap, the longer one, and of equally long ones the one of the earlier
// kind, then the one that starts first. found holds one kind's mentions after another's; the result is in
// order of place; it may be one of found. Time grows with the text and the mentions.
func Settle(s *Sentence, found ...[]schemas.Mention) []schemas.Mention {
	n, kinds, only := 0, 0, []schemas.Mention(nil)
	for _, f := range found {
		if len(f) > 0 {
			n, kinds, only = n+len(f), kinds+1, f
		}
	}
	switch {
	case n == 0:
		return nil
	case kinds == 1 && apart(only): // in order, too
		return slices.Clip(only)
	}
	all := make([]schemas.Mention, 0, n)
	for _, f := range found {
		all = append(all, f...)
	}
	slices.SortStableFunc(all, byPlace)
	if apart(all) {
		return all
	}
	all = all[:0]
	for _, f := range found {
		all = append(all, f...)
	}
	slices.SortStableFunc(all, func(a, b schemas.Mention) int { return length(b) - length(a) })
	taken := make([]schemas.Mention, len(s.Text)) // by byte
	kept := make([]schemas.Mention, 0, n)
	for _, m := range all {
		w := m.Where()
		if lost := first(taken[w.From:w.To]); lost != nil {
			s.Rejected(int(w.From), int(w.To), w.Rule, "within or across "+lost.Where().Text+" ("+lost.Where().Rule+")")
			continue
		}
		for i := w.From; i < w.To; i++ {
			taken[i] = m
		}
		kept = append(kept, m)
	}
	slices.SortStableFunc(kept, byPlace)
	return kept
}

func byPlace(a, b schemas.Mention) int { return int(a.Where().From - b.Where().From) }

func length(m schemas.Mention) int { return int(m.Where().To - m.Where().From) }

func apart(ms []schemas.Mention) bool {
	for i := 1; i < len(ms); i++ {
		if ms[i].Where().From < ms[i-1].Where().To {
			return false
		}
	}
	return true
}

func first(taken []schemas.Mention) schemas.Mention {
	for _, m := range taken {
		if m != nil {
			return m
		}
	}
	return nil
}
