package fact

import (
	"strings"

	"newsfacts/extract/place"
	"newsfacts/schemas"
)

// A context is what later clauses may leave out.
type context struct {
	what      name   // of the last fact
	kind      string // of the last fact
	unit      string
	fact      *schemas.Fact
	paragraph int32
	zone      string

	subject  name  // of a clause without a quantity since the last fact
	spoken   bool  // subject is set
	weak     name  // a subject that names no measure
	weakAt   int32 // sentence of weak
	weakNew  bool  // no fact stands between
	place    *place.Place
	first    *place.Place // the first place that a fact was of
	home     bool
	homeWord string                // 全县, 该县, where home
	org      *schemas.Organization // the last company, school or team that was a subject
	made     bool                  // the last fact's entity made it
	actor    actor_                // who or what was spoken of last
	factAt   int32                 // paragraph of fact
	factTurn int32                 // turn of fact

	g         governing             // the date that governs what follows
	opening   governing             // 自…起
	openingAt int32                 // sentence of opening
	loose     bool                  // g was only looked back to
	before    governing             // what governed before it
	past      governing             // what governed before a date that is still to come
	gAt       int32                 // sentence of g
	stock     governing             // the point within the main period that was named last: 3月末
	titled    governing             // the month or longer that the title names
	main      governing             // the first month or longer that governs: what the article reports on
	force     governing             // since when the rule that the article is about holds: 5月30日起施行
	given     string                // whom it is given to: 对新认定的国家技术创新中心，将给予…
	doer      *schemas.Organization // the acting body of the sentence
	this      string                // what 该 points to in the sentence

	source       *string // who says what follows
	pointing     string  // the noun behind 该
	pointedAt    int32   // its sentence
	points       int     // how often an antecedent was looked for
	sourceAt     int32   // sentence that named source
	today        *int32  // the article's reference date
	company      string  // that the article reports on
	companyOrg   *schemas.Organization
	companyFirst bool    // the article begins with it
	lead         *string // the source of the lead, for the paragraphs after it
	versus       string  // comparison of the last fact in the sentence
	measure      name    // the last measure of the sentence
	measureAt    int32
	measureUnit  string
	of           string // the whole that the sentence names parts of
	ofAt         int32  // its turn
	topic        string // who may act in the clauses that follow
	topicAt      int32  // its turn
	group        string // the things counted that the sentence measures
	groupAt      int32  // its turn
	counted      counted
	here         *place.Place // what the paragraph is headed with
	kept         kept
	section      string // comparison that the heading gives to what stands under it: 环比变动情况
	frame        string // comparison that holds for a paragraph: 从环比看

	table   string          // what the heading of a table measures: 主要产品产量
	dealt   []*schemas.Date // the periods that 分别 dealt out last
	dealtAt int32           // turn of dealt

	turn     int32     // counts sentences up to 。: a ； only parts them
	goesOn   bool      // the sentence before ended with ；
	lifted   governing // what governed before a clause lifted it for the rest of the sentence
	gPlanned bool      // g was named in a plan or a forecast
	person   *string   // who spoke last, with what he is
	topped   int32     // turn in which an amount was the highest of its measure
	toldAt   int32     // paragraph whose first words were read

	planned               string // modality of the last clause, for what follows ；
	conditional, question bool   // of the sentence
}

// kept is the comparison that was said last, with its paragraph and period.
type kept struct {
	versus    string
	paragraph int32
	period    string
}

// counted are the things counted last, with their measure word and paragraph.
type counted struct {
	what      name
	unit      string
	paragraph int32
}

