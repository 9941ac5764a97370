package fact

import (
	"strings"
	"unicode/utf8"

	"newsfacts/schemas"
)

// A span is tokens [from, to) of a clause; empty where from == to.
type span struct{ from, to int }

func (s span) empty() bool { return s.from >= s.to }

// A reading is what stands around one quantity in its clause.
type reading struct {
	at       int  // the quantity's place among the clause's tokens
	floor    int  // where the quantity before it ends its own words
	phrase   span // the noun phrase before it
	behind   span // the noun phrase behind it: 90余家[金融机构]
	of       bool // 的 stands between it and the phrase behind
	subject  span // the noun phrase before the verb
	target   span // of 对 and 给: whom it is given
	base     span // what it is compared with
	baseDate *schemas.Date
	cmp      bool // 比, 较, 与…相比
	move     int8 // 1 up, -1 down
	moved    bool // a word of moving stands there; move is 0 for 持平
	level    bool // the word of moving is followed by the new level: 增至
	set      bool // 调整为, 收于
	rate     bool // the phrase is or ends with a rate of growth: 增速
	rateSign int8
	rateText string
	diff     int8
	versus   class // yoy, mom, qoq; text where unsaid
	share    bool  // 占
	part     span  // A占B的比重: the whole phrase
	rank     bool
	dist     bool
	scope    span // 在全国
	origin   bool // 由, 从: the amount before a move
	per      span
	verb     span // the verbs between subject and phrase
	made     bool // 完成, 实现
	pushed   bool // a word of moving before the phrase: 新增就业12万人
	pushSign int8
	date     *schemas.Date // the date nearest before the quantity, within its own words
	moveWord string
	at2      *schemas.Date // its own date, given by 低于3月的10.1%
	far      bool          // 距离: the phrase is the other end
	named    *name         // the name that 分别 gives it
}

// longest is how many tokens before a quantity are read.
const longest = 60

// look reads what stands before and behind the quantity at place k of clause c.
func (s *sentence) look(c *clause, k, floor int) reading {
	r := reading{at: k, floor: max(floor, k-longest)}
	s.behind(c, &r)
	s.before(c, &r)
	return r
}

func (s *sentence) token(c *clause, k int) *token { return &s.tokens[c.tokens[k]] }

// before walks left from the quantity: first over the words of moving, level and comparison, then over the noun
// phrase, then to the subject. A phrase that stands behind 比, 占 or 是…的 is a base, and the walk goes on.
func (s *sentence) before(c *clause, r *reading) {
	k := r.at - 1
	for k >= r.floor {
		k = s.predicate(c, r, k)
		if k < r.floor {
			return
		}
		if k = s.reckoned(c, k); k < r.floor {
			return
		}
		from := s.nounPhrase(c, r, k)
		phrase := span{from, k + 1}
		if from > k {
			s.owner(c, r, k)
			return
		}
		if from == r.floor && from > 0 && s.ofBase(c, r) && s.token(c, from-1).class == quantity && s.token(c, k).class == de && k > from && s.marked(s.token(c, k-1), planned) { // 完成全年900万人目标的63%
			r.base, r.made = phrase, true
			return
		}
		if j := s.amid(c, r, from, k); j >= 0 { // 在31个省份中排第13位
			r.scope, k = phrase, j-1
			continue
		}
		if j := s.whence(c, r, from, k); j >= 0 { // 由最低水位时的300平方公里
			r.origin, k = true, j-1
			continue
		}
		left := text
		if from-1 > r.floor && s.text(s.token(c, from-1)) == "我" { // 占我外贸总值
			from--
		}
		if from-1 > r.floor && s.token(c, k).class == de && s.token(c, from-2).class == date && s.text(s.token(c, from-1)) == "全年" { // 是2018年全年投放量的1.58倍
			from--
			phrase.from--
		}
		if from > r.floor {
			left = s.token(c, from-1).class
		}
		if (left == prep && s.text(s.token(c, from-1)) == "在" || left == rank || r.rank) && s.placesOnly(c, phrase) { // 在全国, 全国排名
			r.scope, k = phrase, from-1
			if left == prep || left == rank {
				r.rank = r.rank || left == rank
				k--
			}
			continue
		}
		if next, ok := s.baseAt(c, r, phrase, from, left); ok {
			k = next
			continue
		}
		r.phrase = phrase
		s.owner(c, r, from-1)
		return
	}
}

