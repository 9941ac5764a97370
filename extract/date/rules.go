package date

import (
	"strings"
	"unicode/utf8"

	"newsfacts/extract/numeral"
)

// A rule reads one sort of expression. first holds the characters that it may begin with: where none of any
// rule stands, nothing is read. read returns the expression that starts at byte i and its end, or i.
type rule struct {
	name  string
	first string
	read  func(text string, i int) (expr, int)
}

const numbers = "0123456789０１２３４５６７８９〇零一二三四五六七八九十廿卅两兩"

// rules stand in order: of two that read equally far, the first wins, else the longer.
var rules = []rule{
	{"numeric", "0123456789０１２３４５６７８９", numeric}, // 2023-05-12, 2023/5/12, 2023.5.12
	{"calendar", numbers + "公", calendar},        // 2023年5月12日, 5月12日至15日, 1—4月
	{"short_year", "’'‘", shortYear},             // ’98年
	{"relative", firsts("year", "same_year", "month", "same_month", // 去年5月, 本月12日, 上周五, 当天下午
		"quarter", "same_quarter", "week", "same_week", "day", "same_day"), relative},
	{"part_of_year", firsts("half", "season") + "第首前头頭最二Q" + "一三四1234", partOfYearAlone}, // 上半年, 一季度, 前三季度, 春季
	{"edge", "年岁月", edgeAlone},                        // 年初, 月末, 岁末
	{"ten", "上中下", tenAlone},                          // 上旬, 中下旬
	{"weekday", "周週星礼禮", weekdayAlone},                // 周三, 星期日下午
	{"nth", "第最", nthAlone},                           // 第三天, 最后一个周三
	{"time", firsts("part") + numbers, timeAlone},     // 上午10时, 19:30, 凌晨
	{"lunar", "农農阴陰旧正腊臘冬闰閏" + numbers, lunarAlone},    // 农历八月十五, 腊月廿三
	{"holiday", holidayFirsts() + "“「", holidayAlone}, // 春节, 国庆黄金周, 端午假期
	{"term", termFirsts(), termAlone},                 // 立春, 清明节气
	{"plan", "“十“「", planAlone},                       // “十四五”期间
	{"decade", "上本" + numbers, decadeAlone},           // 上世纪90年代, 18世纪
	{"reign", firsts("era"), reign},                   // 康熙三年, 民国二十六年
	{"since", firsts("since"), since},                 // 改革开放以来
	{"span", "近过過未今最这這前后後", spanAlone},                // 近三年, 未来五年, 过去一周
	{"ago", numbers + "半几幾数數", ago},                   // 5天前, 两年后, 三年来
	{"both", "今去明昨前", bothAlone},                      // 今明两年
	{"same_period", "同", samePeriod},                  // 同期
	{"set", firsts("set"), setAlone},                  // 每年9月, 每周五, 按季
	{"vague", firsts("vague") + "未", vagueAlone},      // 目前, 近日, 未来
}

// starts holds, by character, the rules that may begin with it, as bits.
var starts = func() *[1 << 16]uint32 {
	t := new([1 << 16]uint32)
	for n, r := range rules {
		for _, c := range r.first {
			t[c] |= 1 << n
		}
	}
	return t
}()

