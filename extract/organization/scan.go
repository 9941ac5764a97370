package organization

import (
	"strings"
	"unicode/utf8"

	"newsfacts/extract"
	"newsfacts/extract/lexicon"
	"newsfacts/extract/place"
)

// span is a candidate.
type span struct {
	from, to int // bytes
	kind     string
	rule     string
	weight   int // of two that cross, the heavier stays
	own      bool
	office   bool // an office of a place: others of the place may follow
}

// Weights of candidates by source.
const (
	byHint = iota // stands only if the model finds a name there, too
	byModel
	byFree
	byRule
	byName
	byUser
)

// scan is a sentence being read.
type scan struct {
	*lists
	s      *extract.Sentence
	text   string
	flags  []trait // by byte
	seen   trait   // flags of any character
	works  []inner // 《…》, their insides
	found  []span
	weak   []span // names that are words, too
	housed []bool // bytes of the text in houses that are only places: no body stands in their names; nil: none

	covered []bool // bytes of the text under what was found, as far as counted
	counted int
}

// inner is a stretch of text.
type inner struct{ from, to int }

// longestName is how far a name may reach from its lead, in bytes.
const longestName = 25 * 3

// scan reads a sentence in a workspace, whose the scan is.
func (f *finder) scan(s *extract.Sentence, text string, w *workspace) *scan {
	l, c := f.lists(), &w.scan
	l.read(text, &w.reading)
	*c = scan{lists: l, s: s, text: text, flags: w.flags, seen: w.seen, found: c.found[:0], weak: c.weak[:0]}
	if c.seen&isTitle != 0 {
		c.works = insides(text)
	}
	c.rules()
	c.clubs()
	f.tag(c, w)
	c.beside()
	c.series()
	return c
}

// rules finds what lists and rules find, from left to right.
func (c *scan) rules() {
	text, taken := c.text, 0 // up to here a lead's name reaches
	for i := 0; i < len(text); i++ {
		f := c.flags[i]
		if f&(mayName|mayPlace|maySuffix|mayWide|mayTrade|isCue) == 0 {
			continue
		}
		r, _ := lexicon.Char(text, i)
		if r < utf8.RuneSelf && !letter(r) || r >= 0x3000 && r < 0x3040 || r >= 0xff00 && !letter(r) {
			continue
		}
		if to, ok := c.name(i); ok {
			taken = max(taken, to)
		}
		if i >= taken || r == '市' || r == '区' || r == '县' || r == '省' {
			if to, ok := c.lead(i, r); ok {
				taken = max(taken, to)
			}
		}
		if i >= taken {
			c.ending(i)
			c.trade(i)
		}
		if f&isCue == 0 {
			continue
		}
		switch r {
		case '司':
			c.division(i)
		case '讯', '记', '专', '电':
			c.outlet(i)
		}
	}
}

func letter(r rune) bool {
	if r >= 0xff10 && r <= 0xff5a { // of full width
		r -= 0xfee0
	}
	return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9'
}

// name reads a body that is known by name at i, and the part of it that follows.
func (c *scan) name(i int) (int, bool) {
	b, end, ok := c.nameAt(i)
	if !ok || !c.apart(i, end) {
		return i, false
	}
	if b.weak {
		c.weak = append(c.weak, span{i, end, b.kind, "name.weak", byName, b.own, false})
		return i, false
	}
	x := span{i, end, b.kind, "name", byName, b.own, false}
	if b.own {
		x.rule, x.weight = "lexicon", byUser
	} else if to, ok := c.local(end, b.kind); ok {
		x.to, x.rule = to, "name.local"
	} else if part, kind, ok := c.part(i, end); ok {
		x.to, x.kind, x.rule = part, partKind(b.kind, kind), "name.part"
	} else if b.kind == "media" && strings.HasPrefix(c.text[end:], "客户端") {
		x.to = end + len("客户端")
	} else if to, ok := c.bureau(end, b.kind); ok {
		x.to, x.rule = to, "name.bureau"
	} else if to, ok := c.team(end); ok && (b.kind == "sports" || b.kind == "company" || b.kind == "media" || b.kind == "military" || b.kind == "school") {
		x.to, x.kind, x.rule = to, "sports", "name.team"
	}
	if from, ok := term(c.text, i); ok && b.kind == "government" && strings.HasPrefix(c.text[i:], "全国") {
		x.from = from
	}
	if from, ok := c.country(i); ok && c.national(i, end, b.kind) {
		x.from = from
	}
	c.add(x)
	return x.to, true
}