// baseAt reads a phrase as what the amount is compared with or reckoned of, by the word of the class left before it, and returns
// where what stands before that word ends. Not ok: the phrase is no such.
func (s *sentence) baseAt(c *clause, r *reading, phrase span, from int, left class) (next int, ok bool) {
	last := s.token(c, phrase.to-1)
	switch {
	case left == adv && from-2 >= r.floor && s.token(c, from-2).class == cmp && s.marked(s.token(c, from-1), since): // 比此前纪录高出
		r.base, r.cmp = span{from - 1, phrase.to}, true
		return from - 3, true
	case left == date && from-2 >= r.floor && s.token(c, from-2).class == share: // 占同期出口总值的54%
		r.share, r.base = true, span{from - 1, phrase.to}
		if last.class == sharenoun {
			r.part = r.base
		}
		return from - 3, true
	case left == date && from-2 >= r.floor && s.token(c, from-2).class == cmp: // 较2013年高位回落四成
		r.base, r.cmp = span{from - 1, phrase.to}, true
		return from - 3, true
	case left == prep && last.class == de && from-1 > r.floor && (s.text(s.token(c, from-1)) == "由" || s.text(s.token(c, from-1)) == "从") && s.token(c, from-2).class != verb && phrase.to-phrase.from <= 3: // 总奖金由上届的30万元
		r.origin = true
		return from - 2, true
	case left == cmp || left == diff && r.moved && !strings.HasSuffix(s.text(s.token(c, from-1)), "高"):
		r.base, r.cmp = phrase, true
		if left == diff && r.diff == 0 { // 高于全国2.1个百分点
			r.diff = s.token(c, from-1).sign
		}
		return from - 2, true
	case left == level && s.marked(s.token(c, from-1), exceeds) && r.base.empty(): // 超过警戒线2米
		r.base, r.cmp = phrase, true
		if r.diff == 0 && !r.moved {
			r.diff = 1
		}
		return from - 2, true
	case left == prep && (s.text(s.token(c, from-1)) == "距离" || s.text(s.token(c, from-1)) == "距"):
		r.base, r.far = phrase, true
		return from - 2, true
	case left == diff:
		r.base, r.cmp, r.diff = phrase, true, s.token(c, from-1).sign
		return from - 2, true
	case (left == conj || left == prep) && r.cmp && r.base.empty() && r.baseDate == nil: // 与上月相比
		r.base = phrase
		return from - 2, true
	case left == share && !s.ordinal(c, r):
		r.share, r.base = true, phrase
		if last.class == sharenoun {
			r.part = phrase
		}
		return from - 2, true
	case last.class == de && r.base.empty() && left == date && from-2 >= r.floor && s.ofBase(c, r) && (s.token(c, from-2).class == did || s.token(c, from-2).class == level): // 完成全年目标的61%
		r.base = span{from - 1, phrase.to}
		r.made = true
		return from - 3, true
	case last.class == de && r.base.empty() && left == date && from-2 >= r.floor && s.ofBase(c, r) && s.reaches(c, from-2): // 恢复到去年同期游客量的68%
		r.base = span{from - 1, phrase.to}
		r.baseDate = s.mentions[s.token(c, from-1).mention].(*schemas.Date)
		return from - 3, true
	case last.class == de && r.base.empty() && (left == level || left == limit || left == estimate || left == target || left == did || left == to || left == up || left == down || left == prep && s.text(s.token(c, from-1)) == "以"):
		if s.ofBase(c, r) { // 是2019年初的3.3倍, 完成年度计划的82.3%
			r.base = phrase
			r.made = r.made || left == did
			return from - 2, true
		}
	}
	return 0, false
}

// reaches tells whether the token at k says that an amount got to a part of another: 恢复到, 相当于.
func (s *sentence) reaches(c *clause, k int) bool {
	t := s.token(c, k)
	w := s.text(t)
	return t.to || t.class == to || w == "到" || w == "至" || w == "为" && k > 0 && s.token(c, k-1).class == share
}

