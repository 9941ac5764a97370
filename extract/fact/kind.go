package fact

import (
	"strings"
	"unicode/utf8"

	"newsfacts/extract/lexicon"
	"newsfacts/extract/place"
	"newsfacts/schemas"
)

// An amount is the mention a fact rests on, figure or percentage.
type amount struct {
	at               *schemas.At
	table, id        string
	kind             string // of a figure; percent, point for percentages
	unit, unitText   string
	modifier         string
	value, low, high *float64
	exact            *string
	noun             *string
}

func amountOf(m schemas.Mention) amount {
	switch m := m.(type) {
	case *schemas.Figure:
		return amount{at: &m.At, table: "figures", id: m.FigureID, kind: m.Kind, unit: m.Unit, unitText: m.UnitText, modifier: m.Modifier, value: m.Value, low: m.ValueLow, high: m.ValueHigh, exact: m.ValueExact, noun: m.Noun}
	case *schemas.Percentage:
		kind := "percent"
		if m.Unit == "percentage_point" || m.Unit == "basis_point" {
			kind = "point"
		}
		return amount{at: &m.At, table: "percentages", id: m.PercentageID, kind: kind, unit: m.Unit, unitText: sign(m.Text), modifier: m.Modifier, value: m.Value, low: m.ValueLow, high: m.ValueHigh, exact: m.ValueExact}
	}
	return amount{}
}

// sign is the unit of a percentage as printed: what stands behind its last digit.
func sign(text string) string {
	for i := len(text); i > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		if digit(r) {
			if i < len(text) {
				return text[i:]
			}
			break
		}
		i -= size
	}
	return text
}

// digit tells whether a number may end with the character.
func digit(r rune) bool {
	switch r {
	case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '两', '半', '.':
		return true
	}
	return r >= '0' && r <= '9'
}

// A statement is a fact in the making: what its quantity says, before the other columns are filled in.
type statement struct {
	amount
	r         reading
	what      name
	kind      string
	direction int8 // 1 up, -1 down, 2 flat
	versus    string
	base      string
	rule      string
	inferred  []string
	predicate string
	clause    int
	store     *store
}

// state returns the fact of the quantity that was read, or nil if it measures nothing.
func (a *article) state(s *sentence, i int, r reading) *schemas.Fact {
	c := &s.clauses[i]
	st := statement{clause: i, store: &a.store, amount: amountOf(s.mentions[s.token(c, r.at).mention]), r: r}
	st.what = a.name(s, c, r.phrase)
	if r.named != nil {
		st.what = *r.named
	}
	if f := r.phrase.from; r.named == nil && f > 1 && !r.phrase.empty() && s.token(c, f-1).class == level && s.token(c, f-2).class == quantity { // 65岁以上老年人口
		if m, ok := s.mentions[s.token(c, f-2).mention].(*schemas.Figure); ok && m.Kind == "age" && st.what.property != "" {
			st.what.property = s.Text[s.token(c, f-2).from:s.token(c, f).from] + st.what.property
		}
	}
	if f := r.phrase.from; r.named == nil && f > 0 && !r.phrase.empty() && s.token(c, f-1).class == quantity && s.token(c, f-1).at == s.token(c, f).from && strings.HasPrefix(st.what.property, "期") { // 一年期贷款利率
		if st.amount.kind == "money" { // 7天期逆回购200亿元
			st.what.property = strings.TrimPrefix(st.what.property, "期")
		} else {
			st.what.property = s.text(s.token(c, f-1)) + st.what.property
		}
	}
	if marked(st.what.property, peak_) && r.named == nil { // 降到最低点5.1%
		st.what = name{place: st.what.place, home: st.what.home, homeWord: st.what.homeWord}
	}
	if r.rate {
		st.what.rate, st.what.sign, st.what.rateText = true, r.rateSign, r.rateText
	}
	if w := st.what.homeWord; st.amount.kind == "count" && r.named == nil && !st.what.measured && st.what.property != "" && r.behind.empty() && (w == "本地" || w == "省内" || w == "市内") { // 本地农民工
		st.what.property = w + st.what.property
	}
	switch credited := (st.amount.kind != "score" && st.amount.kind != "age" && st.amount.kind != "rank") && a.credit(s, c, &st); {
	case credited && st.amount.kind == "count":
		st.kind, st.rule = "count", "credit"
	case credited:
		st.kind, st.rule = "level", "credit"
	}
	switch kind := st.amount.kind; {
	case st.rule == "credit":
	case kind == "percent":
		a.percent(s, c, &st)
	case kind == "point":
		a.point(s, c, &st)
	case kind == "multiple":
		a.multiple(s, c, &st)
	case kind == "rank":
		a.rank(s, c, &st)
	case kind == "count":
		a.count(s, c, &st)
	case kind == "duration", kind == "age", kind == "score":
		a.other(s, c, &st)
	default:
		a.level(s, c, &st)
	}
	st.within()
	a.ofGroup(s, c, &st)
	if st.kind == "count" && r.moved && !r.level && r.move != 0 && st.what.measured { // 岗位减少1.1万个
		st.kind = "change"
	}
	if st.kind == "" {
		s.Rejected(int(st.at.From), int(st.at.To), st.rule, "measures nothing")
		return nil
	}
	return a.finish(s, i, &st)
}

