package fact

import (
	"strings"
	"time"

	"newsfacts/extract/lexicon"
	"newsfacts/schemas"
)

func dayOf(y, m, d int) int32 {
	return schemas.Day(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC))
}

// A governing date is one that says when, with how it is meant.
type governing struct {
	d      *schemas.Date
	opened bool // 自…起, …以来, 将于…起: no end
	upTo   bool // 截至
}

// period sets when: the nearest date before the quantity in its clause, in the clause's outer one, in the clauses and
// sentences before.
func (a *article) period(s *sentence, i int, st *statement, f *schemas.Fact) {
	c := &s.clauses[i]
	g, here := a.when(s, c, st)
	if !here && c.outer >= 0 {
		g, here = a.whenOuter(s, c, st)
	}
	x := &a.context
	if year, ok := a.annual(s, c, st.r.at); ok {
		f.PeriodText, f.PeriodTimex = full(year.text), full(year.timex)
		f.PeriodStart, f.PeriodEnd, f.PeriodKind = schemas.Ptr(year.start), schemas.Ptr(year.end), interval
		return
	}
	if d := st.r.at2; d != nil {
		g, here = governing{d: d}, true
	}
	if !here && x.g.d != nil {
		g, x.loose = x.g, false
		st.infer("period")
		if g.d.Kind == "vague" && x.gAt != x.turn && x.main.d != nil && x.main.d.Kind != "month" && st.kind != "count" && f.Modality == "actual" {
			g = x.main // 目前 holds for its sentence, and the report is of the quarter
		}
		if p := x.stock.d; p != nil && g.d == x.main.d && endsWith(st.what.property, stock) && !strings.HasPrefix(st.what.property, "新增") && *p.StartDate >= *g.d.StartDate && *p.EndDate <= *g.d.EndDate { // 3月末…。余额
			g = x.stock
		}
		if f.Modality == "limit" && x.force.d != nil {
			g = x.force
		}
		if f.Modality == "target" && g.d.Kind == "date" && x.gAt != x.turn || g.d == x.g.d && a.stale(f) { // a plan is not of the day of the news
			g = governing{}
		}
	}
	if g.d == nil {
		f.Inferred = st.inferred
		return
	}
	if g.d.Kind == "vague" && x.opening.d != nil && x.openingAt == x.turn { // 自2018年起…，目前已累计…
		g = x.opening
	}
	f.PeriodText, f.PeriodTimex, f.PeriodDateID = filled(&g.d.Text), filled(&g.d.Timex), filled(&g.d.DateID)
	f.PeriodStart, f.PeriodEnd = g.d.StartDate, g.d.EndDate
	f.PeriodKind = interval
	switch {
	case g.d.Kind == "vague" || g.d.StartDate == nil && g.d.EndDate == nil:
		f.PeriodKind = vague
		f.PeriodStart, f.PeriodEnd = nil, nil
	case g.opened && !st.r.moved:
		f.PeriodEnd = nil
		f.PeriodKind = cumulative
	case a.cumulative(s, c, st) && g.d.StartDate != nil && g.d.EndDate != nil && (*g.d.StartDate == *g.d.EndDate || g.upTo):
		f.PeriodStart = nil
		f.PeriodKind = cumulative
	case g.d.StartDate != nil && g.d.EndDate != nil && *g.d.StartDate == *g.d.EndDate:
		f.PeriodKind = point
	case g.upTo && g.d.EndDate != nil:
		f.PeriodStart = g.d.EndDate
		f.PeriodKind = point
	}
	f.Inferred = st.inferred
}

// cumulative tells whether the amount was reached over all the time before: 累计.
func (a *article) cumulative(s *sentence, c *clause, st *statement) bool {
	if st.kind == "change" || st.kind == "share" || st.kind == "difference" {
		return false
	}
	from, to := s.token(c, min(st.r.floor, st.r.at)).from, s.token(c, st.r.at).from
	if strings.Contains(s.Text[from:to], "累计") {
		return true
	}
	x := &a.context // 融资累计超3亿元，涉及碳32万吨
	return x.fact != nil && x.factTurn == x.turn && or(x.fact.PeriodKind) == "cumulative" && !st.r.verb.empty() && !strings.HasSuffix(st.what.property, "余额")
}

