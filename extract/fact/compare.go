package fact

import (
	"strings"

	"newsfacts/extract/lexicon"
	"newsfacts/schemas"
)

// compare sets what the amount is compared with.
func (a *article) compare(s *sentence, c *clause, st *statement) {
	r := &st.r
	if st.kind == "level" || st.kind == "count" || st.kind == "share" {
		return
	}
	switch r.versus {
	case yoy:
		st.versus = "yoy"
		return
	case mom:
		st.versus = "mom"
	case qoq:
		st.versus = "qoq"
	}
	if d := r.baseDate; d != nil {
		if st.versus == "" {
			st.versus = "date" // period.go tells which, once the period is known
			st.base = d.Text
		}
		return
	}
	if !r.base.empty() && (r.cmp || r.diff != 0 || st.kind == "multiple" || st.kind == "difference") {
		w := strings.Trim(s.words(c, r.base), "的")
		if v := argument(w, base); v != "" {
			st.versus = v
			if v == "vs_base" {
				st.base = w
			}
			return
		}
		if d := s.dateIn(c, r.base); d != nil {
			st.versus, st.base = "date", w
			if st.r.baseDate == nil {
				st.r.baseDate = d
			}
			return
		}
		st.versus, st.base = "vs_peer", w
	}
}

// dateIn returns the first date of a span.
func (s *sentence) dateIn(c *clause, sp span) *schemas.Date {
	for k := sp.from; k < sp.to; k++ {
		if t := s.token(c, k); t.class == date {
			return s.mentions[t.mention].(*schemas.Date)
		}
	}
	return nil
}

// dated turns a comparison with a date into its kind, now that the period is known.
func dated(base *schemas.Date, start, end *int32) (versus string, keep bool) {
	w := lexicon.Simplified(base.Text)
	switch {
	case strings.HasSuffix(w, "年初") && runes(w) <= 3:
		return "ytd", true
	case w == "上年末" || w == "去年末" || w == "上年底" || w == "去年底" || w == "上年年末":
		if end != nil && schemas.Time(*end).Month() == 12 {
			return "yoy", false
		}
		return "ytd", true
	case strings.HasPrefix(w, "上月") || w == "上个月" || w == "前一月" || w == "前月" || w == "前一个月":
		return "mom", false
	case strings.HasPrefix(w, "上季") || w == "上一季度" || w == "上个季度" || w == "前一季度":
		return "qoq", false
	case base.Kind == "quarter" && start != nil && base.StartDate != nil && schemas.Time(*base.StartDate).Month() != schemas.Time(*start).Month():
		return "vs_base", true // 一季度…，比上年四季度
	case strings.Contains(w, "上年") || strings.Contains(w, "去年") || strings.Contains(w, "同期") || w == "上一年" || w == "前一年":
		return "yoy", false
	}
	if start != nil && end != nil && base.StartDate != nil && base.EndDate != nil {
		a, b := schemas.Time(*base.StartDate), schemas.Time(*base.EndDate)
		p, q := schemas.Time(*start), schemas.Time(*end)
		if a.Year() == p.Year()-1 && b.Year() == q.Year()-1 && (a.YearDay() == p.YearDay() || a.Month() == p.Month()) && b.Month() == q.Month() {
			return "yoy", false
		}
		if next := a.AddDate(0, 1, 0); base.Kind == "month" && next.Year() == p.Year() && next.Month() == p.Month() && p.Month() == q.Month() && *end-*start > 26 { // 8月…，较7月
			return "mom", true
		}
		if a.Year() == p.Year()-1 && b.Year() == q.Year()-1 && base.Kind == "year" {
			return "yoy", false
		}
	}
	return "vs_base", true
}