// within takes the whole off that a proportion names before 中: 专任教师中[女教师所占比例].
func (st *statement) within() {
	p := st.what.property
	i := strings.Index(p, "中")
	if i < 6 || st.base != "" || st.table != "percentages" || !strings.HasSuffix(p, "比例") && !strings.HasSuffix(p, "比重") && !strings.HasSuffix(p, "占比") || runes(p[i:]) < 5 || strings.HasPrefix(p[i:], "中小") || strings.HasPrefix(p[i:], "中级") {
		return
	}
	st.what.property = p[i+len("中"):]
	if st.kind != "change" && st.kind != "difference" {
		st.base, st.kind = p[:i], "share"
	}
}

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

// multiple: 是2019年初的3.3倍, 增长2倍, 翻一番.
func (a *article) multiple(s *sentence, c *clause, st *statement) {
	r := &st.r
	st.kind, st.rule = "multiple", "multiple"
	if r.moved && !r.level && !strings.Contains(st.at.Text, "翻") {
		st.kind, st.rule, st.direction = "change", "moved", r.move
	}
	a.compare(s, c, st)
	a.omitted(s, c, st)
}

// rank: a place in an order as a result; other ordinals measure nothing.
func (a *article) rank(s *sentence, c *clause, st *statement) {
	r := &st.r
	st.rule = "ordinal"
	result := r.rank || strings.ContainsAny(st.at.Text, "居列") || st.amount.unit == "位" && !strings.HasPrefix(st.at.Text, "第") || r.moved
	if !result && (st.amount.unit == "名" || st.amount.unit == "位") {
		result = r.behind.empty() || r.set || s.ranked(c, r.at)
	}
	if !result && s.ranked(c, r.at) && r.behind.empty() {
		result = true
	}
	if !result {
		return
	}
	st.kind, st.rule = "rank", "rank"
	if x := &a.context; st.what.entity == "" && st.what.org == nil && st.what.place == nil && !st.what.home && r.named == nil && x.actor.plays && x.actor.turn == x.turn && !st.what.measured {
		st.what.entity = x.actor.text
	}
	if r.moved {
		st.direction = r.move
		if k := s.originBefore(c, r.at); k >= 0 {
			st.versus = "vs_base"
			st.base = s.Text[s.token(c, k+1).from:s.token(c, r.floor-1).at]
		}
	}
	a.omitted(s, c, st)
}

// ranked tells whether the clause speaks of an order.
func (s *sentence) ranked(c *clause, at int) bool {
	from, to := c.window(at)
	for k := from; k < to; k++ {
		t := s.token(c, k)
		if t.class == rank && (t.at-t.from) > 3 {
			return true
		}
	}
	return false
}

// originBefore returns the place of 从 or 由 before the quantity before the one at k: 从[去年的第10名]下滑到第15名; or -1.
func (s *sentence) originBefore(c *clause, k int) int {
	seen := false
	for end := k - reach; k > max(0, end); {
		k--
		t := s.token(c, k)
		switch {
		case t.class == quantity && seen:
			return -1
		case t.class == quantity:
			seen = true
		case t.class == prep && seen && (s.text(t) == "从" || s.text(t) == "由"):
			return k
		case seen && (t.class == up || t.class == down) && !t.to: // 由上月下降0.4%转为
		case seen && t.class != date && t.class != de && t.class != level && t.class != adv && !t.class.nominal():
			return -1
		}
	}
	return -1
}