// reckoned steps left over what only says how an amount was reckoned: 价值的[临时]估计.
func (s *sentence) reckoned(c *clause, k int) int {
	if k+1 >= len(c.tokens) || s.token(c, k+1).class != estimate {
		return k
	}
	switch s.text(s.token(c, k)) {
	case "临时", "初步", "修订", "最新":
		if k--; k >= 0 && s.token(c, k).class == de {
			k--
		}
	}
	return k
}

// amid returns the place of the 在 before a phrase that an order is of: [在]31个省份中排名第13; -1 where there is none.
func (s *sentence) amid(c *clause, r *reading, from, k int) int {
	if !r.rank || k+1 >= r.at || s.text(s.token(c, k+1)) != "中" {
		return -1
	}
	for j := from - 1; j >= 0 && j > from-8; j-- {
		if t := s.token(c, j); t.class == prep && s.text(t) == "在" {
			return j
		}
	}
	return -1
}

// thrown tells whether the word at k is a verb of one character that 至 or 到 makes one of moving, of a thing that 被 or an adverb
// parts from it: 气温被“甩”至, 水位直冲到.
func (s *sentence) thrown(c *clause, k int) bool {
	t := s.token(c, k)
	if t.at-t.from > 6 || t.mark != 0 {
		return false
	}
	j := k + 1
	for j < len(c.tokens) && s.token(c, j).class == quote {
		j++
	}
	if j >= len(c.tokens) || s.token(c, j).class != prep || s.text(s.token(c, j)) != "至" && s.text(s.token(c, j)) != "到" {
		return false
	}
	for j = k - 1; j > 0 && s.token(c, j).class == quote; j-- {
	}
	return j >= 0 && (s.token(c, j).class == adv || s.token(c, j).class == prep && s.text(s.token(c, j)) == "被")
}

// whence returns the place of the 由 or 从 before a phrase that only says when: 由[今年最低水位]时; -1 where there is none.
func (s *sentence) whence(c *clause, r *reading, from, k int) int {
	if k+1 >= r.at || s.text(s.token(c, k+1)) != "时" {
		return -1
	}
	for j := from - 1; j >= r.floor && j >= from-3; j-- {
		switch t := s.token(c, j); {
		case t.class == prep && (s.text(t) == "由" || s.text(t) == "从"):
			return j
		case t.class != date && t.class != adv:
			return -1
		}
	}
	return -1
}

// placesOnly tells whether the phrase names nothing but places.
func (s *sentence) placesOnly(c *clause, sp span) bool {
	for k := sp.from; k < sp.to; k++ {
		if t := s.token(c, k).class; t != place_ && t != home && t != nation && t != world && t != de {
			return false
		}
	}
	return true
}

// ofBase tells whether the quantity is one that is reckoned of something: a multiple or a percentage.
func (s *sentence) ofBase(c *clause, r *reading) bool {
	switch m := s.quantityOf(c, r).(type) {
	case *schemas.Percentage:
		return true
	case *schemas.Figure:
		return m.Kind == "multiple"
	}
	return false
}

// ordinal tells whether the quantity is a place in an order.
func (s *sentence) ordinal(c *clause, r *reading) bool {
	m, ok := s.quantityOf(c, r).(*schemas.Figure)
	return ok && m.Kind == "rank"
}

// quantityOf is the quantity that is read; nil where the reading begins at 分别 or behind the last token.
func (s *sentence) quantityOf(c *clause, r *reading) schemas.Mention {
	if r.at >= len(c.tokens) || s.token(c, r.at).class != quantity {
		return nil
	}
	return s.mentions[s.token(c, r.at).mention]
}