// enter prepares for the next sentence.
func (x *context) enter(s *sentence) {
	if s.Paragraph != x.paragraph || s.Zone != x.zone {
		x.spoken, x.frame = false, x.section
		x.place, x.home, x.here = nil, false, nil
		x.source = x.lead
		x.org = nil
		if m := x.main.d; m != nil && x.g.d != nil && x.g.d != m && x.g.d.StartDate != nil && x.g.d.EndDate != nil && *x.g.d.EndDate <= *m.EndDate && *x.g.d.EndDate >= *m.StartDate {
			if *x.g.d.StartDate == *x.g.d.EndDate {
				x.stock = x.g
			}
			x.g = x.main // 3月末 and 1-2月 hold for their paragraph in a report on the quarter
		}
		if d := x.g.d; d != nil && d.StartDate != nil && x.today != nil && *d.StartDate > *x.today { // a plan's year is not what the next paragraph speaks of
			if x.g = x.main; x.g.d == nil {
				x.g = x.past
			}
		}
		x.past = governing{}
		if s.Zone != x.zone {
			x.fact = nil
			if course(s.Zone) && course(x.zone) { // a heading parts the report, and what it is of goes on
				x.g = x.main
			} else {
				x.g, x.main, x.source, x.lead = x.titled, x.titled, nil, nil // 2017年教育公报: the body may name no year
			}
		}
	}
	if x.loose {
		x.g, x.loose = x.before, false
	}
	if !x.goesOn || s.Paragraph != x.paragraph {
		x.turn++
		if x.lifted.d != nil {
			x.g, x.lifted = x.lifted, governing{}
		}
		if regional(x.place) { // 全球 holds for its sentence
			x.place = nil
		}
		x.weak, x.versus, x.given, x.doer, x.this, x.planned = name{}, "", "", nil, "", ""
	}
	x.goesOn = strings.HasSuffix(s.Text, "；") || strings.HasSuffix(s.Text, ";")
	x.paragraph, x.zone = s.Paragraph, s.Zone
}

// course tells whether the zone is of the article's own course: its body and the headings that part it.
func course(zone string) bool { return zone == "body" || zone == "subhead" }

// near tells whether the last fact stands close enough for its property to be left out.
func (x *context) near(s *sentence) bool {
	return x.fact != nil && (x.fact.Sentence == s.Number || s.Paragraph == x.factAt && x.fact.Zone == s.Zone && x.turn-x.factTurn <= 2)
}

// subject remembers the noun phrase of a clause without a quantity: the next clause may leave it out
// (工业增速加快，增长5%). The phrase is what stands first in the clause, after dates.
func (a *article) subject(s *sentence, i int) {
	c := &s.clauses[i]
	if c.outer >= 0 || a.says(s, c) {
		return
	}
	a.recipient(s, c)
	a.sited(s, c)
	a.whole(s, c)
	if c.end == '，' && len(c.tokens) > 0 && s.token(c, len(c.tokens)-1).class.nominal() {
		a.topic(s, c)
	}
	if len(c.tokens) == 1 && i == 0 && (c.end == '：' || c.end == ':') && s.token(c, 0).class == place_ { // 云南：全省接待游客
		p := s.places[s.token(c, 0).place]
		a.context.place, a.context.home, a.context.here = p, false, p
		return
	}
	if a.superlative(s, c) {
		return
	}
	a.located(s, c)
	k := 0
	for k < len(c.tokens) && !s.token(c, k).class.nominal() {
		if t := s.token(c, k).class; t == verb || t == did {
			return
		}
		k++
	}
	if k > 0 && s.token(c, k-1).class == prep { // 以大足为起点
		return
	}
	from := k
	for k < len(c.tokens) && (s.token(c, k).class.nominal() || s.token(c, k).class == verb && s.text(s.token(c, k)) == "修订") {
		k++
	}
	if from == k {
		return
	}
	listed := from > 0 && s.token(c, from-1).class == level
	for end := min(len(c.tokens), from+reach); listed && k < end; k++ { // 其次为食品、酒类饮品及烟草
		if t := s.token(c, k); !t.class.nominal() && t.class != list && t.class != conj {
			break
		}
	}
	if k > from+1 && k < len(c.tokens) {
		k = max(from+1, s.reckoned(c, k-1)+1)
	}
	n := a.name(s, c, span{from, k})
	x := &a.context
	if k == len(c.tokens) && n.property != "" && !n.measured && n.org == nil && c.end == '，' && s.inner(c) { // 其中：新房住宅，成交535套，均价5万元
		x.group, x.groupAt = n.property, x.turn
	}
	if n.place == nil && n.org != nil && from <= 1 && actor(n.org) {
		w := s.text(s.token(c, from))
		if p, end := place.Find(w, 0); p != nil && end < len(w) && strings.ContainsRune("市县区省镇", last(w[:end])) { // 云南省富源县红土煤矿
			x.place, x.home = p, false
		}
	}
	if endsWith(n.property, contest, event) { // 全国青年联赛
	} else if n.place != nil && n.place.Level == 0 && n.place.Name != place.China.Name && s.names(c, k, nation) { // 美国是我国第三大贸易伙伴
	} else if listed && n.place != nil && s.text(s.token(c, from-1)) == "为" { // 新增线路6条，为武汉地铁19号线、…
	} else if n.place != nil {
		x.place, x.home = n.place, false
	} else if n.home {
		x.place, x.home, x.homeWord = nil, true, n.homeWord
	}
	if actor(n.org) {
		x.org, x.doer = n.org, n.org
		if s.reckons(c) { // 研究院据各省数据整理
			x.doer = nil
		}
	}
	if w := s.Text[s.token(c, from).from:s.token(c, k-1).at]; !s.cell(i) && n.property == "" && (n.org != nil || n.place != nil) && k < len(c.tokens) && (s.text(s.token(c, k)) == "为" || s.text(s.token(c, k)) == "是") && runes(w) <= 12 { // 其中，东盟为我国第一大贸易伙伴，占…
		x.weak, x.weakAt, x.weakNew = name{property: w, org: n.org}, x.turn, true
	}
	if s.cell(i) {
		a.line(n)
	} else if n.measured || n.rate || strings.HasPrefix(n.entity, "最") && warm(n.entity) { // 最低气温的“底限”
		if !n.measured && warm(n.entity) {
			n.property, n.entity, n.measured = n.entity, "", true
		}
		x.subject, x.spoken = n, true
	} else if n.property != "" && (sector(n.property) || listed) {
		x.weak, x.weakAt, x.weakNew = n, x.turn, true
	}
}

