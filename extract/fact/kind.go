package fact

import (
	"strings"
	"unicode/utf8"

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