// level: money and physical quantities: an amount as it stands, unless a word says that it is what was added or is apart.
func (a *article) level(s *sentence, c *clause, st *statement) {
	r := &st.r
	st.kind, st.rule = "level", "level"
	switch {
	case r.diff != 0 && (r.cmp || !r.base.empty()):
		st.kind, st.rule, st.direction = "difference", "diff", r.diff
	case r.moved && r.level:
		st.rule = "moved_to"
	case r.moved:
		st.kind, st.rule, st.direction = "change", "moved", r.move
		if r.move == 0 {
			st.direction = 2
		}
	case r.pushed && s.marked(s.token(c, r.verb.to-1), net) && strings.HasPrefix(st.what.property, s.text(s.token(c, r.verb.to-1))): // 净流入金额为7亿元
	case r.pushed && !r.set && (r.verb.to-r.verb.from == 1 || s.marked(s.token(c, r.verb.to-1), gained)):
		if st.what.property != "" { // 新增贷款50亿元
			st.kind, st.rule, st.direction = "change", "pushed", r.pushSign
		}
	}
	if st.what.rate {
		st.what = name{property: s.words(c, r.phrase), measured: true}
	}
	if st.amount.kind == "money" && (st.modifier == "at_least" || st.modifier == "at_most") && !st.what.measured && s.threshold(c, r.at) { // 5000万元以上项目950个
		st.kind, st.rule = "", "threshold"
		return
	}
	if b := r.behind; r.of && !b.empty() && r.named == nil && b.to+1 < len(c.tokens) && s.stated(c, b.to) && s.token(c, b.to+1).class == quantity && amountOf(s.mentions[s.token(c, b.to+1).mention]).kind == "count" { // 超过100毫米的站共6个
		st.kind, st.rule = "", "threshold"
		return
	}
	a.madeBy(s, c, st)
	if st.amount.kind == "measure" && r.named == nil {
		a.acted(s, c, st, r.phrase)
	}
	if st.amount.unit == "Cel" && r.named == nil {
		a.temperature(s, c, st)
	} else if st.amount.kind == "measure" && !st.what.measured && !r.behind.empty() && !r.of && r.at > 0 && s.text(s.token(c, r.at-1)) == "有" { // 大部地区有4～6级风
		if n := a.name(s, c, r.behind); n.property != "" {
			n.place, n.home = st.what.place, st.what.home
			st.what = n
		}
	}
	if r.far {
		n := st.what
		st.what = name{property: "距离", entity: n.property, measured: true, place: n.place, home: n.home}
		st.base, st.rule = s.words(c, r.base), "distance"
		return
	}
	if r.of && !r.behind.empty() && st.what.measured && st.what.entity == "" && st.what.org == nil && r.named == nil && (attribute(st.what.property) || strings.HasSuffix(st.what.property, "总投资")) { // 全长210公里的沿江高铁
		if n := a.name(s, c, r.behind); !n.measured && n.entity == "" {
			st.what.entity = n.property
			if at, ok := endOf(n.property, end); ok && at > 0 { // 沿江高铁通车
				st.what.entity = n.property[:at]
			}
		}
	}
	a.compare(s, c, st)
	if r.named == nil && marked(st.what.property, bodies) { // 公司获得20亿元订单
		st.what.property = ""
	}
	if st.what.empty() && !r.behind.empty() && st.kind == "level" && !marked(s.words(c, r.behind), roundly) && !marked(s.words(c, r.behind), topped) { // 给予1000万元一次性资助
		owner := a.given(s, c, st)
		org, p := st.what.org, st.what.place
		st.what = a.name(s, c, r.behind)
		if st.what.entity == "" {
			st.what.entity = owner
		}
		if st.what.org == nil {
			st.what.org = org
		}
		if st.what.place == nil {
			st.what.place = p
		}
		st.rule = "level_behind"
		a.worked(s, c, st)
	}
	a.omitted(s, c, st)
}

// worked gives what a person works, rents or buys to him: 村民李强流转了860亩地.
func (a *article) worked(s *sentence, c *clause, st *statement) {
	r := &st.r
	if st.amount.kind != "measure" || st.what.entity != "" {
		return
	}
	if runes(st.what.property) == 1 && !r.verb.empty() {
		st.what.property = s.words(c, span{r.verb.to - 1, r.verb.to})
	}
	if w := s.person(c, a.agent(s, c, r.at)); w != "" {
		st.what.entity = w
	}
}

// threshold tells whether the amount at k only bounds what the next quantity of the clause counts.
func (s *sentence) threshold(c *clause, k int) bool {
	for end := min(len(c.tokens), k+16); k+1 < end; {
		k++
		switch t := s.token(c, k); {
		case t.class == quantity:
			return true
		case t.class == level && (s.text(t) == "以上" || s.text(t) == "以下") || t.class == conj || t.class.nominal():
		default:
			return false
		}
	}
	return false
}