// whole remembers what the parts named in the clauses that follow are of: 在全部农民工中，男性占六成.
func (a *article) whole(s *sentence, c *clause) {
	n := len(c.tokens)
	if n < 3 || n > 12 || c.end != '，' || s.text(s.token(c, 0)) != "在" || s.text(s.token(c, n-1)) != "中" || s.token(c, 1).class == quantity {
		return
	}
	for k := 1; k < n-1; k++ {
		if t := s.token(c, k).class; !t.nominal() && t != adv {
			return
		}
	}
	a.context.of, a.context.ofAt = s.words(c, span{1, n - 1}), a.context.turn
}

// topic remembers the noun phrase that a clause begins with as who may act in the clauses that follow in the sentence.
func (a *article) topic(s *sentence, c *clause) {
	from := 0
	for from < len(c.tokens) && (s.token(c, from).class == inner || s.token(c, from).class == adv || s.token(c, from).class == date || s.token(c, from).class == home) {
		from++
	}
	to := from
	for to < len(c.tokens) && to < from+8 && (s.token(c, to).class.nominal() && s.token(c, to).class != de || s.token(c, to).class == verb && to > from && to+1 < len(c.tokens) && s.token(c, to+1).class.nominal()) {
		to++
	}
	if to < len(c.tokens) && c.amounts == 0 {
		return
	}
	if w := s.words(c, span{from, to}); to > from && runes(w) >= 3 && runes(w) <= 14 {
		if h, _, ok := headOf(w); !ok || h == "" {
			a.context.topic, a.context.topicAt = w, a.context.turn
		}
	}
}

// sited lets the place behind 在 in a clause without a quantity be that of what follows: 在陇西县投资建设的项目投产.
func (a *article) sited(s *sentence, c *clause) {
	for k := 0; k+2 < len(c.tokens) && k < reach; k++ {
		if t := s.token(c, k); t.class != prep || s.text(t) != "在" || s.token(c, k+1).class != place_ {
			continue
		}
		if w := s.text(s.token(c, k+2)); marked(w, sited) {
			a.context.place, a.context.home = s.places[s.token(c, k+1).place], false
		}
		return
	}
}

// names tells whether a token of the class stands at k or behind it in the clause.
func (s *sentence) names(c *clause, k int, of class) bool {
	for end := min(len(c.tokens), k+reach); k < end; k++ {
		if s.token(c, k).class == of {
			return true
		}
	}
	return false
}

