package date

import (
	"slices"
	"strings"
	"unicode/utf8"

	"newsfacts/extract/lexicon"
	"newsfacts/extract/numeral"
)

// A rule reads one sort of expression. opens holds the one or two characters that it may begin with: where no
// rule opens, nothing is read. read returns the expression that starts at byte i and its end, or i.
type rule struct {
	name  string
	opens []string
	read  func(text string, i int) (expr, int)
}

const (
	arabic  = "0123456789０１２３４５６７８９"
	chinese = "〇零一二两三四五六七八九十廿卅"
	digits  = arabic + chinese
)

// rules stand in order: of two that read equally far, the first wins, else the longer. A rule that opens with
// "N" is tried at numbers that number lets pass.
var rules = []rule{
	{"numeric", []string{"N"}, numeric},             // 2023-05-12, 2023/5/12, 2023.5.12
	{"calendar", []string{"N", "公元"}, calendar},     // 2023年5月12日, 5月12日至15日, 1—4月
	{"short_year", after("’'‘", arabic), shortYear}, // ’98年
	{"relative", append(openings(wordList, "year", "same_year", "month", "same_month", "quarter", "same_quarter", "week",
		"same_week", "day", "same_day"), after("昨今明", digits+"上下中凌公宣表指说召发举出受透批")...), relative}, // 去年5月, 本月12日, 上周五, 当天下午
	{"part_of_year", append(openings(wordList, "half", "season"), append(after("第前头首", digits+"季月"), "N", "Q1", "Q2", "Q3", "Q4")...),
		partOfYearAlone}, // 上半年, 一季度, 前三季度, 春季
	{"edge", []string{"年初", "年底", "年末", "年中", "年尾", "年终", "岁末", "岁首", "月初", "月底", "月末", "月中"}, edgeAlone}, // 年初, 月末, 岁末
	{"ten", []string{"上旬", "中旬", "下旬", "上中", "中下", "上半", "下半"}, tenAlone},                                 // 上旬, 中下旬
	{"weekday", append(after("周", "一二三四五六日天末1234567"), "星期", "礼拜"), weekdayAlone},                         // 周三, 星期日下午
	{"nth", append(after("第", digits), "最后"), nthAlone},                                                   // 第三天, 最后一个周三
	{"time", append(openings(wordList, "part"), append(after("早晚", digits), "N")...), timeAlone},          // 上午10时, 19:30, 凌晨
	{"lunar", append(after("闰", digits), "农历", "阴历", "旧历", "正月", "腊月", "冬月", "N"), lunarAlone},            // 农历八月十五, 腊月廿三
	{"holiday", append(holidayOpenings(), "暑假", "暑期"), holidayAlone},                                      // 春节, 国庆黄金周, 端午假期
	{"term", termOpenings(), termAlone}, // 立春, 清明节气
	{"plan", append(after("“「", chinese), after("十", "一二三四五六")...), planAlone},     // “十四五”期间
	{"decade", []string{"上世", "上个", "本世", "N"}, decadeAlone},                       // 上世纪90年代, 18世纪
	{"reign", openings(wordList, "era"), reign},                                    // 康熙三年, 民国二十六年
	{"since", openings(wordList, "since"), since},                                  // 改革开放以来
	{"span", append(after("近这", digits+"半几数"), "最近", "过去", "未来", "今后"), spanAlone}, // 近三年, 未来五年, 过去一周
	{"ago", []string{"N", "半年", "半个", "半小"}, ago},                                  // 5天前, 两年后, 三年来
	{"both", []string{"今明", "去今", "昨今", "明后", "前昨"}, bothAlone},                    // 今明两年
	{"same_period", []string{"同期"}, samePeriod},                                    // 同期
	{"set", openings(wordList, "set"), setAlone},                                   // 每年9月, 每周五, 按季
	{"vague", append(openings(wordList, "vague"), "未来"), vagueAlone},               // 目前, 近日, 未来
}

