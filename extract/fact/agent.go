package fact

import (
	"strings"
	"unicode/utf8"
)

// agent returns who does what the clause says: the noun phrase that its first verb before place `at` follows. Places,
// measures and what stands behind a preposition are nobody.
func (a *article) agent(s *sentence, c *clause, at int) (who span) {
	k := 0
	for k < at {
		t := s.token(c, k)
		switch {
		case t.class == prep: // 在…中, 为…: skipped with its phrase
			for k++; k < at && (s.token(c, k).class.nominal() || s.token(c, k).class == list || s.token(c, k).class == conj); k++ {
			}
			continue
		case t.class == text && s.Text[t.from] >= '0' && s.Text[t.from] <= '9': // 12投7中
			k++
		case t.class.nominal() && t.class != de && t.class != quote:
			from := k
			for k < at && (s.token(c, k).class.nominal() || s.token(c, k).class == quantity && s.aged(s.token(c, k)) || k+1 < at && s.text(s.token(c, k)) == "前" && s.token(c, k).at == s.token(c, k+1).from && s.token(c, k+1).class == noun && s.token(c, k-1).at == s.token(c, k).from) { // 某省前副省长
				k++
			}
			if k < at && acting(s, c, k) {
				return span{from, k}
			}
			return span{}
		case t.class == adv, t.class == date, t.class == conj, t.class == inner, t.class == quantity && s.aged(t), t.class == de, t.class == quote:
			k++
		default:
			return span{}
		}
	}
	return span{}
}

// acting tells whether the token at k begins a predicate: a verb, or an adverb or preposition before one.
func acting(s *sentence, c *clause, k int) bool {
	for ; k < len(c.tokens) && k < reach; k++ {
		switch t := s.token(c, k); t.class {
		case verb, did, level, up, down, to, say, share, rank:
			return true
		case adv, target, estimate, neg, date, prep, quote, dist, that, quantity:
		default:
			if k > 0 && t.class.nominal() {
				continue
			}
			return false
		}
	}
	return false
}

// person returns the name of a person that the span ends with: 外援高登 -> 高登; "" where it ends with none. A name is of two
// to four characters that no list knows, and begins with a surname or stands behind what somebody is.
func (s *sentence) person(c *clause, sp span) string {
	if sp.empty() {
		return ""
	}
	t := s.token(c, sp.to-1)
	w := strings.Trim(s.text(t), "·")
	n := runes(w)
	if t.class != text || t.mark != 0 || n < 2 || n > 12 || n > 5 && !strings.Contains(w, "·") {
		return ""
	}
	initial := first(w)
	switch {
	case strings.Contains(w, "·"):
	case sp.to-sp.from > 1 && s.marked(s.token(c, sp.to-2), role):
	case sp.to > 2 && s.token(c, sp.to-2).class == de && s.aged(s.token(c, sp.to-3)): // 17岁的乔宁
	case strings.ContainsRune(surnames, initial) && n <= 3:
	default:
		return ""
	}
	return w
}

// player returns whose the points are: the agent of the clause, if a verb of gaining stands between him and the quantity.
func (a *article) player(s *sentence, c *clause, at int) string {
	x := &a.context
	verb := -1
	for k := at - 1; k >= max(0, at-reach); k-- {
		if s.marked(s.token(c, k), gain) {
			verb = k
			break
		}
	}
	if verb < 0 {
		if f := x.fact; f != nil && x.factTurn == x.turn && x.actor.turn == x.turn && x.actor.plays && or(f.Entity) == x.actor.text && !s.subjected(c, at) && f.Sentence == s.Number { // 姚某得到21分，另外还有4次失误
			return x.actor.text
		}
		return ""
	}
	for k := at + 1; k < len(c.tokens) && k < at+6; k++ { // 获得4枚金牌的省队
		if t := s.token(c, k); t.class == de && k+1 < len(c.tokens) && s.token(c, k+1).class.nominal() {
			to := k + 1
			for to < len(c.tokens) && s.token(c, to).class.nominal() && s.token(c, to).class != de {
				to++
			}
			if n := a.name(s, c, span{k + 1, to}); n.org != nil && n.property == "" {
				return n.org.Text
			} else if team(n.property) {
				return n.property
			}
			break
		} else if !t.class.nominal() {
			break
		}
	}
	who := a.gainer(s, c, verb)
	if who.empty() {
		who = a.agent(s, c, at)
	}
	if who.empty() {
		if x.actor.turn == x.turn && x.actor.plays && !s.subjected(c, at) { // 中国队6人出征，共获5枚金牌
			return x.actor.text
		}
		return ""
	}
	if w := s.person(c, who); w != "" {
		return w
	}
	n := a.name(s, c, who)
	switch {
	case n.measured || n.rate || n.org != nil && !actor(n.org):
		return ""
	case n.org != nil && n.property == "":
		return n.org.Text
	case n.org != nil || s.token(c, who.to-1).class == text:
		if _, tail, ok := strings.Cut(n.property, "后"); ok && runes(tail) >= 2 { // 开场后北河队
			return tail
		}
		return n.property
	}
	return ""
}