// predicate steps left over the words that belong to the amount and returns where the noun phrase may end.
func (s *sentence) predicate(c *clause, r *reading, k int) int {
	for ; k >= r.floor; k-- {
		t := s.token(c, k)
		switch t.class {
		case target:
			if s.marked(t, planned) && (r.origin || r.set || r.level) && k > r.floor && s.token(c, k-1).class.nominal() { // 资本开支预算由42亿元下调至
				return k
			}
		case adv, estimate, limit, neg, rumour, when, ask, inner, quote:
		case level:
		case did:
			r.made = true
		case dist:
			r.dist = true
		case to:
			r.set = true
		case up, down, flat:
			if !r.moved {
				s.moveAt(c, r, k)
			}
		case diff:
			if r.diff == 0 && !r.moved {
				r.diff = t.sign
			}
		case yoy, mom, qoq:
			if r.versus == text {
				r.versus = t.class
			}
		case share:
			r.share = true
		case rank:
			r.rank = true
		case cmp:
			r.cmp = true
		case per:
			r.per = span{k, k + 1}
		case date:
			s.dateAt(c, r, k)
		case prep:
			w := s.text(t)
			switch w {
			case "由", "从":
				r.origin = true
			case "被":
				if !r.set {
					return k
				}
			case "以", "按", "于", "自", "经", "同", "在", "至", "到":
			default:
				return k
			}
		case de:
			if k == r.floor || s.token(c, k-1).class != date || !r.base.empty() {
				return k
			}
			k--
			s.ofDate(c, r, k)
		case text, verb:
			if s.thrown(c, k) { // 最高气温被“甩”至7℃
				r.set = true
				continue
			}
			return k
		case rate:
			if k+1 < len(c.tokens) {
				r.rate, r.rateSign, r.rateText = true, t.sign, s.text(t)
				continue
			}
			return k
		default:
			return k
		}
	}
	return k
}

// moveAt reads the word of moving at k.
func (s *sentence) moveAt(c *clause, r *reading, k int) {
	t := s.token(c, k)
	r.moved, r.level, r.moveWord = true, t.to, s.text(t)
	if t.class == flat && k+1 < len(c.tokens) && s.text(s.token(c, k+1)) == "于" { // 持平于2%
		r.level = true
	}
	if v := yearly(r.moveWord); v != text && r.versus == text {
		r.versus = v
	}
	if t.class == up {
		r.move = 1
	} else if t.class == down {
		r.move = -1
	}
}

// dateAt reads the date at k as what is compared with, else as when it was so.
func (s *sentence) dateAt(c *clause, r *reading, k int) {
	d := s.mentions[s.token(c, k).mention].(*schemas.Date)
	if s.based(c, r, k) {
		if r.baseDate == nil {
			r.baseDate = d
			r.base = span{k, k + 1}
		}
		r.cmp = true
	} else if r.date == nil {
		r.date = d
	}
}

// ofDate reads the date at k before 的: what the amount is reckoned of (是2019年初的3.3倍), or when it was so (从去年的第10名).
func (s *sentence) ofDate(c *clause, r *reading, k int) {
	d := s.mentions[s.token(c, k).mention].(*schemas.Date)
	from := false // 由2月的3.3%下跌至3月的3.1%
	if k > r.floor {
		t := s.token(c, k-1)
		from = s.text(t) == "从" || s.text(t) == "由" || t.to || t.class == to
	}
	if s.ofBase(c, r) && !from {
		r.baseDate, r.base = d, span{k, k + 1}
	} else {
		r.date = d
	}
}

// yearly is the comparison that a word of moving holds: 年增, 按月下跌; text where it holds none.
func yearly(w string) class {
	w = strings.TrimPrefix(w, "按")
	switch {
	case strings.HasPrefix(w, "年"):
		return yoy
	case strings.HasPrefix(w, "月"):
		return mom
	case strings.HasPrefix(w, "季"):
		return qoq
	}
	return text
}

// based tells whether the date at k is what is compared with: 比2017年增长, 较年初, 与上月相比.
func (s *sentence) based(c *clause, r *reading, k int) bool {
	if k == r.floor {
		return false
	}
	t := s.token(c, k-1)
	if t.class == date && k-1 > r.floor { // 比2022年 年末
		t = s.token(c, k-2)
	}
	switch t.class {
	case cmp:
		return r.moved || r.diff != 0 || r.versus != text || r.rate || s.text(t) != "比" || true
	case conj, prep:
		w := s.text(t)
		return (w == "与" || w == "同" || w == "和" || w == "跟") && r.cmp
	case diff:
		return true
	}
	return false
}