// superlative reads a clause that ends with 最多 or its like: what stands before is what the next clause measures
// (死亡人数最多，超过500人). False: it is none.
func (a *article) superlative(s *sentence, c *clause) bool {
	k := len(c.tokens) - 1
	if k < 1 || s.token(c, k).class != level || !strings.HasPrefix(s.text(s.token(c, k)), "最") {
		return false
	}
	for k--; k > 0 && (s.token(c, k).class == up || s.token(c, k).class == down || s.token(c, k).class == adv); k-- {
	}
	r := reading{at: k + 1}
	from := s.nounPhrase(c, &r, k)
	if from > k {
		return false
	}
	n := a.name(s, c, span{from, k + 1})
	if !n.measured {
		return false
	}
	x := &a.context
	if n.entity != "" && from < k { // 造成的死亡人数
		if d := s.lastOf(c, from, k+1); d > 0 && (s.token(c, d-1).class == verb || s.token(c, d-1).class == noun && s.marked(s.token(c, d-1), act)) {
			n.entity, n.org = "", nil
		}
	}
	if n.place != nil {
		x.place, x.home = n.place, false
	}
	x.subject, x.spoken = n, true
	return true
}

// reckons tells whether the clause speaks of data: who gives them is not whom they are of.
func (s *sentence) reckons(c *clause) bool {
	for k := range min(len(c.tokens), reach) {
		switch s.text(s.token(c, k)) {
		case "数据", "统计", "调查", "整理", "监测", "测算", "报告":
			return true
		}
	}
	return false
}

// located lets the place of a clause that says where something was done be that of what follows: 在江西修水，…; 专案组在广州
// 抓获…. Where a meeting was held or somebody spoke is not.
func (a *article) located(s *sentence, c *clause) {
	for k := 0; k+1 < min(len(c.tokens), 12); k++ {
		t := s.token(c, k)
		if t.class != prep || s.text(t) != "在" || s.token(c, k+1).class != place_ || s.among(c, k+1) {
			continue
		}
		for j := k + 2; j < min(len(c.tokens), k+12); j++ {
			if w := s.text(s.token(c, j)); speaks(w) || marked(w, held) {
				return
			}
		}
		a.context.place, a.context.home = s.places[s.token(c, k+1).place], false
		return
	}
}

// frames reads a clause that says how what follows is compared: 从环比看, 同比来看.
func (a *article) frames(s *sentence, c *clause) {
	w := s.Text[c.from:c.to]
	a.likened(s, c)
	if len(w) > 60 || !strings.HasSuffix(w, "看") {
		return
	}
	switch x := &a.context; {
	case strings.HasSuffix(w, "环比看") || strings.HasSuffix(w, "环比来看"):
		x.frame = "mom"
	case strings.HasSuffix(w, "同比看") || strings.HasSuffix(w, "同比来看"):
		x.frame = "yoy"
	}
}

// likened lets a comparison without an amount hold for what follows in the sentence: 与上月持平，其中…减少2000人.
func (a *article) likened(s *sentence, c *clause) {
	x := &a.context
	if c.outer >= 0 || len(c.tokens) > 16 {
		return
	}
	var base *schemas.Date
	versus := ""
	for k := range c.tokens {
		switch t := s.token(c, k); t.class {
		case date:
			if k == 0 {
				continue
			}
			if p := s.token(c, k-1); p.class == cmp || s.text(p) == "与" || s.text(p) == "同" {
				base = s.mentions[t.mention].(*schemas.Date)
			}
		case yoy:
			versus = "yoy"
		case mom:
			versus = "mom"
		case qoq:
			versus = "qoq"
		case up, down, flat:
			if d := x.g.d; base != nil && d != nil {
				versus, _ = dated(base, d.StartDate, d.EndDate)
			} else if base != nil {
				versus, _ = dated(base, nil, nil)
			}
			if versus == "yoy" || versus == "mom" || versus == "qoq" {
				x.versus = versus
			}
			return
		}
	}
	if w := s.Text[c.from:c.to]; base != nil && (strings.HasSuffix(w, "相比") || strings.HasSuffix(w, "相较") || strings.HasSuffix(w, "比较")) { // 与去年春节期间相比，死亡人数减少
		if versus, _ = dated(base, nil, nil); versus != "vs_base" {
			x.versus = versus
		}
	}
}

// says tells whether the clause reports who speaks or where something was learnt.
func (a *article) says(s *sentence, c *clause) bool {
	for k := range c.tokens {
		if t := s.token(c, k); t.class == learn || t.class == say {
			return true
		}
	}
	return false
}