// madeBy sets the entity of a bare measure to the subject of 实现, 完成: 第一产业实现增加值5亿元.
func (a *article) madeBy(s *sentence, c *clause, st *statement) {
	if !st.r.made || st.what.entity != "" || !st.what.measured || st.r.named != nil {
		return
	}
	if st.r.subject.empty() {
		a.maker(s, c, st)
		return
	}
	n := a.name(s, c, st.r.subject)
	if _, ok := endOf(n.property, branch); ok { // 动力系统业务实现收入
		n.measured = false
	}
	if n.measured || n.property == "" && n.org == nil || n.rate {
		if n.place != nil && st.what.place == nil {
			st.what.place = n.place
		}
		if n.home && !st.what.home {
			st.what.home, st.what.homeWord = true, n.homeWord
		}
		return
	}
	st.what.entity, st.what.org = n.property, n.org
	if n.property == "" {
		st.what.entity = n.org.Text
	}
	if st.what.place == nil {
		st.what.place, st.what.home = n.place, n.home
	}
	if c, _, ok := a.indicator(st.what.entity + st.what.property); ok {
		st.what.canonical = c
	}
}

// maker sets the entity of a bare measure whose 实现 has no subject of its own: the things just counted
// (31家企业实现产值), or who made the amount before in the sentence (实现产值9亿元，实现利税1亿元).
func (a *article) maker(s *sentence, c *clause, st *statement) {
	x := &a.context
	if x.fact == nil || x.fact.Sentence != s.Number || x.factTurn != x.turn || st.what.place != nil || st.what.home || st.what.org != nil {
		return
	}
	if f := st.r.floor; x.kind == "count" && f > 0 && x.what.property != "" && s.token(c, f-1).class.nominal() && strings.HasSuffix(s.Text[:s.token(c, f-1).at], x.what.property) {
		st.what.entity = x.what.property
		return
	}
	if x.made && x.what.entity != "" {
		st.what.entity = x.what.entity
		st.infer("entity")
	}
}

// given returns whom the amount is given to: 对新认定的国家技术创新中心…给予.
func (a *article) given(s *sentence, c *clause, st *statement) string {
	if !st.r.target.empty() {
		n := a.name(s, c, st.r.target)
		return n.property
	}
	return a.context.given
}

