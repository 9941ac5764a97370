package fact

import (
	"strings"
	"unicode/utf8"

	"newsfacts/extract"
	"newsfacts/extract/lexicon"
	"newsfacts/extract/place"
	"newsfacts/schemas"
)

// A token is a mention, a listed word, a place, a mark, or a run of other characters.
type token struct {
	class    class
	to       bool // of up, down: 增至
	sign     int8
	bears    int16 // its marks: an index into those of marks.tsv, from 2; 1: none; 0: not looked for
	mark     rune  // of stop, quote, open, closed
	from, at int32 // bytes into the sentence: where it begins and ends
	mention  int32 // index into the sentence's mentions, or -1
	place    int32 // index into sentence.places, or -1
}

// A sentence is one sentence read for its statements.
type sentence struct {
	own               *lexicon.Lexicon[place.Place] // the user's places, or nil
	*extract.Sentence                               // as it is read: in simplified characters
	printed           *extract.Sentence             // as it is printed
	folded            extract.Sentence
	mentions          []schemas.Mention
	tokens            []token
	places            []*place.Place
	clauses           []clause
	asked             bool  // whether it was looked for what it speaks of
	leads             bool  // an amount follows in its paragraph
	spoken            uint8 // a bit for each topic that it speaks of
}

func (s *sentence) text(t *token) string { return s.Text[t.from:t.at] }

// read cuts the sentence into tokens, and those into clauses.
func (s *sentence) read() {
	s.tokens, s.places, s.clauses = s.tokens[:0], s.places[:0], s.clauses[:0]
	next := 0
	for i := 0; i < len(s.Text); {
		limit := len(s.Text)
		if next < len(s.mentions) {
			w := s.mentions[next].Where()
			if int(w.From) == i {
				s.tokens = append(s.tokens, token{class: classOf(s.mentions[next]), from: w.From, at: w.To, mention: int32(next), place: -1})
				i = int(w.To)
				next++
				continue
			}
			limit = int(w.From)
		}
		i = s.step(i, limit, next)
	}
	s.compound()
	s.split()
}

// step adds the token that begins at byte i, within the text up to limit, where the next mention stands; it returns its end.
func (s *sentence) step(i, limit, next int) (end int) {
	r, size := lexicon.Char(s.Text, i)
	if end = s.markAt(r, size, i, limit); end > i {
		return end
	}
	if r < utf8.RuneSelf && r != ' ' {
		return s.latin(i, limit)
	}
	if end = s.idiom(r, size, i, limit, next); end > i {
		return end
	}
	return s.known(size, i, limit)
}

// markAt adds a mark or a title 《…》; i: none stands there.
func (s *sentence) markAt(r rune, size, i, limit int) (end int) {
	if r == '—' && strings.HasPrefix(s.Text[i+size:limit], "—") {
		s.add(token{class: stop, mark: r, from: int32(i), at: int32(i + 2*size)})
		return i + 2*size
	}
	if c := markOf(r); c != text {
		if r == '《' {
			if end := closing(s.Text[:limit], i, '》'); end > i {
				s.add(token{class: title, from: int32(i), at: int32(end)})
				return end
			}
		}
		s.add(token{class: c, mark: r, from: int32(i), at: int32(i + size)})
		return i + size
	}
	return i
}

// latin adds a word of letters and digits: the longest listed, or as far as they go.
func (s *sentence) latin(i, limit int) int {
	end := i + 1
	for end < limit && alphanumeric(s.Text[end]) {
		end++
	}
	if w, to, ok := within(s.Text, i, limit); ok && to >= end {
		s.add(token{class: w.class, bears: w.bears, from: int32(i), at: int32(to)})
		return to
	}
	s.other(i, end)
	return end
}

// idiom adds what is read otherwise than its words say: 每瓦 before an amount, 全市 before 各类, 占 before 地区生产总值. i: no such.
func (s *sentence) idiom(r rune, size, i, limit, next int) (end int) {
	if r == '每' && next < len(s.mentions) && limit-i > 3 && limit-i <= 9 && classOf(s.mentions[next]) == quantity { // 每瓦1.2元
		if w, to, listed := within(s.Text, i+size, limit); !listed || to == limit && w.class.nominal() {
			s.add(token{class: per, from: int32(i), at: int32(limit)})
			return limit
		}
	}
	if r == '全' { // 全市[各类]
		if w, to, listed := within(s.Text, i, limit); listed && w.class == home && strings.HasSuffix(s.Text[i:to], "各") {
			if _, longer, ok := within(s.Text, to-size, limit); ok && longer > to {
				s.add(token{class: home, from: int32(i), at: int32(to - size)})
				return to - size
			}
		}
	}
	if strings.HasPrefix(s.Text[i:limit], "占地") { // 占[地区生产总值]
		if _, to, listed := within(s.Text, i+size, limit); listed && to > i+6 {
			if _, whole, _ := within(s.Text, i, limit); whole < to {
				s.add(token{class: share, from: int32(i), at: int32(i + size)})
				return i + size
			}
		}
	}
	return i
}