// actor tells whether a body acts on its own account in the news: its numbers are its own, not a place's.
func actor(o *schemas.Organization) bool {
	if o == nil {
		return false
	}
	switch o.Kind {
	case "company", "finance", "school", "hospital", "sports", "association", "research", "international", "other":
		return true
	}
	return false
}

// omitted fills in a property that the clause leaves out, or only says of whom: 其中，城镇增长4%.
func (a *article) omitted(s *sentence, c *clause, st *statement) {
	x := &a.context
	if a.priced(s, c, st) {
		return
	}
	n := st.what
	if st.kind == "level" && st.amount.kind == "measure" && !n.measured && area(n.property) && (x.spoken && x.subject.measured || x.near(s) && x.unit == st.amount.unit && x.what.measured) {
		a.inherit(s, c, st)
		if n.place != nil {
			st.what.place, st.what.home = n.place, false
		}
		return
	}
	if marked(st.r.moveWord, net) && n.empty() && st.kind == "change" && st.amount.kind == "money" { // 单日净回笼150亿元
		st.kind, st.direction, st.rule = "level", 0, "net"
		st.what.property, st.what.measured = st.r.moveWord, true
		return
	}
	if marked(st.r.moveWord, namesItself) && n.empty() {
		if of := argument(st.r.moveWord, gained); of != "" && x.near(s) && x.what.measured && strings.Contains(x.what.property, of) {
			a.take(st) // 产量5万吨，增产3%
			return
		}
		a.bare(s, c, st)
		return
	}
	if marked(st.r.moveWord, namesItself) && marked(st.r.moveWord, gained) && !n.measured && !n.empty() && n.entity == "" { // 种植户亩均增收600元
		st.what.entity, st.what.property, st.what.measured = n.property, st.r.moveWord, true
		return
	}
	switch {
	case !n.measured && st.kind == "level" && x.topped == x.turn && x.near(s) && x.unit == st.amount.unit && !n.empty():
		a.ofEntity(s, c, st)
	case n.empty() && n.org == nil && a.carriedOf(s, c, st):
	case n.empty() && n.org == nil:
		a.inherit(s, c, st)
	case n.empty():
		if x.near(s) || x.spoken { // an organization is the entity, its amount the topic's
			org, entity := n.org, n.entity
			a.inherit(s, c, st)
			st.what.org, st.what.entity = org, entity
			return
		}
		a.bare(s, c, st)
	case !n.measured && (st.kind == "change" || st.kind == "share" && st.r.base.empty() || st.kind == "difference" || st.amount.kind == "percent" && st.kind == "level"):
		a.ofEntity(s, c, st)
	case !n.measured && st.kind == "level" && !marked(n.property, state) && s.inner(c) && x.near(s) && x.unit == st.amount.unit:
		a.ofEntity(s, c, st)
	case !n.measured && st.kind == "level" && n.entity == "" && n.org == nil && s.itemized(c, st.r) && x.measureAt == x.turn && x.measureUnit == st.amount.unit:
		x.what, x.kind = x.measure, "level"
		a.ofEntity(s, c, st)
	}
}

// itemized tells whether the phrase and its amount are one of a list of such: 雨量分别是东岭村190毫米、西沟102毫米.
func (s *sentence) itemized(c *clause, r reading) bool {
	if r.named != nil || r.phrase.empty() || r.phrase.to != r.at || c.amounts < 2 {
		return false
	}
	next := r.at+1 < len(c.tokens) && s.token(c, r.at+1).class == list
	before := r.phrase.from > 1 && s.token(c, r.phrase.from-1).class == list && s.token(c, r.phrase.from-2).class == quantity
	return next || before
}

// carriedOf reads the goods before a verb of carrying as what the amount is of: 货运量50万吨，其中煤炭发送31万吨.
func (a *article) carriedOf(s *sentence, c *clause, st *statement) bool {
	r := &st.r
	if st.kind != "level" || r.named != nil || r.subject.empty() || r.verb.to-r.verb.from != 1 || s.token(c, r.verb.from).class != verb {
		return false
	}
	inner := s.inner(c) || s.text(s.token(c, 0)) == "其中"
	if other := a.context.near(s) && a.context.unit != st.amount.unit && st.amount.kind == "measure"; !other && !(inner && s.marked(s.token(c, r.verb.from), carries)) { // 完成投资5亿元；新线投产40公里
		return false
	}
	n := a.name(s, c, r.subject)
	if n.empty() || n.measured || n.entity != "" || n.org != nil {
		return false
	}
	st.what, st.predicate, st.rule = n, s.text(s.token(c, r.verb.from)), "carried"
	return true
}