// count: things counted.
func (a *article) count(s *sentence, c *clause, st *statement) {
	r := &st.r
	st.kind, st.rule = "count", "count"
	if st.amount.unit == "次" && strings.HasPrefix(s.Text[s.token(c, r.at).at:], "产业") { // 三次产业
		st.kind, st.rule = "", "name"
		return
	}
	if b := r.behind; !b.empty() && r.named == nil && b.to+1 < len(c.tokens) && s.text(s.token(c, b.to)) == "有" && !strings.HasSuffix(s.words(c, b), "中") && s.token(c, b.to+1).class == quantity { // 年吞吐量200万人次以下机场有30个
		st.kind, st.rule = "", "threshold"
		return
	}
	if r.moved && !r.level {
		st.direction = r.move
		if r.versus != text || r.cmp || !r.base.empty() || marked(r.moveWord, moving) && r.named == nil && !r.phrase.empty() {
			st.kind = "change"
		}
		if r.move == 0 {
			st.direction = 2
		}
	} else if r.diff != 0 && (r.cmp || !r.base.empty()) {
		st.kind, st.direction = "difference", r.diff
	} else if r.pushed {
		st.direction = r.pushSign
	}
	if x := &a.context; st.what.empty() && st.what.org != nil && r.named == nil && r.behind.empty() && (st.what.org.Kind == "party" || st.what.org.Kind == "sports") && x.near(s) && x.kind == "count" && x.unit == st.amount.unit && x.fact.Sentence == s.Number { // 甲党36人、乙党13人
		org := st.what.org
		a.take(st)
		st.what.org, st.what.entity, st.rule = org, org.Text, "count_entity"
		return
	}
	if st.what.empty() && st.what.org != nil && r.named == nil && r.behind.empty() { // 保险支公司4家
		st.what.property, st.what.entity, st.what.org = st.what.org.Text, "", nil
	}
	if r.phrase.to-r.phrase.from == 1 && r.named == nil && s.token(c, r.phrase.from).class == adjective { // 紧急转移安置3万人
		st.what.property = ""
	}
	if f := r.phrase.from; r.named == nil && r.phrase.to-f == 1 && f > 0 && r.verb.to == f && marked(st.what.property, act) && s.marked(s.token(c, f-1), act) { // 紧急转移安置
		st.what.property, st.what.entity, st.what.org = s.words(c, span{f - 1, f + 1}), "", nil
		if n := a.name(s, c, r.subject); !r.subject.empty() && s.token(c, r.subject.to-1).class != adjective && !n.measured {
			st.what.org = n.org
		}
		st.rule = "count_verb"
		return
	}
	if marked(r.moveWord, namesItself) && r.named == nil && !st.what.measured && st.what.property != "" { // 某银行将裁员3000人
		st.what.entity, st.what.property, st.rule = st.what.property, r.moveWord, "count_verb"
		return
	}
	if st.amount.unit == "分" && r.named == nil && st.kind == "count" {
		st.kind = "level"
		if w := a.player(s, c, r.at); w != "" && !st.what.measured { // 得到24分
			st.what = name{property: "得分", entity: w, measured: true}
			return
		}
	}
	if w := s.fate(c, *r); w != "" && r.named == nil && !(st.what.measured && strings.HasSuffix(st.what.property, "数")) {
		before := st.what
		st.what = name{property: w, place: before.place, home: before.home}
		st.rule = "count_fate"
		a.doer(s, c, st, before)
		a.compare(s, c, st)
		return
	}
	before := st.what
	if !r.behind.empty() && !(before.measured && r.of) {
		n := a.name(s, c, r.behind)
		if n.property == "" && n.org != nil && !r.of && n.place == nil { // 12支矿山救援队
			n.property, n.entity, n.org = n.org.Text, "", nil
		}
		if x := &a.context; n.measured && n.entity == "" && x.counted.unit == st.amount.unit && x.counted.paragraph == s.Paragraph && s.stated(c, r.behind.to) { // 118家公司披露业绩，其中109家净利润增长
			st.what, st.rule = x.counted.what, "count_before"
			st.infer("property")
			return
		}
		if n.property != "" && !marked(n.property, particles) {
			st.rule = "count_behind"
			n.property = among(n.property)
			if at, ok := endOf(n.property, degree); ok && at > 3 && s.tokenAfter(c, r.behind.to-1).class == verb { // 房屋[严重]损坏
				n.property = n.property[:at]
			}
			st.what = n
			if n.place == nil {
				st.what.place, st.what.home = before.place, before.home
			}
			a.acted(s, c, st, r.behind)
			st.what.entity = ""
			if n.org != nil {
				st.what.org = nil
			}
			a.doer(s, c, st, before)
			a.compare(s, c, st)
			return
		}
	}
	if !r.subject.empty() && r.phrase.to-r.phrase.from == 1 && s.token(c, r.phrase.from).class == noun && marked(st.what.property, act) && !marked(st.what.property, hosts) { // 商品房共成交930套
		if n := a.name(s, c, r.subject); n.property != "" {
			st.predicate = st.what.property
			n.entity = ""
			st.what = n
		}
	}
	if st.what.empty() {
		if marked(st.amount.unit, people) && s.sends(c, r) { // 调集10个支队526人赶赴
			st.what.property, st.rule = st.amount.unit, "count_people"
			a.doer(s, c, st, before)
			return
		}
		if t := s.tokenAfter(c, r.at); marked(st.amount.unit, people) && (t.class == noun || t.class == verb) {
			if w := s.text(t); w == "进行" || w == "开展" { // 派出50多人进行搜救
				if u := s.tokenAfter(c, r.at+1); u.class == noun || u.class == verb {
					t = u
				}
			}
			st.what.property = s.text(t)
			st.rule = "count_verb"
			a.doer(s, c, st, before)
			return
		}
		if st.amount.noun != nil && *st.amount.noun != "" && thing(lexicon.Simplified(*st.amount.noun)) && !isPlace(*st.amount.noun) {
			st.what.property = *st.amount.noun
			st.rule = "count_noun"
			a.doer(s, c, st, before)
			return
		}
		a.compare(s, c, st)
		a.omittedCount(s, c, st)
		return
	}
	if st.what.rate {
		st.what.property = s.words(c, r.phrase)
	}
	if strings.HasSuffix(st.what.property, "产能") && st.kind == "count" { // what could be made is no things counted
		st.kind = "level"
	}
	a.madeBy(s, c, st)
	a.compare(s, c, st)
	if st.amount.unit == "分" && !st.what.measured && r.named == nil { // 得到24分
		st.what.entity, st.what.property, st.what.measured = st.what.property, "得分", true
	}
	if st.kind == "count" && (strings.Contains(st.what.property, "新增") || s.added(c, r)) {
		st.direction = 1
	}
	if r.named == nil {
		a.acted(s, c, st, r.phrase)
	}
	a.doer(s, c, st, name{})
}

