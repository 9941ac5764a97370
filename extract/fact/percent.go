package fact

import "strings"

// percent: a change (增长5%), a share (占5%, 5%的企业), a rate that is a level (失业率5%).
func (a *article) percent(s *sentence, c *clause, st *statement) {
	r := &st.r
	if (r.diff != 0 || r.cmp && s.movesOn(c, r.at)) && a.peer(s, c, st) {
		return
	}
	if a.rateBehind(s, c, st) {
		return
	}
	switch {
	case r.of && a.aim(s, c, st):
	case r.share || st.what.part || !r.part.empty():
		a.shareOf(s, c, st)
	case strings.HasSuffix(st.what.property, "贡献率"):
		st.kind, st.rule = "share", "contribution"
		if n := a.name(s, c, r.subject); r.named == nil && n.property != "" {
			st.base = st.what.entity
			if strings.HasSuffix(n.property, "产业") || st.base != "" {
				st.what.entity = n.property
			}
		}
		if st.what.place == nil && r.named == nil {
			a.omitted(s, c, st)
		}
	case r.diff != 0 && (r.cmp || !r.base.empty()):
		st.kind, st.rule, st.direction = "difference", "diff", r.diff
		a.compare(s, c, st)
		a.omitted(s, c, st)
	case r.moved && r.level && !st.what.rate: // 提高到50%
		st.kind, st.rule = "level", "moved_to"
		a.omitted(s, c, st)
	case r.moved && r.level: // 增速回落到5%
		st.kind, st.rule, st.direction = "change", "rate_to", 1
		if st.what.sign < 0 {
			st.direction = -1
		}
		a.compare(s, c, st)
		a.omitted(s, c, st)
	case r.moved:
		st.kind, st.rule, st.direction = "change", "moved", r.move
		if r.move == 0 {
			st.direction = 2
		}
		a.compare(s, c, st)
		a.omitted(s, c, st)
	case st.what.rate:
		st.kind, st.rule, st.direction = "change", "rate", max(st.what.sign, -1)
		if st.direction == 0 {
			st.direction = 1
		}
		a.compare(s, c, st)
		a.omitted(s, c, st)
	case r.versus != text: // 同比5.1%
		st.kind, st.rule, st.direction = "change", "versus", 1
		a.compare(s, c, st)
		a.omitted(s, c, st)
	case !r.base.empty() && !r.cmp: // 完成年度计划的82.3%
		a.shareOf(s, c, st)
	case a.behind(s, c, st):
	default:
		st.kind, st.rule = "level", "percent"
		a.omitted(s, c, st)
	}
}

// rateBehind reads a change whose word stands behind the amount: 5%的增速, 3%的降幅. False: it is no such.
func (a *article) rateBehind(s *sentence, c *clause, st *statement) bool {
	r := &st.r
	if r.of && !r.behind.empty() && !r.moved { // 5%的增速
		if t := s.token(c, r.behind.to-1); t.class == rate || t.class == up || t.class == down {
			st.kind, st.rule, st.direction = "change", "rate_behind", t.sign
			a.moveOf(s, c, st, t)
			if k := r.behind.to - 1; k > r.behind.from {
				if n := a.name(s, c, span{r.behind.from, k}); n.measured {
					st.what = n
				}
			}
			st.what.rate, st.what.rateText = true, s.text(t)
			a.omitted(s, c, st)
			return true
		}
	}
	if k := s.swift(c, r); k > 0 {
		st.kind, st.rule = "change", "rate_behind"
		a.moveOf(s, c, st, s.token(c, k))
		a.omitted(s, c, st)
		return true
	}
	if r.of || r.behind.empty() {
		if k := r.at + 1; k < len(c.tokens) {
			if r.of {
				k++
			}
			if k < len(c.tokens) {
				if t := s.token(c, k); (t.class == up || t.class == down || t.class == rate) && !t.to && !r.moved {
					st.kind, st.rule = "change", "rate_behind"
					a.moveOf(s, c, st, t)
					a.omitted(s, c, st)
					return true
				}
			}
		}
	}
	return false
}