// nounPhrase returns where the noun phrase that ends before k+1 begins; k+1 where there is none.
func (s *sentence) nounPhrase(c *clause, r *reading, k int) int {
	i := k
	for ; i >= r.floor; i-- {
		t := s.token(c, i)
		if t.class.nominal() {
			continue
		}
		inside := i < k && i > r.floor && s.token(c, i-1).class.nominal()
		switch t.class {
		case list, conj:
			if inside && s.token(c, i-1).class != quote || inside && t.class == list {
				continue
			}
		case level:
			if w := s.text(t); i < k && (w == "最低" || w == "平均" || inside && (w == "以上" || w == "以下")) { // 最低工资标准, 大学以上程度者
				continue
			}
		case adv:
			if inside && s.marked(t, nested) {
				continue
			}
		case prep: // 人民币对美元汇率
			if w := s.text(t); inside && (w == "对" || w == "兑") && s.marked(s.token(c, i-1), currency) {
				continue
			}
		case estimate: // 预计收购量的53%
			if w := s.text(t); i < k && w == "预计" && s.token(c, k).class == de && i > r.floor && (s.token(c, i-1).class == did || s.token(c, i-1).class == level) {
				continue
			}
		case target: // 年度投资计划的41%
			if s.marked(t, planned) && i == k && i > r.floor && s.token(c, i-1).class.nominal() {
				continue
			}
			if w := s.text(t); i < k && (w == "计划" || w == "规划" || w == "目标" || w == "任务" || w == "预算" || w == "目标任务") && s.token(c, i+1).class == de {
				continue
			}
		case etc:
			if inside && s.category(c, i+1, k) {
				continue
			}
		case date:
			if i < k && s.token(c, i+1).class == de && i+1 == k && i == r.floor {
				continue
			}
		}
		break
	}
	i++
	for i <= k && trimmed(s.token(c, i)) {
		i++
	}
	return i
}

func trimmed(t *token) bool { return t.class == de || t.class == list || t.class == conj }

// category tells whether the tokens from i to k are only a word for the sort of what was listed before 等: 行业, 产品.
func (s *sentence) category(c *clause, i, k int) bool {
	if i > k {
		return false
	}
	w := s.Text[s.token(c, i).from:s.token(c, k).at]
	if marked(w, sorts) {
		return true
	}
	first := s.text(s.token(c, i))
	return marked(first, sorts) && i < k && measure(w[len(first):]) // 行业利润率
}

// measure tells whether the words are a measure and nothing else.
func measure(w string) bool {
	h, _, ok := headOf(w)
	return ok && h == w
}

// owner reads what stands before the noun phrase: the verb, whom it is given to, the subject.
func (s *sentence) owner(c *clause, r *reading, k int) {
	if k > r.floor && s.token(c, k).class == prep && s.marked(s.token(c, k), partners) { // 第一产业对…的贡献率
		k--
	}
	for ; k >= r.floor; k-- {
		t := s.token(c, k)
		switch t.class {
		case verb, say, learn, rank, share, to, flat:
			if r.verb.empty() {
				r.verb = span{k, k + 1}
			}
			r.verb.from = k
			continue
		case did:
			r.made = true
			if r.verb.empty() {
				r.verb = span{k, k + 1}
			}
			r.verb.from = k
			continue
		case up, down:
			if !r.pushed {
				r.pushed, r.pushSign = true, 1
				if t.class == down {
					r.pushSign = -1
				}
			}
			if r.verb.empty() {
				r.verb = span{k, k + 1}
			}
			r.verb.from = k
			continue
		case level:
			if w := s.text(t); strings.Contains(w, "实现") || strings.Contains(w, "完成") || strings.Contains(w, "取得") {
				r.made = true // 金融业实现增加值
			}
			continue
		case adv, target, estimate, limit, neg, yoy, mom, dist, that, when, ask, inner, rumour, qoq, rate, diff:
			continue
		case date:
			if r.date == nil {
				r.date = s.mentions[t.mention].(*schemas.Date)
			}
			continue
		case quantity:
			if s.lasted(t) {
				continue
			}
		case prep: // 石油加工业由去年同期净亏损4亿元转为盈利5亿元
			if w := s.text(t); w == "由" && s.token(c, k+1).class == date {
				continue
			}
		}
		break
	}
	if k < r.floor {
		return
	}
	t := s.token(c, k)
	if t.class.nominal() {
		from := k
		for from > r.floor && (s.token(c, from-1).class.nominal() || s.token(c, from-1).class == list || s.token(c, from-1).class == conj && from-1 > r.floor && s.token(c, from-2).class.nominal()) {
			from--
		}
		sp := span{from, k + 1}
		if from > r.floor && (s.token(c, from-1).class == prep || !r.verb.empty() && s.text(s.token(c, from-1)) == "为") { // 为主队攻入两球
			switch s.text(s.token(c, from-1)) {
			case "对", "向", "给", "为", "对于":
				r.target = sp
			}
			// the subject may stand before: 市财政对…给予
			if from-2 >= r.floor && s.token(c, from-2).class.nominal() {
				to := from - 1
				f := to - 1
				for f > r.floor && s.token(c, f-1).class.nominal() {
					f--
				}
				r.subject = span{f, to}
			}
			return
		}
		r.subject = sp
	}
}

