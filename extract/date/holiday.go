package date

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"time"

	"newsfacts/extract/lexicon"
	"newsfacts/extract/numeral"
)

//go:embed holidays.tsv
var holidayList string

//go:embed spans.tsv
var spanList string

// A holiday is an entry of holidays.tsv.
type holiday struct {
	rule string // how its day is found
	kept string // the name in spans.tsv, "" where it is not a public holiday
}

var holidays = lexicon.MustParse(holidayList, func(columns []string) (*holiday, error) {
	if len(columns) != 2 {
		return nil, fmt.Errorf("%d columns", len(columns))
	}
	h := &holiday{columns[0], strings.TrimPrefix(columns[1], "-")}
	if _, ok := h.day(2020); !ok && h.rule != "?" {
		return h, fmt.Errorf("%s: no day", h.rule)
	}
	return h, nil
})

// keptDays holds first and last day by year and name: "2023 春节".
var keptDays = lexicon.MustParse(spanList, func(columns []string) (days [2]int32, err error) {
	if len(columns) != 2 {
		return days, fmt.Errorf("%d columns", len(columns))
	}
	for i, c := range columns {
		t, err := time.Parse(time.DateOnly, c)
		if err != nil {
			return days, err
		}
		days[i] = dayOf(t.Year(), int(t.Month()), t.Day())
	}
	return days, nil
})

// day returns the holiday's day in a year: of the lunar year for a lunar one, so that 除夕 of 2023 is in 2024.
func (h *holiday) day(y int) (int32, bool) {
	r := h.rule
	switch r[0] {
	case '?':
		return 0, false
	case 'L':
		m, _ := strconv.Atoi(r[1:3])
		d, _ := strconv.Atoi(r[4:])
		if d == 99 {
			if y+1 < lunarFirst || y+1 > lunarLast {
				return 0, false
			}
			return lunarNewYears[y+1-lunarFirst] - 1, true
		}
		return lunarDay(y, m, d, false)
	case 'T':
		n, off, _ := strings.Cut(r[1:], "-")
		k, err := strconv.Atoi(n)
		less, _ := strconv.Atoi("0" + off)
		return termDay(y, k) - int32(less), err == nil
	case 'E':
		k, err := strconv.Atoi(r[1:])
		return easter(y) + int32(k), err == nil
	}
	m, err := strconv.Atoi(r[:2])
	if err != nil {
		return 0, false
	}
	if r[3] == 'w' {
		n, wd := int(r[4]-'0'), int(r[6]-'0')
		first := dayOf(y, m, 1)
		return first + int32((wd-weekdayOf(first)+7)%7) + int32(7*(n-1)), true
	}
	d, err := strconv.Atoi(r[3:])
	return dayOf(y, m, d), err == nil
}

// easter returns Easter Sunday (the anonymous Gregorian algorithm).
func easter(y int) int32 {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return dayOf(y, n/31, n%31+1)
}

// days returns the days on which the holiday is kept in a year: by the State Council's notice, else by rule.
func (h *holiday) days(y int) (first, last int32, ok bool) {
	day, ok := h.day(y)
	if !ok {
		return 0, 0, false
	}
	if days, listed := keptDays.Get(strconv.Itoa(y) + " " + h.kept); listed {
		return days[0], days[1], true
	}
	switch h.kept {
	case "春节", "国庆":
		return day, day + 6, y >= 2000
	case "五一":
		return day, day + 6, y >= 2000 && y < 2008
	case "":
		return day, day, true
	}
	return day, day, false
}

