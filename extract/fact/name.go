package fact

import (
	"strings"
	"unicode/utf8"

	"newsfacts/extract/lexicon"
	"newsfacts/extract/place"
	"newsfacts/schemas"
)

// A name is a noun phrase taken apart: where, of whom, what.
type name struct {
	property  string
	canonical string // of property, where properties.tsv lists it
	own       bool   // the user's list names it
	entity    string
	org       *schemas.Organization
	place     *place.Place
	home      bool // 全市, 我县
	measured  bool // the property is known to be something measured: an indicator, or a head of heads.tsv
	rate      bool // it ends with a rate of growth
	sign      int8
	rateText  string // the rate as printed: 涨幅
	part      bool   // it ends with 占比, 比重
	per       string
	scope     string
	homeWord  string // 全市, 全县
	answered  string // the property of which companies says whether it is what companies have
	companies bool
}

// empty tells whether the phrase names nothing measured.
func (n name) empty() bool { return n.property == "" }

// name takes the phrase apart: places and organizations at its head, the owner before 的, a rate at its end.
func (a *article) name(s *sentence, c *clause, sp span) (n name) {
	if sp.empty() {
		return n
	}
	k, to := sp.from, sp.to
	if k < to && s.text(s.token(c, k)) == "我" {
		k++
	}
	partner := k > 0 && s.token(c, k-1).class == prep && s.marked(s.token(c, k-1), partners)
	partner = partner || k > 0 && s.text(s.token(c, k-1)) == "与"
	route := s.route(c, sp)
	if route != "" {
		n.entity = route
		k++
	}
	k = s.nameHead(c, sp.from, span{k, to}, partner, &n)
	if n.homeWord == "全国" { // of another country's news
		n.place, n.homeWord = a.nationwide(n.place), ""
	}
	for to > k && (s.token(c, to-1).class == de || s.token(c, to-1).class == list || s.token(c, to-1).class == conj) {
		to--
	}
	if to > k && s.token(c, to-1).class == rate {
		n.rate, n.sign, n.rateText = true, s.token(c, to-1).sign, s.text(s.token(c, to-1))
		to--
		for to > k && (s.token(c, to-1).class == de || s.token(c, to-1).class == yoy) {
			to--
		}
		if to == k {
			return n
		}
	}
	if k >= to { // nothing but a place or an organization: 来源：市政府办
		return n
	}
	if d := s.lastOf(c, k, to); d > k {
		a.nameOwner(s, c, sp.from, span{k, d}, &n, route != "")
		k = d + 1
		if tail := s.words(c, span{k, to}); marked(tail, estimates) && d > sp.from { // 零售业总销货价值的临时估计
			inner := a.name(s, c, span{sp.from, d})
			if inner.property != "" {
				return inner
			}
		}
	}
	if k < to && s.token(c, k).class <= noun && a.unlistedPlace(s.words(c, span{k, to}), &n) {
		return n
	}
	if q := s.quoted(c, k, to); q > k && q < to { // “中国天眼”口径
		if tail := s.words(c, span{q, to}); n.entity == "" {
			if h, _, ok := headOf(tail); ok && h == tail {
				n.entity = s.words(c, span{k, q})
				k = q
			}
		}
	}
	if t := s.token(c, k); k < to-1 && (s.text(t) == "公司" || s.text(t) == "集团") && s.token(c, k+1).class != de { // 公司总资产
		k++
	} else if n.org != nil && strings.HasSuffix(n.org.Text, "海关") && (strings.HasPrefix(s.Text[t.from:], "关区") || strings.HasPrefix(s.Text[t.from:], "口岸")) && s.text(t) == s.Text[t.from:t.from+6] { // 上海海关关区出口
		n.org, n.entity = nil, ""
		k++
	}
	if k < to-1 && s.text(s.token(c, k)) == "影响" { // 影响CPI上涨
		k++
	}
	rest := s.words(c, span{k, to})
	if !s.paired(c, k, to) {
		rest = strings.Trim(rest, "“”‘’「」\"")
	}
	if rest == "" {
		return n
	}
	h := hints(rest)
	if i := h.index(rest, after, "后"); i > 0 && i+3 < len(rest) { // 达产后年产值
		if _, _, ok := headOf(rest[i+3:]); ok {
			rest = rest[i+3:]
		}
	}
	if rest = a.stripped(s, c, k, rest, h, partner, &n); rest == "" {
		return n
	}
	rest = a.each(&n, rest, h)
	if rest == "" || marked(rest, particles) || strings.ContainsRune("()（）", first(rest)) && strings.Trim(rest, "()（）") == "" {
		return n
	}
	n.property = rest
	n.measured = rest == "经济" && !n.rate
	if t := s.token(c, k); t.class == per {
		n.per = s.text(t)
	}
	n.part = s.token(c, to-1).class == sharenoun
	a.split(&n)
	n.part_of()
	if h&scoped == 0 {
		return n
	}
	for _, w := range wordsOf(scopes) {
		if strings.Contains(rest, w) {
			n.scope = w
			break
		}
	}
	return n
}