// national tells whether a listed body may have its country before its name (丹麦红十字会, 日本大藏省, 英国保守党): an office or a party whose
// name holds no place of its own.
func (c *scan) national(i, end int, kind string) bool {
	name := c.text[i:end]
	switch kind {
	case "government", "party", "court":
		if utf8.RuneCountInString(name) > 7 || strings.HasPrefix(name, "中") {
			return false
		}
	case "association":
		return name == "红十字会" || name == "足协"
	default:
		return false
	}
	if _, ok := c.wide(i); ok {
		return strings.HasPrefix(name, "全国") || strings.HasPrefix(name, "国家")
	}
	_, _, ok := c.placeAt(i)
	return !ok
}

// term returns where the term of a congress that stands at i begins: 第九届|全国人大常委会.
func term(text string, i int) (int, bool) {
	before, ok := strings.CutSuffix(text[:i], "届")
	at := len(before)
	for n := 0; ok && n < 3 && at > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(before[:at])
		if !digit(r) && !strings.ContainsRune("一二三四五六七八九十", r) {
			break
		}
		at -= size
	}
	if !ok || at == len(before) {
		return i, false
	}
	if strings.HasSuffix(before[:at], "第") {
		at -= len("第")
	}
	return at, true
}

// country is the country, or 中国, that ends at i, and where it begins.
func (c *scan) country(i int) (int, bool) {
	for back := 2; back <= 6; back++ {
		from := i - 3*back
		if from < 0 {
			break
		}
		if p, end, ok := c.placeAt(from); ok && end == i && p.Level == 0 {
			return from, true
		}
	}
	return i, false
}

// team reads 队 behind a club's name.
func (c *scan) team(end int) (int, bool) {
	for _, w := range []string{"足球队", "篮球队", "排球队", "女队", "男队", "二队", "队"} {
		if strings.HasPrefix(c.text[end:], w) {
			_, after := c.around(end, end+len(w))
			return end + len(w), !strings.ContainsRune("长员伍列友内", after)
		}
	}
	return end, false
}

// suffix reads the ending that starts at i.
func (c *scan) suffix(i int) (s suffix, end int, ok bool) {
	if i >= len(c.text) || c.flags[i]&maySuffix == 0 {
		return s, i, false
	}
	return c.suffixes.At(c.text, i)
}

// nameAt reads a body that is known by name at i.
func (c *scan) nameAt(i int) (b body, end int, ok bool) {
	if i >= len(c.text) || c.flags[i]&mayName == 0 {
		return b, i, false
	}
	return c.names.At(c.text, i)
}

// placeAt reads the single name of a place that begins at i.
func (c *scan) placeAt(i int) (p place.Place, end int, ok bool) {
	if i >= len(c.text) || c.flags[i]&mayPlace == 0 {
		return p, i, false
	}
	return place.One(c.text, i)
}

// apart tells whether a listed name stands for itself, not inside another word (其中行政, 银行业).
func (c *scan) apart(i, end int) bool {
	word := c.text[i:end]
	before, after := c.around(i, end)
	if e, to, ok := c.edges.At(word, 0); ok && to == len(word) {
		if before != 0 && strings.ContainsRune(e.before, before) || after != 0 && strings.ContainsRune(e.after, after) {
			return false
		}
	}
	if c.inPlace(i, end) {
		return false
	}
	if letter(rune(word[0])) && letter(before) || letter(rune(word[len(word)-1])) && letter(after) {
		return false
	}
	if strings.HasSuffix(word, "部") && (after == '门' || after == '分') || after == '业' && (strings.HasSuffix(word, "银行") || strings.HasSuffix(word, "证券") || strings.HasSuffix(word, "保险")) {
		return false
	}
	return true
}

// inPlace tells whether [i, end) begins inside the name of a place: 内蒙古兴|安盟.
func (c *scan) inPlace(i, end int) bool {
	for at, n := i, 0; n < 2 && at > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(c.text[:at])
		at -= size
		if _, to, ok := c.placeAt(at); ok && to > i && (to >= end || to-at > 6) {
			return true
		}
	}
	return false
}

// around returns the characters before i and at end; 0 where there is none.
func (c *scan) around(i, end int) (before, after rune) {
	if i > 0 {
		before, _ = utf8.DecodeLastRuneInString(c.text[:i])
	}
	if end < len(c.text) {
		after, _ = utf8.DecodeRuneInString(c.text[end:])
	}
	return before, after
}

