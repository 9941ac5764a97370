package date

import (
	"strings"
	"unicode/utf8"

	"newsfacts/extract/numeral"
)

// A count is a number with a unit of time, or two numbers with one: 5月, 1—4月, 12、13日.
type count struct {
	n, to  int // to: of the second number, 0 = none
	unit   rune
	end    int // past the unit
	digits int // of n
	arabic bool
	spoken bool // 两千零四: a number in words
}

// countAt reads a number and the unit after it.
func countAt(text string, i int) (c count, ok bool) {
	n, e, ok := wholeAt(text, i, &c)
	if !ok {
		return c, false
	}
	c.n = n
	if u, end := unitAt(text, space(text, e)); u != 0 {
		c.unit, c.end = u, end
		return c, true
	}
	last := n
	for range 12 {
		j, fine := joint(text, e)
		if !fine {
			return c, false
		}
		j = eat(text, j, "第")
		var second count
		m, end, fine := wholeAt(text, j, &second)
		if !fine {
			return c, false
		}
		if c.digits == 4 && second.digits == 2 { // 2016—18年
			m += n / 100 * 100
		}
		if m <= last && m > 24 || second.arabic != c.arabic && strings.HasSuffix(text[:j], "、") {
			return c, false
		}
		last = m
		u, ue := unitAt(text, space(text, end))
		if u != 0 {
			c.to, c.unit, c.end = m, u, ue
			return c, m > n || u == '时' || u == '点'
		}
		if strings.ContainsRune("—-－–~～至到", runeBefore(text, j)) {
			return c, false
		}
		e = end
	}
	return c, false
}

// joint returns the end of a dash or of a sign of a list at byte i.
func joint(text string, i int) (int, bool) {
	if j := eat(text, i, "、", "和", "及", "或", "与"); j > i {
		return j, true
	}
	return dash(text, i)
}

func dash(text string, i int) (int, bool) {
	j, ok := numeral.Dash(text, i)
	if ok {
		if k, again := numeral.Dash(text, j); again {
			return k, true
		}
	}
	return j, ok
}

// wholeAt reads a number as dates print it and notes how in c.
func wholeAt(text string, i int, c *count) (n, end int, ok bool) {
	if j := eat(text, i, "两千", "二千", "兩千"); j > i {
		j = eat(text, j, "零", "〇")
		c.digits, c.spoken = 4, true
		if n, end, ok = numeral.Whole(text, j); ok && n < 100 {
			return 2000 + n, end, true
		}
		return 2000, j, true
	}
	n, end, ok = numeral.Whole(text, i)
	if !ok {
		return n, end, false
	}
	c.arabic = text[i] < 0x80 || strings.HasPrefix(text[i:], "\xef\xbc")
	size := 1
	if text[i] >= 0x80 {
		size = 3
	}
	c.digits = (end - i) / size
	if !c.arabic && strings.ContainsAny(text[i:end], "十廿卅拾") {
		c.spoken = true
	}
	return n, end, true
}

// unitAt returns the unit of time that starts at byte i, in simplified form, and where it ends.
func unitAt(text string, i int) (rune, int) {
	if i+3 > len(text) {
		return 0, i
	}
	switch text[i : i+3] {
	case "年":
		if e := eat(text, i, "年代"); e > i && !anyPrefix(text[e:], []string{"价", "表", "码", "替"}) {
			return '代', e
		}
		return '年', i + 3
	case "月":
		return '月', eat(text, i, "月份", "月")
	case "日":
		return '日', i + 3
	case "号", "號":
		return '号', i + 3
	case "时", "時":
		return '时', i + 3
	case "点", "點":
		return '点', eat(text, i, "点钟", "點鐘", "点", "點")
	case "世":
		if e := eat(text, i, "世纪", "世紀"); e > i {
			return '世', e
		}
	case "季":
		if e := eat(text, i, "季度"); e > i {
			return '季', e
		}
	}
	return 0, i
}