// terms are the 24 solar terms from the first of the Gregorian year; bare tells whether the word alone may
// be read as one: 大雪 is weather, 清明 an adjective.
var terms = []struct {
	words []string
	bare  bool
}{
	{[]string{"小寒"}, false}, {[]string{"大寒"}, false}, {[]string{"立春"}, true}, {[]string{"雨水"}, false}, {[]string{"惊蛰", "驚蟄"}, true}, {[]string{"春分"}, true},
	{[]string{"清明"}, false}, {[]string{"谷雨", "穀雨"}, true}, {[]string{"立夏"}, true}, {[]string{"小满", "小滿"}, false}, {[]string{"芒种", "芒種"}, true}, {[]string{"夏至"}, true},
	{[]string{"小暑"}, false}, {[]string{"大暑"}, false}, {[]string{"立秋"}, true}, {[]string{"处暑", "處暑"}, true}, {[]string{"白露"}, false}, {[]string{"秋分"}, true},
	{[]string{"寒露"}, false}, {[]string{"霜降"}, false}, {[]string{"立冬"}, true}, {[]string{"小雪"}, false}, {[]string{"大雪"}, false}, {[]string{"冬至"}, true},
}

// termAt reads a solar term; known: a year or 今日 stands before it.
func termAt(text string, i int, known bool) (n, end int) {
	if r := runeAt(text, i); !termOpens.Has(r) {
		return 0, i
	}
	for k, t := range terms {
		e := eat(text, i, t.words...)
		if e == i {
			continue
		}
		f := eat(text, e, "节气", "时节", "节")
		if text[i:e] == "雨水" && runeBefore(text, i) == '的' { // 夜里的雨水过后
			continue
		}
		if t.bare && !surname(text, i) || known && boundary(runeAt(text, e)) || f > e || anyPrefix(text[e:], []string{"期间", "当天", "当日", "假期", "小长假", "前后", "前夕", "过后", "三天"}) {
			return k + 1, f
		}
	}
	return 0, i
}

// termOpens holds the first characters of solar terms.
var termOpens = chars(firsts(termOpenings()))

// holidayTail reads a holiday or a solar term, with 期间 or 假期, and what follows a day.
func holidayTail(text string, i int, p *point) int {
	known := p.year.how != unsaid
	e := i
	if h, f, ok := holidays.At(text, i); ok && (known || ownHoliday(text, i, f)) {
		p.unit, p.holiday, e = day, h, f
	} else if n, f := termAt(text, i, known); f > i {
		p.unit, p.term, e = day, n, f
		if n == 7 {
			p.holiday = &holiday{"T6", "清明"}
		}
	} else if f := vacation(text, i, p); f > i {
		return f
	} else {
		return i
	}
	if f := keptTail(text, e); f > e && p.holiday != nil {
		p.kept = true
		return f
	}
	if f := eat(text, e, "次日", "翌日"); f > e {
		return e
	}
	return afterDay(text, e, p)
}

// keptTail reads the words that make days of a holiday: 期间, 假期, 黄金周. 国庆、中秋假期 has them at its end.
func keptTail(text string, i int) int {
	j := eat(text, i, "”", "」", "\"")
	e := j
	for range 3 {
		f := eat(text, e, "小长假", "黄金周", "長假", "长假", "假期", "假日", "三天假期", "期间", "期間", "放假期间", "连假", "連假")
		if f == e {
			break
		}
		e = f
	}
	if e > j {
		return e
	}
	if n, f, ok := numeral.Whole(text, j); ok && n < 16 { // 国庆7天假期
		if g := eat(text, f, "天"); g > f {
			if h := eat(text, g, "小长假", "长假", "假期", "假"); h > g {
				return h
			}
		}
	}
	return i
}

// ownHoliday tells whether a holiday's name stands for its day: 五一, not 五一路; 国庆, not 王国庆.
func ownHoliday(text string, from, to int) bool {
	if anyPrefix(text[to:], []string{"路", "村", "镇", "街", "广场", "大道", "乡", "社区", "小学", "中学", "型", "档", "联欢晚会", "奖", "桥", "湖"}) {
		return text[from:to] == "春节" && anyPrefix(text[to:], []string{"档"}) // 春节档 has its days
	}
	if runeBefore(text, from) == '·' {
		return false
	}
	switch text[from:to] {
	case "圣诞":
		return !anyPrefix(text[to:], []string{"老", "树", "帽", "礼", "卡", "歌", "题", "大餐", "元素", "装", "颂", "快乐", "玫瑰"})
	case "五一":
		r := runeBefore(text, from)
		return !counts(r) && r != '第' && !counts(runeAt(text, to)) && !anyPrefix(text[to:], []string{"年", "月", "口"})
	case "十一", "七一", "八一", "六一":
		return keptTail(text, to) > to
	case "国庆", "元旦", "元宵", "中秋", "端午", "新年":
		if anyPrefix(text[to:], []string{"粽", "贺", "致辞", "献词", "灯会", "灯", "月饼", "寄语", "音乐会", "新气象", "好"}) {
			return false
		}
		return !surname(text, from)
	case "除夕", "七夕", "小年":
		return runeAt(text, to) != '轻'
	}
	return true
}