// lead reads a name that begins with a place, a country, a level (市, 区) or 中国 at i.
func (c *scan) lead(i int, r rune) (int, bool) {
	switch r {
	case '市', '区', '县', '省', '州', '盟', '旗', '镇', '乡':
		if to, ok := c.level(i, utf8.RuneLen(r)); ok {
			return to, true
		}
	}
	if c.flags[i]&(mayPlace|mayWide) == 0 {
		return c.ministry(i, r)
	}
	p, end, ok := place.At(c.text, i)
	rule := "place"
	switch {
	case ok && end-i == utf8.RuneLen(r): // 在渝高校
		return i, false
	case ok:
		if p.Level == 0 && p.Code == "" {
			rule = "country"
		}
	default:
		if end, ok = c.wide(i); !ok {
			return c.ministry(i, r)
		}
		rule = "wide"
	}
	if strings.HasSuffix(c.text[:i], "中共") { // 中共重庆市委
		i -= len("中共")
	}
	if x, ok := c.reach(i, end, rule); ok {
		x.from = c.inner(x.from, x.to)
		if strings.HasSuffix(c.text[x.from:x.to], "分行") || strings.HasSuffix(c.text[x.from:x.to], "支行") {
			x.from = c.bank(x.from)
		}
		c.add(x)
		return x.to, true
	}
	return i, false
}

// inner returns where a name up to `to` begins that a place leads: behind a province that only says where its city or county lies
// (安徽省|萧县实验小学), as official names have it; a municipality is part of the name (北京市怀柔县民政局).
func (c *scan) inner(from, to int) int {
	p, end, ok := c.placeAt(from)
	if !ok || p.Level != 1 || municipal[p.Name] {
		return from
	}
	q, at, ok := c.placeAt(end)
	if _, deep, _ := place.At(c.text, end); !ok || at >= to || q.Level < 2 || deep > at {
		return from // an address has its own province: 云南省曲靖市富源县…
	}
	return end
}

var municipal = map[string]bool{"北京": true, "天津": true, "上海": true, "重庆": true, "香港": true, "澳门": true}

// bank returns where a bank's short name before its branch begins: 建信行|厦门分行.
func (c *scan) bank(from int) int {
	if !strings.HasSuffix(c.text[:from], "行") {
		return from
	}
	at := from
	for n := 1; n <= 5 && at > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(c.text[:at])
		if c.stopsAt(at-size) || strings.ContainsRune("该本我各", r) {
			break
		}
		at -= size
		if n >= 2 && c.leftEdge(at) {
			return at
		}
	}
	return from
}

// wide reads what stands for a country or the world before a name: 国家, 全国, 中华, 国际, 亚洲.
func (c *scan) wide(i int) (int, bool) {
	if c.flags[i]&mayWide == 0 {
		return i, false
	}
	_, end, ok := c.wides.At(c.text, i)
	return end, ok
}

// ministry reads 俄外交部, 美国会: a country in one character.
func (c *scan) ministry(i int, r rune) (int, bool) {
	switch r {
	default:
		return i, false
	case '俄', '美', '英', '法', '德', '日', '韩', '朝', '印', '以', '伊', '加', '泰', '越', '菲', '乌', '巴', '澳', '土', '波', '埃', '叙':
	}
	at := i + utf8.RuneLen(r)
	for _, w := range []string{"外交部", "国防部", "财政部", "国会", "议会", "司法部", "国务院", "商务部", "内政部", "能源部", "参议院", "众议院", "最高法院", "央行", "宇航局", "联储", "总统府", "农业部"} {
		if strings.HasPrefix(c.text[at:], w) && c.leftEdge(i) {
			c.add(span{i, at + len(w), "government", "ministry", byRule, false, false})
			return at + len(w), true
		}
	}
	return i, false
}

// level reads 市科技局, 区委, 县人民医院, 市建设…领导小组.
func (c *scan) level(i, size int) (int, bool) {
	at := i + size
	if strings.HasPrefix(c.text[i:], "自治区") {
		at = i + len("自治区")
	}
	if d, end, ok := c.departments.At(c.text, at); ok && c.officeEnds(at, end) {
		x := span{i, end, d.kind, "level", byRule, false, true}
		if from, ok := c.unknown(i); ok {
			x.from, x.rule = from, "level.unknown"
		} else if c.inWord(i, at) {
			return i, false
		}
		if part, kind, ok := c.part(i, end); ok {
			x.to, x.kind = part, partKind(x.kind, kind)
		} else if to, ok := c.bureau(end, "office"); ok && x.kind == "government" {
			x.to = to
		}
		c.add(x)
		return x.to, true
	}
	if c.inWord(i, at) || !c.leftEdge(i) {
		return i, false
	}
	if x, ok := c.reach(i, at, "level"); ok {
		c.add(x)
		return x.to, true
	}
	return i, false
}

// inWord tells whether the level word in [i, at) is the end of another word: 超市, 城区.
func (c *scan) inWord(i, at int) bool {
	before, _ := c.around(i, at)
	return before != 0 && strings.ContainsRune("城超股楼夜菜集休罢救熊牛黑门街都房债车汇地社园景小校库辖山矿郊厂片战灾疫牧渔湖港新老该各某两全多几跨农特灵保首学盟一二三四五六七八九十百千万0123456789个", before)
}