// sends tells whether the people counted are sent by whoever the clause speaks of, and go on to do something: 派出172人赶赴.
func (s *sentence) sends(c *clause, r *reading) bool {
	if t := s.tokenAfter(c, r.at); t.class != verb && t.class != text || !s.marked(t, going) {
		return false
	}
	for k := r.at - 1; k >= 0 && k > r.at-16; k-- {
		if s.marked(s.token(c, k), sent) {
			return true
		}
	}
	return false
}

// untimed is who does something, without the words for how long behind it: 书屋[一年], 企业[累计].
func untimed(who string) string {
	for _, w := range [...]string{"累计", "一年", "一天", "一个月", "每年", "每天"} {
		if front, ok := strings.CutSuffix(who, w); ok {
			return front
		}
	}
	return who
}

// isPlace tells whether a noun is the name of a place.
func isPlace(noun string) bool {
	_, end, ok := place.At(noun, 0)
	return ok && end == len(noun)
}

// thing tells whether a noun that the figure was found with is no word of grammar.
func thing(noun string) bool {
	if runes(noun) < 2 {
		return false
	}
	if first, _ := utf8.DecodeRuneInString(noun); strings.ContainsRune("一两二三四五六七八九十年月每", first) {
		return false
	}
	for i := 0; i < len(noun); {
		w, end, ok := words().At(noun, i)
		if ok && end-i > 3 && !w.class.nominal() {
			return false
		}
		if !ok {
			_, size := utf8.DecodeRuneInString(noun[i:])
			end = i + size
		}
		i = end
	}
	return true
}

// acted parts what was done from the thing counted: 销售新能源汽车, 房屋受损.
func (a *article) acted(s *sentence, c *clause, st *statement, sp span) {
	whole := sp
	for sp.from < sp.to && (s.token(c, sp.from).class == org || s.token(c, sp.from).class == place_ || s.token(c, sp.from).class == home) { // 县医院收治伤员
		sp.from++
	}
	if sp.to-sp.from < 2 || st.what.measured {
		return
	}
	for k := sp.from + 1; k < sp.to-1; k++ { // 南湖景区接待游客
		if s.marked(s.token(c, k), act) && s.marked(s.token(c, k+1), act) { // 紧急转移安置8000人
			break
		}
		if t := s.token(c, k); t.class == noun && s.marked(t, act) && s.token(c, k+1).class != de && s.token(c, k-1).class != de {
			if n := a.name(s, c, span{k + 1, sp.to}); runes(n.property) >= 2 && n.entity == "" {
				st.predicate = s.text(t)
				if owner := a.name(s, c, span{sp.from, k}); st.what.entity == "" && st.what.org == nil {
					if st.what.entity = untimed(owner.property); runes(owner.property) < 2 || marked(owner.property, modifiers) {
						st.what.entity = ""
					} else if p := st.what.place; p != nil && p.Level == 3 && whole.from == sp.from-1 { // 丽江玉龙雪山接待游客
						st.what.entity = s.words(c, span{whole.from, k})
						st.what.place = nil
					}
				}
				st.what.property, st.what.canonical = n.property, n.canonical
				return
			}
		}
	}
	p := st.what.property
	first, last := s.text(s.token(c, sp.from)), s.text(s.token(c, sp.to-1))
	switch {
	case marked(first, act) && strings.HasPrefix(p, first) && len(p) > len(first)+3:
		st.what.property, st.predicate = strings.TrimLeft(p[len(first):], "的"), first
	case marked(last, hosts) && marked(st.amount.unit, people) && strings.HasSuffix(p, last) && len(p) > len(last) && !marked(p[:len(p)-len(last)], guests): // 景区接待11.8万人次
		st.what.property, st.what.entity = last, p[:len(p)-len(last)]
	case marked(last, act) && s.token(c, sp.to-2).class == adjective: // 复合种植
	case marked(last, act) && strings.HasSuffix(p, last) && len(p) > len(last): // 新房住宅成交535套
		st.what.property, st.predicate = p[:len(p)-len(last)], last
	case marked(last, end) && st.amount.kind == "count" && strings.HasSuffix(p, last) && len(p) > len(last):
		st.what.property, st.predicate = p[:len(p)-len(last)], last
		if at, ok := endOf(st.what.property, degree); ok && at > 3 { // 房屋[严重]损坏
			st.what.property = st.what.property[:at]
		}
	}
}