// nameHead reads the places and bodies that the phrase sp begins with, and returns where what follows them begins. From is where
// the phrase began, before 我.
func (s *sentence) nameHead(c *clause, from int, sp span, partner bool, n *name) int {
	k, to := sp.from, sp.to
head:
	for k < to {
		t := s.token(c, k)
		switch t.class {
		case place_:
			if partner { // 对美国出口, 对中国与香港出口
				n.entity = s.joined(c, from, k, n.entity)
				break
			}
			if p := s.places[t.place]; n.place != nil && k > from && (s.token(c, k-1).class == list || s.token(c, k-1).class == conj) { // 邵阳、岳阳、怀化市
				both := around(*n.place, *p)
				n.place = &both
			} else {
				n.place = p
			}
		case home:
			if n.place != nil && k > from && s.token(c, k-1).class == place_ { // 广水[城区]
				break
			}
			n.home, n.homeWord = true, s.text(t)
		case nation:
			if partner && k+1 < to && s.text(t) == "中国" {
				n.entity = s.joined(c, from, k, n.entity)
				break
			}
			n.place = &place.China
			if strings.HasPrefix(s.text(t), "全国") {
				n.homeWord = "全国"
			}
		case world:
			if k+1 < to && s.token(c, k+1).at > t.at && strings.HasPrefix(s.Text[t.at:], "之") { // 世界之窗
				break head
			}
			if partner {
				n.entity = s.text(t)
			} else {
				n.place = region(s.text(t))
			}
		case de, list, conj:
		case org:
			o := s.mentions[t.mention].(*schemas.Organization)
			n.org, n.entity = o, o.Text
		default:
			break head
		}
		k++
	}
	if partner && n.entity == "" { // 对最大贸易伙伴欧盟进出口
		for j := k; j < to-1 && j < k+6; j++ {
			if t := s.token(c, j); t.class == place_ || t.class == text && (s.text(t) == "欧盟" || s.text(t) == "东盟") {
				n.entity, k = s.text(t), j+1
				break
			} else if t.class == de {
				break
			}
		}
	}
	return k
}

// joined is the place at k as a partner, with those before it in its list: 中国与香港.
func (s *sentence) joined(c *clause, from, k int, before string) string {
	t := s.token(c, k)
	if before != "" && k > from+1 && s.token(c, k-1).class == conj {
		return s.Text[s.token(c, from).from:t.at]
	}
	return s.text(t)
}

// nameOwner reads what stands before 的 as the owner of what stands behind it, if it is one: who has it, or where.
func (a *article) nameOwner(s *sentence, c *clause, from int, sub span, n *name, routed bool) {
	if s.adjective(c, sub) || s.marked(s.token(c, sub.to-1), brings) || from > 0 && sub.from == from && s.described(c, from-1) {
		return
	}
	inner := a.name(s, c, sub)
	if inner.org != nil {
		n.org = inner.org
	}
	if inner.place != nil {
		n.place = inner.place
	}
	if e := strings.Trim(s.words(c, sub), "“”"); inner.property != "" && runes(e) <= 24 && !routed {
		n.entity = inner.property
		if inner.entity != "" && inner.org == nil {
			n.entity = inner.entity + inner.property
		}
	}
}

// unlistedPlace reads a place that no list knows, and what it has: 珊溪镇累计雨量, 青棠市生产总值.
func (a *article) unlistedPlace(w string, n *name) bool {
	if n.place != nil || n.home {
		return false
	}
	i := unknownPlace(w)
	if i == 0 {
		return false
	}
	if _, _, ok := headOf(w[i:]); !ok {
		return false
	}
	n.place = &place.Place{Name: placeName(w[:i])}
	n.property, n.measured = w[i:], true
	a.split(n)
	return true
}