// when returns the date of the quantity's own clause that governs it: the nearest before, else none.
func (a *article) when(s *sentence, c *clause, st *statement) (governing, bool) {
	origin := s.originBefore(c, st.r.at) // what stands there is the amount before
	first := st.r.at - 1
	for origin >= 0 && first > origin && s.token(c, first).class != quantity {
		first--
	}
	for k := st.r.at - 1; k >= max(0, st.r.at-2*reach); k-- {
		t := s.token(c, k)
		if t.class != date || origin >= 0 && k > origin && k < first {
			continue
		}
		d := s.mentions[t.mention].(*schemas.Date)
		if (d.Text == "全年" || d.Text == "当年") && k > 0 && s.token(c, k-1).class == date { // 去年全年
			d = s.mentions[s.token(c, k-1).mention].(*schemas.Date)
		}
		if x := &a.context; d.Text == "当月" && x.g.d != nil && x.g.d.Kind == "month" { // of the month that the report is on, not of 1969年12月以来新低
			return x.g, true
		}
		if d == st.r.baseDate || !s.governs(c, k, st.r.base) || d.Kind == "set" || st.kind == "share" && s.ofPlan(c, k) {
			continue
		}
		return s.governing(c, k, d), true
	}
	return governing{}, false
}

func (a *article) whenOuter(s *sentence, c *clause, st *statement) (governing, bool) {
	o := &s.clauses[c.outer]
	for k := len(o.tokens) - 1; k >= max(0, len(o.tokens)-reach); k-- {
		t := s.token(o, k)
		if t.class == date && t.at <= c.from {
			d := s.mentions[t.mention].(*schemas.Date)
			if s.governs(o, k, span{}) && d.Kind != "set" {
				return s.governing(o, k, d), true
			}
		}
	}
	return governing{}, false
}

// governing reads how the date is meant from the words beside it.
func (s *sentence) governing(c *clause, k int, d *schemas.Date) governing {
	g := governing{d: d}
	if k > 0 {
		switch w := s.text(s.token(c, k-1)); w {
		case "截至", "截止", "截止到", "截至到", "到", "至":
			g.upTo = w != "到" && w != "至" || d.StartDate != nil && d.EndDate != nil && *d.StartDate == *d.EndDate
		}
	}
	rest := s.Text[s.token(c, k).at:]
	if strings.HasPrefix(rest, "起") || strings.HasPrefix(rest, "以来") && !strings.HasSuffix(d.Text, "今年") && !strings.HasPrefix(d.Text, "今年") || strings.HasPrefix(rest, "开始") {
		g.opened = true
	}
	if last := c.tokens[len(c.tokens)-1]; !g.opened && c.end != 0 && strings.HasSuffix(s.Text[:s.tokens[last].at], "后") && c.amounts == 0 {
		g.opened = true
	}
	return g
}

