package fact

import (
	"strings"
	"unicode/utf8"

	"newsfacts/schemas"
)

// finish makes the row of a statement and lets it be the context of what follows.
func (a *article) finish(s *sentence, i int, st *statement) *schemas.Fact {
	c := &s.clauses[i]
	a.penal(st)
	f := a.row()
	*f = schemas.Fact{
		ArticleID: s.ArticleID, Zone: s.Zone, Sentence: s.Number, Kind: st.kind, Rule: st.rule,
		Value: st.value, ValueLow: st.low, ValueHigh: st.high, ValueExact: st.exact, ValueText: st.at.Text,
		Unit: st.unit, UnitText: st.unitText, Modifier: st.modifier, ValueTable: st.table, ValueID: st.id,
		Inferred: st.inferred,
	}
	from, to, cut := s.evidence(c, st.r.at)
	if cut {
		f.Flags = append(f.Flags, "truncated")
	}
	at := s.printed.At(from, to, st.rule)
	f.Start, f.End, f.Evidence = at.Start, at.End, at.Text
	f.Property, f.PropertyCanonical = a.full(st.what.property), a.full(st.what.canonical)
	per := st.what.per
	if !st.r.per.empty() && per == "" {
		per = s.words(c, st.r.per)
	}
	if strings.HasPrefix(per, "每") || per == "人均" || per == "户均" {
		f.Per = a.full(per)
	}
	if !st.r.verb.empty() && (st.kind == "count" || st.kind == "level") {
		f.Predicate = a.full(s.words(c, st.r.verb))
	}
	if st.predicate != "" {
		f.Predicate = a.full(st.predicate)
	}
	f.Scope = a.full(st.what.scope)
	if !st.r.scope.empty() {
		f.Scope = a.full(s.words(c, st.r.scope))
	}
	switch st.direction {
	case 1:
		f.Direction = ups
	case -1:
		f.Direction = downs
	case 2:
		f.Direction = flats
	}
	if st.value != nil {
		f.ValueSigned = st.value
		if st.direction == -1 && (st.kind == "change" || st.kind == "difference") {
			f.ValueSigned = schemas.Ptr(-*st.value)
		}
	}
	for _, flag := range st.at.Flags {
		if flag == "unit_inferred" {
			f.Flags = append(f.Flags, flag)
		}
	}
	if st.what.own {
		f.Flags = append(f.Flags, "from_lexicon")
	}
	a.owner(s, st, f)
	a.mood(s, i, st, f)
	a.period(s, i, st, f)
	a.versus(s, st, f)
	if ref := a.d.Article.ReferenceDate; f.Modality == "actual" && ref != nil && f.PeriodStart != nil && *f.PeriodStart > *ref {
		f.Modality = "estimate" // what is still to come
	}
	a.where(s, i, st, f)
	a.source(s, i, f)
	a.remember(s, st, f)
	a.spell(s, st.at, f)
	a.explain(s, st, f)
	return f
}

// longest evidence, in bytes on either side of its quantity.
const margin = 900

// evidence returns where the clause of the quantity at k begins and ends, and whether it had to be cut.
func (s *sentence) evidence(c *clause, k int) (from, to int, cut bool) {
	t := s.token(c, k)
	from, to = max(int(c.from), int(t.from)-margin), min(int(c.to), int(t.at)+margin)
	for from < int(t.from) && !utf8.RuneStart(s.Text[from]) {
		from++
	}
	for to > int(t.at) && to < len(s.Text) && !utf8.RuneStart(s.Text[to]) {
		to--
	}
	return from, to, from > int(c.from) || to < int(c.to)
}