// unknown returns where the name of a place that no list knows begins, whose level word stands at i: two or three characters
// behind a mark or a word of one character (从云江|市统计局).
func (c *scan) unknown(i int) (int, bool) {
	at := i
	for n := 0; n < 4; n++ {
		if n >= 2 && c.leftEdge(at) {
			return at, true
		}
		if at == 0 {
			return i, false
		}
		r, size := utf8.DecodeLastRuneInString(c.text[:at])
		if c.stopsAt(at-size) || strings.ContainsRune("市县区省州我原全", r) || letter(r) {
			return i, false
		}
		at -= size
		if end, ok := c.breakAt(c.text, at, c.flags[at]); ok && end <= i {
			return i, false
		}
		if _, end, ok := c.placeAt(at); ok && end <= i {
			return i, false
		}
	}
	return i, false
}

// officeEnds tells whether an office read at at ends where a name can end.
func (c *scan) officeEnds(at, end int) bool {
	word := c.text[at:end]
	_, after := c.around(at, end)
	switch {
	case len(word) == 6 && (strings.HasSuffix(word, "中") || strings.HasSuffix(word, "小")): // 蒙阴一中
		return !strings.ContainsRune("全院心国央间型层等学", after)
	case word == "委":
		return !strings.ContainsRune("员托会任派屈曲以", after)
	case strings.HasSuffix(word, "人大"):
		return !strings.ContainsRune("会代力量", after)
	case strings.HasSuffix(word, "政协"):
		return after != '会'
	case strings.HasSuffix(word, "警方"):
		return !strings.ContainsRune("面", after)
	}
	return true
}

// reach reads on from a lead that ends at `at` to where the name ends.
func (c *scan) reach(from, at int, lead string) (span, bool) {
	if d, end, ok := c.departments.At(c.text, at); ok && lead != "country" && lead != "wide" && c.officeEnds(at, end) {
		if s, to, ok := c.suffix(at); !ok || to <= end || s.kind == "-" {
			x := span{from, end, d.kind, lead, byRule, false, true}
			if part, kind, ok := c.part(from, end); ok {
				x.to, x.kind = part, partKind(x.kind, kind)
			} else if to, ok := c.bureau(end, "office"); ok && x.kind == "government" {
				x.to = to
			}
			return x, true
		}
	}
	for i := at; i < len(c.text) && i-at < longestName; {
		if s, end, ok := c.suffix(i); ok && s.lead && c.fits(from, at, i, end, lead) {
			x := span{from, end, s.kind, lead, byRule, false, false}
			if part, kind, ok := c.part(from, end); ok {
				x.to, x.kind = part, partKind(x.kind, kind)
			} else if to, ok := c.bureau(end, "hospital"); ok && x.kind == "hospital" {
				x.to = to
			}
			return x, true
		}
		if i > at && level(c.text[:i]) { // 大足区玉龙镇政府
			if d, end, ok := c.departments.At(c.text, i); ok && c.officeEnds(i, end) {
				return span{from, end, d.kind, lead, byRule, false, false}, true
			}
		}
		if end, ok := c.bare(at, i, lead); ok {
			return span{from, end, "government", lead + ".office", byRule, false, false}, true
		}
		size, ok := c.inside(i)
		if !ok {
			if end, ok := c.joined(i); ok && i > at && (lead == "place" || lead == "level") {
				return span{from, end, "government", lead + ".joined", byRule, false, false}, true
			}
			break
		}
		i += size
	}
	if end, ok := c.short(at, lead); ok {
		return span{from, end, kindOfShort(c.text[at:end]), lead, byRule, false, false}, true
	}
	return span{}, false
}

// bare reads 局 or 署 at i behind two to eight characters after a country or a place with its level: 巴西地理统计|局.
func (c *scan) bare(at, i int, lead string) (int, bool) {
	if i-at < 2*3 || i-at > 8*3 || lead != "country" && (lead != "place" || !level(c.text[:at])) {
		return i, false
	}
	r, size := utf8.DecodeRuneInString(c.text[i:])
	if r != '局' && r != '署' {
		return i, false
	}
	before, after := c.around(i, i+size)
	if strings.ContainsRune("结格布全大开僵当时政战残饭牌骗出平终破部签连专", before) || strings.ContainsRune("面势部限促域名理", after) {
		return i, false
	}
	return i + size, true
}