// stripped is the phrase whose first token is at k without what is no part of its measure: 有, a measure word behind 这, a partner, the home,
// 每; "" where it is too long to be one.
func (a *article) stripped(s *sentence, c *clause, k int, rest string, h hint, partner bool, n *name) string {
	if i := h.index(rest, time_, "时"); i == 0 || i >= 9 { // 登陆时风力
		if h, _, ok := headOf(rest[i+3:]); ok && h == rest[i+3:] {
			rest = h
		}
	}
	if t := s.token(c, k); t.class == text && k > 0 {
		if len(rest) > 6 && strings.HasPrefix(rest, "有") && !s.token(c, k-1).class.nominal() {
			rest = strings.TrimPrefix(rest, "有")
		}
		if s.token(c, k-1).class == that && len(rest) > 6 { // 这颗恒星
			if _, size := utf8.DecodeRuneInString(rest); strings.Contains("颗座名款家个项位部架台艘种条起次届批场所", rest[:size]) {
				rest = rest[size:]
			}
		}
	}
	if runes(rest) > 40 {
		return ""
	}
	if partner && n.entity == "" { // 对美贸易顺差
		if two := 6; len(rest) > two && rest[3:6] == "洲" { // 对欧洲出口
			if _, _, ok := headOf(rest[two:]); ok {
				return a.partnered(n, rest, two)
			}
		}
		if _, size := utf8.DecodeRuneInString(rest); strings.Contains("美日欧韩俄英德法印澳港台", rest[:size]) {
			if _, _, ok := headOf(rest[size:]); ok {
				n.entity, rest = rest[:size], rest[size:]
			}
		}
	}
	if n.place == nil && !n.home && n.entity == "" { // 中山各项贷款余额: a name that may be a person's is the home's
		if own, ok := a.home(); ok && runes(own.Name) >= 2 && len(rest) > len(own.Name)+3 && strings.HasPrefix(rest, own.Name) {
			if _, _, ok := headOf(rest); ok {
				n.place, rest = own, rest[len(own.Name):]
			}
		}
	}
	if k > 0 && (rest == "金额" || rest == "规模") && s.marked(s.token(c, k-1), net) { // 净流入金额
		rest = s.text(s.token(c, k-1)) + rest
	}
	if k > 0 && s.token(c, k).class == text && strings.HasSuffix(s.text(s.token(c, k-1)), "每") && runes(rest) > 2 { // 平均每[家]增聘
		_, size := utf8.DecodeRuneInString(rest)
		n.per, rest = "每"+rest[:size], rest[size:]
	}
	return rest
}

// partnered makes the first bytes of the phrase the entity and returns what is left.
func (a *article) partnered(n *name, rest string, size int) string {
	n.entity = rest[:size]
	return rest[size:]
}

// region is the place of a word that names more than one country: 全球, 欧元区.
func region(w string) *place.Place {
	if w == "世界" || w == "全世界" {
		w = "全球"
	}
	return &place.Place{Name: w}
}

// regional tells whether a place is such a region.
func regional(p *place.Place) bool {
	if p == nil || p.Level != 0 || p.Code != "" || p.Parent != "" {
		return false
	}
	w, ok := words().Get(p.Name)
	return ok && w.class == world
}

// pair tells whether the words are a pair of currencies and what it has: 人民币对美元汇率.
func pair(w string) (ok bool) {
	listed().begins.Each(w, 0, func(bears marks, end int) {
		ok = ok || bears.has(currency) && (strings.HasPrefix(w[end:], "对") || strings.HasPrefix(w[end:], "兑"))
	})
	return ok
}

// A hint says which characters stand in a phrase that words looked for there begin with or hold.
type hint uint8

const (
	after   hint = 1 << iota // 后
	average                  // 人均
	gets                     // 获, 付, 缴, 派, 处
	scoped                   // the words of scopes
	time_                    // 时
)

func hints(phrase string) (h hint) {
	for i := 0; i < len(phrase); {
		r, size := lexicon.Char(phrase, i)
		switch r {
		case '后':
			h |= after
		case '均':
			h |= average
		case '获', '付', '缴', '派', '处':
			h |= gets
		case '时':
			h |= time_
		case '规', '限', '全':
			h |= scoped
		}
		i += size
	}
	return h
}

// index returns where the word stands in a part of the phrase, or -1, where the hint lets it be looked for.
func (h hint) index(part string, looked hint, word string) int {
	if h&looked == 0 {
		return -1
	}
	return strings.Index(part, word)
}