// afterYear reads what stands behind a year: 年度, a part of the year, an edge. It returns where it ends.
func afterYear(text string, i int, p *point) int {
	if r := runeAt(text, i); r > 0x80 && r < 1<<16 && !continues.Has(r) {
		return i
	}
	if e := eat(text, i, "度", "年度"); e > i {
		p.whole = true
		if q := partOfYear(text, e, p); q > e {
			p.whole = false
			return q
		}
		return e
	}
	j := space(text, i)
	j = eat(text, j, "的", "里的", "，农历", "农历", "農曆")
	if j > space(text, i) && strings.HasSuffix(text[:j], "历") || strings.HasSuffix(text[:j], "曆") {
		p.lunar = true
		if e := lunarTail(text, j, p); e > j {
			return e
		}
		p.lunar = false
	}
	if e := partOfYear(text, j, p); e > j {
		return e
	}
	if p.unit != year {
		return i
	}
	if e := eat(text, i, "年底", "年末", "岁末", "底", "末"); e > i && !anyPrefix(text[e:], []string{"尾"}) {
		p.edge = 'e'
		return e
	}
	if e := eat(text, i, "年初", "初", "伊始", "岁首"); e > i && !anyPrefix(text[e:], noBeginning) {
		p.edge = 'b'
		return e
	}
	if e := eat(text, i, "年中", "中期"); e > i {
		p.edge = 'm'
		return e
	}
	if e := eat(text, i, "中"); e > i && anyPrefix(text[e:], afterMiddle) {
		p.edge = 'm'
		return e
	}
	return i
}

// continues holds the characters that what follows a year may begin with.
var continues = chars(arabic + chinese + "度半“年上下前后首头最第本春夏秋冬初底末中伊岁的里，农正腊闰同暑\u3000\u00a0" + firsts(append(holidayOpenings(), termOpenings()...)))

// firsts returns the first characters of words.
func firsts(words []string) (all string) {
	for _, w := range words {
		_, size := utf8.DecodeRuneInString(w)
		all += w[:size]
	}
	return all
}

var (
	noBeginning = []string{"中", "步", "始", "级", "衷", "审", "三", "二", "一", "次", "期", "评", "赛", "心"}
	afterMiddle = []string{"，", "。", "前", "后", "到", "至", "起", "开始", "完", "投", "建成", "竣"}
)

// partOfYear reads half, quarter, months, season, holiday, week of a year.
func partOfYear(text string, i int, p *point) int {
	if w, e, ok := wordAt(text, i); ok {
		switch w.class {
		case "half":
			p.unit, p.half = half, w.n
			return e
		case "season":
			p.unit, p.season = season, w.n
			return e
		case "month": // 去年本月
			if w.n == 0 && p.year.how != unsaid {
				p.unit, p.month = month, field{shifted, 0}
				return afterMonth(text, e, p)
			}
		}
	}
	if e := eat(text, i, "半年度"); e > i && p.year.how != unsaid {
		p.unit, p.half = half, 1
		return e
	}
	if e := quarters(text, i, p); e > i {
		return e
	}
	if e := firstOf(text, i, p); e > i {
		return e
	}
	if c, ok := countAt(text, i); ok && c.unit == '月' && valid(c, 12) && !lunarOnly(text, c.end) {
		p.unit, p.month, p.upto = month, field{said, c.n}, c.to
		if c.to > 0 {
			return c.end
		}
		return afterMonth(text, c.end, p)
	}
	if p.year.how != unsaid {
		if e := holidayTail(text, i, p); e > i {
			return e
		}
		if strings.HasPrefix(text[i:], "“") { // 今年“五一”假期
			if e := holidayPoint(text, i, p); e > i {
				return e
			}
		}
		if e := lunarTail(text, i, p); e > i {
			return e
		}
		if e := seasonChar(text, i, p); e > i {
			return e
		}
		if e := nthWeek(text, i, p); e > i {
			return e
		}
		if j := eat(text, i, "第"); j > i {
			if n, e, ok := numeral.Whole(text, j); ok {
				if f := eat(text, e, "天"); f > e && n <= 366 {
					p.unit, p.yearDay, p.day = day, true, field{said, n}
					return afterDay(text, f, p)
				}
				if f := eat(text, e, "个月", "個月"); f > e && n <= 12 {
					p.unit, p.month = month, field{said, n}
					return f
				}
			}
		}
		if e := eat(text, i, "同期", "同月", "同日"); e > i && !anyPrefix(text[e:], []string{"待", "生", "录"}) {
			p.same = true
			return e
		}
	}
	return i
}