// joined reads the rest of an office whose name holds 与 or 和 at i: 国土资源|与房产管理局.
func (c *scan) joined(i int) (int, bool) {
	if !strings.HasPrefix(c.text[i:], "与") && !strings.HasPrefix(c.text[i:], "和") {
		return i, false
	}
	at := i + len("与")
	for k := at; k < len(c.text) && k-at < 8*3; {
		for _, w := range []string{"管理局", "监督局", "保障局", "建设局", "旅游局", "规划局", "信息化局", "体育局", "资源局", "委员会", "管理厅", "旅游厅", "建设厅", "保障厅"} {
			if strings.HasPrefix(c.text[k:], w) && k > i {
				return k + len(w), true
			}
		}
		size, ok := c.inside(k)
		if !ok {
			return i, false
		}
		k += size
	}
	return i, false
}

// level tells whether a text ends with a level that has offices: 镇, 街道, 社区, 开发区.
func level(text string) bool {
	switch r, _ := utf8.DecodeLastRuneInString(text); r {
	case '镇', '乡', '村', '区', '县', '市':
		return true
	case '道':
		return strings.HasSuffix(text, "街道")
	}
	return false
}

// short reads the endings of one character that only a country or a place can have before: 中国队, 外交部.
func (c *scan) short(at int, lead string) (int, bool) {
	if strings.HasPrefix(c.text[at:], "队") && (lead == "place" || lead == "country" || lead == "wide" && strings.HasSuffix(c.text[:at], "中国") || lead == "wide" && strings.HasSuffix(c.text[:at], "国家")) {
		if _, after := c.around(at, at+3); !strings.ContainsRune("长员伍列友", after) {
			return at + 3, true
		}
	}
	return at, false
}

func kindOfShort(word string) string {
	for _, w := range []string{"队", "女篮", "男篮", "女足", "男足", "女排", "男排"} {
		if strings.HasSuffix(word, w) {
			return "sports"
		}
	}
	return "government"
}

// fits tells whether an ending at [i, end) closes the name that began with a lead ending at `at`.
func (c *scan) fits(from, at, i, end int, lead string) bool {
	word := c.text[i:end]
	if lead == "wide" && kindOfShort(word) == "sports" || lead == "wide" && strings.HasSuffix(word, "俱乐部") {
		if !strings.HasSuffix(c.text[:at], "国家") && !strings.HasSuffix(c.text[:at], "中国") {
			return false
		}
	}
	if i == at && lead != "level" && direct[word] {
		return false
	}
	_, after := c.around(i, end)
	switch {
	case strings.HasSuffix(word, "公司") || strings.HasSuffix(word, "集团"):
		return !strings.ContainsRune("化法", after)
	case strings.HasSuffix(word, "队"):
		return !strings.ContainsRune("长员伍列友", after)
	case strings.HasSuffix(word, "军") || strings.HasSuffix(word, "联盟") || word == "组织":
		return !strings.ContainsRune("官人事营性", after)
	case strings.HasSuffix(word, "银行") || strings.HasSuffix(word, "证券") || strings.HasSuffix(word, "保险"):
		return after != '业'
	case strings.HasSuffix(word, "党"):
		return !strings.ContainsRune("员人", after)
	case strings.HasSuffix(word, "大学") || strings.HasSuffix(word, "中学") || strings.HasSuffix(word, "小学"):
		return !strings.ContainsRune("生", after)
	case word == "分会":
		return after != '场'
	case word == "中心":
		return !strings.ContainsRune("区城思内任工小环学校地线镇点位", after)
	case strings.HasSuffix(word, "委员会") || strings.HasSuffix(word, "协会"):
		return true
	case strings.HasSuffix(word, "部"):
		return !strings.ContainsRune("门分", after)
	}
	return true
}

// direct are endings that make a class, not a name, when a place stands right before them: 重庆公司, 美国银行家.
var direct = map[string]bool{"公司": true, "集团": true, "医院": true, "学校": true, "法院": true, "银行": true, "俱乐部": true, "协会": true, "超市": true, "商场": true, "酒店": true, "饭店": true, "宾馆": true, "书店": true,
	"中学": false, "高中": true, "初中": true, "小学": true, "幼儿园": true, "事务所": true, "工作室": true, "合作社": true, "组织": true, "办公室": true, "委员会": true, "研究院": true, "实验室": true, "重点实验室": true, "基金会": true, "保险公司": true,
	"航空公司": true, "证券公司": true, "基金公司": true, "联盟": true, "派出所": true, "街道办": true, "街道办事处": true, "居委会": true, "村委会": true, "诊所": true, "百货": true, "农场": true, "林场": true, "煤矿": true, "监狱": false, "总公司": true,
	"领导小组": true, "指挥部": true, "管理局": true, "监督局": true, "剧团": true, "剧院": true, "车队": true, "养老院": true, "敬老院": true, "福利院": false, "卫生院": true, "图书馆": false, "工会": true, "党支部": true, "大队": true, "支队": true, "中央银行": false,
	"房地产公司": true, "商业银行": true, "有限公司": true, "集团公司": true, "分公司": false, "交易所": true, "党委": false, "学院": false, "理事会": true, "服务中心": true, "管理中心": true, "培训中心": true, "信息中心": true, "证券": true, "人寿": true, "总局": true, "分局": true,
	"代表处": true, "出版社": true, "周刊": true, "通讯社": false, "军队": false, "大使馆": false, "使馆": false, "口岸": true}