// among is the noun without 中 and 里 behind it: 78个气象站中.
func among(w string) string {
	for _, p := range [...]string{"中", "里"} {
		if front, ok := strings.CutSuffix(w, p); ok && runes(front) >= 2 {
			_, size := utf8.DecodeLastRuneInString(front)
			if known, listed := words().Get(w[len(front)-size:]); !listed || !known.class.nominal() {
				return front
			}
		}
	}
	return w
}

func (s *sentence) tokenAfter(c *clause, k int) *token {
	if k++; k < len(c.tokens) {
		return s.token(c, k)
	}
	return new(token)
}

// doer sets the owner of a count: the subject of its clause, if it is a body or a named thing.
func (a *article) doer(s *sentence, c *clause, st *statement, before name) {
	if st.what.entity != "" {
		return
	}
	if e := a.pointed(s, c, st.r); e != "" {
		st.what.entity = e
		return
	}
	if w := a.player(s, c, st.r.at); w != "" {
		st.what.entity = w
		return
	}
	if x := &a.context; st.r.floor > 0 && st.r.floor == st.r.at && x.fact != nil && x.fact.Sentence == s.Number && x.kind == "count" && x.what.entity != "" && st.what.place == nil { // 调集10个支队116辆消防车
		st.what.entity, st.what.org = x.what.entity, x.what.org
		st.infer("entity")
		return
	}
	if x := &a.context; x.doer != nil && before.org == nil && st.r.subject.empty() && st.what.place == nil {
		st.what.org, st.what.entity = x.doer, x.doer.Text
		st.infer("entity")
	}
	if w := a.carrier(s, c, st); w != "" {
		st.what.entity, st.r.made = w, true
		return
	}
	for j, n := range []name{before, a.name(s, c, st.r.subject)} {
		if v := st.r.verb; j == 1 && !v.empty() && s.token(c, v.from).class == say { // 统计局公布4月就业人数为
			break
		}
		if n.org != nil {
			st.what.org, st.what.entity = n.org, n.org.Text
			return
		}
		if n.place != nil && st.what.place == nil {
			st.what.place = n.place
		}
		if n.home && !st.what.home {
			st.what.home, st.what.homeWord = true, n.homeWord
		}
	}
}

// stated tells whether a word that states something stands at k: 净利润[为]正, 净利润[超过]1亿元.
func (s *sentence) stated(c *clause, k int) bool {
	if k >= len(c.tokens) {
		return false
	}
	switch s.token(c, k).class {
	case level, up, down, flat, did, to:
		return true
	}
	return false
}

// added tells whether the words before the quantity say that what it counts was newly added: 新登记市场主体19万户.
func (s *sentence) added(c *clause, r *reading) bool {
	from, to := s.token(c, min(r.floor, r.at)).from, s.token(c, r.at).from
	if to-from > stretch {
		from = to
	}
	return says(s.Text[from:to], added)
}

// carrier returns who carried, received or made the things: [国家铁路]发送旅客, [黄龙景区]前4天接待.
func (a *article) carrier(s *sentence, c *clause, st *statement) string {
	if x := &a.context; st.r.subject.empty() && marked(st.what.property, hosts) && x.topicAt == x.turn && st.what.place == nil && !st.what.home {
		return x.topic
	}
	if st.r.subject.empty() || !marked(st.predicate, carries) && !marked(st.what.property, hosts) && (st.r.verb.empty() || !marked(s.words(c, st.r.verb), carries)) {
		return ""
	}
	n := a.name(s, c, st.r.subject)
	if n.measured || n.rate || n.org != nil || runes(n.property) < 2 || marked(n.property, modifiers) || runes(n.property) > 16 {
		return ""
	}
	if sp := st.r.subject; n.place != nil && n.place.Level == 3 && s.token(c, sp.from).class == place_ { // 丽江玉龙雪山接待游客
		return s.words(c, sp)
	}
	if n.place != nil && st.what.place == nil {
		st.what.place = n.place
	}
	return n.entity + untimed(n.property)
}

