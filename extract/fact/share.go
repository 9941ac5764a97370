package fact

import (
	"slices"
	"strings"
	"unicode/utf8"

	"newsfacts/schemas"
)

// dealt adds the facts of a clause in which 分别 gives each of several things its own amount: the things stand in a
// list before it (汽车、电子产量分别增长2%和下降6%), or are the last facts before (营收、利润…，同比分别增长5%、6%).
// False: the clause does no such thing, and nothing was added.
func (a *article) dealt(s *sentence, i int) bool {
	c := &s.clauses[i]
	p := -1
	for k := range c.tokens {
		if s.token(c, k).class == dist {
			p = k
			break
		}
	}
	plain := p < 0
	if plain {
		if p = s.evenly(c); p < 0 {
			return false
		}
	}
	var amounts []int
	for k := p + 1; k < len(c.tokens); k++ {
		if s.token(c, k).class == quantity {
			amounts = append(amounts, k)
		}
	}
	if len(amounts) < 2 || len(amounts) > 24 {
		return false
	}
	if items, _, _ := s.bases(c, amounts[0], 0); len(items) == len(amounts) {
		return false // 比全国、全省分别高: each has its own base
	}
	names, dates, ok := a.things(s, i, p, amounts, plain)
	if !ok {
		return false
	}
	compared := s.comparisons(c, p, len(amounts))
	if compared != nil && a.context.near(s) { // 同比、环比分别下降22%和7%
		n := a.context.what
		n.measured = true
		names = slices.Repeat([]name{n}, len(amounts))
	}
	if names == nil && dates != nil { // 一季度、二季度分别实现营收
		r := s.look(c, amounts[0], p+1)
		n := a.name(s, c, r.phrase)
		if n.empty() {
			n = a.context.what
		}
		names = slices.Repeat([]name{n}, len(amounts))
	}
	if names == nil {
		return false
	}
	a.early(s, i, p)
	s.rated(i, names)
	a.deal(s, i, p, amounts, names, each{compared, dates})
	if dates != nil {
		a.context.dealt, a.context.dealtAt = dates, a.context.turn
	}
	return true
}

// things finds what 分别 at p deals the amounts to, and when: names of things, periods, or both. Plain: no 分别 says so. Not ok: the
// clause deals nothing out.
func (a *article) things(s *sentence, i, p int, amounts []int, plain bool) (names []name, dates []*schemas.Date, ok bool) {
	c, n := &s.clauses[i], len(amounts)
	names = a.threeOf(s, c, p, n)
	if names == nil {
		names = a.markets(s, c, p, amounts)
	}
	if names == nil {
		names = a.listed(s, c, p, n)
	}
	if plain && p == 1 { // 出口8亿元、进口7亿元，年增率达3%及2%
		if names = a.before分别(s, i, n); names == nil {
			return nil, nil, false
		}
	} else if plain && (names == nil || !names[0].measured || !names[len(names)-1].measured || names[0].property == names[1].property) {
		return nil, nil, false
	}
	if names == nil {
		names = a.sharers(s, c, p, n)
	}
	dates = s.periods(c, p, n)
	if names == nil && dates == nil {
		names, dates = a.anew(s, c, p, n)
	}
	if names == nil && dates == nil {
		names = a.subjects(s, i, p, n)
	}
	if k := amounts[1]; names == nil && k > 1 && s.token(c, k-2).class == list && s.token(c, k-1).class.nominal() { // 分别是大堰190毫米、何店128毫米
		return nil, nil, false
	}
	if names == nil {
		names = a.before分别(s, i, n)
	}
	if names == nil { // 体积分别是地球的2.4倍和2.1倍: the things stand elsewhere
		if m := a.name(s, c, s.look(c, p, 0).phrase); m.measured && !m.rate {
			names = slices.Repeat([]name{m}, n)
		}
	}
	return names, dates, true
}