// inside tells whether the character at i can stand inside a name, and how many bytes it has.
func (c *scan) inside(i int) (int, bool) {
	r, size := utf8.DecodeRuneInString(c.text[i:])
	if r == '（' || r == '(' { // 中国（重庆）
		if end := strings.IndexAny(c.text[i:], "）)"); end > 0 && end <= 4*3+3 {
			return end + closing(c.text[i+end:]), true
		}
		return size, false
	}
	if c.stopsAt(i) || counts(c.text, i, r) || versus(c.text, i) {
		return size, false
	}
	if _, ok := c.breakAt(c.text, i, c.flags[i]); ok {
		return size, false
	}
	return size, true
}

// versus tells whether vs stands at i.
func versus(text string, i int) bool {
	return text[i]|0x20 == 'v' && i+1 < len(text) && text[i+1]|0x20 == 's' && (i+2 == len(text) || text[i+2] >= 0x80 || text[i+2] == ' ' || text[i+2] == '.')
}

// counts tells whether a digit at i counts or dates something: ５月, 120个.
func counts(text string, i int, r rune) bool {
	if !digit(r) {
		return false
	}
	for i < len(text) && digit(r) {
		_, size := utf8.DecodeRuneInString(text[i:])
		i += size
		r, _ = utf8.DecodeRuneInString(text[i:])
	}
	return i < len(text) && strings.ContainsRune("年月日时点分秒个家名多余万亿千百座位人次所支比∶:：-项条件起级届强亩公吨米元倍%％．.", r)
}

func digit(r rune) bool { return '0' <= r && r <= '9' || '０' <= r && r <= '９' }

func closing(text string) int {
	_, size := utf8.DecodeRuneInString(text)
	return size
}

// stops tells whether a character ends a name: marks, and words of one character that names do not hold.
func stops(r rune) bool { return traitOf(r)&isStop != 0 }

// stopsAt is stops for the character at i, but for words that hold it (成都, 经济 need no entry, 和平 does).
func (c *scan) stopsAt(i int) bool {
	if i >= len(c.text) {
		return true
	}
	if f := c.flags[i]; f&isStop == 0 || f&mayHold != 0 || i == 0 {
		return f&(isStop|mayHold) == isStop
	}
	_, size := utf8.DecodeLastRuneInString(c.text[:i])
	return c.flags[i-size]&mayHold == 0
}

// enders are words of one character that names do not hold.
const enders = "的在从向对与和由给让将把被是为了就但若即及或于到至得着过这那其它他她我们你您等也都又还只仅已曾正称说谈讲问按因如而则且以之者吗呢吧啊哦很太更最并虽每各两俩几某该据兼"

// holders are words of two characters that hold one of enders and that names may hold.
var holders = func() map[string]bool {
	h := map[string]bool{}
	for _, w := range strings.Fields(`成都 首都 都市 宜都 江都 于都 新都 花都 丰都 帝都 和平 和谐 和睦 和田 和县 共和 协和 颐和 中和 人和 和顺 和静 和龙 和政 呼和 和信 和记 义和 太和 泰和 对外 自由 正大 正泰 正定 正义 公正 改正 正宁 纠正 华为 有为 埃及 普及 从化 从江 向阳
		方向 志向 太平 太原 太极 亚太 太阳 太湖 犹太 太古 太空 太仓 太保 更新 变更 更生 最高 顾问 访问 慰问 小说 学说 数据 证据 据点 基因 两岸 两江 那曲 得力 高等 初等 中等 平等 等级 如皋 如东 规则 也门 以色 列以 其他 土耳其 合并 并购 几内亚 学者 记者 作者 读者 消费者 费者 愿者 患者 志愿者 残疾者
		自动 自治 自然 自来 自主 自控 自学 自贡 事业于 于洪 由于 就业 成就 称职 名称 职称 讲师 讲坛 宣讲 谈判 按摩 按揭 着力 过程 超过 通过 经过 将军 大将 将乐 将来 过渡 改过 给水 供给 补给 配给 让胡 把关 至善 甚至 乃至 冬至 到期 到家 而立 且末 之江 之窗 之家 之声 之友 之星 者协 正阳 正镶 汉正 正德 正邦 正荣 中正 光正 方正 都匀 都安 都昌 都江 利得 联得 得润 曾都 曾氏
		各族 每日 每经 该国 他国 我国 我爱 我市 他山 与德 与时 孔子 和君 和利 和佳 和而 和胜 和众 百度 为民 为国 是非 如意 如新 如家 如是 只楚 即墨 即时 及时 若羌 若尔 亚都 迪拜 吧台 酒吧 网吧 书吧 贴吧 仅一`) {
		h[w] = true
	}
	return h
}()