// governs tells whether the date at k of the clause can say when something was so: not one that is compared with,
// nor when something was decided, nor a part of a name.
func (s *sentence) governs(c *clause, k int, base span) bool {
	if k >= base.from && k < base.to {
		return false
	}
	if k > 0 {
		j := k - 1
		for j > 1 && (s.token(c, j).class == list || s.token(c, j).class == conj) && s.token(c, j-1).class == date { // 比一季度、上年同期
			j -= 2
		}
		p := s.token(c, j)
		if p.class == date && j > 0 {
			p = s.token(c, j-1)
		}
		switch p.class {
		case cmp, diff:
			return false
		}
		switch s.text(p) {
		case "与", "同", "和", "跟":
			return false
		}
	}
	if d := s.mentions[s.token(c, k).mention].(*schemas.Date); d.Kind == "vague" { // 近期表现疲弱的…: of a phrase
		for j := k + 1; j < len(c.tokens) && j <= k+4 && s.token(c, j).class != quantity; j++ {
			if s.token(c, j).class == de {
				return false
			}
		}
	}
	if s.bygone(s.token(c, k), c) {
		return false
	}
	if at := int(s.token(c, k).at); strings.Contains(s.Text[at:min(int(c.to), at+60)], "翘尾") { // 去年价格变动的翘尾影响
		return false
	}
	if rest := s.Text[s.token(c, k).at:]; strings.HasPrefix(rest, "以来最") || strings.HasPrefix(rest, "以来新") || strings.HasPrefix(rest, "以来的最") || strings.HasPrefix(rest, "以来首") || strings.HasPrefix(rest, "以来的新") {
		return false
	}
	if w := s.Text[:s.token(c, k).from]; strings.HasSuffix(w, "创") || strings.HasSuffix(w, "创下") || strings.HasSuffix(w, "刷新") { // 创近5年季度增速新高
		return false
	}
	if k > 0 && s.token(c, k-1).class == level && peak(s.Text[s.token(c, k).at:]) { // 是近5年同月最低
		return false
	}
	if k+2 < len(c.tokens) && k > 0 && s.token(c, k+1).class == de && s.marked(s.token(c, k+2), peak_) { // 降到上半年的最低点
		return false
	}
	if k+2 < len(c.tokens) && s.token(c, k+1).class == de && s.token(c, k+2).class == quantity && k > 0 { // 恢复至2019年同期的96%
		prev := s.token(c, k-1)
		if p := s.text(prev); p != "从" && p != "由" && p != "在" && p != "到" && p != "至" && !prev.to && prev.class != to { // but 提高到2021年的86分
			return false
		}
	}
	if k > 0 && s.reaches(c, k-1) && s.wholeOf(c, k) { // 恢复到去年同期游客量的68%
		return false
	}
	if k+1 < len(c.tokens) {
		n := s.token(c, k+1)
		if (n.class == say && s.text(n) != "宣布" || n.class == learn || n.class == verb && k+2 < len(c.tokens) && s.token(c, k+2).class == de) && !s.within(c) { // 年初制定的
			return false
		}
		if n.class == de && k > 0 { // 是2019年初的3.3倍
			p := s.token(c, k-1)
			if p.class == level || p.class == cmp {
				return false
			}
		}
	}
	return true
}

// wholeOf tells whether the noun that the date at k begins is what a percentage is of: 去年同期[游客量的]68%.
func (s *sentence) wholeOf(c *clause, k int) bool {
	j := k + 1
	for j < len(c.tokens) && j < k+8 && s.token(c, j).class.nominal() && s.token(c, j).class != de {
		j++
	}
	if j == k+1 || j+1 >= len(c.tokens) || s.token(c, j).class != de || s.token(c, j+1).class != quantity {
		return false
	}
	_, ok := s.mentions[s.token(c, j+1).mention].(*schemas.Percentage)
	return ok
}