// behind reads the noun phrase right behind the quantity: 90余家[金融机构], 600万元的[项目经费支持].
func (s *sentence) behind(c *clause, r *reading) {
	k := r.at + 1
	if k < len(c.tokens) && s.after(c, k) {
		k++
	}
	if k+2 < len(c.tokens) && s.token(c, k).at == s.token(c, k+1).from && s.text(s.token(c, k)) == "（" && s.text(s.token(c, k+2)) == "）" && runes(s.text(s.token(c, k+1))) == 1 { // 703件（套）
		k += 3
	}
	if k < len(c.tokens) && s.token(c, k).class == de {
		r.of = true
		k++
	}
	from := k
	for k < len(c.tokens) {
		t := s.token(c, k)
		if t.class == de && k > from || !t.class.nominal() && !(t.class == adv && k > from && s.marked(t, nested)) || t.class == per {
			break
		}
		if t.class == text && k > from && s.counts(c, r) && (strings.HasPrefix(s.text(t), "获") || strings.HasPrefix(s.text(t), "被") || strings.HasPrefix(s.text(t), "遭")) { // 1900只个股[获主力资金净流入]
			break
		}
		if t.class == org && k > from && r.at+1 < k && s.token(c, k-1).class != text && s.token(c, k-1).class != noun {
			break
		}
		k++
		if k-from > 16 {
			break
		}
	}
	if k < len(c.tokens) && k > from && s.token(c, k).class == de && s.counts(c, r) && (s.placesOnly(c, span{from, k}) || s.token(c, k-1).class == adjective || s.token(c, k-1).class == org || s.token(c, k-1).class == title) {
		// 1600个来自重庆的项目: the head stands behind 的
		j := k + 1
		for j < len(c.tokens) && s.token(c, j).class.nominal() && s.token(c, j).class != de {
			j++
		}
		if j > k+1 {
			r.behind = span{k + 1, j}
			return
		}
	}
	if k == from && k < len(c.tokens) && (s.token(c, k).class == verb || s.token(c, k).class == did || s.token(c, k).class == prep) { // 20名参加培训的学员
		j := k
		for j < len(c.tokens) && j < k+8 && s.token(c, j).class != de && s.token(c, j).class != quantity && s.token(c, j).class != stop {
			j++
		}
		if j < len(c.tokens) && s.token(c, j).class == de {
			h := j + 1
			for h < len(c.tokens) && s.token(c, h).class.nominal() && s.token(c, h).class != de {
				h++
			}
			if h > j+1 {
				r.behind = span{j + 1, h}
			}
		} else if v := s.token(c, k); v.class == verb && k+1 < len(c.tokens) && s.token(c, k+1).class == noun && s.counts(c, r) && strings.HasSuffix(s.text(s.token(c, r.at)), "名") { // 56名值班矿工
			r.behind = span{k, k + 2}
		}
		return
	}
	if k < len(c.tokens) && k-from >= 2 && s.token(c, k-1).class == noun && s.token(c, k-1).sign == 1 { // 受访者支持[这项]
		if n := s.token(c, k).class; n == that || n == title || n == quantity || n == place_ {
			k--
		}
	}
	for k > from && (s.token(c, k-1).class == de || s.token(c, k-1).class == quote && !s.paired(c, from, k)) {
		k--
	}
	if k > from+1 && k < len(c.tokens) && s.token(c, k-1).class == rate && s.counts(c, r) && s.stated(c, k) { // 7个区县增幅超过30%
		k--
	}
	if s.measures(c, from, k) && s.token(c, r.at).mention >= 0 && s.counts(c, r) { // 9个县财政收入增长: the counties are counted
		k = s.members(c, from, k)
	}
	r.behind = span{from, k}
	if marked(s.words(c, r.behind), topped) { // 9000人次之
		r.behind = span{}
	}
}