// part reads a part of the body at [from, to) that follows it: 中国银行|重庆分行, 市公安局|交巡警支队.
func (c *scan) part(from, to int) (int, string, bool) {
	best, kind, ok := to, "", false
	for i := to; i < len(c.text) && i-to < 12*3; {
		if s, end, fine := c.suffix(i); fine && s.sub && (i > to || !direct[c.text[i:end]] || s.kind != "finance") {
			if c.fits(from, to, i, end, "part") {
				best, kind, ok = end, s.kind, true
				if strings.HasPrefix(c.text[end:], "附属") { // 医学院|附属第二医院
					if to, more, deep := c.part(from, end); deep {
						best, kind = to, more
					}
				}
				break
			}
		}
		if i > to {
			if _, _, known := c.nameAt(i); known {
				break
			}
		}
		size, fine := c.inside(i)
		if !fine {
			break
		}
		if r, _ := utf8.DecodeRuneInString(c.text[i:]); i == to && strings.ContainsRune("市区县省原前现副兼", r) {
			break // 市委|市政府, 市社科联|原党组书记
		}
		i += size
	}
	return best, kind, ok
}

// local reads the part of a body that a place has: 国家统计局|大同调查队, 共青团|北京市委.
func (c *scan) local(end int, kind string) (int, bool) {
	if end >= len(c.text) || c.flags[end]&mayPlace == 0 || kind != "government" && kind != "party" && kind != "association" {
		return end, false
	}
	_, to, ok := place.At(c.text, end)
	if !ok {
		return end, false
	}
	d, at, ok := c.departments.At(c.text, to)
	if !ok || !c.officeEnds(to, at) || d.kind != kind && !strings.HasPrefix(c.text[to:], "调查") && !strings.HasPrefix(c.text[to:], "委") {
		return end, false
	}
	if c.text[to:at] == "委" || strings.HasPrefix(c.text[to:], "调查") {
		return at, true
	}
	return end, false
}

// partKind is the kind of a part: a school, hospital, paper, institute or party body inside another is its own; else it is the whole's.
func partKind(whole, part string) string {
	switch part {
	case "school", "hospital", "media", "research", "party":
		return part
	}
	return whole
}

// bureau reads the offices inside a ministry or a school, which end in one character: 国家体育总局|宣传司, 哈佛大学|数学系.
func (c *scan) bureau(to int, kind string) (int, bool) {
	ends := "司局署"
	switch kind {
	case "school", "research":
		ends = "系所院"
	case "hospital":
		ends = "科"
	case "office": // of a place
		ends = "处科股"
	case "government", "party", "international":
	default:
		return to, false
	}
	for i, n := to, 0; i < len(c.text) && n < 7; n++ {
		r, size := utf8.DecodeRuneInString(c.text[i:])
		if strings.ContainsRune(ends, r) && n >= 1 {
			if n == 1 && kind != "school" && r != '司' {
				return to, false
			}
			_, after := c.around(i, i+size)
			ok := after == 0 || stops(after) || strings.ContainsRune("司局署系所院副原主处科股党有负教研工公发记新", after) && !strings.ContainsRune("统列", after)
			ok = ok && after != '有' || ok && strings.HasPrefix(c.text[i+size:], "有关")
			if at, deep := c.bureau(i+size, "office"); ok && deep && r == '司' { // 商业司|市场处
				return at, true
			}
			return i + size, ok
		}
		step, ok := c.inside(i)
		if !ok && !(strings.HasPrefix(c.text[i:], "领事") && strings.HasPrefix(c.text[i+step:], "事司")) {
			return to, false
		}
		i += step
	}
	return to, false
}

// division reads an office of a ministry in a title of its own: 新闻发言人、统计分析|司司长.
func (c *scan) division(i int) {
	end := i + len("司")
	if !strings.HasPrefix(c.text[end:], "司长") && !strings.HasPrefix(c.text[end:], "副司长") {
		return
	}
	at := i
	for n := 1; n <= 10 && at > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(c.text[:at])
		if c.stopsAt(at - size) {
			break
		}
		at -= size
	}
	if n := utf8.RuneCountInString(c.text[at:i]); n >= 2 && n <= 9 && c.runs(at, i) {
		c.add(span{at, end, "government", "division", byFree, false, false})
	}
}