// evenly returns the place of the word that states the amounts of a list without 分别: 失业率和就业不足率为3%和1%; -1: none does.
func (s *sentence) evenly(c *clause) int {
	n := len(c.tokens)
	if c.amounts != 2 || n < 5 || s.token(c, n-1).class != quantity || s.token(c, n-3).class != quantity {
		return -1
	}
	if t := s.token(c, n-2).class; t != conj && t != list {
		return -1
	}
	p := n - 4
	if s.token(c, p).class == adv {
		p--
	}
	if p < 1 {
		return -1
	}
	if t := s.token(c, p); p < 3 && !(p == 1 && s.token(c, 0).class == rate) || t.class != level || s.text(t) != "为" && s.text(t) != "达" && s.text(t) != "是" && s.text(t) != "达到" {
		return -1
	}
	return p
}

// rated makes the things rates of growth where the clause before says that their growth is what follows:
// 矿业和电子增幅最大，分别为22.5%和21.6%.
func (s *sentence) rated(i int, names []name) {
	c := &s.clauses[i]
	if i == 0 || len(c.tokens) == 0 || s.token(c, 0).class != dist && s.token(c, 0).class != adv {
		return
	}
	before := &s.clauses[i-1]
	for k := len(before.tokens) - 1; k >= max(0, len(before.tokens)-6) && before.amounts == 0; k-- {
		if t := s.token(before, k); t.class == rate {
			for j := range names {
				if names[j].rateText == "" {
					names[j].rate, names[j].sign, names[j].rateText = true, t.sign, s.text(t)
				}
			}
			return
		}
	}
}

// comparisons returns the n comparisons that stand in a list before place p: 同比、环比分别.
func (s *sentence) comparisons(c *clause, p, n int) (list []class) {
	for k := max(0, p-2*n); k < p; k++ {
		if t := s.token(c, k).class; t == yoy || t == mom || t == qoq {
			list = append(list, t)
		}
	}
	if len(list) != n || n < 2 {
		return nil
	}
	return list
}

// early adds the facts of quantities before 分别.
func (a *article) early(s *sentence, i, p int) {
	c := &s.clauses[i]
	floor := 0
	for k := 0; k < p; k++ {
		if s.token(c, k).class != quantity || s.aged(s.token(c, k)) {
			continue
		}
		r := s.look(c, k, floor)
		if k+1 < p && s.token(c, k+1).class == noun && s.lists(c, k) { // 甲、乙和丙三个行政区分别: of no account for what follows
			before := a.context
			r.phrase, r.subject = span{}, span{}
			if f := a.state(s, i, r); f != nil {
				f.Entity, f.EntityOrganizationID = nil, nil
				a.facts = append(a.facts, f)
			}
			a.context = before
			continue
		}
		floor = k + 1
		if f := a.state(s, i, r); f != nil {
			a.facts = append(a.facts, f)
		}
	}
}

// lists tells whether the quantity at k sums up a list: 汽车、电子两个行业分别.
func (s *sentence) lists(c *clause, k int) bool {
	for j := k - 1; j >= 0 && j > k-8; j-- {
		if s.token(c, j).class == list || s.token(c, j).class == conj {
			return true
		}
	}
	return false
}

// each holds what 分别 deals out besides the things: comparisons and periods; nil where it does not.
type each struct {
	versus []class
	dates  []*schemas.Date
}

// periods returns the n dates that stand in a list before place p: 一季度、二季度分别, 一季度、二季度票房分别.
func (s *sentence) periods(c *clause, p, n int) (dates []*schemas.Date) {
	for k := p - 1; k >= max(0, p-reach) && len(dates) < n; k-- {
		switch t := s.token(c, k); {
		case t.class == date && (len(dates) == 0 || s.token(c, k+1).class == list || s.token(c, k+1).class == conj):
			dates = append([]*schemas.Date{s.mentions[t.mention].(*schemas.Date)}, dates...)
		case len(dates) > 0 && (t.class == list || t.class == conj):
		case len(dates) > 0 || t.class == quantity:
			return nil
		}
	}
	if len(dates) != n || n < 2 {
		return nil
	}
	return dates
}