// openings returns the first two characters of the words of some classes of a list.
func openings(list string, classes ...string) (opens []string) {
	for line := range strings.Lines(list) {
		columns := strings.Split(line, "\t")
		if len(columns) > 1 && line[0] != '#' && slices.Contains(classes, columns[1]) {
			opens = append(opens, firstTwo(columns[0]))
		}
	}
	return opens
}

func firstTwo(word string) string {
	_, n := utf8.DecodeRuneInString(word)
	_, m := utf8.DecodeRuneInString(word[n:])
	return word[:n+m]
}

// after returns every pair of a character of each set.
func after(first, second string) (opens []string) {
	for _, a := range first {
		for _, b := range second {
			opens = append(opens, string(a)+string(b))
		}
	}
	return opens
}

func holidayOpenings() (opens []string) {
	for line := range strings.Lines(holidayList) {
		if line[0] != '#' {
			opens = append(opens, firstTwo(line))
			opens = append(opens, after("“「", firstTwo(line)[:3])...)
		}
	}
	return opens
}

func termOpenings() (opens []string) {
	for _, t := range terms {
		for _, w := range t.words {
			opens = append(opens, firstTwo(w))
		}
	}
	return opens
}

// starts are the characters that a date may begin with, numbers those of a number; opened says which rules open with one and
// the next, as bits, numberRules which open with a number.
var starts, numbers, opened, numberRules = func() (all, digit *lexicon.Chars, pairs *lexicon.Lexicon[uint32], number uint32) {
	masks := map[string]uint32{}
	var order []string
	for n, r := range rules {
		for _, o := range r.opens {
			if o == "N" {
				number |= 1 << n
				continue
			}
			if masks[o] == 0 {
				order = append(order, o)
			}
			masks[o] |= 1 << n
		}
	}
	pairs = lexicon.New[uint32]()
	for _, o := range order {
		if _, size := utf8.DecodeRuneInString(o); size == len(o) {
			panic("a rule opens with one character: " + o)
		}
		pairs.Add(o, masks[o])
	}
	return chars(digits + firsts(order)), chars(digits), pairs, number
}()

// next returns the first byte at or after i where a rule may open, or len(text).
func next(text string, i int) int { return starts.Next(text, i) }

// opening returns the rules that may begin with the character at byte i, as bits, and where to go on if none
// does.
func opening(text string, i int) (mask uint32, next int) {
	r, size := rune(text[i]), 1
	if r >= 0x80 {
		r, size = runeAt(text, i), 3
	}
	next = i + size
	mask, _, _ = opened.At(text, i)
	if numbers.Has(r) {
		unit, past := number(text, i)
		if unit != 0 {
			mask |= numberRules & behindNumber[unit]
		} else if size == 1 {
			next = max(next, past)
		}
	}
	return mask, next
}

// behindNumber holds, by the kind of what stands behind a number, the rules that may read it.
var behindNumber = func() (masks ['z']uint32) {
	for kind, names := range map[byte]string{
		'y': "calendar ago decade", 'm': "calendar lunar", 'd': "calendar ago", 't': "time", 'q': "part_of_year", 'c': "decade",
		'l': "ago", 'n': "calendar ago", 's': "numeric calendar lunar time",
	} {
		for n, r := range rules {
			if slices.Contains(strings.Fields(names), r.name) {
				masks[kind] |= 1 << n
			}
		}
	}
	return masks
}()