// gainer returns the noun right before a verb of gaining, adverbs and 为X队 left out, where it is a body or a name: 开始后火箭连得6分.
func (a *article) gainer(s *sentence, c *clause, verb int) span {
	k := verb - 1
	for k >= 0 && s.token(c, k).class == adv {
		k--
	}
	if k < 0 {
		return span{}
	}
	switch t := s.token(c, k); {
	case k > 0 && (s.token(c, k-1).class == prep || s.token(c, k-1).class == level):
	case t.class == org:
		return span{k, k + 1}
	case s.person(c, span{max(0, k-1), k + 1}) != "":
		return span{max(0, k-1), k + 1}
	}
	return span{}
}

// subjected tells whether a noun stands before the first verb of the clause.
func (s *sentence) subjected(c *clause, at int) bool {
	for k := 0; k < at; k++ {
		if s.Text[s.token(c, k).from] <= '9' { // 12投7中
			continue
		}
		switch t := s.token(c, k).class; {
		case t.nominal():
			return true
		case t == verb || t == did || t == level:
			return false
		}
	}
	return false
}

// team tells whether the words name those who play for something.
func team(w string) bool {
	return endsWith(w, team_)
}

// An actor is who or what the last clauses spoke of.
type actor_ struct {
	what  name
	text  string
	turn  int32
	plays bool // a person or a team
}

// acts lets whoever the clause begins with be the owner of what later clauses measure: 乔宁独得31分，扣球成功率52.6%. A clause
// that ends with a noun behind 的 and says nothing of it names the topic: 团队研制的太阳能电池，经国家认证，效率达33%.
func (a *article) acts(s *sentence, i int) {
	c := &s.clauses[i]
	if c.outer >= 0 || len(c.tokens) == 0 {
		return
	}
	n := min(len(c.tokens), reach)
	who := a.agent(s, c, n)
	if c.amounts == 0 && n == len(c.tokens) {
		k := n
		for k > 0 && s.token(c, k-1).class.nominal() && s.token(c, k-1).class != de {
			k--
		}
		if k > 1 && k < n && s.token(c, k-1).class == de && s.token(c, k-2).class == verb {
			who = span{k, n}
		}
	}
	if who.empty() || who.to < len(c.tokens) && speaks(s.text(s.token(c, who.to))) {
		return
	}
	if f := who.from; f > 0 && (s.token(c, f-1).class == quote || s.token(c, f-1).class == quantity) { // “青竹杯”全国公开赛, 24支球队
		return
	}
	what := a.name(s, c, who)
	x := &a.context
	if w := s.person(c, who); w != "" {
		x.actor = actor_{name{property: w}, w, x.turn, true}
		return
	}
	if what.measured && what.entity != "" { // 代表团的金牌总数追平
		x.actor = actor_{name{org: what.org}, what.entity, x.turn, team(what.entity)}
		return
	}
	if what.measured || what.rate || what.org != nil && !actor(what.org) && what.property == "" {
		return
	}
	w := what.property
	if w == "" && what.org != nil {
		w = what.org.Text
	}
	if runes(w) < 2 || marked(w, pronoun) || marked(w, modifiers) {
		return
	}
	x.actor = actor_{what, w, x.turn, team(w)}
}

// speaks tells whether a word is of saying: who says so is not who is spoken of.
func speaks(w string) bool {
	if known, _, ok := words().At(w, 0); ok && (known.class == say || known.class == learn || known.class == estimate) {
		return true
	}
	return marked(w, tell)
}

// attribute tells whether the property ends with one of them: 稳态光电转换效率, 三分球命中率.
func attribute(p string) bool { return endsWith(p, attribute_) }

// belongs sets the entity of an attribute that names no owner: whoever the sentence spoke of, or whom 她 and 其 point to.
func (a *article) belongs(s *sentence, st *statement) {
	x := &a.context
	if st.what.entity != "" || st.r.named != nil || x.actor.text == "" && !attribute(st.what.property) {
		return
	}
	c, f := &s.clauses[st.clause], st.r.phrase.from
	if attribute(st.what.property) && st.r.phrase.empty() {
		if w := s.person(c, a.agent(s, c, st.r.at)); w != "" { // 陈某因受贿逾300万元
			st.what.entity = w
			return
		}
	}
	pointed := f > 0 && !st.r.phrase.empty() && s.marked(s.token(c, f-1), pronoun)
	if pointed && x.turn-x.actor.turn <= 2 || attribute(st.what.property) && x.turn == x.actor.turn {
		st.what.entity, st.what.org = x.actor.text, x.actor.what.org
		st.infer("entity")
	}
}