// deal gives each name its amount. A word of moving holds until the next.
func (a *article) deal(s *sentence, i, p int, amounts []int, names []name, own each) {
	c := &s.clauses[i]
	head := s.look(c, p, 0)                                            // the words before 分别: 同比分别增长
	if w := s.fate(c, reading{at: amounts[len(amounts)-1]}); w != "" { // 分别有100人和70人丧生
		for j := range names {
			if n := &names[j]; !n.measured {
				n.entity, n.property = n.property, w
			}
		}
	}
	var last reading
	topic, near := a.context, a.context.near(s)
	var shared name // the property behind 分别
	for j, k := range amounts {
		floor := p + 1
		if j > 0 {
			floor = amounts[j-1] + 1
		}
		r := s.look(c, k, floor)
		r.floor = 0
		if !r.moved && r.diff == 0 && !r.set && !r.share {
			from := last
			if j == 0 {
				from = head
			}
			r.moved, r.move, r.level, r.diff, r.share = from.moved, from.move, from.level, from.diff, from.share
			if r.base.empty() {
				r.base, r.cmp = from.base, from.cmp
			}
		}
		if r.versus == text {
			r.versus = head.versus
			if j > 0 && last.versus != text {
				r.versus = last.versus
			}
		}
		if r.baseDate == nil {
			r.baseDate = head.baseDate
			if j > 0 && last.baseDate != nil {
				r.baseDate = last.baseDate
			}
		}
		n := names[min(j, len(names)-1)]
		if j == 0 {
			shared = a.name(s, c, r.phrase)
		}
		if shared.property != "" { // 分别实现增加值62亿元
			if (shared.measured || marked(shared.property, act)) && !n.measured && n.property != "" {
				n.entity, n.property, n.measured = n.property, shared.property, shared.measured
				n.canonical = shared.canonical
				if c, _, ok := a.indicator(n.entity + n.property); ok {
					n.canonical = c
				}
			} else if (shared.measured || marked(shared.property, act)) && n.property == "" && n.entity != "" { // 对欧盟、美国分别进出口
				n.property, n.canonical, n.measured = shared.property, shared.canonical, true
			} else if shared.measured && n.property == "" && n.org == nil && n.place != nil { // 南沙、番禺分别实现生产总值
				n.property, n.canonical, n.measured = shared.property, shared.canonical, true
			}
		}
		if head.rate && !n.rate { // 跌幅分别为
			if !n.measured {
				n.entity, n.property, n.measured = n.property, head.rateText, true
			}
			n.rate, n.sign, n.rateText = true, head.rateSign, head.rateText
		}
		if x := &topic; !n.measured && n.property != "" && n.entity == "" && !shared.measured && !r.moved && !r.share && !head.rate && near && (x.what.measured || x.kind == "level") && x.unit == amountOf(s.mentions[s.token(c, k).mention]).unit {
			n.entity, n.property, n.canonical, n.measured = n.property, x.what.property, x.what.canonical, true // 总奖金…，冠军、亚军分别可得
		}
		if own.versus != nil {
			r.versus = own.versus[j]
		}
		if own.dates != nil {
			r.at2 = own.dates[j]
		}
		r.dist = true
		r.phrase = span{}
		last = r
		r.named = &n
		if f := a.state(s, i, r); f != nil {
			f.Rule = "each_" + f.Rule
			a.facts = append(a.facts, f)
		}
	}
}