// bygone tells whether the date only begins a span that sets a noun off: 自2002年恢复独立以来的第五次选举, 今年以来第三轮降雨.
func (s *sentence) bygone(t *token, c *clause) bool {
	rest := s.Text[t.at:min(int(c.to), int(t.at)+48)]
	i := strings.Index(rest, "以来")
	if i < 0 || strings.ContainsAny(rest[:i], "，；、0123456789") {
		return false
	}
	rest = rest[i+len("以来"):]
	for _, w := range [...]string{"的", "第", "首", "最", "规模", "强度", "持续时间"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// within tells whether the clause sets a frame: 在10日举行的投票中.
func (s *sentence) within(c *clause) bool {
	if s.text(s.token(c, 0)) != "在" {
		return false
	}
	for _, w := range [...]string{"中", "上", "里", "期间", "时"} {
		if strings.HasSuffix(s.Text[c.from:c.to], w) {
			return true
		}
	}
	return false
}

// event tells whether the date is the year of a meeting's or contest's name: 2012年全国青年排球联赛.
func (s *sentence) event(t *token, d *schemas.Date) bool {
	if d.Kind != "year" {
		return false
	}
	rest := s.Text[t.at:min(len(s.Text), int(t.at)+60)]
	first := len(rest)
	for i, r := range rest {
		if markOf(r) != text || r == '的' {
			first = i
			break
		}
	}
	return holds(rest[:first], event) || holds(rest[:first], contest)
}

// dates lets the last governing date of a clause govern what follows.
func (a *article) dates(s *sentence, i int) {
	c := &s.clauses[i]
	x := &a.context
	if c.outer >= 0 {
		return
	}
	if c.amounts == 0 && a.says(s, c) && !a.content(s, c) {
		return
	}
	for k := range c.tokens {
		t := s.token(c, k)
		if t.class != date {
			continue
		}
		d := s.mentions[t.mention].(*schemas.Date)
		if d.Kind == "set" || !s.governs(c, k, span{}) || s.ofPlan(c, k) {
			continue
		}
		named := s.event(t, d)
		if x.g.d != nil && (named || d.Kind == "time" && d.StartDate == nil) {
			continue
		}
		if k > 0 && c.amounts > 1 && (s.text(s.token(c, k-1)) == "从" || s.text(s.token(c, k-1)) == "由") && !s.governing(c, k, d).opened { // 由去年同期净亏损4亿元转为盈利5亿元
			continue
		}
		if k > 0 && k+1 < len(c.tokens) && s.token(c, k+1).class == de && (s.text(s.token(c, k-1)) == "从" || s.text(s.token(c, k-1)) == "由") { // 从3月的6.2%升至
			continue
		}
		if k > 0 && (s.text(s.token(c, k-1)) == "从" || s.text(s.token(c, k-1)) == "由") && s.turns(c, k) {
			continue
		}
		g := s.governing(c, k, d)
		if g.opened {
			x.opening, x.openingAt = g, x.turn
			if rest := s.Text[t.at:]; strings.HasPrefix(rest, "起实施") || strings.HasPrefix(rest, "起施行") || strings.HasPrefix(rest, "起执行") || strings.HasPrefix(rest, "起生效") || strings.HasPrefix(rest, "起正式") {
				x.force = g
			}
		}
		if d.StartDate != nil && x.today != nil && *d.StartDate > *x.today && x.g.d != nil && x.past.d == nil {
			x.past = x.g
		}
		if x.loose = false; (d.Text == "去年" || d.Text == "前年") && c.amounts == 0 && k > 0 && i > 0 && x.g.d != nil && x.g.d.StartDate != nil && d.EndDate != nil && *d.EndDate < *x.g.d.StartDate { // 她…，去年才入队
			x.loose, x.before = true, x.g
		}
		x.g, x.gAt, x.gPlanned, x.lifted = g, x.turn, s.plans(c), governing{}
		if x.main.d == nil && !named && d.StartDate != nil && d.EndDate != nil && *d.EndDate-*d.StartDate >= 27 && !strings.HasSuffix(d.Text, "以来") {
			x.main = g
		}
		if s.Zone != "body" && !named && !x.gPlanned && !g.opened && d.StartDate != nil && d.EndDate != nil && *d.EndDate-*d.StartDate >= 27 {
			x.titled = g
		}
	}
}

// ofPlan tells whether the date at k is that of a plan which was fulfilled: 完成全年目标的61%.
func (s *sentence) ofPlan(c *clause, k int) bool {
	if k == 0 || !strings.Contains(s.text(s.token(c, k-1)), "完成") {
		return false
	}
	for j := k + 1; j < min(len(c.tokens), k+6); j++ {
		if s.token(c, j).class == target {
			return true
		}
	}
	return false
}

// content tells whether the clause holds more than who speaks: 数据显示 and what follows in the same clause.
func (a *article) content(s *sentence, c *clause) bool {
	t := s.token(c, len(c.tokens)-1)
	return t.class != say && t.class != learn
}

// pass lets the dates of a sentence without a quantity govern what follows in its paragraph.
func (a *article) pass(s *sentence) {
	x := &a.context
	if issued(s) {
		return
	}
	dated := false
	for _, m := range s.mentions {
		switch m := m.(type) {
		case *schemas.Date:
			if m.Kind != "set" {
				dated = true
			}
		case *schemas.Organization:
			if actor(m) && m.Where().From < 30 {
				x.org = m
			}
		}
	}
	if dated || s.sourced() {
		s.read()
		a.sources(s)
		a.moods(s)
		a.told(s)
		for i := range s.clauses {
			a.lift(s, &s.clauses[i])
			a.reports(s, &s.clauses[i])
			if s.leads {
				a.subject(s, i)
			}
			a.dates(s, i)
		}
	}
	x.spoken = false
	a.heads(s)
	a.spokenBefore(s)
}

// sourced tells whether the sentence may name who says it.
func (s *sentence) sourced() bool {
	if t := s.Text; len(t) < 200 && lexicon.HasSuffix(t, "表示。", "介绍。", "说。", "指出。") {
		return true
	}
	for i := 0; i < len(s.Text); {
		r, size := lexicon.Char(s.Text, i)
		i += size
		switch r {
		case '据', '《':
			return true
		case '获':
			if strings.HasPrefix(s.Text[i:], "悉") {
				return true
			}
		case '发':
			if strings.HasPrefix(s.Text[i:], "布") {
				return true
			}
		}
	}
	return false
}

type span_ struct {
	text, timex string
	start, end  int32
}

// annual reads 年度目标 and its like: the year of the article.
func (a *article) annual(s *sentence, c *clause, at int) (y span_, ok bool) {
	ref := a.d.Article.ReferenceDate
	if ref == nil || !s.speaksOf(aYear) {
		return y, false
	}
	t := s.around(c, at)
	if !strings.Contains(t, "年度") {
		return y, false
	}
	for _, w := range [...]string{"年度目标", "年度任务", "年度预期", "年度增长目标", "年度计划"} {
		if strings.Contains(t, w) {
			year := schemas.Time(*ref).Year()
			from, to := c.window(at)
			for k := from; k < to; k++ { // 2022年年度目标
				if tok := s.token(c, k); tok.class == date {
					if d := s.mentions[tok.mention].(*schemas.Date); d.Kind == "year" && d.StartDate != nil {
						year = schemas.Time(*d.StartDate).Year()
					}
				}
			}
			if strings.Contains(t, "完成"+w) || strings.Contains(t, "完成") && w == "年度计划" {
				return y, false
			}
			return span_{"年度", schemas.Time(dayOf(year, 1, 1)).Format("2006"), dayOf(year, 1, 1), dayOf(year, 12, 31)}, true
		}
	}
	return y, false
}

// peak tells whether the text behind a date makes it the span of a record: 近5年同月最低, 18年来最大, 以来首次.
func peak(rest string) bool {
	for _, w := range [...]string{"以来", "来", "同月", "同期", "的", "内", "里", "中", "单月", "单季", "历史"} {
		rest = strings.TrimPrefix(rest, w)
	}
	for _, w := range [...]string{"最", "新高", "新低", "首次", "首个", "次高", "次低", "第二", "第一", "首见", "仅见", "罕见", "最佳", "最差"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// issued tells whether the line only says when the text was issued: 2018年5月24日, 发布时间：2018-05-24 10:30.
func issued(s *sentence) bool {
	if len(s.mentions) == 0 || len(s.Text) > 180 {
		return false
	}
	at, rest := 0, ""
	for _, m := range s.mentions {
		d, ok := m.(*schemas.Date)
		if !ok || d.Kind != "date" && d.Kind != "time" {
			return false
		}
		w := m.Where()
		rest += s.Text[at:w.From]
		at = int(w.To)
	}
	rest = strings.Trim(rest+s.Text[at:], "（）()[]【】：:|　 ")
	return rest == "" || startsWith(rest, issue)
}