func full(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// owner sets the entity: the phrase's own, or in news of a company the company.
func (a *article) owner(s *sentence, st *statement, f *schemas.Fact) {
	x := &a.context
	if st.what.org != nil && actor(st.what.org) {
		x.org = st.what.org
	}
	if st.what.entity == "" && st.what.place == nil && !st.what.home && st.r.named == nil && corporate(st) && !st.r.subject.empty() {
		n := a.name(s, &s.clauses[st.clause], st.r.subject)
		if n.org != nil {
			st.what.org, st.what.entity = n.org, n.org.Text
		} else if !n.measured && n.property != "" {
			st.what.entity = n.property
		}
	}
	a.goods(st)
	f.Inferred = st.inferred
	if marked(st.what.entity, bodies) { // 公司: the one spoken of
		st.what.entity = ""
	}
	if st.what.entity == "" && x.org == nil && st.what.place == nil && !st.what.home && corporate(st) && x.fact != nil && x.factTurn == x.turn && x.what.entity != "" && x.what.corporate() {
		st.what.entity, st.what.org = x.what.entity, x.what.org // 营收5亿元、净利润1亿元
	}
	if st.what.entity == "" && x.org != nil && st.what.place == nil && !st.what.home && (corporate(st) || st.what.measured && x.fact != nil && or(x.fact.Entity) == x.org.Text) {
		st.what.org, st.what.entity = x.org, x.org.Text
		st.infer("entity")
		f.Inferred = st.inferred
	}
	if corporate(st) && st.what.entity != "" && x.company == "" && st.what.place == nil && !st.what.home && (st.what.org == nil || actor(st.what.org)) && !sector(st.what.entity) {
		x.company, x.companyOrg, x.companyFirst = st.what.entity, st.what.org, len(a.facts) == 0
	}
	if st.what.entity == "" && x.company != "" && st.what.place == nil && !st.what.home && (corporate(st) || st.what.measured && x.companyFirst || a.ofCompany(s, st)) {
		st.what.entity, st.what.org = x.company, x.companyOrg
		st.infer("entity")
		f.Inferred = st.inferred
	}
	if st.what.place == nil && !st.what.home {
		a.belongs(s, st)
	}
	if st.what.entity == "" && st.kind == "level" && x.this != "" && st.what.place == nil && !st.what.home {
		st.what.entity = x.this
		st.infer("entity")
		f.Inferred = st.inferred
	}
	f.Entity = a.full(st.what.entity)
	if st.what.org != nil && st.what.entity == st.what.org.Text {
		f.EntityOrganizationID = filled(&st.what.org.OrganizationID)
	}
}

// penal parts a sentence from whom it was passed on: 判处被告人李某有期徒刑3年. Who passed it is not whose it is.
func (a *article) penal(st *statement) {
	at, ok := endOf(st.what.property, penalty)
	if !ok || st.r.named != nil {
		return
	}
	front := st.what.property[:at]
	st.what.property, st.what.canonical, st.what.measured = st.what.property[at:], "", true
	if o := st.what.org; o != nil && o.Kind == "court" || strings.HasSuffix(st.what.entity, "法院") {
		st.what.org, st.what.entity = nil, ""
	}
	for _, w := range [...]string{"一审", "二审", "终审", "依法", "判处", "判决", "并处", "被告人", "被告"} {
		front = strings.TrimPrefix(front, w)
	}
	if n := runes(front); n >= 2 && n <= 4 && strings.ContainsRune(surnames, first(front)) {
		st.what.entity = front
	} else if x := &a.context; st.what.entity == "" && x.fact != nil && x.factTurn == x.turn && endsWith(or(x.fact.Property), penalty) { // …，并处罚金5万元
		st.what.entity, st.what.org = x.what.entity, x.what.org
	}
}

// goods gives a price to the goods spoken of just before: 铁矿砂42万吨，进口均价每吨700元.
func (a *article) goods(st *statement) {
	x := &a.context
	if st.what.entity != "" || st.what.place != nil || st.what.home || st.r.named != nil || x.fact == nil || x.factTurn != x.turn || !endsWith(st.what.property, priced) {
		return
	}
	if p := x.what; !p.measured && p.property != "" && (x.kind == "level" || x.kind == "count" || x.kind == "change") {
		st.what.entity = p.property
		st.infer("entity")
	}
}

// ofCompany tells whether the clause says 公司: the company that the article is about.
func (a *article) ofCompany(s *sentence, st *statement) bool {
	c := &s.clauses[st.clause]
	for k := st.r.floor; k < st.r.at; k++ {
		if w := s.text(s.token(c, k)); w == "公司" || w == "集团" || w == "报告期内" || w == "报告期" {
			return true
		}
	}
	return false
}

// reports remembers the company whose results a clause announces: 星海电子发布半年报, 远山能源公告称.
func (a *article) reports(s *sentence, c *clause) {
	x := &a.context
	if c.outer >= 0 || len(c.tokens) == 0 || x.company != "" || len(a.facts) > 2 || !s.speaksOf(aReport) || !aReport.says(s.around(c, 0)) {
		return
	}
	k := 0
	for k < len(c.tokens) && !s.token(c, k).class.nominal() {
		k++
	}
	from := k
	for k < len(c.tokens) && s.token(c, k).class.nominal() && s.token(c, k).class != de {
		k++
	}
	if from == k {
		return
	}
	n := a.name(s, c, span{from, k})
	switch {
	case n.org != nil && (n.org.Kind == "company" || n.org.Kind == "finance"):
		x.company, x.companyOrg, x.companyFirst = n.org.Text, n.org, len(a.facts) == 0
	case n.org == nil && n.property != "" && !n.measured && n.place == nil && runes(n.property) >= 3 && runes(n.property) <= 12 && !marked(n.property, bodies):
		x.company, x.companyFirst = n.property, len(a.facts) == 0
	}
}

// corporate tells whether what is measured is what companies have.
func corporate(st *statement) bool { return st.what.corporate() }

// corporate tells whether it is what companies have. The answer is kept for its property.
func (n *name) corporate() bool {
	if marked(n.canonical, corporateNames) {
		return true
	}
	if n.answered != n.property {
		n.answered, n.companies = n.property, says(n.property, corporate_)
	}
	return n.companies
}

// versus settles the comparison, the period being known.
func (a *article) versus(s *sentence, st *statement, f *schemas.Fact) {
	v := st.versus
	if v == "date" {
		keep := true
		v, keep = dated(st.r.baseDate, f.PeriodStart, f.PeriodEnd)
		if !keep {
			st.base = ""
		}
	}
	if v == "mom" && f.PeriodStart != nil && f.PeriodEnd != nil && *f.PeriodEnd-*f.PeriodStart > 80 && *f.PeriodEnd-*f.PeriodStart < 100 {
		v = "qoq"
	}
	if v == "ytd" && st.base == "" {
		st.base = "年初"
	}
	if v == "ytd" && f.PeriodStart != nil && f.PeriodEnd != nil && *f.PeriodStart != *f.PeriodEnd && st.kind == "change" {
		y := schemas.Time(*f.PeriodEnd).Year()
		f.PeriodStart = schemas.Ptr(dayOf(y, 1, 1))
	}
	if v == "" && st.kind == "change" && st.direction != 0 {
		v = a.unsaid(s, st, f)
	} else if (v == "yoy" || v == "mom" || v == "qoq") && st.amount.kind == "percent" {
		a.context.kept = kept{v, s.Paragraph, or(f.PeriodTimex)}
	}
	f.Comparison = a.full(v)
	f.Base = a.full(st.base)
	if v != "" && st.amount.kind != "point" {
		a.context.versus = v
	}
}

// unsaid is the comparison of a rate that names none: that of the clause before, and for a rate over a month, a quarter
// or a year the year before.
func (a *article) unsaid(s *sentence, st *statement, f *schemas.Fact) string {
	x := a.context.versus
	if strings.Contains(f.Evidence, "以来") && (traded(st.what.property) || pair(st.what.property)) {
		return "" // 今年以来累计上涨27%
	}
	if st.amount.kind != "percent" && st.amount.unit != "倍" {
		if (x == "yoy" || x == "mom" || x == "qoq") && (st.r.moveWord == "增加" || st.r.moveWord == "减少" || marked(st.r.moveWord, gained)) { // 比上年增加3万公顷。…面积6万公顷，减少1万公顷
			st.infer("comparison")
			f.Inferred = st.inferred
			return x
		}
		return ""
	}
	if k := a.context.kept; x == "" && k.versus != "" && k.paragraph == s.Paragraph && k.period == or(f.PeriodTimex) { // CPI环比上涨1%。其中，城市上涨1.1%
		x = k.versus
	}
	if frame := a.context.frame; frame != "" && st.amount.unit != "percentage_point" {
		x = frame
	}
	if x == "yoy" || x == "mom" || x == "qoq" {
		st.infer("comparison")
		f.Inferred = st.inferred
		return x
	}
	if f.PeriodStart != nil && f.PeriodEnd != nil && *f.PeriodEnd-*f.PeriodStart <= 366 && (*f.PeriodEnd-*f.PeriodStart >= 27 || strings.HasSuffix(or(f.PeriodText), "末") || strings.HasSuffix(or(f.PeriodText), "底")) {
		st.infer("comparison")
		f.Inferred = st.inferred
		return "yoy"
	}
	return ""
}

// remember lets the fact be what later clauses leave out.
func (a *article) remember(s *sentence, st *statement, f *schemas.Fact) {
	x := &a.context
	if c := &s.clauses[st.clause]; st.kind == "count" && x.fact != nil && x.fact.Sentence == s.Number && x.kind == "level" && st.r.floor > 0 && st.r.at > 0 && s.text(s.token(c, st.r.at-1)) == "有" { // 降雨量超100毫米有33个县
		return
	}
	if st.kind == "count" && !st.what.measured && st.what.property != "" {
		x.counted = counted{name{property: strings.TrimSpace(st.what.property), place: st.what.place, home: st.what.home}, st.amount.unit, s.Paragraph}
	}
	if c := &s.clauses[st.clause]; st.kind == "count" && x.fact != nil && !st.r.behind.empty() && st.r.behind.to < len(c.tokens) && s.text(s.token(c, st.r.behind.to)) == "中" { // 在28个省份中排名第12位
		return
	}
	if k := st.amount.kind; x.unit == "" || k != "percent" && k != "point" || x.what.property != st.what.property { // 56吨，增长3%；其中，县属企业40吨
		x.unit = st.amount.unit
	}
	if st.what.measured && st.kind != "count" {
		x.measure, x.measureAt, x.measureUnit = st.what, x.turn, st.amount.unit
	}
	x.fact, x.kind = f, st.kind
	x.made = st.r.made || x.made && x.factTurn == x.turn && x.what.entity == st.what.entity
	x.what = st.what
	x.what.property = trim(x.what.property)
	x.factAt, x.factTurn = s.Paragraph, x.turn
	x.spoken, x.weakNew = false, false
}

// explain tells whoever listens why the fact is as it is.
func (a *article) explain(s *sentence, st *statement, f *schemas.Fact) {
	tell := a.linker.Reason
	if tell == nil {
		return
	}
	c := st.r
	tell(f, "quantity", st.at.Text+" is a "+st.amount.kind+", found by "+st.at.Rule)
	tell(f, "rule", st.rule)
	if f.Property != nil {
		why := "the phrase before it"
		if strings.Contains(st.rule, "behind") {
			why = "the phrase behind it"
		}
		for _, i := range st.inferred {
			if i == "property" {
				why = "left out here; from what was said before"
			}
		}
		tell(f, "property", *f.Property+": "+why)
	}
	if f.Entity != nil {
		tell(f, "entity", *f.Entity)
	}
	if f.Direction != nil {
		why := "the word of moving"
		if c.diff != 0 {
			why = "the word of comparing"
		}
		tell(f, "direction", *f.Direction+": "+why)
	}
	if f.Comparison != nil {
		tell(f, "compared", strings.TrimSpace(*f.Comparison+" "+st.base))
	}
	if f.Place != nil {
		tell(f, "place", *f.Place)
	}
	if f.PeriodText != nil {
		tell(f, "period", *f.PeriodText)
	}
	tell(f, "modality", f.Modality)
	if f.Source != nil {
		tell(f, "source", *f.Source)
	}
}