// listed reads the list of n things before place p of the clause: nil where there is none.
func (a *article) listed(s *sentence, c *clause, p, n int) []name {
	k := p - 1
	var r reading
	r.at = p
	k = s.predicate(c, &r, k)
	if k < 0 {
		return nil
	}
	if s.token(c, k).class == etc {
		k--
	}
	end := k + 1
	from := k
	for from >= 0 {
		t := s.token(c, from)
		if t.class.nominal() || t.class == list || t.class == conj || t.class == adv && s.marked(t, nested) || t.class == etc && from+1 < end || t.class == quantity && from+1 < end && (s.lists(c, from) || s.aged(t)) {
			from--
			continue
		}
		break
	}
	from++
	if from >= end {
		return nil
	}
	items, rest := s.parts(c, span{from, end}, n)
	if names := a.industries(s, c, span{from, end}, items, n); names != nil {
		return names
	}
	if len(items) != n {
		return nil
	}
	names := a.names(s, c, items)
	if !rest.empty() { // 俄罗斯、波兰等国家进出口
		if last := a.name(s, c, rest); last.measured || last.rate {
			last.entity, last.org = "", nil
			for j := range names {
				if names[j].property == "" {
					names[j].property, names[j].entity = names[j].entity, ""
				}
			}
			all := append(names, last)
			a.shareHead(all, last)
			names = all[:n]
		}
	}
	return names
}

// markets reads 沪深两市分别成交, 两市成交额分别为: Shanghai's first, then Shenzhen's.
func (a *article) markets(s *sentence, c *clause, p int, amounts []int) []name {
	before := s.Text[max(c.from, s.token(c, p).from-90):s.token(c, p).from]
	front, rest, ok := strings.Cut(before, "两市")
	if !ok || len(amounts) != 2 || strings.ContainsAny(front[max(0, len(front)-30):], "、和") && !strings.HasSuffix(front, "沪、深") && !strings.HasSuffix(front, "沪深") { // 东兴、西岭两市
		return nil
	}
	n := name{property: strings.TrimSpace(rest)}
	if n.property == "" {
		n.property = a.name(s, c, s.look(c, amounts[0], p+1).phrase).property
	}
	if n.property == "" || runes(n.property) > 10 {
		return nil
	}
	n.measured = true
	names := []name{n, n}
	names[0].entity, names[1].entity = "沪市", "深市"
	return names
}

// threeOf reads 三次产业对经济增长贡献率分别为.
func (a *article) threeOf(s *sentence, c *clause, p, n int) []name {
	_, rest, ok := strings.Cut(s.Text[max(c.from, s.token(c, p).from-200):s.token(c, p).from], "三次产业")
	if !ok || n != 3 {
		return nil
	}
	what, _, found := a.tail(rest)
	if !found {
		if what, _, found = headOf(rest); !found {
			what = ""
		}
	}
	var names []name
	for _, e := range []string{"第一产业", "第二产业", "第三产业"} {
		n := name{property: e}
		if what != "" {
			n = name{property: what, entity: e, measured: true}
			n.canonical, _, _ = a.indicator(e + what)
		}
		names = append(names, n)
	}
	return names
}

// industries reads 三次产业 and 第一、二、三产业, which name three things at once.
func (a *article) industries(s *sentence, c *clause, sp span, items []span, n int) []name {
	w := s.words(c, sp)
	of := []string{"第一产业", "第二产业", "第三产业"}
	rest, ok := "", false
	if from, to, found := strings.Cut(w, "三次产业"); found && n == 3 {
		_, rest, ok = from, to, true
	} else if len(items) == n && n >= 2 && (s.words(c, items[0]) == "第一" || s.words(c, items[0]) == "一") && strings.HasPrefix(s.words(c, items[n-1]), [...]string{"一", "二", "三"}[min(n, 3)-1]+"产业") {
		rest, ok = s.words(c, items[n-1])[len("三产业"):], true
	} else if len(items) == n && n == 2 && s.words(c, items[0]) == "第二" {
		of, ok = of[1:], true
		rest = strings.TrimPrefix(strings.TrimPrefix(s.words(c, items[1]), "第"), "三产业")
	}
	if !ok {
		return nil
	}
	if i := strings.Index(rest, "对"); i == 0 {
		if t, _, found := a.innerTail(rest); found {
			rest = t
		} else if h, _, found := headOf(rest); found {
			rest = h
		}
	}
	var names []name
	for j := range min(n, len(of)) {
		n := name{property: of[j]}
		if rest != "" {
			n = name{property: rest, entity: of[j], measured: true}
			n.canonical, _, _ = a.indicator(of[j] + rest)
		}
		names = append(names, n)
	}
	return names
}