func valid(c count, most int) bool {
	return c.n >= 1 && c.n <= most && c.to <= most && !(c.n == 2 && c.spoken && c.digits == 4) && (c.to == 0 || c.to > c.n)
}

// quarters reads 一季度, 第三季度, 二、三季度, 首季, Q1.
func quarters(text string, i int, p *point) int {
	j := eat(text, i, "第")
	if c, ok := countAt(text, j); ok && c.unit == '季' && valid(c, 4) {
		p.unit, p.quarter, p.upto = quarter, field{said, c.n}, c.to
		return edgeOf(text, c.end, p)
	}
	if e := eat(text, i, "首季度", "首季"); e > i && !anyPrefix(text[e:], []string{"节"}) {
		p.unit, p.quarter = quarter, field{said, 1}
		return e
	}
	if n, e, ok := numeral.Whole(text, j); ok && n >= 1 && n <= 4 {
		if f := eat(text, e, "季"); f > e && j > i {
			p.unit, p.quarter = quarter, field{said, n}
			return f
		}
	}
	if j := eat(text, i, "Q"); j > i && j < len(text) && text[j] >= '1' && text[j] <= '4' && !alnum(runeAt(text, j+1)) {
		p.unit, p.quarter = quarter, field{said, int(text[j] - '0')}
		return j + 1
	}
	return i
}