// known adds the longest listed word or place, or the character of size bytes as one of no known word.
func (s *sentence) known(size, i, limit int) int {
	w, to, listed := within(s.Text, i, limit)
	var p *place.Place
	end := i
	if w.place || s.own != nil {
		p, end = s.placeAt(i, limit)
	}
	if p == nil {
		if listed {
			return s.word(w, size, i, to, limit)
		}
		s.other(i, i+size)
		return i + size
	}
	if s.inName(i, end) {
		s.other(i, end)
		return end
	}
	end = s.administered(i, end, limit)
	if listed && to > end && w.class != noun && w.class != adjective {
		return s.word(w, size, i, to, limit)
	}
	c := place_
	if p.Level == 0 && p.Name == place.China.Name {
		c = nation
	}
	s.places = append(s.places, p)
	s.tokens = append(s.tokens, token{class: c, from: int32(i), at: int32(end), mention: -1, place: int32(len(s.places) - 1)})
	return end
}

// administered returns the end of the place at i with the 县 or 区 behind it that its name does not hold.
func (s *sentence) administered(i, end, limit int) int {
	if strings.HasPrefix(s.Text[end:limit], "县") && end-i >= 6 && !strings.HasSuffix(s.Text[i:end], "县") && !strings.HasPrefix(s.Text[end:limit], "县域") && !strings.HasPrefix(s.Text[end:limit], "县城") && !strings.HasPrefix(s.Text[end:limit], "县级") { // 玉树县, a city by now
		end += 3
	}
	if strings.HasSuffix(s.Text[i:end], "市") && strings.HasPrefix(s.Text[end:limit], "区") { // 合肥市区最低能见度
		if w, to, listed := within(s.Text, end, limit); !listed || to == end+3 && w.class != property {
			end += 3
		}
	}
	return end
}

// word adds the listed word from i to `to`, whose first character has size bytes.
func (s *sentence) word(w word, size, i, to, limit int) int {
	if w.class == up && s.Text[i:to] == "成长" && !(to == limit && limit < len(s.Text)) && !strings.HasPrefix(s.Text[to:limit], "逾") && !strings.HasPrefix(s.Text[to:limit], "近") && !strings.HasPrefix(s.Text[to:limit], "约") && !strings.HasPrefix(s.Text[to:limit], "达") { // 健康成长
		s.other(i, to)
		return to
	}
	if n := len(s.tokens); size == to-i && w.class == adv && n > 0 && s.tokens[n-1].class == quantity && int(s.tokens[n-1].at) == i && s.Text[i:to] == "内" { // 12小时内
		s.add(token{class: adv, from: int32(i), at: int32(to)})
	} else if size == to-i && w.class == cmp && to < limit && (s.Text[to] == '-' || strings.HasPrefix(s.Text[to:], "·")) { // 鲍比·苏拉
		s.other(i, to)
	} else if size == to-i && s.alone(w.class, i, to, limit) == text && !(s.Text[i:to] == "有" && (len(s.tokens) == 0 || s.tokens[len(s.tokens)-1].class != text)) {
		s.other(i, to)
	} else {
		s.add(token{class: w.class, bears: w.bears, to: w.to, sign: w.sign, from: int32(i), at: int32(to)})
	}
	return to
}

func (s *sentence) add(t token) {
	t.mention, t.place = -1, -1
	s.tokens = append(s.tokens, t)
}