// parts cuts a list at 、 and 和 into n items; where that gives too many, 和 only parts the last (批发和零售、住宿和餐饮).
func (s *sentence) parts(c *clause, sp span, n int) (items []span, rest span) {
	// what sums the list up is no item: 电子两大支柱产业, 三个行业, 等行业
	for k := sp.from; k < sp.to; k++ {
		t := s.token(c, k)
		if t.class == quantity && !s.aged(t) || t.class == etc {
			rest = span{k + 1, sp.to}
			sp.to = k
			break
		}
	}
	cut := func(all bool) (items []span) {
		from := sp.from
		for k := sp.from; k < sp.to; k++ {
			t := s.token(c, k)
			if t.class == list || t.class == conj && (all || !s.listAfter(c, k, sp.to)) {
				if k > from {
					items = append(items, span{from, k})
				}
				from = k + 1
			}
		}
		if sp.to > from {
			items = append(items, span{from, sp.to})
		}
		return items
	}
	items = cut(true)
	if len(items) != n {
		items = cut(false)
	}
	if len(items) != n { // 电子、汽车及零件
		var tight []span
		from := sp.from
		for k := sp.from; k <= sp.to; k++ {
			if k == sp.to || s.token(c, k).class == list {
				if k > from {
					tight = append(tight, span{from, k})
				}
				from = k + 1
			}
		}
		if len(tight) == n {
			items = tight
		}
	}
	return items, rest
}

func (s *sentence) listAfter(c *clause, k, to int) bool {
	for k++; k < to; k++ {
		if s.token(c, k).class == list {
			return true
		}
	}
	return false
}

// names takes the items of a list apart. A head of the last is that of all (汽车、钢材产量), an owner of the first too.
func (a *article) names(s *sentence, c *clause, items []span) []name {
	names := make([]name, len(items))
	k := items[0].from
	partner := k > 0 && (s.token(c, k-1).class == prep && s.marked(s.token(c, k-1), partners) || s.text(s.token(c, k-1)) == "与")
	for j, sp := range items {
		names[j] = a.name(s, c, sp)
		if n := &names[j]; partner && n.place != nil && n.entity == "" { // 对欧盟、美国和东盟进出口
			n.entity, n.place = s.words(c, sp), nil
			if runes(n.entity) > 6 || n.property != "" {
				n.entity = s.placeText(c, sp)
			}
		}
		for _, w := range wordsOf(sums) {
			if n := strings.Index(names[j].property, w); n > 0 {
				names[j].property = names[j].property[:n]
				a.split(&names[j])
			}
		}
	}
	last := names[len(names)-1]
	others := 0
	for _, n := range names[:len(names)-1] {
		if n.measured {
			others++
		}
	}
	switch {
	case others < len(names)-1 && others > 0 && last.measured && names[0].entity == "" && names[0].org == nil && !names[0].measured: // 教育、社会保障和就业、医疗卫生支出
		a.shareHead(names, last)
		others = 0
	case others == 0 && (last.measured || last.rate || last.part):
		a.shareHead(names, last)
	case others == 0 && !last.measured: // entities alone; the property is the topic's
		s.shareNoun(c, items, names)
	}
	first := names[0]
	for j := range names {
		n := &names[j]
		if n.place == nil && !n.home {
			n.place, n.home = first.place, first.home
		}
		if n.entity == "" && others > 0 && first.entity != "" {
			n.entity, n.org = first.entity, first.org
		}
	}
	return names
}