// area tells whether the phrase names a part of a country by its lie: 山区局部, 沿江, 北部.
func area(w string) bool {
	return endsWith(w, area_)
}

// ofEntity reads a phrase that names no measure as the entity of the property before: …零售总额增长5%。其中，城镇增长4%.
func (a *article) ofEntity(s *sentence, c *clause, st *statement) {
	x := &a.context
	n := st.what
	entity := n.property
	if n.entity != "" {
		entity = n.entity
		if n.org == nil {
			entity = n.entity + "的" + n.property
		}
	}
	price := n.rateText == "涨幅" || n.rateText == "跌幅"
	if !price && x.near(s) && x.what.property != "" && x.what.measured && (x.kind != "count" || strings.HasSuffix(x.what.property, "人数")) {
		org, place, home := n.org, n.place, n.home
		st.what.property, st.what.canonical, st.what.measured, st.what.own = x.what.property, x.what.canonical, true, x.what.own
		st.what.entity, st.what.org = entity, org
		st.what.place, st.what.home = place, home
		if p := st.what.property; p == "涨幅" && st.direction < 0 {
			st.what.property = "跌幅"
		} else if p == "跌幅" && st.direction > 0 {
			st.what.property = "涨幅"
		}
		st.infer("property")
		st.rule += "_entity"
		return
	}
	if !n.rate && st.kind == "change" && st.r.dist && x.fact != nil && x.fact.Zone == s.Zone && s.Paragraph-x.factAt == 1 && x.what.measured && x.kind != "count" { // 按类别分析，A、B分别下跌
		st.what.property, st.what.canonical, st.what.measured, st.what.entity, st.what.org = x.what.property, x.what.canonical, true, entity, n.org
		st.infer("property")
		st.rule += "_entity"
		return
	}
	if n.rate || st.kind == "change" && st.amount.kind == "percent" {
		if n.rate || st.r.dist || sector(n.property) {
			st.what.property, st.what.entity = n.rateWord(), entity
			st.what.measured = true
			st.rule += "_entity"
		}
	}
}

// sector tells whether the phrase names a branch, a class of goods or a body: what grows is something of it.
func sector(phrase string) bool {
	return endsWith(phrase, sector_) && !strings.HasSuffix(phrase, "就业") && !strings.HasSuffix(phrase, "作业")
}

// inner tells whether the clause speaks of a part of what was said before: 其中.
func (s *sentence) inner(c *clause) bool {
	for k := 0; k < len(c.tokens) && k < 3; k++ {
		if s.token(c, k).class == inner {
			return true
		}
	}
	// 其中，…
	if len(c.tokens) > 0 && c.tokens[0] >= 2 {
		return s.tokens[c.tokens[0]-2].class == inner
	}
	return false
}

// inherit takes the property from the clause without a quantity before, or from the last fact.
func (a *article) inherit(s *sentence, c *clause, st *statement) {
	x := &a.context
	place, home := st.what.place, st.what.home
	if n := a.name(s, c, st.r.subject); !n.empty() && st.r.named == nil && (n.measured || st.kind == "change" && st.amount.kind == "percent") { // 创业板指数出现逾5%的跌幅
		rate, sign, w := st.what.rate, st.what.sign, st.what.rateText
		st.what = n
		st.what.rate, st.what.sign, st.what.rateText = rate, sign, w
		if !n.measured {
			a.ofEntity(s, c, st)
		}
		return
	}
	switch {
	case x.spoken && !x.subject.empty():
		rate, sign := st.what.rate, st.what.sign
		st.what = x.subject
		st.what.rate, st.what.sign = rate || st.what.rate, sign
		st.infer("property")
		st.rule += "_subject"
	case x.weak.property != "" && x.weakAt == x.turn && (st.kind == "change" || st.kind == "share") && st.amount.kind == "percent" && (x.fact == nil || x.fact.Sentence != s.Number || x.weakNew):
		rate, sign, w := st.what.rate, st.what.sign, st.what.rateText
		st.what = x.weak
		st.what.rate, st.what.sign, st.what.rateText = rate, sign, w
		a.ofEntity(s, c, st)
		st.infer("entity")
	case x.near(s) && x.what.property != "":
		a.take(st)
	case st.kind == "change" && x.fact != nil && x.fact.Zone == s.Zone && s.Paragraph-x.factAt <= 1 && x.what.measured: // 4.7%的增速
		a.take(st)
	default:
		a.bare(s, c, st)
	}
	if place != nil || home {
		st.what.place, st.what.home = place, home
	}
}