// number returns of what kind that is which stands behind the number at byte i: y for 年, m for 月, d for 日, t for
// 时, q for 季, c for 世 and 十年代, l for other lengths of time, n for the rest of a number, s for the signs of
// numeric dates; 0 where no date may begin with it. end is past the number. Of numbers that are joined (1—4月)
// it is the last one's.
func number(text string, i int) (kind byte, end int) {
	n, e, ok := numeral.Whole(text, i)
	if !ok {
		for e < len(text) && text[e] >= '0' && text[e] <= '9' {
			e++
		}
		return 0, e
	}
	j := space(text, e)
	r := runeAt(text, j)
	kind = behind.At(r)
	switch {
	case r == 0:
	case kind == 'g': // 个
		kind = 0
		if strings.ContainsRune("月季星半小多礼工交钟", nonzero(runeAt(text, j+3))) {
			kind = 'l'
		}
	case r == '十':
		kind = 0
		if eat(text, j, "十年代") > j {
			kind = 'c'
		}
	case kind == 'y' && eat(text, j, "年代") > j:
		kind = 'c'
	case kind == 's':
		kind = 0
		if n >= 1000 && n < 2500 && (e-i == 4 || e-i == 12) || r == '/' && n <= 12 {
			kind = 's'
		} else if c, ok := countAt(text, i); ok && c.to > 0 {
			kind = behind.At(c.unit)
			if c.unit == '代' {
				kind = 'c'
			}
		}
	}
	if kind != 0 && !begins(text, i) {
		kind = 0
	}
	return kind, e
}

// behind holds the kinds of number by the character behind it; joints of numbers are signs, too.
var behind = func() *lexicon.PerChar[byte] {
	t := new(lexicon.PerChar[byte])
	for kind, chars := range map[byte]string{'y': "年", 'm': "月", 'd': "日号", 't': "时点:：", 'q': "季", 'c': "世十", 'l': "周天星礼小分秒刻交工半钟", 'n': "千百几多余来", 'g': "个", 's': "./-－．·—–~～―─〜至到 、和及或与财赛学上下前第"} {
		t.SetAll(chars, kind)
	}
	return t
}()

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
	to := hi // hi itself stays off the heap where there is no range
	x.hi, x.ranged = &to, true
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
	case c.digits == 3 && !c.spoken && c.n >= 100 && c.n < 150 && c.arabic && !strings.HasPrefix(text[i:], "公元") && (counts(runeAt(text, c.end)) || anyPrefix(text[c.end:], []string{"底", "初", "度", "上半", "下半", "第"})): // 102年5月 of Taiwan's papers
		return 1911 + c.n, false
	case c.digits == 3 && !c.spoken && c.n > 100 && c.n <= 120 && c.arabic && (i == 0 || anySuffix(text[:i], []string{"，", "。", "；", "：", "　"})) && anyPrefix(text[c.end:], []string{"台", "全年", "出口", "进口", "進口", "对", "對", "平均", "度"}): // 114年对美国出口
		return 1911 + c.n, true
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

// old tells whether the words before give the age of a child: 8月大的婴儿, but 6月份大学生 and 6月大部分地区.
func old(month, after string) bool {
	after, big := strings.CutPrefix(after, "大")
	return big && !strings.HasSuffix(month, "份") && (after == "" || anyPrefix(after, []string{"的", "，", "。", "、", "；", "男", "女", "婴", "宝", "幼"}))
}