// shareNoun gives the last noun of the last item to the others, which are one word each: 博士、硕士在校生.
func (s *sentence) shareNoun(c *clause, items []span, names []name) {
	last := items[len(items)-1]
	if last.to-last.from != 2 || s.token(c, last.from).class != noun && s.token(c, last.from).class != text || s.token(c, last.to-1).class != noun {
		return
	}
	for j, sp := range items[:len(items)-1] {
		if sp.to-sp.from != 1 || names[j].property == "" || names[j].org != nil || runes(names[j].property) != runes(s.text(s.token(c, last.from))) {
			return
		}
	}
	of := s.text(s.token(c, last.to-1))
	if end, _ := utf8.DecodeLastRuneInString(of); !strings.ContainsRune("生人者员师工户", end) {
		return
	}
	for j := range names {
		names[j].entity, names[j].property, names[j].measured = s.words(c, span{items[j].from, items[j].from + 1}), of, true
	}
}

// placeText returns the first place of the span as printed.
func (s *sentence) placeText(c *clause, sp span) string {
	for k := sp.from; k < sp.to; k++ {
		if t := s.token(c, k); t.class == place_ {
			return s.text(t)
		}
	}
	return ""
}

// shareHead gives the property of the last name to all: each is the entity of its own.
func (a *article) shareHead(names []name, last name) {
	head, entity := last.property, last.entity
	if entity == "" && last.org == nil {
		h, _, ok := a.innerTail(head)
		if !ok {
			h, _, ok = headOf(head)
		}
		if last.part {
			for _, w := range []string{"占比", "比重", "比例", "份额", "占有率", "市场份额"} {
				if strings.HasSuffix(head, w) {
					h, ok = w, true
				}
			}
		}
		if front := strings.TrimSuffix(strings.TrimSuffix(head, h), "的"); last.part && ok && h != head {
			if m, _, found := headOf(front); found && len(m) < len(front) { // 电源模块收入占比
				h = head[len(front)-len(m):]
			}
		}
		if front := strings.TrimSuffix(head, h); ok && !last.part && (marked(front, modifiers) || marked(front, deed)) { // 成交均价
			h = head
		}
		if ok && len(h) < len(head) {
			entity, head = strings.TrimSuffix(strings.TrimSuffix(head, h), "的"), h
		} else if last.rate {
			entity, head = head, ""
		}
	}
	// 城镇居民和农村居民人均可支配收入: 居民 belongs to the entity
	if w := names[0].property; len(names) > 1 && entity != "" {
		for i := len(head) - 3; i > 0; i-- {
			if utf8.RuneStart(head[i]) && strings.HasSuffix(w, head[:i]) {
				entity, head = entity+head[:i], head[i:]
				break
			}
		}
	}
	if rest, ok := strings.CutPrefix(head, "居民"); ok && entity != "" {
		entity, head = entity+"居民", rest
	}
	defer grouped(names)
	for j := range names {
		n := &names[j]
		if j == len(names)-1 {
			if n.entity == "" {
				n.entity = entity
			}
		} else if n.property != "" && (n.org == nil || n.entity == "") {
			n.entity = n.property
		}
		n.property, n.canonical, n.measured, n.rate, n.sign, n.part = head, last.canonical, last.measured, last.rate, last.sign, last.part
		if c, _, ok := a.indicator(n.entity + head); ok {
			n.canonical = c
		}
		if head == "" && last.rate {
			n.property, n.measured = "增速", true
		}
	}
}

// grouped gives the class that the first thing begins with to all: 二线城市新建商品住宅和二手住宅销售价格.
func grouped(names []name) {
	for _, w := range [...]string{"城市", "地区"} {
		i := strings.Index(names[0].entity, w)
		if i <= 0 || names[0].org != nil || runes(names[0].entity[i+len(w):]) < 2 {
			continue
		}
		class := names[0].entity[:i+len(w)]
		for j := range names {
			n := &names[j]
			n.property = strings.TrimPrefix(n.entity, class) + n.property
			n.entity, n.canonical = class, ""
		}
		return
	}
}