func alnum(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

// edgeOf reads 初, 末 or 底 behind a quarter.
func edgeOf(text string, i int, p *point) int {
	if e := eat(text, i, "末", "底"); e > i {
		p.edge = 'e'
		return e
	}
	if e := eat(text, i, "初"); e > i && !anyPrefix(text[e:], noBeginning) {
		p.edge = 'b'
		return e
	}
	return i
}

// firstOf reads 前三季度, 前5月, 前四个月, 头两个月, 后三月, 最后4个月, 首月, 前10天.
func firstOf(text string, i int, p *point) int {
	j := eat(text, i, "前", "头", "頭", "首")
	sign := 1
	if j == i {
		j = eat(text, i, "最后", "最後", "后", "後")
		sign = -1
	}
	if j == i {
		return i
	}
	if e := eat(text, j, "月"); e > j && sign > 0 && strings.HasPrefix(text[i:], "首") {
		p.unit, p.month = month, field{said, 1}
		return e
	}
	n, e, ok := numeral.Whole(text, space(text, j))
	if !ok || n < 1 {
		return i
	}
	e = space(text, e)
	for _, u := range firstUnits {
		if f := eat(text, e, u.words...); f > e && n <= u.most {
			if u.unit == month && p.year.how == unsaid && n == 1 {
				return i
			}
			if (u.unit == day || u.unit == week) && p.year.how == unsaid {
				return i
			}
			p.unit, p.first = u.unit, sign*n
			return f
		}
	}
	return i
}

var firstUnits = []struct {
	words []string
	unit  unit
	most  int
}{
	{[]string{"个季度", "個季度", "季度", "季"}, quarter, 4},
	{[]string{"个月", "個月", "月份", "月"}, month, 12},
	{[]string{"周", "週", "个星期", "個星期"}, week, 53},
	{[]string{"天"}, day, 366},
}

// seasonChar reads a bare 春, 夏, 秋, 冬 behind a year.
func seasonChar(text string, i int, p *point) int {
	for n, r := range []string{"春", "夏", "秋", "冬"} {
		if e := eat(text, i, r); e > i {
			if next := runeAt(text, e); next != 0 && !strings.ContainsRune("，。、；（）())：至，,的 招考", next) {
				return i
			}
			p.unit, p.season = season, n+1
			return e
		}
	}
	return i
}

// nthWeek reads 第2周, 第二个星期日, 最后一个周三.
func nthWeek(text string, i int, p *point) int {
	i = eat(text, i, "的")
	n, e := -1, eat(text, i, "最后一个", "最後一個", "最后一個", "最后一")
	if e == i {
		j := eat(text, i, "第")
		if j == i {
			return i
		}
		var ok bool
		if n, e, ok = numeral.Whole(text, j); !ok || n < 1 || n > 53 {
			return i
		}
		e = eat(text, e, "个", "個")
	}
	e = eat(text, e, "的")
	if d, f := weekdayAt(text, e); f > e && n <= 5 {
		p.unit, p.nth, p.weekday = day, n, d
		return afterDay(text, f, p)
	}
	if f := eat(text, e, "周", "週", "星期", "礼拜"); f > e && !anyPrefix(text[f:], []string{"年", "岁"}) {
		p.unit, p.week = week, field{said, n}
		return f
	}
	return i
}

// weekdayAt reads 周三, 星期日, 礼拜天; 周末 is 8.
func weekdayAt(text string, i int) (n, end int) {
	e := eat(text, i, "周", "週", "星期", "礼拜", "禮拜")
	if e == i {
		return 0, i
	}
	if n, end = weekdayChar(text, e); n == 0 {
		return 0, i
	}
	return n, end
}

func weekdayChar(text string, e int) (n, end int) {
	switch r := runeAt(text, e); r {
	case '日', '天':
		return 7, e + 3
	case '末':
		return 8, e + 3
	case '1', '2', '3', '4', '5', '6', '7':
		if next := runeAt(text, e+1); next >= '0' && next <= '9' {
			return 0, e
		}
		return int(r - '0'), e + 1
	default:
		if k := strings.IndexRune("一二三四五六", r); k >= 0 && r != 0 {
			return k/3 + 1, e + 3
		}
	}
	return 0, e
}

// afterWeek reads the weekday behind 本周, 上星期: 上周五, 本周末.
func afterWeek(text string, i int, p *point) int {
	d, e := weekdayChar(text, i)
	if e == i {
		d, e = weekdayAt(text, i) // 上周星期三
	}
	if e == i {
		if f := eat(text, i, "初"); f > i && !anyPrefix(text[f:], noBeginning) { // 本周初
			p.edge = 'b'
			return f
		}
	}
	if e == i || d < 8 && anyPrefix(text[e:], noWeekday) {
		return i
	}
	p.weekday = d
	if d == 8 {
		return e
	}
	p.unit = day
	return afterDay(text, e, p)
}

var noWeekday = []string{"次", "个", "個", "届", "期", "天", "岁", "带", "方", "起来", "共", "场"}

// afterMonth reads 份, a day, a third, an edge or a week of a month.
func afterMonth(text string, i int, p *point) int {
	j := eat(text, space(text, i), "的")
	if c, ok := countAt(text, j); ok && (c.unit == '日' || c.unit == '号') && valid(c, 31) && !(c.unit == '号' && anyPrefix(text[c.end:], notDay)) {
		p.unit, p.day, p.upto = day, field{said, c.n}, c.to
		if c.to > 0 {
			return c.end
		}
		return afterDay(text, c.end, p)
	}
	if e := thirds(text, j, p); e > j {
		return e
	}
	if e := eat(text, j, "月底", "月末", "底", "末"); e > j {
		p.edge = 'e'
		return e
	}
	if e := eat(text, j, "月初", "初"); e > j && !anyPrefix(text[e:], noBeginning) {
		p.edge = 'b'
		return e
	}
	if e := eat(text, j, "月中"); e > j {
		p.edge = 'm'
		return e
	}
	if e := eat(text, j, "中"); e > j && anyPrefix(text[e:], afterMiddle) {
		p.edge = 'm'
		return e
	}
	if e := nthWeek(text, j, p); e > j && e > i {
		return e
	}
	return bareDay(text, i, p)
}

var notDay = []string{"线", "楼", "院", "店", "门", "机", "馆", "厅", "文", "令", "公", "住", "桥", "井", "库", "厂", "矿", "案", "码", "地", "提", "种", "台", "仓", "种"}

// bareDay reads a day that prints no 日: 一月二十三, 10月22出生. 八月十五 is of the lunar calendar.
func bareDay(text string, i int, p *point) int {
	var c count
	n, e, ok := wholeAt(text, i, &c)
	if !ok || n < 1 || n > 31 {
		return i
	}
	next := runeAt(text, e)
	stops := next == 0 || strings.ContainsRune("，。、；：（）！？ 是的在出晚早上下", next)
	if !stops || next == '、' && c.arabic {
		return i
	}
	if !c.arabic && !c.spoken || lunarOnly(text, i) || p.year.how == unsaid && midAutumn(text, i) {
		return i
	}
	p.unit, p.day = day, field{said, n}
	return afterDay(text, e, p)
}

// thirds reads 上旬, 中下旬, 上半月.
func thirds(text string, i int, p *point) int {
	for _, t := range tens {
		if e := eat(text, i, t.words...); e > i {
			p.unit, p.tens = ten, t.days
			return e
		}
	}
	return i
}

var tens = []struct {
	words []string
	days  [2]int
}{
	{[]string{"上中旬"}, [2]int{1, 20}}, {[]string{"中下旬"}, [2]int{11, 31}},
	{[]string{"上旬"}, [2]int{1, 10}}, {[]string{"中旬"}, [2]int{11, 20}}, {[]string{"下旬"}, [2]int{21, 31}},
	{[]string{"上半月"}, [2]int{1, 15}}, {[]string{"下半月"}, [2]int{16, 31}},
}

// afterDay reads a weekday beside the day, a part of the day and a time of day.
func afterDay(text string, i int, p *point) int {
	j := i
	if p.weekday == 0 {
		k := space(text, i)
		if d, e := weekdayAt(text, k); e > k && d < 8 && !anyPrefix(text[e:], noWeekday) && (d != 7 || !anyPrefix(text[e:], []string{"报"})) {
			j = e
		}
	}
	if e := timeOfDay(text, j, p, true); e > j {
		return e
	}
	return j
}

// timeOfDay reads a part of the day and a time, or one of them. known: a day or part stands before it.
func timeOfDay(text string, i int, p *point, known bool) int {
	j := i
	if known {
		j = eat(text, space(text, i), "的")
	}
	if w, e, ok := wordAt(text, j); ok && w.class == "part" {
		p.unit, p.part = part, w.value
		if f := clockAt(text, eat(text, space(text, e), "约"), p, true); f > e {
			return f
		}
		return e
	}
	if known && p.term == 0 {
		if e := eat(text, j, "一大早", "一早", "早", "晚", "晨", "夜"); e > j {
			was := p.part
			switch text[e-3 : e] {
			case "晚":
				p.part = "EV"
			case "夜":
				p.part = "NI"
			default:
				p.part = "MO"
			}
			if f := clockAt(text, space(text, e), p, true); f > e {
				return f
			}
			if !anyPrefix(text[e:], notEvening) {
				p.unit = part
				return e
			}
			p.part = was
		}
	}
	k := space(text, i)
	if e := clockAt(text, k, p, known); e > k {
		return e
	}
	return i // without the space: 7日 阴转小雨
}

var notEvening = []string{"会", "宴", "报", "餐", "饭", "间", "上", "年", "婚", "期", "些", "日", "了", "市", "盘", "场", "景", "跑", "读", "练", "班", "校", "色", "游"}

// clockAt reads a time of day: 8时30分, 8点半, 19:30, 10时许, 9—11时. known: a day or part of the day stands
// before it, so that 8点 is no count.
func clockAt(text string, i int, p *point, known bool) int {
	if e := colon(text, i, p, known); e > i {
		return e
	}
	c, ok := countAt(text, i)
	if !ok || c.unit != '时' && c.unit != '点' || c.n > 24 || c.to > 24 {
		return i
	}
	if c.unit == '时' && anyPrefix(text[c.end:], notHour) || c.unit == '点' && !known && anyPrefix(text[c.end:], notPoint) && !(c.n > 12 && anyPrefix(text[c.end:], []string{"左右"})) {
		return i
	}
	h, m, s, e := c.n, -1, -1, c.end
	if c.to == 0 {
		m, s, e = minutes(text, e, c)
	}
	if !known && c.unit == '点' && m < 0 && !strings.HasSuffix(text[:e], "钟") && !anyPrefix(text[e:], afterOClock) && !(c.n == 0 && c.to == 0) {
		return i
	}
	if !known && m < 0 && !c.arabic && c.n == 1 {
		return i
	}
	if f := eat(text, e, "许", "整", "多钟", "多"); f > e {
		e = f
	}
	p.unit, p.hour, p.minute, p.second, p.upto = clock, h, m, s, c.to
	return e
}

var (
	notHour     = []string{"间", "期", "代", "候", "常", "而", "段", "速", "尚", "装", "空", "差", "效", "务", "政", "事", "刻", "值"}
	notPoint    = []string{"半数", "要求", "意见", "建议", "一是", "左右", "心", "击", "赞", "名", "位", "评", "子", "儿", "滴", "个", "整数", "上方", "下方", "关口", "，其中"}
	afterOClock = []string{"开始", "以后", "之后", "以前", "之前", "后", "前", "准时", "整", "许", "多", "开门", "开盘", "收盘", "出发", "起床", "至", "到", "左右"}
)

// minutes reads what stands behind the hour: 30分, 零五分, 半, 一刻, 三十, 15分20秒.
func minutes(text string, i int, c count) (m, s, end int) {
	m, s, end = -1, -1, i
	if e := eat(text, i, "半"); e > i {
		return 30, s, e
	}
	if strings.HasSuffix(text[:i], "钟") || strings.HasSuffix(text[:i], "鐘") {
		return m, s, end
	}
	j := eat(text, i, "零", "过", "〇")
	n, e, ok := numeral.Whole(text, j)
	if !ok || n > 59 {
		return m, s, end
	}
	if f := eat(text, e, "刻钟", "刻"); f > e && n <= 3 {
		return n * 15, s, f
	}
	f := eat(text, e, "分")
	if f == e {
		if (c.unit == '点' && !c.arabic && (e-j >= 6 || j > i || n >= 10)) && !anyPrefix(text[e:], []string{"%", "元", "万", "亿", "个", "个百"}) {
			return n, s, e
		}
		return m, s, end
	}
	if anyPrefix(text[f:], []string{"之", "钱", "数"}) || f < len(text) && anyPrefix(text[f:], []string{"比"}) {
		return m, s, end
	}
	m, end = n, f
	if n, e, ok := numeral.Whole(text, f); ok && n < 60 {
		if g := eat(text, e, "秒"); g > e {
			return m, n, g
		}
	}
	return m, s, eat(text, end, "许", "整")
}

// colon reads 19:30, 08：05, 19:30:15, also with 时 behind it.
func colon(text string, i int, p *point, known bool) int {
	h, e, ok := numeral.Whole(text, i)
	if !ok || h > 24 || text[i] >= 0x80 && text[i] != 0xef {
		return i
	}
	j := eat(text, e, ":", "：")
	if j == e {
		return i
	}
	m, f, ok := numeral.Whole(text, j)
	if !ok || m > 59 || f-j != 2 && f-j != 6 || alnumAfter(text, f) {
		return i
	}
	if !known && score(text, i, f, h) {
		return i
	}
	p.unit, p.hour, p.minute, p.second = clock, h, m, -1
	if k := eat(text, f, ":", "："); k > f {
		if s, g, ok := numeral.Whole(text, k); ok && s < 60 && g-k == 2 {
			p.second, f = s, g
		} else if ok {
			return i // 1:50:300
		}
	}
	if e := eat(text, f, "pm", "PM", "p.m."); e > f {
		p.part = "AF"
		return e
	}
	return eat(text, f, "时", "许", "分", "AM", "am", "a.m.")
}

func alnumAfter(text string, i int) bool {
	r := runeAt(text, i)
	return r >= '0' && r <= '9' || r >= '０' && r <= '９' || r == '.' && i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9' || r == '%'
}

// score tells whether 21:15 is the score of a game or a ratio and no time.
func score(text string, from, to, hour int) bool {
	before, after := text[max(0, from-30):from], text[to:min(len(text), to+30)]
	if anySuffix(before, []string{"于", "在", "自", "从", "时间", "至", "到"}) {
		return false
	}
	if strings.HasSuffix(before, "、") && strings.ContainsAny(before[max(0, len(before)-8):], ":：∶") {
		return true
	}
	for _, w := range []string{"比分", "以", "局", "胜", "负", "平", "赢", "输", "领先", "落后", "比", "扳", "总", "分别", "率"} {
		if strings.HasSuffix(before, w) || len(w) >= 6 && strings.Contains(before, w) {
			return true
		}
	}
	for _, w := range []string{"胜", "击败", "战胜", "负", "逆转", "不敌", "险", "力克", "取", "拿下", "轻", "大胜", "完胜", "横扫", "战平", "的比", "领先", "落后", "、", "，2", "，1"} {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	return hour < 6 && from > 0 && !strings.ContainsAny(before, "：:")
}