// behind reads a percentage by the phrase behind it: a share of it (80%的受访者), or a level (给予2%财政补贴). False: none stands there
// that says so.
func (a *article) behind(s *sentence, c *clause, st *statement) bool {
	r := &st.r
	switch {
	case r.of && marked(s.words(c, r.behind), peak_): // 达到5.2%的高点
		st.kind, st.rule = "level", "percent"
		a.omitted(s, c, st)
	case r.of && !r.behind.empty() && !st.what.measured: // 80%的受访者
		st.kind, st.rule = "share", "share_of"
		st.what = a.name(s, c, r.behind)
		st.base = st.what.property
		if st.what.entity == "" {
			st.what.entity = a.player(s, c, r.at)
		}
	case !r.behind.empty() && (st.what.empty() || !st.what.measured) && s.partly(c, r): // 八成受访者表示, 约六成企业预计
		st.kind, st.rule = "share", "share_of"
		st.what = a.name(s, c, r.behind)
		st.base = st.what.property
	case !r.behind.empty() && (st.what.empty() || !st.what.measured): // 给予2%财政补贴
		st.kind, st.rule = "level", "percent_behind"
		owner := a.given(s, c, st)
		st.what = a.name(s, c, r.behind)
		if st.what.entity == "" {
			st.what.entity = owner
		}
	default:
		return false
	}
	return true
}

// swift returns the place of the word of moving that stands behind the percentage and a word for how fast: 30%以上的快速[增长].
func (s *sentence) swift(c *clause, r *reading) int {
	if !r.of || r.moved {
		return 0
	}
	seen := false
	for k := r.at + 1; k < len(c.tokens) && k < r.at+6; k++ {
		switch t := s.token(c, k); {
		case t.class == de || t.class == level:
		case s.marked(t, speed):
			seen = true
		case (t.class == up || t.class == down) && !t.to && (seen || t.at-t.from >= 12):
			return k
		default:
			return 0
		}
	}
	return 0
}

// partly tells whether the phrase behind the percentage is the subject of what the clause goes on to say: 有三成八企业计划增聘.
func (s *sentence) partly(c *clause, r *reading) bool {
	for k := r.at - 1; k >= r.floor; k-- {
		switch t := s.token(c, k); t.class {
		case adv, inner, estimate:
		default:
			if w := s.text(t); !strings.HasSuffix(w, "有") && runes(w) > 1 {
				return false
			}
		}
	}
	if r.behind.to >= len(c.tokens) {
		return false
	}
	switch s.token(c, r.behind.to).class {
	case verb, say, estimate, target, adv, neg:
		return true
	}
	return false
}

// aim reads a rate that is aimed at as one of the measure spoken of before: 增速在5%左右，有望实现6%的预期目标.
func (a *article) aim(s *sentence, c *clause, st *statement) bool {
	x, k := &a.context, st.r.at+2
	if k >= len(c.tokens) || s.token(c, k).class != target || !x.near(s) || x.kind != "change" || x.unit != st.amount.unit || !st.what.empty() || st.r.moved {
		return false
	}
	st.kind, st.rule, st.direction, st.versus = "change", "aim", 1, or(x.fact.Comparison)
	a.take(st)
	return true
}

// peer reads what the measure spoken of was at another time or of another: 低于3月的10.1%, 比上年同期的60.4%上升1个百分点.
func (a *article) peer(s *sentence, c *clause, st *statement) bool {
	r, x := &st.r, &a.context
	if r.at == 0 || s.token(c, r.at-1).class != de || r.baseDate == nil && r.base.empty() || !x.near(s) || x.kind != "change" && x.kind != "level" && x.kind != "share" {
		return false
	}
	st.kind, st.rule = x.kind, "peer"
	a.take(st)
	if x.kind == "change" {
		st.direction = 1
		if or(x.fact.Direction) == "down" {
			st.direction = -1
		}
		st.versus = or(x.fact.Comparison)
	}
	r.at2 = r.baseDate
	r.base, r.baseDate = span{}, nil
	return true
}

// movesOn tells whether a word of moving and another amount stand behind the one at k: 比去年同期的60%[上升1个百分点].
func (s *sentence) movesOn(c *clause, k int) bool {
	seen := false
	for k++; k < len(c.tokens); k++ {
		switch t := s.token(c, k); t.class {
		case up, down:
			seen = true
		case adv:
		case quantity:
			return seen
		default:
			return false
		}
	}
	return false
}

// moveOf reads a change whose word stands behind the amount: 5%的增长, 3%的降幅.
func (a *article) moveOf(s *sentence, c *clause, st *statement, t *token) {
	st.direction = t.sign
	switch t.class {
	case up:
		st.direction = 1
	case down:
		st.direction = -1
	}
	if st.direction == 0 {
		st.direction = 1
	}
	a.compare(s, c, st)
}