// surname tells whether a surname stands before byte i, so that 周立冬 and 王国庆 are persons; 上周 and 每周 are none.
func surname(text string, i int) bool {
	r := runeBefore(text, i)
	return r != 0 && strings.ContainsRune(surnames, r) && !anySuffix(text[:i], []string{"上周", "本周", "下周", "这周", "每周"})
}

const surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许傅沈曾彭吕苏蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文建"

func nonzero(r rune) rune {
	if r == 0 {
		return ' '
	}
	return r
}

// vacation reads 暑假, 寒假, 暑期: months of their own.
func vacation(text string, i int, p *point) int {
	if e := eat(text, i, "暑假", "暑期"); e > i && runeBefore(text, i) != '寒' {
		p.unit, p.month, p.upto = month, field{said, 7}, 8
		return e
	}
	return i
}

// lunarTail reads a date of the lunar calendar from its month on: 正月初一, 腊月廿三, 闰四月, 八月十五,
// 五月廿二; p.lunar where 农历 was said, after which any month and day will do.
func lunarTail(text string, i int, p *point) int {
	j := eat(text, i, "闰", "閏")
	leap := j > i
	m, e := 0, j
	switch {
	case eat(text, j, "正月") > j:
		m, e = 1, eat(text, j, "正月")
	case eat(text, j, "腊月", "臘月") > j:
		m, e = 12, eat(text, j, "腊月", "臘月")
	case eat(text, j, "冬月") > j && (p.lunar || lunarDayAt(text, j+6) > j+6):
		m, e = 11, j+6
	default:
		c, ok := countAt(text, j)
		if !ok || c.unit != '月' || c.to > 0 || c.n > 12 || c.n < 1 {
			return i
		}
		m, e = c.n, c.end
		if !leap && !p.lunar && !lunarOnly(text, e) && !(p.year.how == unsaid && midAutumn(text, e)) {
			return i
		}
	}
	p.unit, p.lunar, p.leap, p.month = month, true, leap, field{said, m}
	if f := lunarDayAt(text, e); f > e {
		n, _, _ := numeral.Whole(text, eat(text, e, "初"))
		p.unit, p.day = day, field{said, n}
		return afterDay(text, eat(text, f, "日", "号"), p)
	}
	if e2 := thirds(text, e, p); e2 > e {
		return e2
	}
	return e
}

// lunarDayAt returns the end of a day of the lunar calendar: 初一, 十五, 廿三, 23.
func lunarDayAt(text string, i int) int {
	j := eat(text, i, "初")
	var c count
	n, e, ok := wholeAt(text, j, &c)
	if !ok || n < 1 || n > 30 || j > i && n > 10 {
		return i
	}
	if anyPrefix(text[e:], []string{"个", "家", "人", "名", "万", "亿", "%", "岁", "年", "月"}) {
		return i
	}
	return e
}

// lunarOnly tells whether a day that only the lunar calendar writes so stands at byte i: 初五, 廿二.
func lunarOnly(text string, i int) bool {
	return eat(text, i, "初", "廿", "卅") > i && lunarDayAt(text, i) > i
}

// midAutumn tells whether 十五 stands behind 八月 without a 日: the day of the Mid-Autumn festival.
func midAutumn(text string, i int) bool {
	if !anySuffix(text[:i], []string{"八月", "8月"}) {
		return false
	}
	e := eat(text, i, "十五")
	return e > i && !anyPrefix(text[e:], []string{"日", "号", "、", "至", "—"})
}