// part_of takes off what the entity is one of, and an entity that only bounds what is counted: 食品中[鲜菜], [限额以上].
func (n *name) part_of() {
	if n.org != nil {
		return
	}
	if marked(n.entity, scopes) {
		n.entity = ""
	}
	if n.entity == "多地" || n.entity == "各地" || n.entity == "局地" { // 多地降雨量
		n.entity = ""
	}
	if n.entity == "主要" || n.entity == "重点" || n.entity == "全部" || n.entity == "部分" { // 主要肉类产量
		n.entity, n.property = "", n.entity+n.property
	}
	for _, w := range [...]string{"贸易伙伴", "出口市场", "进口来源地"} { // 对最大贸易伙伴欧盟
		if rest, ok := strings.CutPrefix(n.entity, w); ok && runes(rest) >= 2 {
			n.entity = rest
		}
	}
	if i := strings.Index(n.entity, "中"); i >= 6 && len(n.entity)-i-3 >= 6 {
		if w, ok := words().Get(n.entity[:i]); ok && w.class.nominal() {
			if known, listed := words().Get(n.entity[i : i+6]); !listed || !known.class.nominal() {
				n.entity = n.entity[i+3:]
			}
		}
	}
}

// around returns the innermost place that two of a list lie in; for two countries the first.
func around(p, q place.Place) place.Place {
	for up, ok := p, true; ok; up, ok = up.Up() {
		if q.In(up) || up == place.China && q.Code != "" {
			return up
		}
	}
	return p
}

// each takes a 每队 or 每车 off that begins the phrase, the owner of 人均, and a verb of one character before a measure: 获奖金.
func (a *article) each(n *name, rest string, h hint) string {
	if strings.HasPrefix(rest, "每") && runes(rest) >= 2 {
		_, size := utf8.DecodeRuneInString(rest[3:])
		if w, _, ok := words().At(rest, 0); !ok || w.class != per {
			n.per, rest = rest[:3+size], rest[3+size:]
		}
	}
	if i := h.index(rest, average, "人均"); i >= 6 && n.entity == "" {
		if _, _, ok := headOf(rest); !ok {
			n.entity, rest = rest[:i], rest[i:]
		}
	}
	if h&gets == 0 {
		return rest
	}
	for _, v := range [...]string{"获", "付", "缴", "派", "处"} {
		i := strings.LastIndex(rest, v)
		if i < 0 {
			continue
		}
		if h, _, ok := headOf(rest[i+3:]); ok && h == rest[i+3:] {
			if n.entity == "" && runes(rest[:i]) >= 2 {
				n.entity = rest[:i]
			}
			return h
		}
	}
	return rest
}

// described tells whether the token at k begins a clause before 的 that only describes: 新建的, 有出口实绩的.
func (s *sentence) described(c *clause, k int) bool {
	switch t := s.token(c, k); t.class {
	case verb, did:
		return true
	case prep:
		w := s.text(t)
		return w == "在" || w == "从" || w == "由"
	case level:
		return s.text(t) == "有"
	}
	return false
}

// route returns what the place that a phrase begins with is the end of (银川到西安的旅行时间), "" if of nothing.
func (s *sentence) route(c *clause, sp span) string {
	if sp.from < 2 || sp.empty() || s.token(c, sp.from-2).class != place_ {
		return ""
	}
	if t := s.token(c, sp.from); t.class != place_ && (t.class != text || runes(s.text(t)) > 4) {
		return ""
	}
	switch s.text(s.token(c, sp.from-1)) {
	case "到", "至", "往", "飞":
		return s.Text[s.token(c, sp.from-2).from:s.token(c, sp.from).at]
	}
	return ""
}

// quoted returns where the quotation that the tokens from k begin with ends; k if they begin with none.
func (s *sentence) quoted(c *clause, k, to int) int {
	if k >= to || s.token(c, k).mark != '“' {
		return k
	}
	for j := k + 1; j < to; j++ {
		if s.token(c, j).mark == '”' {
			return j + 1
		}
	}
	return k
}

// lastOf returns the place of the last 的 in the phrase, or -1.
func (s *sentence) lastOf(c *clause, from, to int) int {
	for k := to - 1; k > from; k-- {
		if s.token(c, k).class == de && k+1 < to {
			return k
		}
	}
	return -1
}

// adjective tells whether what stands before 的 is no owner: 新的, 优质的, 一定的.
func (s *sentence) adjective(c *clause, sp span) bool {
	if s.token(c, sp.to-1).class == adjective || sp.to-sp.from == 1 && s.marked(s.token(c, sp.from), act) { // 收治的伤员
		return true
	}
	w := s.words(c, sp)
	return utf8.RuneCountInString(w) <= 1 || marked(w, adjectives)
}