// ending reads an ending that needs no lead at i, if the name before it has a sure left edge.
func (c *scan) ending(i int) {
	s, end, ok := c.suffix(i)
	if !ok || !s.free || !c.fits(0, -1, i, end, "free") {
		return
	}
	from := c.leftOf(i)
	if from < 0 || utf8.RuneCountInString(c.text[from:i]) < 2 {
		return
	}
	x := span{from, end, s.kind, "ending", byHint, false, false}
	if sure[c.text[i:end]] || c.leftEdge(from) && (c.acts(end) || strings.HasPrefix(c.text[end:], "预计") || strings.HasPrefix(c.text[end:], "发布")) {
		x.weight = byFree
	}
	if part, kind, ok := c.part(from, end); ok {
		x.to, x.kind = part, partKind(x.kind, kind)
	}
	c.add(x)
}

// sure are endings that no class of bodies has.
var sure = map[string]bool{"股份有限公司": true, "有限责任公司": true, "有限公司": true, "集团有限公司": true, "律师事务所": true, "会计师事务所": true, "外国语学校": true, "实验小学": true, "技师学院": true, "专业合作社": true, "人民政府": true,
	"村委会": true, "社区居委会": true, "同业公会": true, "大使馆": true, "派出所": true, "卫生院": true, "出版社": true, "杂志社": true, "街道办事处": true, "职业技术学院": true, "师范大学": true, "理工大学": true, "民族大学": true, "医科大学": true, "建筑公司": true, "制药厂": true, "妇幼保健院": true,
	"晚报": true, "晨报": true, "都市报": true, "会计师协会": true, "律师协会": true, "职业学校": true, "中等专业学校": true}

// leftOf returns where the name that ends at i begins, -1 if nothing shows it: at most ten characters back, a mark or a word that a
// name does not hold.
func (c *scan) leftOf(i int) int {
	at := i
	for n := 0; n < 10; n++ {
		if at == 0 {
			return at
		}
		r, size := utf8.DecodeLastRuneInString(c.text[:at])
		if (r == '和' || r == '与') && (at == size || c.text[at-size-1] < 0x80 || strings.HasSuffix(c.text[:at-size], "，") || strings.HasSuffix(c.text[:at-size], "。")) && at < i {
			return at - size // 和盛百货, where nothing stands before to be joined
		}
		if c.stopsAt(at - size) {
			if strings.ContainsRune("的了着过之者得所几两某该每各", r) {
				return -1 // 新成立的公司
			}
			return at
		}
		at -= size
		if counts(c.text, at, r) {
			return -1
		}
		if end, ok := c.breakAt(c.text, at, c.flags[at]); ok && end <= i {
			return -1
		}
	}
	return -1
}

// leftEdge tells whether a name can begin at i: behind a mark or a word of one character.
func (c *scan) leftEdge(i int) bool {
	if i == 0 {
		return true
	}
	r, size := utf8.DecodeLastRuneInString(c.text[:i])
	if c.stopsAt(i-size) || strings.ContainsRune("原任兼和以我", r) {
		return true
	}
	for n := 0; n < 2; n++ { // behind a word that no name holds: 记者从|, 获悉|
		at := i - size
		if end, ok := c.breakAt(c.text, at, c.flags[at]); ok && end == i {
			return true
		}
		_, more := utf8.DecodeLastRuneInString(c.text[:at])
		if at == 0 {
			break
		}
		size += more
	}
	return false
}

// add takes a candidate that is no class and not part of the title of a work.
func (c *scan) add(x span) {
	word := c.text[x.from:x.to]
	if whole(c.never, word) {
		c.s.Rejected(x.from, x.to, x.rule, "never")
		return
	}
	if c.venue(x.from, x.to) && !x.own {
		c.s.Rejected(x.from, x.to, x.rule, "a place")
		if c.housed == nil {
			c.housed = make([]bool, len(c.text))
		}
		for i := x.from; i < x.to; i++ {
			c.housed[i] = true
		}
		return
	}
	if everywhere(word, x.kind) {
		c.s.Rejected(x.from, x.to, x.rule, "a class of bodies")
		return
	}
	for _, w := range c.works {
		if x.from >= w.to || x.to <= w.from {
			continue
		}
		if x.from == w.from && x.to == w.to && x.kind == "media" {
			break
		}
		if x.from < w.from && x.to > w.to {
			break
		}
		c.s.Rejected(x.from, x.to, x.rule, "in the title of a work")
		return
	}
	c.found = append(c.found, x)
}

// insides returns what stands inside 《》, without the marks.
func insides(text string) (works []inner) {
	at := -1
	for i := 0; i+2 < len(text); i++ {
		switch {
		case strings.HasPrefix(text[i:], "《"):
			if at < 0 {
				at = i + len("《")
			}
		case strings.HasPrefix(text[i:], "》") && at >= 0:
			works = append(works, inner{at, i})
			at = -1
		}
	}
	return works
}