// fate returns what became of the people whom the quantity counts by 人: 5人当场死亡, 20人在滑坡中失踪.
func (s *sentence) fate(c *clause, r reading) string {
	t := s.token(c, r.at)
	if m := s.text(t); !strings.HasSuffix(m, "人") {
		return ""
	}
	end := min(int(c.to), int(t.at)+60)
	for k := r.at + 1; k < len(c.tokens); k++ {
		if x := s.token(c, k); x.class == quantity || x.class == list || x.class == that || x.class == org {
			end = min(end, int(x.from))
			break
		}
	}
	for end < int(c.to) && !utf8.RuneStart(s.Text[end]) {
		end++
	}
	rest := s.Text[t.at:end]
	if strings.HasPrefix(rest, "的") {
		return ""
	}
	first, became := len(rest), ""
	for _, w := range wordsOf(fate) {
		if i := strings.Index(rest, w); i >= 0 && i < first {
			first, became = i, w
		}
	}
	return became
}

// by returns whose the amount is that 以 stands before: 约翰以37%的得票率领先. The place of 以 among the tokens, or -1.
func (s *sentence) by(c *clause, r reading) (who span, at int) {
	k := r.at - 1
	for k > 0 && k >= r.phrase.from && k < r.phrase.to { // 以总成绩309公斤
		k--
	}
	for k > 0 && (s.token(c, k).class == text && s.token(c, k).mark == 0 && s.Text[s.token(c, k).from] < utf8.RuneSelf || s.token(c, k).class == level || s.token(c, k).class == adv || s.token(c, k).class == noun && runes(s.text(s.token(c, k))) <= 3 && k > r.at-3) {
		k--
	}
	if k < 0 || s.token(c, k).class != prep || s.text(s.token(c, k)) != "以" {
		return span{}, -1
	}
	to := k
	for to > 0 && s.token(c, to-1).class == adv {
		to--
	}
	from := to
	for from > 0 && s.token(c, from-1).class.nominal() && s.token(c, from-1).class != de {
		from--
	}
	return span{from, to}, k
}

// topped reads an amount that is the highest or lowest of its measure: 起薪以信息业3.4万元最高. Others follow: 餐饮业2.3万元最低.
func (a *article) topped(s *sentence, c *clause, st *statement, who span) bool {
	if who.empty() || st.r.phrase.empty() || !s.marked(s.tokenAfter(c, st.r.at), topped) {
		return false
	}
	n, of := a.name(s, c, who), a.name(s, c, st.r.phrase)
	if n.property == "" || n.org != nil || of.property == "" && of.place == nil && of.org == nil {
		return false
	}
	n.entity, n.org, n.measured = of.property, of.org, true
	if of.org != nil {
		n.entity = of.org.Text
	}
	if of.place != nil {
		n.place, n.home = of.place, false
	}
	st.what = n
	a.context.topped = a.context.turn
	return true
}

// credit sets the property and the owner of an amount behind 以: what it is stands behind 的, or between.
func (a *article) credit(s *sentence, c *clause, st *statement) bool {
	r := st.r
	who, at := s.by(c, r)
	if at < 0 || r.named != nil {
		return false
	}
	if a.topped(s, c, st, who) {
		return true
	}
	n := name{}
	for k := r.behind.from; r.of && k < r.behind.to && st.amount.kind == "percent"; k++ {
		if s.token(c, k).class == rate { // 以4%的经济增速领先全省
			st.r.behind.to = k + 1
			return false
		}
	}
	if r.of && !r.behind.empty() {
		n = a.name(s, c, r.behind)
	}
	if n.property == "" && st.what.measured && !r.phrase.empty() && r.phrase.from == at+1 {
		n = st.what
	}
	if n.property == "" && st.amount.kind != "count" {
		return false
	}
	if st.amount.kind == "count" && n.property == "" || st.amount.kind == "count" && !r.of {
		if r.behind.empty() {
			return false
		}
		n = a.name(s, c, r.behind)
		n.entity, n.org = "", nil
	}
	if n.property == "" || n.rate {
		return false
	}
	if w := s.person(c, who); w != "" {
		n.entity = w
	} else if o := a.name(s, c, who); !who.empty() {
		n.entity, n.org = o.property, o.org
		if o.org != nil {
			n.entity = o.org.Text
		}
		if n.place == nil {
			n.place, n.home = o.place, o.home
		}
	}
	if n.entity == "" && a.context.actor.turn == a.context.turn && n.place == nil && !n.home && !s.subjected(c, at) && at <= 2 {
		n.entity, n.org = a.context.actor.text, a.context.actor.what.org
	}
	n.measured = true
	st.what = n
	return true
}