// unbracketed is the phrase without a bracket that ends it.
func unbracketed(w string) string {
	if !strings.HasSuffix(w, "）") && !strings.HasSuffix(w, ")") {
		return w
	}
	if i := strings.LastIndexAny(w, "（("); i > 0 {
		return w[:i]
	}
	return w
}

// split parts a property from the thing measured, where the phrase's last word is one that things have: 汽车产量.
func (a *article) split(n *name) {
	whole := n.property
	if pair(whole) {
		n.measured = true
		_, n.canonical, _ = a.tail(whole)
		return
	}
	if rest, ok := strings.CutPrefix(whole, "金融机构"); ok && n.scope == "" {
		if _, _, known := a.indicator(rest); known {
			n.scope, n.property, whole = "金融机构", rest, rest
		}
	}
	if bare := unbracketed(whole); bare != whole { // 居民消费价格指数（CPI）
		if canonical, own, ok := a.indicator(bare); ok {
			n.canonical, n.own, n.measured = canonical, own, true
			return
		}
		if _, _, ok := headOf(bare); ok && strings.Contains(bare, "前") { // 除税前溢利（EBITDA）
			n.property, whole = bare, bare
		}
	}
	t := a.tailOf(whole)
	if t.found && t.front == "" {
		n.canonical, n.own, _ = a.indicator(whole)
		n.measured = true
		if head := "增加值"; strings.HasPrefix(whole, "第") && strings.HasSuffix(whole, "产业"+head) {
			n.entity, n.property = strings.TrimSuffix(whole, head), head
		}
		return
	}
	if t.found && n.entity == "" && n.owned(t) {
		return
	}
	if head, parts, ok := headOf(whole); ok {
		n.measured = true
		a.splitHead(n, t, head, parts)
	} else if t.found { // 公司营业收入, 上海GDP
		n.measured = true
		_, of := endOf(t.front, people)
		if _, splits, ok := headOf(t.word); (ok && splits || of && strings.HasSuffix(t.word, "率")) && n.entity == "" && runes(t.front) > 1 {
			n.entity, n.property, n.canonical = t.front, t.word, t.canonical
		}
	}
}

// A tail is the longest indicator that a phrase ends with, and what stands before it.
type tail struct {
	front, word, canonical string
	found                  bool
}

func (a *article) tailOf(phrase string) (t tail) {
	t.word, t.canonical, t.found = a.tail(phrase)
	t.front = phrase[:len(phrase)-len(t.word)]
	return t
}

// owned gives a measure of companies, of places or of a branch that ends the phrase to what stands before it.
func (n *name) owned(t tail) bool {
	gdp := t.canonical == "地区生产总值"
	switch {
	case (gdp && runes(t.front) <= 5 && placelike(t.front, "") || marked(t.canonical, corporateNames) && t.canonical != "不良贷款率" && t.canonical != "利润总额" && !gdp) && runes(t.front) >= 2 && !marked(t.front, modifiers):
		if !gdp {
			n.entity = t.front
		} else if n.place == nil {
			n.place = &place.Place{Name: placeName(t.front)}
		}
	case strings.HasSuffix(t.front, "行业") || strings.HasSuffix(t.front, "部门"): // 医疗行业新增就业岗位
		n.entity = t.front
	default:
		return false
	}
	n.property, n.canonical, n.measured = t.word, t.canonical, true
	return true
}

// splitHead parts a phrase that ends with a head of heads.tsv; parts: what stands before such a head is a thing that has it.
func (a *article) splitHead(n *name, t tail, head string, parts bool) {
	front := strings.TrimSuffix(n.property, head)
	if strings.HasPrefix(front, "第") && strings.HasSuffix(front, "产业") {
		parts = true
	}
	if at, ok := endOf(front, people); ok && (at > 0 || front != "人口" && front != "人员" && front != "劳动力") && strings.HasSuffix(head, "率") { // 大学以上程度者失业率
		parts = true
	}
	if t.found && n.entity == "" && strings.HasSuffix(t.canonical, "口总额") && strings.HasSuffix(t.front, "累计") && runes(t.front) >= 4 { // 口岸累计进出口总值
		n.entity, n.property, n.canonical = strings.TrimSuffix(t.front, "累计"), t.word, t.canonical
		return
	}
	if w, ok := words().Get(front); ok && w.class == adjective && n.entity == "" { // 现代产业增加值
		return
	}
	if !parts || runes(front) < 2 || strings.HasSuffix(front, "前") || strings.HasSuffix(front, "累计") && !strings.HasSuffix(head, "口") || n.entity != "" || marked(front, modifiers) || marked(front, deed) {
		if t.found && marked(t.front, modifiers) {
			n.canonical = t.canonical
		}
		return
	}
	if t.found && len(t.word) > len(head) {
		head, front, n.canonical = t.word, t.front, t.canonical
	} else if c, _, ok := a.indicator(head); ok {
		n.canonical = c
	}
	if w, _, ok := words().At(front, 0); ok && w.class == per { // 人均产值
		return
	}
	if m := modifying(front); m != "" { // 水稻最低收购价, 住宅成交均价
		front, head = strings.TrimSuffix(front, m), m+head
	}
	n.entity, n.property = strings.TrimSuffix(front, "累计"), head
}