// loose tells whether what stands around a number and its unit makes it no date: 近3月, 连续5日, 30日内, 3号线.
func loose(text string, i, e int, p *point) bool {
	before, after := text[:i], text[e:]
	if p.year.how != unsaid {
		return false
	}
	if p.month.how != unsaid {
		if (anyPrefix(after, []string{"天", "革命", "怀胎", "龄", "子弹", "嫂", "围城"}) || old(text[i:e], after)) && p.unit == month && p.upto == 0 {
			return true
		}
		if anySuffix(before, []string{"前", "近", "满", "隔", "历", "头", "末", "逾", "超", "约", "第", "每", "共", "达", "为期", "仅"}) && p.unit == month && p.upto == 0 {
			return !anySuffix(before, []string{"此前", "之前", "以前", "日前", "目前", "大约", "达到"})
		}
		return false
	}
	return anySuffix(before, []string{"近", "连续", "为期", "共", "达", "历时", "逾期", "满", "超过", "多", "每", "第", "延长", "少于", "不足", "累计", "长达", "约", "仅", "需", "歌剧"}) ||
		anyPrefix(after, []string{"内", "游", "均", "移动", "之内", "以上", "以内", "以下", "行程", "龄", "时间", "线", "本", "圆", "元", "期限", "不等", "有余", "之"}) ||
		strings.HasPrefix(after, "报") && !anyPrefix(after, []string{"报道", "报告", "报称", "报案", "报名", "报警", "报到"})
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
		return c.n == 0 && (e-i) <= 6 && !anyPrefix(text[e:], []string{"，", "在", "上午", "下午", "晚", "凌晨", "电", "讯", "至", "到", "起", "（", "宣布", "表示", "说", "称", "发表", "发布", "举行", "抵", "会见", "会晤", "离", "结束", "开始", "致", "指出", "下令", "公布", "通过", "决定", "强调", "接", "从", "向", "对", "就", "与", "同"}) || strings.HasPrefix(text[i:], "一日")
	}
	if anyPrefix(text[e:], []string{"在", "将", "上午", "下午", "晚", "凌晨", "召开", "举行", "表示", "宣布", "说", "抵达"}) {
		return false
	}
	return !(i == 0 || anySuffix(text[:i], []string{"，", "。", "（", "在", "于", "到", "至", "从", "月", "本", " ", "的"})) ||
		!(e == len(text) || anyPrefix(text[e:], []string{"，", ",", "。", "）", "前", "起", "至", "到", "在", "、", "举", "开", "的", "(", "（", "抵", "召", "公布", "宣布", "表示", "发"}))
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
	if x, e := seasonYears(text, i); e > i {
		return x, e
	}
	if x, e := bracketed(text, i); e > i {
		return x, e
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
	if p.unit == year && x.hi != nil && x.hi.unit == year && !anySuffix(text[:i], []string{"从", "自", "由", "时间"}) {
		if e := eat(text, f, "赛季", "财年", "学年", "年度"); e > f {
			return x, e
		}
		if !anySuffix(text[:i], []string{"(", "（"}) || !anyPrefix(text[f:], []string{")", "）"}) { // the years of a life
			return expr{}, i
		}
	}
	return x, f
}

// bracketed reads the month and day of 周一（4/1） and 今（3/4）.
func bracketed(text string, i int) (expr, int) {
	before, open := strings.CutSuffix(text[:i], "（")
	if !open {
		before, open = strings.CutSuffix(text[:i], "(")
	}
	if !open || !anySuffix(before, []string{"今", "昨", "明", "一", "二", "三", "四", "五", "六", "日", "天"}) {
		return expr{}, i
	}
	m, e, ok := numeral.Whole(text, i)
	j := eat(text, e, "/")
	d, f, fine := numeral.Whole(text, j)
	if !ok || !fine || j == e || m < 1 || m > 12 || d < 1 || d > 31 || !anyPrefix(text[f:], []string{")", "）"}) {
		return expr{}, i
	}
	return expr{lo: point{unit: day, month: field{said, m}, day: field{said, d}}}, f
}