// firsts returns the first characters of the words of some classes.
func firsts(classes ...string) string {
	var b strings.Builder
	for line := range strings.Lines(wordList) {
		columns := strings.Split(line, "\t")
		for _, c := range classes {
			if len(columns) > 1 && line[0] != '#' && columns[1] == c {
				r, _ := utf8.DecodeRuneInString(line)
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

func holidayFirsts() string {
	var b strings.Builder
	for line := range strings.Lines(holidayList) {
		if r, _ := utf8.DecodeRuneInString(line); r != '#' {
			b.WriteRune(r)
		}
	}
	return b.String() + "暑"
}

func termFirsts() string {
	var b strings.Builder
	for _, t := range terms {
		for _, w := range t.words {
			r, _ := utf8.DecodeRuneInString(w)
			b.WriteRune(r)
		}
	}
	return b.String()
}

// at returns the longest expression that starts at byte i, the name of its rule and its end.
func at(text string, i int, mask uint32) (best expr, name string, end int) {
	end = i
	for n := 0; mask != 0; n, mask = n+1, mask>>1 {
		if mask&1 == 0 {
			continue
		}
		if x, e := rules[n].read(text, i); e > end {
			best, name, end = x, rules[n].name, e
		}
	}
	return best, name, end
}

// begins tells whether a number may begin at byte i: no digit, 第 or decimal point stands before it.
func begins(text string, i int) bool {
	r := runeBefore(text, i)
	if r == 0 || r < 0x80 && r != '.' && r != ',' && r != '-' && r != '/' && r != ':' && !alnum(r) {
		return true
	}
	if counts(r) || r == '第' || r == '％' || r == '%' || alnum(r) {
		return false
	}
	if strings.ContainsRune(".,-/:．：—－–~～", r) {
		_, size := utf8.DecodeLastRuneInString(text[:i])
		p := runeBefore(text, i-size)
		return !(p >= '0' && p <= '9' || p >= '０' && p <= '９') || r == '：'
	}
	return true
}

// point reads any point of the calendar at byte i, for the end of a range; like holds what stood before.
func pointAt(text string, i int, like *point) (p point, end int) {
	if e := eat(text, i, "至今", "今", "现在", "目前"); e > i && !anyPrefix(text[i:], []string{"今年", "今天", "今日", "今晚", "今春", "今夏", "今冬", "今秋", "今晨", "今明"}) {
		return point{now: true, unit: day}, e
	}
	for _, read := range []func(string, int, *point) int{numericPoint, calendarPoint, relativePoint, partPoint, weekdayPoint, holidayPoint, lunarPoint, timePoint} {
		q := point{part: ""}
		if like.lunar {
			q.lunar = like.lunar
		}
		if like.unit == clock && like.part != "" {
			q.part = like.part
		}
		if e := read(text, i, &q); e > end && e > i {
			p, end = q, e
		}
	}
	if end == 0 {
		return p, i
	}
	return p, end
}

// ranged reads on behind a point: 至15日, —2023年3月, 到周五. Else x is the point alone.
func ranged(text string, p point, e int) (expr, int) {
	x := expr{lo: p}
	if p.upto > 0 && p.unit != clock || p.same {
		return x, e
	}
	from := eat(text, e, "起", "开始", "开始")
	j, ok := dash(text, from)
	if !ok && from > e {
		from = e
		j, ok = dash(text, from)
	}
	and := false
	if !ok {
		if e2 := eat(text, e, "迄今", "至今"); e2 > e {
			j, ok = e2-len("今"), true
		} else if j = eat(text, e, "和", "与", "與"); j > e {
			and, ok = true, true
		}
	}
	if !ok {
		return x, e
	}
	hi, f := pointAt(text, j, &p)
	if f <= j || !joins(&p, &hi) {
		return x, e
	}
	if and {
		g := eat(text, f, "之间", "間", "间")
		if g == f {
			return x, e
		}
		f = g
	}
	x.hi, x.ranged = hi, true
	return x, f
}

// joins tells whether hi may end a range that lo begins: nothing coarser than both name.
func joins(lo, hi *point) bool {
	if hi.now {
		return lo.unit >= year && lo.unit < part || lo.unit == decade
	}
	if lo.unit == clock && hi.unit == day && hi.day.how != same && hi.month.how == unsaid {
		return false
	}
	if lo.unit == day && hi.unit == clock && hi.day.how == unsaid {
		return false // 12日到10时
	}
	return true
}

func calendar(text string, i int) (expr, int) {
	if !begins(text, i) {
		return expr{}, i
	}
	var p point
	e := calendarPoint(text, i, &p)
	if e <= i || loose(text, i, e, &p) {
		return expr{}, i
	}
	x, f := ranged(text, p, e)
	if !x.ranged && bareCount(text, i, e, &p) {
		return expr{}, i
	}
	return x, f
}

// calendarPoint reads a point that begins with a number: 2023年…, 5月…, 12日….
func calendarPoint(text string, i int, p *point) int {
	j := eat(text, i, "公元前", "公元")
	if j > i && strings.HasSuffix(text[:j], "前") {
		return i // before the calendar of the tables
	}
	c, ok := countAt(text, j)
	if !ok {
		return i
	}
	switch c.unit {
	case '年':
		y, sure := yearOf(text, i, c)
		if y == 0 {
			return i
		}
		p.unit, p.year = year, field{said, y}
		if c.to > 0 {
			if c.to < 100 {
				c.to += y / 100 * 100
			}
			p.upto = c.to
			return eat(text, c.end, "度")
		}
		e := afterYear(text, c.end, p)
		if !sure && (p.unit == year && p.edge != 'e' && p.edge != 'b' || p.unit == day && p.yearDay || p.same) {
			return i
		}
		return e
	case '月':
		if !valid(c, 12) || c.n == 2 && strings.HasPrefix(text[j:], "两") {
			return i
		}
		p.unit, p.month, p.upto = month, field{said, c.n}, c.to
		if c.to > 0 {
			return c.end
		}
		return afterMonth(text, c.end, p)
	case '日', '号':
		if !valid(c, 31) || strings.HasPrefix(text[j:], "两") {
			return i
		}
		p.unit, p.day, p.upto = day, field{said, c.n}, c.to
		if c.to > 0 {
			return c.end
		}
		return afterDay(text, c.end, p)
	}
	return i
}

// yearOf returns the year that a number before 年 names, 0 where it names none; sure where the number alone
// tells: 2023年, 07年. 23年 is a year only before a part of it.
func yearOf(text string, i int, c count) (y int, sure bool) {
	switch {
	case c.digits == 4 && (!c.spoken || c.n%100 != 0) && c.n >= 1000 && c.n < 2500:
		if c.n < 1700 && anyPrefix(text[c.end:], []string{"前", "后", "来", "间", "历史", "的历史", "以上", "左右"}) ||
			c.n%100 == 0 && c.n <= 2000 && anyPrefix(text[c.end:], []string{"来", "历史", "的历史", "间", "古", "文明"}) {
			return 0, false
		}
		return c.n, true
	case c.digits == 4 && c.n == 2000: // 两千年八月
		return c.n, false
	case c.digits == 3 && !c.spoken && c.n >= 100:
		return c.n, anySuffix(text[:i], []string{"公元", "在", "于", "自", "至"}) && !anyPrefix(text[c.end:], []string{"前", "后", "间", "里", "内", "来", "历史", "中"}) || strings.HasPrefix(text[i:], "公元")
	case c.digits == 2 && !c.spoken && c.to == 0:
		y = twoDigits(c.n)
		if c.n < 10 {
			return y, true // 07年, 零八年
		}
		if !c.arabic {
			a, b := c.n/10, c.n%10
			if b == a+1 {
				return y, false // 七八年, 二三年
			}
			return y, !anyPrefix(text[c.end:], []string{"前", "后", "来", "间", "多"})
		}
		free := i == 0 || anySuffix(text[:i], []string{"，", "。", "（", "(", "在", "自", "从", "于", "“", "、", "；", "是", "了", "到", " "})
		return y, c.n >= 80 && free && !anyPrefix(text[c.end:], []string{"前", "后", "来", "间", "多", "历史", "的", "华诞", "以上", "以下", "之", "未", "没", "内", "里", "如一日", "坚"}) && c.end < len(text)
	case c.digits == 2 && c.n == 10, c.digits == 3 && c.spoken, c.digits == 2 && c.spoken && c.n < 20:
		return 0, false
	}
	return 0, false
}

func twoDigits(n int) int {
	if n <= 30 {
		return 2000 + n
	}
	return 1900 + n
}

// loose tells whether what stands around a number and its unit makes it no date: 近3月, 连续5日, 30日内, 3号线.
func loose(text string, i, e int, p *point) bool {
	before, after := text[:i], text[e:]
	if p.year.how != unsaid {
		return false
	}
	if p.month.how != unsaid {
		if anyPrefix(after, []string{"革命", "怀胎", "龄", "子弹", "大", "嫂", "围城"}) && p.unit == month && p.upto == 0 {
			return true
		}
		if anySuffix(before, []string{"前", "近", "满", "隔", "历", "头", "末", "逾", "超", "约", "第", "每", "共", "达", "为期", "仅"}) && p.unit == month && p.upto == 0 {
			return !anySuffix(before, []string{"此前", "之前", "以前", "日前", "目前", "大约", "达到"})
		}
		return false
	}
	return anySuffix(before, []string{"近", "连续", "为期", "共", "达", "历时", "逾期", "满", "超过", "多", "每", "第", "延长", "少于", "不足", "累计", "长达", "约", "仅", "需", "歌剧"}) ||
		anyPrefix(after, []string{"内", "游", "均", "移动", "之内", "以上", "以内", "以下", "行程", "龄", "时间", "线", "本", "圆", "元", "期限", "不等", "有余", "之", "报"})
}

// bareCount tells whether 5日 or 3号 alone is too little to be a day.
func bareCount(text string, i, e int, p *point) bool {
	if p.month.how != unsaid || p.year.how != unsaid || p.unit != day || p.upto > 0 {
		return false
	}
	if strings.HasSuffix(text[i:e], "日") {
		var c count
		_, _, _ = wholeAt(text, i, &c)
		if c.arabic {
			return false
		}
		return c.n == 0 && (e-i) <= 6 && !anyPrefix(text[e:], []string{"，", "在", "上午", "下午", "晚", "凌晨", "电", "讯", "至", "到", "起", "（"}) || strings.HasPrefix(text[i:], "一日")
	}
	return !(i == 0 || anySuffix(text[:i], []string{"，", "。", "（", "在", "于", "到", "至", "从", "月", "本", " ", "的"})) ||
		!(e == len(text) || anyPrefix(text[e:], []string{"，", "。", "）", "将", "前", "起", "至", "到", "在", "、", "举", "开", "的", "(", "（", "抵", "召", "公布", "宣布", "表示", "发"}))
}

func shortYear(text string, i int) (expr, int) {
	j := eat(text, i, "’", "'", "‘")
	c, ok := countAt(text, j)
	if !ok || c.unit != '年' || c.digits != 2 || !c.arabic || c.to > 0 {
		return expr{}, i
	}
	p := point{unit: year, year: field{said, twoDigits(c.n)}}
	return ranged(text, p, afterYear(text, c.end, &p))
}

func numeric(text string, i int) (expr, int) {
	if !begins(text, i) {
		return expr{}, i
	}
	var p point
	e := numericPoint(text, i, &p)
	if e <= i {
		return expr{}, i
	}
	x, f := ranged(text, p, e)
	if p.unit == year && !x.ranged || p.unit == month && !x.ranged && strings.ContainsAny(text[i:e], "./．") {
		return expr{}, i // 2023, 2023.05
	}
	if p.unit == year && x.hi.unit == year && !anySuffix(text[:i], []string{"从", "自", "由", "时间"}) {
		if e := eat(text, f, "赛季", "财年", "学年", "年度"); e > f {
			return x, e
		}
		return expr{}, i
	}
	return x, f
}

// numericPoint reads 2023-05-12, 2023/5/12, 2023.5.12, 2023-05, 2023, with a time behind a whole day.
func numericPoint(text string, i int, p *point) int {
	y, e, ok := numeral.Whole(text, i)
	if !ok || e-i != 4 && e-i != 12 || y < 1000 || y >= 2500 || text[i] >= 0x80 && text[i] != 0xef {
		return i
	}
	p.unit, p.year = year, field{said, y}
	sep := eat(text, e, "-", "/", ".", "．", "·", "－")
	if sep == e {
		if r := runeAt(text, e); counts(r) || alnum(r) || strings.ContainsRune("年万亿元个家人名多余", nonzero(r)) {
			return i
		}
		return e
	}
	m, f, ok := numeral.Whole(text, sep)
	if !ok || f-sep > 6 || f-sep == 3 || f-sep == 4 || m < 1 || m > 12 {
		return yearAlone(text, i, e)
	}
	sep2 := eat(text, f, text[e:sep], "-")
	d, g, ok := numeral.Whole(text, sep2)
	if sep2 > f && ok && d >= 1 && d <= 31 && (g-sep2 <= 2 || g-sep2 == 6 || g-sep2 == 4) {
		if g-sep2 == 4 { // 2018-12-1209:03
			d, g = d/100, sep2+2
			if d < 1 || d > 31 {
				return i
			}
		}
		if r := runeAt(text, g); (counts(r) && r < 0x80 && runeAt(text, g+2) != ':') || r == '.' && counts(runeAt(text, g+1)) {
			return i
		}
		p.unit, p.month, p.day = day, field{said, m}, field{said, d}
		g = eat(text, g, "日", "号")
		h := g
		if k := eat(text, g, "T", "-"); k > g && k < len(text) {
			h = k
		}
		if k := timeOfDay(text, h, p, true); k > h {
			return k
		}
		return afterDay(text, g, p)
	}
	if sep2 > f && ok && d > 31 && g-sep2 == 4 { // 2018-12-1209:03
		if r := runeAt(text, g); r == ':' && d/100 >= 1 && d/100 <= 31 {
			p.unit, p.month, p.day = day, field{said, m}, field{said, d / 100}
			return timeOfDay(text, sep2+2, p, true)
		}
	}
	if r := runeAt(text, f); counts(r) || r == '.' || r == '/' || alnum(r) || strings.ContainsRune("年月日%％万亿元倍个家米", nonzero(r)) || f-sep != 2 && f-sep != 6 {
		return yearAlone(text, i, e)
	}
	p.unit, p.month = month, field{said, m}
	return f
}

// yearAlone returns e where a dash follows the year, whose other end the caller reads: 2016-2018.
func yearAlone(text string, i, e int) int {
	if _, ok := dash(text, e); ok {
		return e
	}
	return i
}

func relative(text string, i int) (expr, int) {
	var p point
	e := relativePoint(text, i, &p)
	if e <= i {
		return expr{}, i
	}
	return ranged(text, p, e)
}

// relativePoint reads a point that begins with a word: 去年, 本月, 上周, 昨天, 当天.
func relativePoint(text string, i int, p *point) int {
	w, e, ok := wordAt(text, i)
	if !ok {
		return i
	}
	f := field{shifted, w.n}
	class, anaphor := strings.CutPrefix(w.class, "same_")
	if anaphor {
		f.how = same
	}
	switch class {
	case "year":
		p.unit, p.year = year, f
		if w.part != "" {
			p.unit, p.season = season, strings.Index("SPSUFAWIWS", w.part)/2+1
			return e
		}
		if strings.HasSuffix(text[i:e], "年内") || strings.HasPrefix(text[i:], "全年") || strings.HasSuffix(text[i:e], "度") {
			p.whole = true
		}
		if strings.HasPrefix(text[i:], "年内") || strings.HasPrefix(text[i:], "全年") {
			return e
		}
		return afterYear(text, e, p)
	case "month":
		p.unit, p.month = month, f
		return afterMonth(text, e, p)
	case "quarter":
		p.unit, p.quarter = quarter, f
		return edgeOf(text, e, p)
	case "week":
		p.unit, p.week = week, f
		return afterWeek(text, e, p)
	case "day":
		p.unit, p.day = day, f
		if w.part != "" {
			p.unit, p.part = part, w.part
			if c := clockAt(text, space(text, e), p, true); c > e {
				return c
			}
			return e
		}
		if h := eat(text, e, "上午", "下午"); h == e && anyPrefix(text[e:], []string{"气", "文"}) {
			return i
		}
		return afterDay(text, e, p)
	}
	return i
}

func partOfYearAlone(text string, i int) (expr, int) {
	if counts(runeBefore(text, i)) || runeBefore(text, i) == '第' {
		return expr{}, i
	}
	var p point
	e := partPoint(text, i, &p)
	if e <= i {
		return expr{}, i
	}
	if p.unit == season && anyPrefix(text[e:], []string{"学期", "运动", "赛", "攻势", "里", "的", "来", "最", "糖", "广交会", "高考", "招"}) {
		return expr{}, i
	}
	if p.first != 0 && (p.first < 0 || anySuffix(text[:i], []string{"的", "日", "目", "此"})) {
		return expr{}, i
	}
	return ranged(text, p, e)
}

// partPoint reads a half, a quarter, a season or 前三季度 without a year.
func partPoint(text string, i int, p *point) int {
	e := partOfYear(text, i, p)
	if p.unit == half || p.unit == season || p.unit == quarter || p.first != 0 || p.unit == month && strings.HasPrefix(text[i:], "首月") {
		return e
	}
	return i
}

// edgeAlone reads 年初, 年底, 月末, 岁末.
func edgeAlone(text string, i int) (expr, int) {
	if r := runeBefore(text, i); counts(r) || r == '个' {
		return expr{}, i
	}
	for _, w := range edges {
		if e := eat(text, i, w.word); e > i && !anyPrefix(text[e:], w.not) {
			p := point{unit: w.unit, edge: w.edge}
			if w.unit == year {
				p.year = field{same, 0}
			} else {
				p.month = field{same, 0}
			}
			return ranged(text, p, e)
		}
	}
	return expr{}, i
}

var edges = []struct {
	word string
	unit unit
	edge byte
	not  []string
}{
	{"年初", year, 'b', []string{"一", "二", "三", "中"}}, {"年底", year, 'e', nil}, {"年末", year, 'e', []string{"考"}}, {"年中", year, 'm', []string{"国", "央", "华", "的", "有", "最", "学", "东", "心", "医", "西", "式", "级", "等"}},
	{"岁末", year, 'e', nil}, {"岁首", year, 'b', nil}, {"年终", year, 'e', []string{"奖", "总", "于", "点", "盘", "考"}},
	{"月初", month, 'b', []string{"一"}}, {"月底", month, 'e', nil}, {"月末", month, 'e', []string{"考"}}, {"月中旬", month, 'm', nil}, {"月中", month, 'm', []string{"国", "央", "的", "有", "最", "学", "桂"}},
}

func tenAlone(text string, i int) (expr, int) {
	p := point{month: field{same, 0}}
	e := thirds(text, i, &p)
	if e <= i || runeBefore(text, i) == '个' {
		return expr{}, i
	}
	return ranged(text, p, e)
}

func weekdayAlone(text string, i int) (expr, int) {
	if r := runeBefore(text, i); counts(r) || strings.ContainsRune("每上下这本個个一月", nonzero(r)) {
		return expr{}, i
	}
	var p point
	e := weekdayPoint(text, i, &p)
	if e <= i {
		return expr{}, i
	}
	return ranged(text, p, e)
}

func weekdayPoint(text string, i int, p *point) int {
	d, e := weekdayAt(text, i)
	if e == i || d < 8 && anyPrefix(text[e:], noWeekday) || counts(runeAt(text, e)) || anyPrefix(text[e:], []string{"福", "均", "报", "岁", "围"}) {
		return i
	}
	p.unit, p.weekday = day, d
	if d == 8 {
		p.unit = week
		return e
	}
	return afterDay(text, e, p)
}

// nthAlone reads 第三天, 第五日 (from today or the date before) and 最后一个周三.
func nthAlone(text string, i int) (expr, int) {
	var p point
	if j := eat(text, i, "第"); j > i {
		n, e, ok := numeral.Whole(text, j)
		if f := eat(text, e, "天"); ok && f > e && n >= 2 && n < 100 && (f == len(text) || anyPrefix(text[f:], []string{"，", "上午", "下午", "早", "晚", "凌晨", "起"})) {
			p.unit, p.day = day, field{same, n - 1}
			return ranged(text, p, afterDay(text, f, &p))
		}
	}
	e := nthWeek(text, i, &p)
	if e > i && p.nth == -1 && p.weekday > 0 {
		p.month = field{same, 0}
		return ranged(text, p, e)
	}
	return expr{}, i
}

func timeAlone(text string, i int) (expr, int) {
	r := runeAt(text, i)
	if counts(r) && !begins(text, i) {
		return expr{}, i
	}
	var p point
	e := timePoint(text, i, &p)
	if e <= i {
		return expr{}, i
	}
	x, f := ranged(text, p, e)
	if !x.ranged && p.unit == part && lonePart(text, i, e, p.part) {
		return expr{}, i
	}
	return x, f
}

func timePoint(text string, i int, p *point) int { return timeOfDay(text, i, p, p.part != "") }

// lonePart tells whether a part of the day alone is no time: 夜间经济, 白天.
func lonePart(text string, i, e int, name string) bool {
	switch text[i:e] {
	case "夜间", "白天", "夜晚", "盘前", "早盘", "午盘", "尾盘", "半夜", "晨间", "夜里", "入夜", "黎明", "黄昏", "早间", "午间", "晚间":
		return !(e == len(text) || anyPrefix(text[e:], []string{"，", "起", "至", "到"}))
	}
	return anyPrefix(text[e:], []string{"会", "好", "睡", "的"})
}

func lunarAlone(text string, i int) (expr, int) {
	if counts(runeAt(text, i)) && !begins(text, i) {
		return expr{}, i
	}
	var p point
	e := lunarPoint(text, i, &p)
	if e <= i {
		return expr{}, i
	}
	return ranged(text, p, e)
}

// lunarPoint reads 农历八月十五, 农历2015年十月初一, 腊月廿三, 闰四月.
func lunarPoint(text string, i int, p *point) int {
	j := eat(text, i, "农历", "農曆", "阴历", "陰曆", "旧历", "农曆")
	if j == i {
		was := p.lunar
		p.lunar = false
		if e := lunarTail(text, i, p); e > i {
			return e
		}
		p.lunar = was
		if was { // 去年腊月初一至十五
			if e := lunarDayAt(text, i); e > i {
				n, _, _ := numeral.Whole(text, eat(text, i, "初"))
				p.unit, p.day = day, field{said, n}
				return e
			}
		}
		return i
	}
	p.lunar = true
	if c, ok := countAt(text, j); ok && c.unit == '年' && c.to == 0 {
		y, _ := yearOf(text, j, c)
		if y == 0 {
			return i
		}
		p.unit, p.year = year, field{said, y}
		if e := lunarTail(text, eat(text, c.end, "的"), p); e > c.end {
			return e
		}
		return i
	}
	if w, e, ok := wordAt(text, j); ok && w.class == "year" && w.part == "" {
		p.unit, p.year = year, field{shifted, w.n}
		if f := lunarTail(text, e, p); f > e {
			return f
		}
		return i
	}
	if e := lunarTail(text, j, p); e > j {
		return e
	}
	return i
}

func holidayAlone(text string, i int) (expr, int) {
	var p point
	e := holidayPoint(text, i, &p)
	if e <= i {
		return expr{}, i
	}
	if p.upto > 0 {
		return expr{lo: p}, e
	}
	return ranged(text, p, e)
}

func holidayPoint(text string, i int, p *point) int {
	j := eat(text, i, "“", "「")
	if j > i { // “五一”假期
		h, e, ok := holidays.At(text, j)
		if f := eat(text, e, "”", "」"); ok && f > e {
			p.unit, p.holiday = day, &h
			if g := keptTail(text, f); g > f {
				p.kept = true
				return g
			}
			if g := eat(text, f, "节"); g > f {
				return g
			}
		}
		return i
	}
	return holidayTail(text, i, p)
}

func termAlone(text string, i int) (expr, int) {
	n, e := termAt(text, i, false)
	if e <= i {
		return expr{}, i
	}
	p := point{unit: day, term: n}
	if n == 7 && anyPrefix(text[i:], []string{"清明小长假", "清明假期", "清明期间"}) {
		return expr{}, i // holidayAlone's
	}
	return ranged(text, p, afterDay(text, e, &p))
}

// planAlone reads “十四五”期间, “十三五”末, 十四五时期.
func planAlone(text string, i int) (expr, int) {
	j := eat(text, i, "“", "「")
	n, e, ok := numeral.Whole(text, j)
	if !ok || n < 11 || n > 20 || !strings.HasPrefix(text[e-3:], "五") && !strings.HasPrefix(text[e:], "五") {
		n, e = planNumber(text, j)
		if e == j {
			return expr{}, i
		}
	} else {
		n, e = planNumber(text, j)
	}
	if e == j || counts(runeBefore(text, i)) {
		return expr{}, i
	}
	if j > i {
		k := eat(text, e, "”", "」")
		if k == e {
			return expr{}, i
		}
		e = k
	}
	first := 1953 + 5*(n-1)
	if n >= 7 {
		first = 1986 + 5*(n-7)
	} else if n >= 3 {
		first = 1966 + 5*(n-3)
	}
	p := point{unit: decade, year: field{said, first}, upto: first + 4}
	if f := eat(text, e, "规划期间", "规划时期", "期间", "时期", "期間", "時期"); f > e {
		return expr{lo: p}, f
	}
	if f := eat(text, e, "期末", "末期", "末"); f > e {
		return expr{lo: point{unit: year, year: field{said, first + 4}, edge: 'e'}}, f
	}
	if f := eat(text, e, "初期", "初"); f > e {
		return expr{lo: point{unit: year, year: field{said, first}, edge: 'b'}}, f
	}
	if f := eat(text, e, "以来"); f > e {
		return expr{lo: p}, e
	}
	return expr{}, i
}

// planNumber reads 十四五: the number before the last 五.
func planNumber(text string, i int) (n, end int) {
	for k, w := range []string{"一五", "二五", "三五", "四五", "五五", "六五", "七五", "八五", "九五", "十五", "十一五", "十二五", "十三五", "十四五", "十五五", "十六五"} {
		if e := eat(text, i, w); e > i && e > end {
			n, end = k+1, e
		}
	}
	if end == 0 {
		end = i
	}
	return n, end
}

// decadeAlone reads 上世纪90年代, 20世纪八十年代, 90年代, 18世纪, 本世纪末.
func decadeAlone(text string, i int) (expr, int) {
	var p point
	e := i
	if j := eat(text, i, "上世纪", "上个世纪", "上世紀"); j > i {
		p.unit, p.century, e = century, field{shifted, -1}, j
	} else if j := eat(text, i, "本世纪", "本世紀"); j > i {
		p.unit, p.century, e = century, field{shifted, 0}, j
	} else if begins(text, i) {
		c, ok := countAt(text, i)
		switch {
		case ok && c.unit == '世' && c.to == 0 && c.n >= 1 && c.n <= 30:
			p.unit, p.century, e = century, field{said, c.n}, c.end
		case ok && c.unit == '代' && c.n >= 10 && c.n < 100 && c.n%10 == 0 && (c.to == 0 || c.to < 100):
			p.unit, p.decade, p.upto, e = decade, c.n, c.to, c.end
			return decadeTail(text, p, e)
		case ok && c.unit == '代' && c.arabic && c.digits == 4 && c.n%10 == 0:
			p.unit, p.century, p.decade = decade, field{said, c.n/100 + 1}, c.n%100
			return decadeTail(text, p, c.end)
		}
	}
	if e == i {
		return expr{}, i
	}
	if c, ok := countAt(text, e); ok && c.unit == '代' && c.n >= 0 && c.n < 100 && c.n%10 == 0 {
		p.unit, p.decade, p.upto = decade, c.n, c.to
		return decadeTail(text, p, c.end)
	}
	if c, ok := countAt(text, e); ok && c.unit == '年' && c.n < 100 && c.digits == 2 && !c.spoken {
		return expr{}, i
	}
	if f := eat(text, e, "末", "初", "中叶", "中期", "末期", "初期"); f > e {
		return expr{lo: p}, f
	}
	return ranged(text, p, e)
}

func decadeTail(text string, p point, e int) (expr, int) {
	x, f := expr{lo: p}, eat(text, e, "初期", "中期", "末期", "后期", "初", "中", "末")
	return x, f
}

// reign reads 康熙三年五月, 民国二十六年, 神龙元年.
func reign(text string, i int) (expr, int) {
	w, e, ok := wordAt(text, i)
	if !ok || w.class != "era" {
		return expr{}, i
	}
	n, f := 1, eat(text, e, "元年")
	if f == e {
		c, ok := countAt(text, e)
		if !ok || c.unit != '年' || c.to > 0 || c.n > 70 || c.n < 1 || (c.unit == '年' && text[c.end-3:c.end] != "年") {
			return expr{}, i
		}
		n, f = c.n, c.end
	}
	if anyPrefix(text[f:], []string{"间"}) {
		return expr{}, i
	}
	p := point{unit: year, year: field{said, w.n + n - 1}}
	old := p.year.n < 1912
	g := f
	if c, ok := countAt(text, f); ok && c.unit == '月' && valid(c, 12) && c.to == 0 {
		p.unit, p.month, g = month, field{said, c.n}, c.end
		if !old {
			g = afterMonth(text, g, &p)
		} else if e := lunarDayAt(text, g); e > g {
			n, _, _ := numeral.Whole(text, eat(text, g, "初"))
			p.unit, p.day, g = day, field{said, n}, eat(text, e, "日")
		}
	} else if e := eat(text, f, "正月", "腊月"); e > f {
		p.unit, p.month, g = month, field{said, 1}, e
		if text[f:e] == "腊月" {
			p.month.n = 12
		}
	}
	return expr{lo: p, era: old}, g
}

func since(text string, i int) (expr, int) {
	w, e, ok := wordAt(text, i)
	if !ok || w.class != "since" {
		return expr{}, i
	}
	return expr{since: w.value}, e
}

func samePeriod(text string, i int) (expr, int) {
	e := eat(text, i, "同期")
	if e == i || strings.ContainsRune("不", nonzero(runeBefore(text, i))) || anyPrefix(text[e:], []string{"声", "录", "待", "生", "入"}) {
		return expr{}, i
	}
	return expr{lo: point{unit: day, same: true}}, e
}

// bothAlone reads 今明两年, 今明两天, 昨今两日.
func bothAlone(text string, i int) (expr, int) {
	for _, b := range pairs {
		if j := eat(text, i, b.word); j > i {
			if e := eat(text, j, "两年", "兩年"); e > j {
				return expr{lo: point{unit: year, year: field{shifted, b.from}}, hi: point{unit: year, year: field{shifted, b.to}}, ranged: true}, e
			}
			if e := eat(text, j, "两天", "两日", "兩天", "兩日"); e > j {
				return expr{lo: point{unit: day, day: field{shifted, b.from}}, hi: point{unit: day, day: field{shifted, b.to}}, ranged: true}, e
			}
		}
	}
	return expr{}, i
}

var pairs = []struct {
	word     string
	from, to int
}{{"今明", 0, 1}, {"去今", -1, 0}, {"昨今", -1, 0}, {"明后", 1, 2}, {"前昨", -2, -1}}

func setAlone(text string, i int) (expr, int) {
	w, e, ok := wordAt(text, i)
	if !ok || w.class != "set" {
		return expr{}, i
	}
	timex := w.value
	var p point
	switch timex {
	case "XXXX":
		if f := eat(text, e, "的"); partOfYear(text, f, &p) > f {
			e = partOfYear(text, f, &p)
		} else {
			p = point{year: field{said, 1}}
			if f := holidayTail(text, e, &p); f > e {
				e = f
			}
			p.year = field{}
		}
	case "XXXX-XX":
		e = afterMonth(text, e, &p)
	case "XXXX-WXX":
		e = afterWeek(text, e, &p)
	case "XXXX-XX-XX":
		e = timeOfDay(text, e, &p, true)
	}
	if p.unit != none && p.upto == 0 {
		if j, ok := dash(text, e); ok {
			if q, f := pointAt(text, j, &p); f > j && !q.now && q.year.how == unsaid {
				return expr{set: timex}, f
			}
		}
		timex = setTimex(timex, &p)
	}
	return expr{set: timex}, e
}

func vagueAlone(text string, i int) (expr, int) {
	if w, e, ok := wordAt(text, i); ok && w.class == "vague" {
		timex := w.value
		if timex == "PRESENT_PAST" {
			timex = "PAST_REF"
		}
		return expr{vague: timex}, e
	}
	e := eat(text, i, "未来", "未來")
	if e == i || !ahead(text, i, e) {
		return expr{}, i
	}
	return expr{vague: "FUTURE_REF"}, e
}

// ahead tells whether 未来 says when, not what: 未来将, 希望未来能; not 未来产业, 美好的未来, 面向未来.
func ahead(text string, i, e int) bool {
	if anySuffix(text[:i], []string{"的", "向", "赢", "创", "开", "着眼", "看", "对", "走", "领", "见", "于", "有", "着", "好", "知", "望", "往", "共", "给", "到", "靠", "定", "新", "明", "是", "胜", "筑", "绘", "拥抱", "谋", "往", "“", "《"}) && !anySuffix(text[:i], []string{"希望", "展望", "对于", "但是", "就是", "认为", "由于", "期望"}) {
		return false
	}
	next := text[e:]
	if next == "" {
		return false
	}
	if anyPrefix(next, []string{"产业", "社区", "城", "学校", "科技", "科学", "网络", "乡村", "世界", "战争", "感", "式", "之", "已来", "可期", "市", "电视", "的", "。", "、", "”", "》", "；", "方", "工厂", "农", "空间", "出行", "汽车", "医院", "教育", "人才", "技术", "能源", "生活", "大", "机器", "学", "人", "”", "型", "趋势", "和", "与", "愿景", "制造", "材料", "健康", "食"}) {
		return false
	}
	return true
}