// unknownPlace returns where a name of a place ends that the phrase begins with and no list knows: two or three
// characters and 市, 县, 镇 or 乡; 0 where there is none.
func unknownPlace(w string) int {
	n := 0
	for i, r := range w {
		if n >= 2 && n <= 3 && (r == '市' || r == '县' || r == '镇' || r == '乡') && !strings.HasPrefix(w, "城") {
			if known, ok := words().Get(w[:i+3]); (!ok || !known.class.nominal()) && placelike(w[:i], w[i+3:]) {
				return i + 3
			}
		}
		if n++; n > 3 {
			break
		}
	}
	return 0
}

// placelike tells whether what stands before 市, 县, 镇 and 乡 and behind it may be a name's: not 一线城市, 中小城市,
// 昨天市区, 全市场, 房地产市场.
func placelike(front, behind string) bool {
	for _, w := range [...]string{"区", "场", "民", "价", "值", "级", "直", "政", "内", "外", "城"} {
		if strings.HasPrefix(behind, w) {
			return false
		}
	}
	for _, w := range [...]string{"城", "天", "日", "月", "年", "前", "后", "大", "小", "中", "全", "各", "本", "该", "我", "地产", "股", "楼", "乡", "个", "上", "超", "都"} {
		if strings.HasSuffix(front, w) {
			return false
		}
	}
	return !strings.ContainsAny(front, "一二三四五六七八九十两第占的比线级型和与及、")
}

// placeName is the name without 市 and 县: 青棠.
func placeName(w string) string {
	if s := strings.TrimSuffix(strings.TrimSuffix(w, "市"), "县"); runes(s) >= 2 {
		return s
	}
	return w
}

// modifying returns the longest modifier that ends what stands before a head, if two characters or more are left before it.
func modifying(front string) string {
	longest := ""
	for i := range front {
		if w := front[i:]; runes(front[:i]) >= 2 && (marked(w, modifiers) || marked(w, deed)) && runes(w) >= 2 && w != "累计" && w != "国内" && w != "市场" && !(w == "单位" && strings.HasSuffix(front[:i], "以上")) {
			longest = w
			break
		}
	}
	return longest
}

// headOf returns the longest word of heads.tsv that the phrase ends with.
func headOf(phrase string) (head string, split, ok bool) {
	split, i, ok := heads().Longest(phrase, 0)
	return phrase[i:], split, ok
}

// indicator looks a phrase up in the user's list and in properties.tsv.
func (a *article) indicator(phrase string) (canonical string, own, ok bool) {
	if a.linker.Properties != nil {
		if c, found := a.linker.Properties.Get(phrase); found {
			return c, true, true
		}
	}
	if c, start, found := indicators().Longest(phrase, 0); found && start == 0 {
		return c, false, true
	}
	return "", false, false
}

// innerTail returns the longest indicator that ends the phrase and is not all of it.
func (a *article) innerTail(phrase string) (tail, canonical string, ok bool) {
	return a.tailFrom(phrase, 1)
}

// tail returns the longest indicator that the phrase ends with.
func (a *article) tail(phrase string) (tail, canonical string, ok bool) {
	return a.tailFrom(phrase, 0)
}

// tailFrom returns the longest indicator that the phrase ends with and that begins at byte from or behind.
func (a *article) tailFrom(phrase string, from int) (tail, canonical string, ok bool) {
	canonical, start, ok := indicators().Longest(phrase, from)
	if own := a.linker.Properties; own != nil && own.Len() > 0 {
		for i := range phrase {
			if i > start {
				break
			}
			if c, found := own.Get(phrase[i:]); found && i >= from {
				return phrase[i:], c, true
			}
		}
	}
	return phrase[start:], canonical, ok
}