// omittedCount: a count whose thing is left out (新增1500家): the last thing counted in this unit.
func (a *article) omittedCount(s *sentence, c *clause, st *statement) {
	x := &a.context
	if x.spoken && x.subject.measured {
		st.what = x.subject
		st.infer("property")
		st.rule += "_subject"
		return
	}
	if x.near(s) && x.unit == st.amount.unit {
		if marked(st.r.moveWord, moving) && !st.r.level {
			st.kind = "change"
		}
		a.take(st)
		if strings.HasSuffix(st.what.property, "产能") && st.kind == "count" {
			st.kind = "level"
		}
		return
	}
	if k := x.counted; k.unit == st.amount.unit && k.paragraph == s.Paragraph && st.r.move == 0 && !st.r.moved && st.r.verb.empty() && (st.r.at > 0 && s.text(s.token(c, st.r.at-1)) == "有" || st.r.at == 0 && s.stated(c, 1)) { // 增幅在两成以上的有5个; 123个达到大暴雨程度
		st.what.property = k.what.property
		st.infer("property")
		st.rule += "_before"
		return
	}
	if marked(st.r.moveWord, namesItself) {
		st.what.property, st.rule = st.r.moveWord, "count_verb"
	} else if !st.r.verb.empty() {
		st.what.property = s.words(c, st.r.verb)
		if runes(st.what.property) > 4 {
			st.what.property = s.words(c, span{st.r.verb.to - 1, st.r.verb.to})
		}
		st.rule = "count_verb"
	}
	if marked(st.amount.unit, people) && (st.what.property == "" || marked(st.what.property, sent)) {
		st.what.property = st.amount.unit
	}
	if x.near(s) && st.what.property == "" && (st.kind == "change" || st.kind == "difference") {
		a.take(st)
	}
	if st.what.property == "" && x.spoken {
		st.what = x.subject
	}
	if st.what.property == "" {
		st.kind = ""
		st.rule = "count"
	}
}

// other: lengths of time, ages and scores.
func (a *article) other(s *sentence, c *clause, st *statement) {
	r := &st.r
	st.rule = st.amount.kind
	switch st.amount.kind {
	case "score":
		st.kind = "level"
		who := st.what
		if who.org == nil {
			who = a.name(s, c, r.subject)
		}
		st.what = name{property: "比分", measured: true, org: who.org, entity: who.entity}
		if who.org == nil && who.property != "" {
			st.what.entity = who.property
		}
	case "age":
		st.kind = "level"
		who := st.what
		if who.measured && who.empty() {
			return
		}
		if x := &a.context; r.moved && !r.level && who.empty() && x.near(s) && x.unit == st.amount.unit && r.named == nil { // 比上年提高0.3岁
			st.kind, st.direction = "change", r.move
			a.compare(s, c, st)
			a.take(st)
			return
		}
		if who.measured && !strings.HasSuffix(who.property, "年龄") { // 人均预期寿命78岁
			return
		}
		if who.measured && strings.HasSuffix(who.property, "年龄") && who.property != "年龄" || who.measured && who.entity != "" {
			if front, ok := strings.CutSuffix(who.property, "平均年龄"); ok && runes(front) >= 2 && who.entity == "" { // 农民工平均年龄
				st.what.entity, st.what.property = front, "平均年龄"
			}
			return
		}
		if (st.modifier == "at_least" || st.modifier == "at_most") && !r.behind.empty() { // 65岁以上老年人口
			st.kind, st.rule = "", "threshold"
			return
		}
		st.what = name{property: "年龄", measured: true, entity: strings.TrimSuffix(strings.TrimSuffix(who.property, "现年"), "时年"), org: who.org}
		if w := s.person(c, r.behind); w != "" { // 主攻手19岁的方宁
			st.what.entity = w
		} else if who.empty() && !r.behind.empty() {
			st.what.entity = a.name(s, c, r.behind).property
		}
	default:
		apart := r.diff != 0 && (r.cmp || !r.base.empty())
		if st.what.measured || r.moved || apart || s.lasting(c, r.at) {
			st.kind = "level"
			if apart { // 进度比去年同期快4天
				st.kind, st.direction, st.what.measured = "difference", r.diff, st.what.property != ""
			}
			if r.moved && !r.level {
				st.kind, st.direction = "change", r.move
			}
			if st.what.empty() && !r.behind.empty() && r.of {
				st.what = a.name(s, c, r.behind)
			}
			a.compare(s, c, st)
			a.omitted(s, c, st)
		}
	}
}

// lasting tells whether a length of time is what the clause states: 为期5天, 历时3年, 以5年为一个周期.
func (s *sentence) lasting(c *clause, k int) bool {
	for j := max(0, k-2); j < k; j++ {
		switch s.text(s.token(c, j)) {
		case "任期", "为期", "历时", "长达", "用时", "耗时", "时长", "判处", "有期徒刑", "刑期", "期限", "持续":
			return true
		}
	}
	return strings.HasPrefix(s.Text[s.token(c, k).at:], "为一个周期")
}
