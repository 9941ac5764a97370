package fact

import (
	"strings"
	"unicode/utf8"

	"newsfacts/extract/lexicon"
	"newsfacts/extract/place"
)

// count: things counted.
func (a *article) count(s *sentence, c *clause, st *statement) {
	r := &st.r
	st.kind, st.rule = "count", "count"
	if rule := s.uncounted(c, r, st.amount.unit); rule != "" {
		st.kind, st.rule = "", rule
		return
	}
	st.moves()
	if a.countOf(s, c, st) || a.countFate(s, c, st) {
		return
	}
	before := st.what
	if a.countBehind(s, c, st) {
		return
	}
	if !r.subject.empty() && r.phrase.to-r.phrase.from == 1 && s.token(c, r.phrase.from).class == noun && marked(st.what.property, act) && !marked(st.what.property, hosts) { // 商品房共成交930套
		if n := a.name(s, c, r.subject); n.property != "" {
			st.predicate = st.what.property
			n.entity = ""
			st.what = n
		}
	}
	if st.what.empty() {
		a.countUnnamed(s, c, st, before)
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

// uncounted names the rule by which the amount counts nothing; "": it does.
func (s *sentence) uncounted(c *clause, r *reading, unit string) string {
	if unit == "次" && strings.HasPrefix(s.Text[s.token(c, r.at).at:], "产业") { // 三次产业
		return "name"
	}
	if b := r.behind; !b.empty() && r.named == nil && b.to+1 < len(c.tokens) && s.text(s.token(c, b.to)) == "有" && !strings.HasSuffix(s.words(c, b), "中") && s.token(c, b.to+1).class == quantity { // 年吞吐量200万人次以下机场有30个
		return "threshold"
	}
	return ""
}

// moves reads whether the number of things is one that moved, or by which they differ.
func (st *statement) moves() {
	r := &st.r
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
}

// countOf reads the things counted where a body, the word of moving or the verb before them says what they are. False: none does.
func (a *article) countOf(s *sentence, c *clause, st *statement) bool {
	r := &st.r
	if x := &a.context; st.what.empty() && st.what.org != nil && r.named == nil && r.behind.empty() && (st.what.org.Kind == "party" || st.what.org.Kind == "sports") && x.near(s) && x.kind == "count" && x.unit == st.amount.unit && x.fact.Sentence == s.Number { // 甲党36人、乙党13人
		org := st.what.org
		a.take(st)
		st.what.org, st.what.entity, st.rule = org, org.Text, "count_entity"
		return true
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
		return true
	}
	if marked(r.moveWord, namesItself) && r.named == nil && !st.what.measured && st.what.property != "" { // 某银行将裁员3000人
		st.what.entity, st.what.property, st.rule = st.what.property, r.moveWord, "count_verb"
		return true
	}
	if st.amount.unit == "分" && r.named == nil && st.kind == "count" {
		st.kind = "level"
		if w := a.player(s, c, r.at); w != "" && !st.what.measured { // 得到24分
			st.what = name{property: "得分", entity: w, measured: true}
			return true
		}
	}
	return false
}

// countFate reads what became of the people counted: 5人当场死亡.
func (a *article) countFate(s *sentence, c *clause, st *statement) bool {
	w := s.fate(c, st.r)
	if w == "" || st.r.named != nil || st.what.measured && strings.HasSuffix(st.what.property, "数") {
		return false
	}
	before := st.what
	st.what = name{property: w, place: before.place, home: before.home}
	st.rule = "count_fate"
	a.doer(s, c, st, before)
	a.compare(s, c, st)
	return true
}

// countBehind reads the things that stand behind their number: 90余家金融机构. False: none do.
func (a *article) countBehind(s *sentence, c *clause, st *statement) bool {
	r, before := &st.r, st.what
	if r.behind.empty() || before.measured && r.of {
		return false
	}
	n := a.name(s, c, r.behind)
	if n.property == "" && n.org != nil && !r.of && n.place == nil { // 12支矿山救援队
		n.property, n.entity, n.org = n.org.Text, "", nil
	}
	if x := &a.context; n.measured && n.entity == "" && x.counted.unit == st.amount.unit && x.counted.paragraph == s.Paragraph && s.stated(c, r.behind.to) { // 118家公司披露业绩，其中109家净利润增长
		st.what, st.rule = x.counted.what, "count_before"
		st.infer("property")
		return true
	}
	if n.property == "" || marked(n.property, particles) {
		return false
	}
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
	return true
}

// countUnnamed reads a number that no phrase stands beside: what the people do, what the figure was found with, or what was counted
// before.
func (a *article) countUnnamed(s *sentence, c *clause, st *statement, before name) {
	r := &st.r
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