// compound makes a verb and the noun of one character behind it one noun: 充电桩, 加油站.
func (s *sentence) compound() {
	for i := 1; i < len(s.tokens); i++ {
		v, t := &s.tokens[i-1], &s.tokens[i]
		if v.class == text && i > 1 && t.class == quantity && s.tokens[i-2].class == quantity && v.at-v.from == 1 && s.text(v) == "/" { // 930套/7645平方米
			v.class = list
		}
		if v.class == estimate && v.at == t.from && s.text(v) == "预期" && strings.HasPrefix(s.Text[t.from:], "寿命") {
			v.class = noun
		}
		if t.class == estimate && (v.class == text || v.class == adjective || v.class == noun) && v.at == t.from && s.text(t) == "估计" && s.marked(v, tentative) { // 临时估计
			t.class = noun
		}
		if t.class == etc && s.text(t) == "等" && v.class == text && v.at == t.from && strings.Contains("一二三四五六七八特优头甲乙丙", s.text(v)) && (i < 2 || s.tokens[i-2].at != v.from || !s.tokens[i-2].class.nominal() && s.tokens[i-2].class != list) { // 三等小麦
			t.class = text
		}
		if v.class == target && v.at == t.from && s.text(v) == "预算" && t.class.nominal() && (strings.HasPrefix(s.Text[t.from:], "收入") || strings.HasPrefix(s.Text[t.from:], "支出")) { // 公共预算收入
			v.class = noun
		}
		if (t.class == text || t.class == noun) && v.class == verb && v.at == t.from && t.at-t.from == 3 && strings.Contains("桩站机器院厂馆所员者费率量额度值品区园券卡证金价户面款单权线店位", s.text(t)) {
			v.class, t.class = noun, noun
		}
	}
}

// other adds characters of no known word, to the run of them before if there is one.
func (s *sentence) other(from, to int) {
	if n := len(s.tokens); n > 0 && s.tokens[n-1].class == text && int(s.tokens[n-1].at) == from {
		s.tokens[n-1].at = int32(to)
		return
	}
	s.add(token{class: text, from: int32(from), at: int32(to)})
}

// alone returns the class of a listed word of one character, or text where it seems to be part of a longer word:
// 高 is a difference before an amount (高2.1个百分点), 上 and 中 end a phrase before a mark, 增 moves only an amount.
func (s *sentence) alone(c class, from, to, limit int) class {
	if c == de || c == conj || c == cmp || c == share || c == neg {
		return c
	}
	rest := s.Text[to:]
	amount := to == limit && limit < len(s.Text) || strings.HasPrefix(rest, "了") || strings.HasPrefix(rest, "约") || strings.HasPrefix(rest, "近") || strings.HasPrefix(rest, "超") ||
		strings.HasPrefix(rest, "逾") || strings.HasPrefix(rest, "出") || strings.HasPrefix(rest, "达") || strings.HasPrefix(rest, "为") || strings.HasPrefix(rest, "不")
	next, _ := utf8.DecodeRuneInString(rest)
	mark := rest == "" || markOf(next) != text
	switch c {
	case up, down, diff, rank:
		if amount || c == rank && (strings.HasPrefix(rest, "全") || strings.HasPrefix(rest, "第") || strings.HasPrefix(rest, "在")) {
			return c
		}
	case level, did:
		if w := s.Text[from:to]; amount || w == "为" || w == "是" || w == "共" {
			return c
		}
	case adv:
		switch s.Text[from:to] {
		case "上", "下", "内", "里", "间", "时", "前", "后", "中":
			if mark || amount {
				return c
			}
			if w, end, ok := words().At(rest, 0); ok && (w.class == rank && s.Text[from:to] == "中" || w.class == verb && end >= 6 && s.Text[from:to] == "后") { // 在各省中排名第3, 开场后连得5分
				return c
			}
			return text
		case "只", "能", "会", "才": // 只增长12%, 会降到80升
			if w, _, ok := words().At(rest, 0); amount || ok && (w.class == up || w.class == down || w.class == level) {
				return c
			}
			return text
		case "可":
			if !amount && !strings.HasPrefix(rest, "实现") && !strings.HasPrefix(rest, "节约") && !strings.HasPrefix(rest, "带动") && !strings.HasPrefix(rest, "提供") && !strings.HasPrefix(rest, "容纳") && !strings.HasPrefix(rest, "获") && !strings.HasPrefix(rest, "分别") && !strings.HasPrefix(rest, "得到") {
				return text
			}
		}
		return c
	case say:
		if mark || len(s.tokens) > 0 && s.tokens[len(s.tokens)-1].class == rumour { // 有传闻称公司…
			return c
		}
	case when:
		if n := len(s.tokens); n > 0 && s.tokens[n-1].class == text && s.tokens[n-1].mark == 0 && int(s.tokens[n-1].at) == from && strings.ContainsRune(surnames, last(s.text(&s.tokens[n-1]))) { // 梁若谷
			return text
		}
		return c
	case prep, target, estimate, that, etc, per:
		return c
	}
	return text
}