// seasonYears reads 2022/23赛季, 2023-24学年, two years as one, and 2021财年.
func seasonYears(text string, i int) (expr, int) {
	y, e, ok := numeral.Whole(text, i)
	if !ok || e-i != 4 || y < 1900 || y > 2100 {
		return expr{}, i
	}
	if f := eat(text, e, "财年", "财政年度", "赛季", "学年"); f > e { // 2021财年上半年
		p := point{unit: year, year: field{said, y}, whole: true}
		if g := partOfYear(text, f, &p); g > f {
			return expr{lo: p}, g
		}
		return expr{lo: p}, f
	}
	if anyPrefix(text[e:], []string{"上半年", "下半年", "前三季度", "一季度", "二季度", "三季度", "四季度", "第一季度", "第二季度", "第三季度", "第四季度"}) { // 2023上半年
		p := point{unit: year, year: field{said, y}}
		if g := partOfYear(text, e, &p); g > e {
			return expr{lo: p}, g
		}
	}
	j := eat(text, e, "/", "-", "—", "－", "至")
	z, f, ok := numeral.Whole(text, j)
	if j == e || !ok || f-j != 2 || z != (y+1)%100 {
		return expr{}, i
	}
	end := eat(text, f, "赛季", "学年", "财年", "财政年度", "年度", "雪季")
	if end == f {
		return expr{}, i
	}
	return expr{lo: point{unit: year, year: field{said, y}}, hi: &point{unit: year, year: field{said, y + 1}}, ranged: true}, end
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
		if n, k, ok := numeral.Whole(text, h); h > g && text[g] == '-' && ok && n >= 1000 && eat(text, k, text[e:sep]) > k { // 2018/1/10-2018/7/10
			return g
		}
		if k := timeOfDay(text, h, p, true); k > h {
			return k
		}
		if h > g && counts(runeAt(text, h)) {
			return i // 2023-05-12-0001
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
		return yesterday(text, i, p)
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
		p.governed = strings.HasPrefix(text[i:], "上年")
		if f := eat(text, e, "以来", "来"); f > e && text[i:e] == "今年" && !anyPrefix(text[f:], []string{"到", "自", "访", "华", "了", "看", "说"}) {
			p.sofar = true // 今年以来
			return f
		}
		return afterYear(text, e, p)
	case "month":
		p.unit, p.month = month, f
		p.governed = f == field{shifted, -1}
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

// yesterday reads 昨6时 and 今上午, without 日.
func yesterday(text string, i int, p *point) int {
	for n, w := range []string{"昨", "今", "明"} {
		if e := eat(text, i, w); e > i && (counts(runeAt(text, e)) || anyPrefix(text[e:], []string{"上午", "下午", "中午", "凌晨"})) {
			p.unit, p.day = day, field{shifted, n - 1}
			if f := timeOfDay(text, e, p, true); f > e {
				return f
			}
		}
		if e := eat(text, i, w); e > i && n < 2 && anyPrefix(text[e:], newsVerbs) && !anySuffix(text[:i], []string{"至", "迄", "如", "当", "现", "古", "而", "从"}) {
			p.unit, p.day = day, field{shifted, n - 1} // 主计处昨公布
			return e
		}
	}
	return i
}

var newsVerbs = []string{"公布", "宣布", "表示", "指出", "说", "召开", "发布", "发表", "举行", "出席", "受访", "透露", "批评"}

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
	if p.first != 0 && (p.first < 0 || p.unit == quarter && p.first == 1 || anySuffix(text[:i], []string{"的", "日", "目", "此", "提", "当", "之", "以", "先"})) {
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
	{"年尾", year, 'e', nil}, {"岁末", year, 'e', nil}, {"岁首", year, 'b', nil}, {"年终", year, 'e', []string{"奖", "总", "于", "点", "盘", "考"}},
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
	if e == i || d < 8 && (anyPrefix(text[e:], noWeekday) || counts(runeAt(text, e))) || anyPrefix(text[e:], []string{"福", "均", "报", "岁", "围"}) {
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
	if r == '早' || r == '晚' { // 晚8点半
		if f := timeOfDay(text, i, &p, true); p.unit == clock {
			e = f
		}
	}
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
	return anyPrefix(text[e:], []string{"会", "好", "睡"}) || strings.HasPrefix(text[e:], "的") && runeBefore(text, i) != '在'
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
	if _, _, ok := holidays.At(text, i); !ok && eat(text, i, "“", "「", "暑") == i { // 中国, not 中国农民丰收节
		if n, _ := termAt(text, i, false); n == 0 {
			return expr{}, i
		}
	}
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
			p.unit, p.holiday = day, h
			if g := keptTail(text, f); g > f {
				p.kept = true
				return g
			}
			if again, g, ok := holidays.At(text, f); ok && again.rule == h.rule { // “六一”儿童节
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
		if f := decadesAt(text, i, &p); f > i {
			return decadeTail(text, p, f)
		}
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
	if f := decadesAt(text, e, &p); f > e {
		return decadeTail(text, p, f)
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

// decadesAt reads 五六十年代, 七八十年代.
func decadesAt(text string, i int, p *point) int {
	for n, w := range []string{"一二", "二三", "三四", "四五", "五六", "六七", "七八", "八九"} {
		if e := eat(text, i, w); e > i {
			if f := eat(text, e, "十年代"); f > e {
				p.unit, p.decade, p.upto = decade, 10*(n+1), 10*(n+2)
				return f
			}
		}
	}
	return i
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
	most := 70
	if w.n == 1912 { // 民国
		most = 150
	}
	n, f := 1, eat(text, e, "元年")
	if f == e {
		c, ok := countAt(text, e)
		if !ok || c.unit != '年' || c.to > 0 || c.n > most || c.n < 1 || (c.unit == '年' && text[c.end-3:c.end] != "年") {
			return expr{}, i
		}
		n, f = c.n, c.end
	}
	if anyPrefix(text[f:], []string{"间"}) {
		return expr{}, i
	}
	p := point{unit: year, year: field{said, w.n + n - 1}}
	old := p.year.n < 1912
	if !old {
		if j, ok := dash(text, f); ok { // 民国十七年至二十六年
			if c, ok := countAt(text, j); ok && c.unit == '年' && c.to == 0 && c.n > n && c.n <= most {
				return expr{lo: p, hi: &point{unit: year, year: field{said, w.n + c.n - 1}}, ranged: true}, c.end
			}
		}
	}
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
		if e := lunarDayAt(text, g); e > g {
			n, _, _ := numeral.Whole(text, eat(text, g, "初"))
			p.unit, p.day, g = day, field{said, n}, eat(text, e, "日")
		}
	} else if !old { // 民国102年底
		g = afterYear(text, f, &p)
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
	if e == i || anySuffix(text[:i], []string{"不", "合", "共", "协", "相", "常年", "历年", "往年", "历史"}) || anyPrefix(text[e:], []string{"声", "录", "待", "生", "入"}) {
		return expr{}, i
	}
	return expr{lo: point{unit: day, same: true}}, e
}

// bothAlone reads 今明两年, 今明两天, 昨今两日.
func bothAlone(text string, i int) (expr, int) {
	for _, b := range both {
		if j := eat(text, i, b.word); j > i {
			if e := eat(text, j, "两年", "兩年"); e > j {
				return expr{lo: point{unit: year, year: field{shifted, b.from}}, hi: &point{unit: year, year: field{shifted, b.to}}, ranged: true}, e
			}
			if e := eat(text, j, "两天", "两日", "兩天", "兩日"); e > j {
				return expr{lo: point{unit: day, day: field{shifted, b.from}}, hi: &point{unit: day, day: field{shifted, b.to}}, ranged: true}, e
			}
		}
	}
	return expr{}, i
}

var both = []struct {
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
			if g := holidayTail(text, f, &p); g > f {
				e = g
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
	if next == "" || strings.HasPrefix(next, "，") && !boundary(runeBefore(text, i)) && !anySuffix(text[:i], []string{"在", "望"}) {
		return false
	}
	if anyPrefix(next, []string{"产业", "社区", "城", "学校", "科技", "科学", "网络", "乡村", "世界", "战争", "感", "式", "之", "已来", "可期", "市", "电视", "的", "。", "、", "”", "》", "；", "方", "工厂", "农", "空间", "出行", "汽车", "医院", "教育", "人才", "技术", "能源", "生活", "大", "机器", "学", "人", "”", "型", "趋势", "和", "与", "愿景", "制造", "材料", "健康", "食", "时代", "主人", "性", "发展的方向"}) {
		return false
	}
	return true
}

// boundary tells whether a clause begins behind r.
func boundary(r rune) bool {
	return r == 0 || strings.ContainsRune(" ，。、；：？！“”（）—…《》「」,;:()", r)
}
