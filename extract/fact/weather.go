package fact

import "strings"

// temperature gives a temperature that stands without its noun its own: that of the clause before (最高气温起伏不大，在7℃左右), else
// 气温 (阴转小雨 16℃-20℃).
func (a *article) temperature(s *sentence, c *clause, st *statement) {
	if st.what.measured && warm(st.what.property) {
		return
	}
	x := &a.context
	place, home := st.what.place, st.what.home
	switch {
	case x.spoken && x.subject.measured && warm(x.subject.property):
		st.what = x.subject
	case x.near(s) && warm(x.what.property) && !sky(st.what.property):
		a.take(st)
	case st.what.measured, !st.r.behind.empty() && !sky(st.what.property): // 85℃高温
		return
	default:
		st.what = name{property: "气温", measured: true}
	}
	st.r.behind = span{}
	st.infer("property")
	if place != nil || home {
		st.what.place, st.what.home = place, home
	}
}

// warm tells whether a property is one of warmth.
func warm(p string) bool { return strings.HasSuffix(p, "温") || strings.HasSuffix(p, "温度") }

// sky tells whether the words say what the weather is: 阴转小雨, 多云.
func sky(w string) bool {
	for _, t := range [...]string{"雨", "雪", "云", "晴", "阴"} {
		if strings.HasSuffix(w, t) {
			return true
		}
	}
	return false
}

// natural tells whether nobody plans what is measured: weather and water.
func natural(st *statement) bool {
	switch p := st.what.property; st.amount.unit {
	case "Cel":
		return warm(p)
	case "mm", "级":
		return strings.HasSuffix(p, "风") || strings.HasSuffix(p, "风力") || strings.HasSuffix(p, "量") || sky(p)
	}
	return false
}