// take makes the last fact's property and entity the statement's own.
func (a *article) take(st *statement) {
	x := &a.context
	st.what.property, st.what.canonical, st.what.entity, st.what.org, st.what.measured, st.what.own = x.what.property, x.what.canonical, x.what.entity, x.what.org, x.what.measured, x.what.own
	if st.kind == "change" && st.amount.kind == "percent" && x.kind == "share" {
		a.ofWhole(st)
	}
	if st.r.rate && st.amount.kind == "percent" && x.kind == "count" && !x.what.measured && x.measureAt == x.turn { // 财政收入增长31%，其中7个区县增幅超过30%
		st.what.property, st.what.canonical, st.what.entity, st.what.org, st.what.measured = x.measure.property, x.measure.canonical, "", nil, true
	}
	if st.what.place == nil && !st.what.home {
		st.what.place, st.what.home = x.what.place, x.what.home
	}
	st.infer("property")
	if st.what.entity != "" {
		st.infer("entity")
	}
	st.rule += "_before"
}

// ofWhole: what grows behind a share is what has the share: 采矿业增加值占比达96%，同比下降15%.
func (a *article) ofWhole(st *statement) {
	for _, w := range [...]string{"占比", "比重", "份额"} {
		front, ok := strings.CutSuffix(st.what.property, w)
		if !ok || front == "" {
			continue
		}
		n := name{property: strings.TrimSuffix(front, "的"), entity: st.what.entity}
		if a.split(&n); n.measured {
			st.what.property, st.what.canonical, st.what.entity = n.property, n.canonical, n.entity
		}
		return
	}
}

// bare: no phrase and no topic: the verb says what is measured (涉及32万吨), or the rate itself.
func (a *article) bare(s *sentence, c *clause, st *statement) {
	switch p := st.what.place; {
	case p != nil && p.Level == 0 && p.Code == "" && st.kind == "change" && st.amount.kind == "percent": // 欧元区增长1.2%
		st.what.property, st.what.measured = "经济", true
		st.infer("property")
	case st.r.moveWord != "" && marked(st.r.moveWord, namesItself): // 加息25个基点
		st.what.property, st.what.measured = st.r.moveWord, true
	case !st.r.verb.empty():
		st.what.property = s.words(c, st.r.verb)
		if runes(st.what.property) > 4 {
			st.what.property = s.words(c, span{st.r.verb.to - 1, st.r.verb.to})
		}
		st.rule += "_verb"
	case st.what.rate || st.kind == "change" && st.amount.kind == "percent":
		st.what.property, st.what.measured = st.what.rateWord(), true
		st.infer("property")
	}
}

// rateWord is the rate as printed, else 增速.
func (n name) rateWord() string {
	if n.rateText != "" {
		return n.rateText
	}
	return "增速"
}

func (st *statement) infer(column string) {
	for _, c := range st.inferred {
		if c == column {
			return
		}
	}
	if st.inferred == nil {
		st.inferred = st.store.list()
	}
	st.inferred = append(st.inferred, column)
}

// recipient remembers whom something is given to: the phrase behind 对 that ends the clause.
func (a *article) recipient(s *sentence, c *clause) {
	k := len(c.tokens) - 1
	for k >= 0 && s.token(c, k).class.nominal() {
		k--
	}
	to := len(c.tokens)
	for j := k; j >= 0 && j > k-6; j-- { // 对新认定的…中心: a verb may stand before 的
		t := s.token(c, j)
		if t.class == prep {
			if w := s.text(t); w == "对" || w == "给" || w == "向" || w == "对于" {
				if d := s.lastOf(c, j+1, to); d > 0 {
					j = d
				}
				n := a.name(s, c, span{j + 1, to})
				if a.context.given = n.property; n.property == "" {
					a.context.given = n.entity
				}
			}
			return
		}
	}
}