// measures tells whether the words of a span end with a measure of what stands before it, and an amount of it follows.
func (s *sentence) measures(c *clause, from, end int) bool {
	if end-from < 2 || end >= len(c.tokens) || s.token(c, end-2).class == de || s.token(c, end-2).class == list {
		return false
	}
	last := s.token(c, end-1)
	if h, _, ok := headOf(s.text(last)); last.class != property && (!ok || h != s.text(last)) {
		return false
	}
	if w := s.words(c, span{from, end - 1}); marked(w, modifiers) || runes(w) < 2 && !strings.Contains("省市县区州盟旗国镇乡村", w) {
		return false
	}
	moves := false
	for k := end; k < len(c.tokens) && k < end+6; k++ {
		switch t := s.token(c, k); t.class {
		case quantity:
			return moves
		case up, down, level, to:
			moves = true
		case prep: // 由2012年的5852元增加到
			if w := s.text(t); w != "由" && w != "从" {
				return false
			}
			moves = true
		case de:
			if s.token(c, k-1).class != date {
				return false
			}
		case yoy, mom, qoq, adv, dist, cmp, date:
		default:
			if s.text(t) != "平均" {
				return false
			}
		}
	}
	return false
}

// members returns where the words for the things counted end, in a phrase whose end is what they have: 4个一线城市[新建商品住宅销售价格].
func (s *sentence) members(c *clause, from, end int) int {
	for j := from + 1; j < end && j < from+8; j++ {
		if _, ok := endOf(s.text(s.token(c, j-1)), class_); ok && s.token(c, j).class != list && s.token(c, j).class != conj {
			return j
		}
	}
	for j := from + 1; j < end; j++ { // in one run of characters
		if _, ok := endOf(s.words(c, span{from, j}), class_); ok {
			return j
		}
	}
	return end - 1
}

// paired tells whether the quotation marks in a span open and close.
func (s *sentence) paired(c *clause, from, to int) bool {
	n := 0
	for k := from; k < to; k++ {
		switch s.token(c, k).mark {
		case '“', '‘', '「', '《':
			n++
		case '”', '’', '」', '》':
			n--
		}
	}
	return n == 0
}

// counts tells whether what is read is a quantity that counts things; it may be 分别, before the quantities.
func (s *sentence) counts(c *clause, r *reading) bool {
	m, ok := s.quantityOf(c, r).(*schemas.Figure)
	return ok && m.Kind == "count"
}

// after tells whether the token at k is a word of the quantity itself: 左右, 以上, 之多.
func (s *sentence) after(c *clause, k int) bool {
	switch s.text(s.token(c, k)) {
	case "左右", "上下", "以上", "以下", "以内", "之多", "多", "余", "人民币", "美元":
		return true
	}
	return false
}

// words returns the text of a span without what a name does not begin or end with.
func (s *sentence) words(c *clause, sp span) string {
	if sp.empty() {
		return ""
	}
	from, to := s.token(c, sp.from).from, s.token(c, sp.to-1).at
	return trim(s.Text[from:to])
}

// trim is strings.TrimSpace, which is slow to see that a Chinese character is no space.
func trim(w string) string {
	if n := len(w); n >= 3 && w[0] >= 0xE4 && w[n-3] >= 0xE4 && !utf8.RuneStart(w[n-2]) && !utf8.RuneStart(w[n-1]) {
		return w
	}
	return strings.TrimSpace(w)
}

// runes counts the characters of text that is UTF-8: the bytes that begin one.
func runes(s string) (n int) {
	for i := range len(s) {
		if s[i]&0xC0 != 0x80 {
			n++
		}
	}
	return n
}