// again returns the n things that 分别 dealt with last in the sentence: A和B分别上涨7%和5%，涨幅分别扩大1个和2个百分点.
func (a *article) again(s *sentence, n int) (names []name) {
	if len(a.facts) < n {
		return nil
	}
	for _, f := range a.facts[len(a.facts)-n:] {
		if f.Sentence != s.Number || !strings.HasPrefix(f.Rule, "each_") {
			return nil
		}
		names = append(names, nameOf(f))
	}
	return names
}

// before分别 takes the things from what was said before in the sentence: the last n facts of amounts, or the list that ends
// the clause before.
// subjects returns the n things of the list that the clause before begins with: 欧盟、美国和东盟位列前三，贸易额分别为. What is
// measured of them stands before 分别.
func (a *article) subjects(s *sentence, i, p, n int) (names []name) {
	if i == 0 || s.clauses[i-1].outer != s.clauses[i].outer {
		return nil
	}
	r := s.look(&s.clauses[i], p, 0)
	what := a.name(s, &s.clauses[i], r.phrase)
	if !what.measured || what.entity != "" || what.place != nil || what.org != nil {
		return nil
	}
	c := &s.clauses[i-1]
	k := 0
	for k < len(c.tokens) && k < reach && (s.token(c, k).class.nominal() && s.token(c, k).class != de || s.token(c, k).class == list || s.token(c, k).class == conj) {
		k++
	}
	if k == 0 || k == len(c.tokens) {
		return nil
	}
	items, _ := s.parts(c, span{0, k}, n)
	if len(items) != n || items[n-1].to-items[n-1].from > items[0].to-items[0].from {
		return nil
	}
	for _, sp := range items {
		if it := a.name(s, c, sp); it.measured || it.rate {
			return nil
		}
		m := what
		if m.entity = s.words(c, sp); runes(m.entity) > 12 {
			return nil
		}
		names = append(names, m)
	}
	return names
}

func (a *article) before分别(s *sentence, i, n int) []name {
	var names []name
	for j := len(a.facts) - 1; j >= 0 && len(names) < n; j-- {
		f := a.facts[j]
		if f.Sentence != s.Number {
			break
		}
		if f.Kind == "level" || f.Kind == "count" || f.Kind == "share" {
			names = append([]name{nameOf(f)}, names...)
		} else if len(names) > 0 {
			break
		}
	}
	if len(names) == n {
		return names
	}
	if names = a.again(s, n); names != nil {
		return names
	}
	if i > 0 {
		if c := &s.clauses[i-1]; c.amounts == 0 && c.outer == s.clauses[i].outer {
			if names := a.listed(s, c, len(c.tokens), n); names != nil {
				return names
			}
			return a.leading(s, i, n)
		}
	}
	return nil
}

// leading takes the things from the list that begins the clause before, and their measure from before 分别:
// 欧盟、美国位列前二，双边贸易额分别为.
func (a *article) leading(s *sentence, i, n int) []name {
	c := &s.clauses[i-1]
	from := 0
	for from < len(c.tokens) && (s.token(c, from).class == adv || s.token(c, from).class == date) {
		from++
	}
	to := from
	for to < len(c.tokens) && to < reach && (s.token(c, to).class.nominal() || s.token(c, to).class == list || s.token(c, to).class == conj) {
		to++
	}
	if to-from < 3 || to == len(c.tokens) {
		return nil
	}
	items, rest := s.parts(c, span{from, to}, n)
	if len(items) != n || !rest.empty() {
		return nil
	}
	o := &s.clauses[i]
	p := 0
	for p < len(o.tokens) && s.token(o, p).class != dist {
		p++
	}
	r := s.look(o, p, 0)
	what := a.name(s, o, r.phrase)
	if !what.measured || what.entity != "" {
		return nil
	}
	names := make([]name, n)
	for j, sp := range items {
		names[j] = what
		names[j].entity = s.words(c, sp)
	}
	return names
}