// placeAt is the longest place at byte i that ends at limit or before: the user's own, or one of ours.
func (s *sentence) placeAt(i, limit int) (p *place.Place, end int) {
	p, end = place.Find(s.Text[:limit], i)
	if s.own != nil {
		if q, to, fine := s.own.At(s.Text[:limit], i); fine && to >= end {
			return &q, to
		}
	}
	return p, end
}

// inName tells whether a place of two characters without 市, 县 or 区 is part of a person's name (陈牧野) or a mountain's
// (祁连山).
func (s *sentence) inName(i, end int) bool {
	if place.Dateline(s.Text, end) {
		return true
	}
	if !strings.HasSuffix(s.Text[:end], "市") && !strings.HasSuffix(s.Text[:end], "省") {
		if startsWith(s.Text[end:], event) || startsWith(s.Text[end:], player) { // 巴黎奥运会, 荷兰选手: a name's part
			return true
		}
	}
	if end-i != 6 || strings.HasSuffix(s.Text[:end], "市") || strings.HasSuffix(s.Text[:end], "县") || strings.HasSuffix(s.Text[:end], "区") {
		return false
	}
	for _, w := range [...]string{"山", "湖", "江", "河", "岭", "峡", "林场", "农场", "牧场", "水库"} {
		if rest, ok := strings.CutPrefix(s.Text[end:], w); ok && w != "江" && w != "河" || ok && (strings.HasPrefix(rest, "支流") || strings.HasPrefix(rest, "干流") || strings.HasPrefix(rest, "流域") || strings.HasPrefix(rest, "水")) {
			return true
		}
	}
	if rest := s.Text[end:]; strings.HasPrefix(rest, "支流") || strings.HasPrefix(rest, "干流") || strings.HasPrefix(rest, "流域") {
		return true
	}
	n := len(s.tokens)
	if n == 0 {
		return false
	}
	t := &s.tokens[n-1]
	if t.class == noun && int(t.at) == i && s.marked(t, role) && strings.ContainsRune(surnames, first(s.Text[i:])) { // 选手罗平
		return true
	}
	return t.class == text && t.mark == 0 && int(t.at) == i && t.at-t.from <= 6 && strings.ContainsRune(surnames, last(s.text(t))) && n > 1 && (s.tokens[n-2].class.nominal() || s.tokens[n-2].class == that) && s.tokens[n-2].class != place_
}

func first(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

func last(text string) rune {
	r, _ := utf8.DecodeLastRuneInString(text)
	return r
}

// surnames are the most common that are no words of place or time by themselves.
const surnames = "王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴钟汪任姜范姚谭廖邹熊陆郝孔崔邱顾侯邵孟"

// within is the longest listed word that starts at i and ends at limit or before.
func within(text string, i, limit int) (word, int, bool) {
	return words().At(text[:limit], i)
}

func classOf(m schemas.Mention) class {
	switch m := m.(type) {
	case *schemas.Date:
		switch m.Text { // 按年上升: as 同比
		case "按年":
			return yoy
		case "按月":
			return mom
		case "按季":
			return qoq
		}
		return date
	case *schemas.Organization:
		return org
	case *schemas.Figure, *schemas.Percentage:
		return quantity
	}
	return text // a row of an extractor that is not of this program
}

func markOf(r rune) class {
	if r > '〕' && r < '！' { // Chinese characters
		return text
	}
	switch r {
	case '，', '；', '。', '！', '？', '：', '…', ';', '?', '!', '|', '　':
		return stop
	case ',', ':', ' ':
		return stop
	case '、':
		return list
	case '（', '(', '【', '[', '〔':
		return open
	case '）', ')', '】', ']', '〕':
		return closed
	case '“', '”', '‘', '’', '「', '」', '"', '《', '》', '〈', '〉':
		return quote
	}
	return text
}

func alphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '.' || c == '-' || c == '&' || c == '+' || c == '/' || c == '%'
}

// closing returns the end of the bracket that opens at i, at most 180 bytes on; i where there is none.
func closing(text string, i int, mark rune) int {
	end := min(len(text), i+180)
	if n := strings.IndexRune(text[i:end], mark); n >= 0 {
		return i + n + utf8.RuneLen(mark)
	}
	return i
}
