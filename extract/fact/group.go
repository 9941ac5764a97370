package fact

import "strings"

// ofGroup gives what a clause measures behind things counted to those things, and what the rest of the sentence measures:
// 31个二线城市住宅销售价格上涨1.1%, 25个景区共接待游客9万人次，实现门票收入1亿元.
func (a *article) ofGroup(s *sentence, c *clause, st *statement) {
	x, f := &a.context, st.r.floor
	if st.r.named != nil || st.kind == "" {
		return
	}
	if st.kind != "share" && f > 0 && x.kind == "count" && x.fact != nil && x.fact.Sentence == s.Number && x.fact.Rule == "count_behind" && !x.what.measured && s.token(c, f-1).class.nominal() && group(x.what.property) && strings.HasSuffix(s.Text[:s.token(c, f-1).at], x.what.property) {
		x.group, x.groupAt = x.what.property, x.turn
	}
	if s.inner(c) && st.what.measured && runes(st.what.property) <= 3 && st.what.entity == "" && st.what.org == nil && st.what.place == nil && !st.what.home && x.near(s) && x.what.entity != "" && x.what.org == nil { // 民营企业进出口增长10%。其中，出口增长13%
		st.what.entity = x.what.entity
		st.infer("entity")
		return
	}
	if st.what.part && runes(st.what.property) <= 4 && st.what.entity == "" && x.kind == "share" && x.near(s) && st.what.place == nil && !st.what.home && st.r.named == nil && x.what.org == nil { // 民营企业进出口占42%，比重提升3个百分点
		st.what.entity = x.what.entity
	}
	if sp := st.r.subject; !sp.empty() && st.what.measured && st.what.entity == "" && st.what.org == nil && st.what.place == nil && !st.what.home && s.text(s.token(c, sp.to)) == "由" {
		if n := a.name(s, c, sp); !n.measured && n.org == nil && sector(n.property) {
			st.what.entity = n.property
			return
		}
	}
	if st.what.measured && st.what.entity == "" && st.what.org == nil && st.what.place == nil && !st.what.home && x.fact != nil && x.fact.Sentence == s.Number && s.originBefore(c, st.r.at) >= 0 {
		st.what.entity, st.what.org = x.what.entity, x.what.org // …转为盈利48亿元
		return
	}
	if x.group == "" || x.groupAt != x.turn || st.what.entity != "" || st.what.org != nil || st.what.place != nil || st.what.home || strings.HasSuffix(st.rule, "_behind") {
		return
	}
	if st.what.measured || st.predicate != "" {
		st.what.entity = x.group
		st.infer("entity")
	}
}

// group tells whether the things counted are bodies or classes that have measures, not the parts of a place (区县, 乡镇) or people.
func group(w string) bool {
	if endsWith(w, member) && !strings.HasSuffix(w, "景区") && !strings.HasSuffix(w, "城市") && !strings.HasSuffix(w, "园区") && !strings.HasSuffix(w, "开发区") && !strings.HasSuffix(w, "港区") {
		return false
	}
	return runes(w) >= 2
}