// shareOf: A占B的5%, A占B的比重为5%, 占比5%, 完成计划的82%.
func (a *article) shareOf(s *sentence, c *clause, st *statement) {
	r := &st.r
	st.kind, st.rule = "share", "share"
	if !r.base.empty() {
		st.base = strings.Trim(s.words(c, a.withoutTail(s, c, r.base)), "的")
		for _, w := range []string{"的比重", "的比例", "的份额", "比重", "比例", "份额"} {
			st.base = strings.TrimSuffix(st.base, w)
		}
	}
	if r.moved && r.level {
		st.rule = "share_to"
	} else if r.moved {
		st.kind, st.direction, st.rule = "change", r.move, "share_moved"
		a.compare(s, c, st)
	}
	a.partOf(s, c, st)
	if r.pushed && r.named == nil && !r.moved && !st.what.empty() && st.what.entity == "" && r.verb.to == r.phrase.from && r.verb.to-r.verb.from == 1 && s.text(s.token(c, r.verb.from)) == "新增" { // 新增贷款占全省的5%
		st.what.property, st.what.measured = "新增"+st.what.property, true
	}
	a.omitted(s, c, st)
	if st.what.property == "" {
		st.what.property = st.base // 完成年度计划的82%
	}
	if !r.part.empty() && !r.phrase.empty() && st.what.property != "" && st.what.entity == "" && st.what.org == nil {
		to := s.token(c, r.part.to-1).at
		from := s.token(c, r.phrase.from).from
		whole := s.Text[from:to]
		if n := strings.Index(whole, st.what.property); n >= 0 && runes(whole[n:]) <= 30 {
			st.what.property = whole[n:]
			st.what.canonical = ""
		}
	}
}

// partOf reads what 占 stands behind, alone, as a part of what was said before: 小麦面积80万亩，其中高标准农田占七成.
func (a *article) partOf(s *sentence, c *clause, st *statement) {
	r, x := &st.r, &a.context
	if !r.share || r.named != nil || r.moved || st.base != "" || !r.part.empty() || st.what.part || st.what.empty() || st.what.entity != "" || st.what.org != nil {
		return
	}
	if x.of != "" && x.ofAt == x.turn { // 在全部农民工中，男性占六成
		st.base, st.what.measured = x.of, true
		return
	}
	if x.fact == nil || x.factTurn != x.turn || x.what.property == "" || x.what.part || x.kind == "change" {
		return
	}
	if x.kind == "share" { // 其中梯田占两成，水田占三成
		if x.fact.Rule == "share" && x.fact.Base != nil && x.what.entity == "" && x.unit == st.amount.unit && s.Text[c.from:s.token(c, r.phrase.to-1).at] == st.what.property {
			st.base, st.what.measured = *x.fact.Base, true
		}
		return
	}
	if strings.HasPrefix(s.Text[c.from:c.to], "其中") {
		st.base, st.what.measured = x.what.property, true
	}
}

func (a *article) withoutTail(s *sentence, c *clause, sp span) span {
	for sp.to > sp.from {
		if t := s.token(c, sp.to-1); t.class == de || t.class == sharenoun {
			sp.to--
			continue
		}
		break
	}
	for sp.from < sp.to && s.token(c, sp.from).class == de {
		sp.from++
	}
	return sp
}

// point: a difference (高于全国2.1个百分点) or a change (提高2.1个百分点) of rates.
func (a *article) point(s *sentence, c *clause, st *statement) {
	r := &st.r
	switch {
	case r.diff != 0:
		st.kind, st.rule, st.direction = "difference", "diff", r.diff
	case r.moved && r.level:
		st.kind, st.rule = "level", "moved_to"
	case r.moved:
		st.kind, st.rule, st.direction = "change", "moved", r.move
		if r.pushed && r.phrase.empty() == false && r.move == 0 {
			st.direction = r.pushSign
		}
	case r.pushed: // 拉动经济增长2个百分点
		st.kind, st.rule, st.direction = "change", "moved", r.pushSign
	default:
		st.kind, st.rule = "level", "points"
		if k := r.at + 1; k < len(c.tokens) {
			if r.of {
				k++
			}
			if k < len(c.tokens) {
				if t := s.token(c, k); t.class == up || t.class == down || t.class == rate {
					st.kind, st.rule = "change", "rate_behind"
					a.moveOf(s, c, st, t)
				}
			}
		}
	}
	a.compare(s, c, st)
	a.omitted(s, c, st)
}
