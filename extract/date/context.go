package date

import (
	"strings"

	"newsfacts/extract/lexicon"
)

// A context is what a date may be resolved against: the reference date and the dates said before.
type context struct {
	ref    int32
	hasRef bool

	sentence, paragraph int32
	text                string
	from, to            int // of the date at hand, in text

	period earlier // the last stretch of the calendar that is no mere base of comparison: 同期
	topic  earlier // the last one that is no part in an aside: 分季度看，一季度…
	day    earlier // the last single day
	dated  earlier // the last day or stretch of days
	named  earlier // the last date whose year was said
	month  earlier // the last single month
	now    earlier // the last stretch of the reference date's year
	last   earlier // the date just before

	line     int32    // the day of the dateline (北京5月3日电), from which 今天 is counted; 0 = none
	loose    bool     // 日前, 近日 was said: 当天 is that day
	weekdays [8]int32 // the day that each weekday was last said for, 0 = none
}

// earlier is a date that was said before.
type earlier struct {
	ok                  bool
	start, end          int32
	y, m, d             int
	sentence, paragraph int32
	to                  int  // end in its sentence
	sure                bool // its year was said
	printed             bool // in figures: 2012年, not 去年
}

func (c *context) near(s *earlier) bool { return s.ok && s.sentence == c.sentence }

// resolve finds the days of an expression.
func (c *context) resolve(x *expr) draft {
	switch {
	case x.vague != "":
		c.loose = c.loose || x.vague == "PAST_REF"
		return draft{kind: "vague", timex: x.vague, anchor: "none", relative: true}
	case x.set != "":
		return draft{kind: "set", timex: x.set, anchor: "none", relative: true}
	case x.since != "":
		return c.since(x.since)
	case x.span != nil:
		return c.span(x.span)
	}
	p := x.lo
	lo := c.point(&p, nil)
	if x.era {
		lo = draft{point: &p, kind: lo.kind, timex: yearText(p.year.n), anchor: "none"}
		switch p.unit {
		case month:
			lo.timex = monthText(p.year.n, p.month.n)
		case year:
			lo.set(dayOf(p.year.n, 1, 1), dayOf(p.year.n, 12, 31))
		}
		return lo
	}
	if p.sofar && lo.ok {
		lo.kind = "period"
		lo.end = min(lo.end, c.ref)
		lo.timex = iso(lo.start) + "/" + iso(lo.end)
	}
	if !x.ranged {
		return lo
	}
	q := *x.hi
	if q.now {
		d := lo
		d.kind, d.ok = "period", false
		d.timex += "/"
		if lo.ok && c.hasRef && lo.start <= c.ref {
			d.set(lo.start, c.ref)
			d.timex += iso(c.ref)
		}
		return d
	}
	return c.join(&p, lo, &q)
}

// join finds the days of a range whose first end is resolved: what the second leaves out it has from the first.
func (c *context) join(p *point, lo draft, q *point) draft {
	hi := c.point(q, &lo)
	d := lo
	d.kind = "period"
	if q.unit == clock || q.unit == part || p.unit == clock || p.unit == part {
		d.kind = "time"
	}
	d.timex = lo.timex + "/" + hi.timex
	if lo.ok && hi.ok && strings.Count(d.timex, "/") > 1 && d.kind == "period" {
		d.timex = iso(lo.start) + "/" + iso(hi.end)
	}
	d.ok = false
	if d.relative = lo.relative; p.year.how == unsaid && q.year.how == said {
		d.relative = false
	}
	if lo.ok && hi.ok && lo.start <= hi.end {
		d.set(lo.start, hi.end)
		d.y, d.m, d.d = hi.y, hi.m, hi.d
	}
	return d
}

func (c *context) since(day string) draft {
	y, m, dd := atoi(day[:4]), atoi(day[5:7]), atoi(day[8:])
	d := draft{kind: "period", timex: day + "/", anchor: "none"}
	if c.hasRef {
		d.set(dayOf(y, m, dd), max(c.ref, dayOf(y, m, dd)))
		d.timex, d.anchor = day+"/"+iso(d.end), "reference_date"
	}
	return d
}

func atoi(s string) (n int) {
	for _, r := range s {
		n = n*10 + int(r-'0')
	}
	return n
}

// point finds the days of a point. lo is the resolved first end of a range whose second end p is, else nil.
func (c *context) point(p *point, lo *draft) draft {
	d := draft{point: p, anchor: "none", relative: p.year.how != said && p.century.how != said}
	switch {
	case p.same:
		c.samePeriod(&d)
	case p.unit == century || p.unit == decade && p.year.how == unsaid:
		c.century(&d, lo)
	case p.week.how == shifted || p.week.how == same:
		c.week(&d)
	case p.day.how == shifted || p.day.how == same:
		c.counted(&d, lo)
	case p.weekday > 0 && p.month.how == unsaid && p.day.how == unsaid && p.nth == 0:
		c.weekday(&d, lo)
	case (p.unit == part || p.unit == clock) && p.day.how == unsaid && p.holiday == nil && p.term == 0:
		c.timeOnly(&d, lo)
	default:
		c.calendar(&d, lo)
	}
	return d
}

// calendar finds year and month, then the days within them.
func (c *context) calendar(d *draft, lo *draft) {
	c.months(d, lo)
	c.years(d, lo)
	d.span()
}

// months sets the month, and the year where the month brings it.
func (c *context) months(d *draft, lo *draft) {
	p := d.point
	f := p.month
	if p.quarter.how == shifted || p.quarter.how == same {
		f = field{p.quarter.how, 3 * p.quarter.n}
	}
	switch f.how {
	case said:
		d.m = f.n
	case shifted:
		s := &c.period
		if c.month.ok && (!s.ok || s.m == 0 || s.end-s.start >= 31) { // 7月…去年…涨幅比上月扩大
			s = &c.month
		}
		if p.governed && s.ok && s.m > 0 && s.end-s.start < 31 && anySuffix(c.text[:c.from], []string{"比", "较", "与", "由", "从", "和", "同"}) {
			d.y, d.m = shiftMonth(s.y, s.m, f.n)
			d.anchor = c.anchorOf(s)
		} else if c.hasRef {
			y, m, _ := ymd(c.ref)
			d.y, d.m = shiftMonth(y, m, f.n)
			d.anchor = "reference_date"
		}
	case same:
		s := &c.period
		if c.day.ok && (c.day.sentence > s.sentence || c.day.sentence == s.sentence && c.day.to > s.to) {
			s = &c.day
		}
		if p.quarter.how == same {
			s = &c.period
		}
		own := p.edge == 0 && p.tens[0] == 0 && p.nth == 0 // 当月, not 月底
		switch {
		case s.ok && s.m > 0 && (own || c.near(s)):
			d.y, d.m = shiftMonth(s.y, s.m, f.n)
			d.anchor = c.anchorOf(s)
		case !own && c.hasRef:
			d.y, d.m, _ = ymd(c.ref)
			d.anchor = "reference_date"
		}
	case unsaid:
		if p.day.how == said && !p.yearDay && p.holiday == nil && !p.lunar {
			c.monthOfDay(d, lo)
		}
	}
}

// monthOfDay finds the month of a bare day: 12日.
func (c *context) monthOfDay(d *draft, lo *draft) {
	n := d.point.day.n
	if d.point.upto > 0 {
		n = d.point.upto
	}
	switch {
	case lo != nil:
		d.y, d.m, d.anchor = lo.y, lo.m, lo.anchor
		if lo.d > 0 && d.point.day.n < lo.d && d.m > 0 {
			d.y, d.m = shiftMonth(max(lo.y, 1), lo.m, 1)
			if lo.y == 0 {
				d.y = 0
			}
		}
	case c.dated.ok && (c.near(&c.dated) || c.dated.paragraph == c.paragraph && !c.fresh(n)) && n <= monthLength(c.dated.y, c.dated.m):
		d.y, d.m, d.anchor, d.sure = c.dated.y, c.dated.m, c.anchorOf(&c.dated), c.dated.sure
	case c.near(&c.period) && c.period.m > 0 && n <= monthLength(c.period.y, c.period.m):
		d.y, d.m, d.anchor, d.sure = c.period.y, c.period.m, "sentence", c.period.sure
	case c.hasRef:
		d.y, d.m = c.nearestMonth(n)
		d.anchor = "reference_date"
	}
}

// fresh tells whether a bare day is rather of the last ten days than of the month said in the sentence before,
// where it would go back: …9月30日。12日，….
func (c *context) fresh(n int) bool {
	if !c.hasRef || n >= c.dated.d {
		return false
	}
	y, m := c.nearestMonth(n)
	day := dayOf(y, m, n)
	return day <= c.ref && day > c.ref-10
}

// nearestMonth returns the month whose n-th day is nearest to the reference date, before it unless the text
// looks ahead or the day after is much nearer.
func (c *context) nearestMonth(n int) (y, m int) {
	ry, rm, _ := ymd(c.ref)
	before, after := int32(1<<30), int32(1<<30)
	var by, bm, ay, am int
	for k := -2; k <= 2; k++ {
		y, m := shiftMonth(ry, rm, k)
		if n > monthLength(y, m) {
			continue
		}
		day := dayOf(y, m, n)
		if day <= c.ref {
			before, by, bm = c.ref-day, y, m
		} else if after == 1<<30 {
			after, ay, am = day-c.ref, y, m
		}
	}
	if before > 1 && c.ahead() || after <= 5 && before > 4*after {
		return ay, am
	}
	return by, bm
}

// years sets the year.
func (c *context) years(d *draft, lo *draft) {
	p := d.point
	switch p.year.how {
	case said:
		d.y, d.sure = p.year.n, true
	case shifted:
		if c.hasRef {
			d.sure = true
			d.y, _, _ = ymd(c.ref)
			d.y += p.year.n
			d.anchor = "reference_date"
		}
	case same:
		c.sameYear(d, lo)
	case unsaid:
		if d.y == 0 {
			c.missingYear(d, lo)
		}
	}
	if p.holiday != nil && p.holiday.rule == "L12-99" && p.year.how == shifted && d.y > 0 && p.year.n == 0 {
		// 今年除夕 at the end of January is that of the lunar year before
		if day, ok := p.holiday.day(d.y - 1); ok && c.hasRef && day >= c.ref-45 {
			d.y--
		}
	}
}

// sameYear sets the year of 当年, 次年 and of 年初, 年底.
func (c *context) sameYear(d *draft, lo *draft) {
	p := d.point
	if lo != nil && lo.y > 0 { // 11月20日至次年3月15日
		d.y, d.anchor, d.sure = lo.y+p.year.n, lo.anchor, lo.sure
		return
	}
	edge := p.edge != 0 && p.unit == year || p.whole && p.year.n == 0 || p.governed // 年底, 全年, 上年
	ref, _, _ := ymd(c.ref)
	switch s := &c.named; {
	case edge && s.ok && (c.near(s) || c.governs(s, ref)):
		d.y, d.anchor, d.sure = s.y+p.year.n, c.anchorOf(s), p.governed
	case s.ok && !edge && (c.near(s) || (c.recent(s) || p.year.n != 0 && s.sentence+4 >= c.sentence)):
		d.y, d.anchor, d.sure = s.y+p.year.n, c.anchorOf(s), !edge
	case c.recent(&c.period) && c.period.y > 0 && !edge:
		d.y, d.anchor = c.period.y+p.year.n, c.anchorOf(&c.period)
	case edge && c.hasRef:
		d.y, d.anchor = ref+p.year.n, "reference_date"
	}
}

// governs tells whether the text still speaks of the year of s: nothing of another year was said since, and s
// is not to come.
func (c *context) governs(s *earlier, ref int) bool {
	return c.last.y == s.y && (s.printed || s.paragraph == c.paragraph) && (!c.hasRef || s.y <= ref || s.paragraph == c.paragraph && s.sentence+1 >= c.sentence)
}

// recent tells whether s was said in the paragraph or the sentence before.
func (c *context) recent(s *earlier) bool {
	return s.ok && (s.paragraph == c.paragraph || s.sentence+1 >= c.sentence)
}

func (c *context) anchorOf(s *earlier) string {
	if s.sentence == c.sentence {
		return "sentence"
	}
	return "previous_date"
}

// missingYear finds the year of 5月12日, 一季度, 春节: that of the range's other end, of a date said before, or
// the nearest to the reference date.
func (c *context) missingYear(d *draft, lo *draft) {
	p := d.point
	if lo != nil {
		d.y, d.anchor = lo.y, lo.anchor
		if d.y > 0 && d.m > 0 && lo.m > d.m {
			d.y++
		}
		if lo.y == 0 && lo.ok {
			d.y, _, _ = ymd(lo.start)
		}
		return
	}
	if s := &c.last; p.lunar && c.near(s) && c.from-s.to <= 4 && c.from >= s.to && (anyPrefix(c.text[s.to:], []string{"(", "（"}) || anyPrefix(c.text[c.from:], []string{"农历"})) { // 1月23日（农历十二月十四）
		d.y, d.anchor = lunarNear(p, s.start), "sentence"
		return
	}
	if s := &c.named; s.ok && s.y > 0 {
		ref, _, _ := ymd(c.ref)
		if c.near(s) || s.paragraph == c.paragraph && (!c.hasRef || s.y <= ref) && (d.m == 0 || d.m >= s.m) && s.sentence+3 > c.sentence {
			d.y, d.anchor, d.sure = s.y, c.anchorOf(s), true
			return
		}
	}
	if s := &c.last; d.m > 0 && s.y > 0 && c.near(s) && c.from >= s.to && c.from-s.to <= 3 && (c.from == s.to || anyPrefix(c.text[s.to:], []string{"、", "和", "及", "与", "或"})) {
		d.y, d.anchor = s.y, "sentence" // 3月底4月初
		return
	}
	if !c.hasRef {
		return
	}
	d.anchor = "reference_date"
	d.y = c.nearestYear(p)
}

// lunarNear returns the lunar year in which p is nearest to a day.
func lunarNear(p *point, day int32) (best int) {
	year, _, _ := ymd(day)
	off := int32(1 << 30)
	for y := year - 1; y <= year+1; y++ {
		q := *p
		t := draft{point: &q, y: y}
		t.span()
		if t.ok && max(t.start-day, day-t.start) < off {
			best, off = y, max(t.start-day, day-t.start)
		}
	}
	return best
}

// nearestYear returns the year whose date p is nearest to the reference date. Where the text does not look ahead,
// a date after it must be nearer than the one before and of the reference date's own year, or within a month:
// in December 3月 is that of the year that ends.
func (c *context) nearestYear(p *point) int {
	ry, _, _ := ymd(c.ref)
	const far = 1 << 30
	before, after := int32(far), int32(far)
	by, ay := 0, 0
	reach := 1
	if p.month.n == 2 && p.day.n == 29 || p.leap || p.lunar || p.holiday != nil {
		reach = 8
	}
	for y := ry - reach; y <= ry+reach; y++ {
		q := *p
		t := draft{point: &q, y: y, m: q.month.n}
		t.span()
		switch {
		case !t.ok:
		case t.start <= c.ref && c.ref <= t.end:
			return y
		case t.end < c.ref:
			before, by = c.ref-t.end, y
		case after == far:
			after, ay = t.start-c.ref, y
		}
	}
	slip := int32(7) // days by which the reference date may be later than the text
	if p.unit < week {
		slip = 0
	}
	switch {
	case by == 0:
		return ay
	case ay == 0:
		return by
	case c.behind():
		return by
	case before > slip && c.ahead(), ay == ry && after <= before, after <= 31 && after < before:
		return ay
	}
	return by
}

// week finds 本周, 上周五, 下周末.
func (c *context) week(d *draft) {
	p := d.point
	base, ok := c.ref, c.hasRef
	d.anchor = "reference_date"
	if p.week.how == same {
		base, ok = c.day.start, c.day.ok
		d.anchor = c.anchorOf(&c.day)
	}
	d.kind, d.timex = "period", "XXXX-WXX"
	if p.weekday > 0 {
		d.timex += "-" + []string{"1", "2", "3", "4", "5", "6", "7", "WE"}[p.weekday-1]
		if p.weekday < 8 {
			d.kind = "date"
			d.timeOfDay()
		}
	}
	if !ok {
		d.anchor = "none"
		return
	}
	first := monday(base) + int32(7*p.week.n)
	y, w := weekOf(first)
	switch {
	case p.weekday == 8:
		d.set(first+5, first+6)
		d.timex = yearText(y) + "-W" + two(w) + "-WE"
	case p.weekday > 0:
		d.day(first + int32(p.weekday) - 1)
	default:
		d.set(first, first+6)
		d.timex = yearText(y) + "-W" + two(w)
		d.cut(first+2, first+4)
	}
}

// weekOf returns the ISO year and week of a Monday.
func weekOf(monday int32) (y, w int) {
	y, _, _ = ymd(monday + 3)
	return y, int(monday+3-dayOf(y, 1, 1))/7 + 1
}

// counted finds days that are so many from the reference date or from the day said before.
func (c *context) counted(d *draft, lo *draft) {
	p := d.point
	d.kind, d.timex = "date", "XXXX-XX-XX"
	d.timeOfDay()
	switch {
	case lo != nil && p.day.how == same: // 13时至次日5时
		d.anchor = lo.anchor
		if lo.ok {
			d.day(lo.end + int32(p.day.n))
		}
	case p.day.how == shifted && c.hasRef:
		d.anchor = "reference_date"
		d.day(c.ref + int32(p.day.n))
	case p.day.how == same && c.day.ok:
		d.anchor = c.anchorOf(&c.day)
		d.day(c.day.end + int32(p.day.n))
	case p.day.how == same && p.day.n == 0 && c.hasRef && !c.loose: // 全省当天接待游客3万人次: no day was said
		d.anchor = "reference_date"
		d.day(c.ref)
	}
}

// weekday finds a bare 周三: the day said just before it, else the nearest before the reference date unless
// the text looks ahead. The second end of a range follows the first.
func (c *context) weekday(d *draft, lo *draft) {
	p := d.point
	d.kind, d.timex = "date", "XXXX-WXX-"+[]string{"1", "2", "3", "4", "5", "6", "7", "WE"}[p.weekday-1]
	d.timeOfDay()
	day := int32(0)
	switch {
	case lo != nil && lo.ok:
		day = lo.start + (int32(p.weekday)-int32(weekdayOf(lo.start))+7)%7
		d.anchor = lo.anchor
	case lo != nil:
		return
	case p.weekday < 8 && c.near(&c.day) && c.from-c.day.to < 8 && weekdayOf(c.day.end) == p.weekday:
		day, d.anchor = c.day.end, "sentence"
	case c.weekdays[p.weekday%8] != 0 && p.weekday < 8 && (c.weekdays[p.weekday] >= c.ref || !c.ahead()): // of the day said before
		day, d.anchor = c.weekdays[p.weekday], "previous_date"
	case c.hasRef:
		wd := int32(min(p.weekday, 6))
		day = c.ref - (int32(weekdayOf(c.ref))-wd+7)%7
		if p.weekday == 8 && weekdayOf(c.ref) == 7 {
			day = c.ref - 1
		}
		if wd7 := p.weekday; wd7 == 7 {
			day = c.ref - int32(weekdayOf(c.ref)%7)
		}
		if day < c.ref && c.ahead() && (p.weekday != 8 || day < c.ref-1) {
			day += 7
		}
		d.anchor = "reference_date"
	default:
		if p.weekday == 8 {
			d.kind = "period"
		}
		return
	}
	if p.weekday == 8 {
		y, w := weekOf(monday(day))
		d.kind, d.timex = "period", yearText(y)+"-W"+two(w)+"-WE"
		d.set(day, day+1)
		return
	}
	d.day(day)
}

// timeOnly finds the day of a bare time: that of the range's other end, of the date said before in the
// paragraph, or the reference date where the article has said none.
func (c *context) timeOnly(d *draft, lo *draft) {
	d.kind, d.timex = "time", d.clock()
	switch {
	case lo != nil && lo.ok:
		day := lo.end
		if d.point.unit == clock && lo.point.unit == clock && hourOf(d.point) < hourOf(lo.point) && d.point.part != "" {
			day++
		}
		d.anchor = lo.anchor
		d.set(day, day)
		d.y, d.m, d.d = ymd(day)
	case lo != nil:
	case c.day.ok && (c.near(&c.day) || c.day.paragraph == c.paragraph || c.day.sentence+2 >= c.sentence):
		d.anchor = c.anchorOf(&c.day)
		d.day(c.day.end)
	case c.hasRef && !c.day.ok:
		d.anchor = "reference_date"
		d.day(c.ref)
	}
}

// century finds 18世纪, 上世纪90年代, 90年代.
func (c *context) century(d *draft, lo *draft) {
	p := d.point
	n := 0
	switch p.century.how {
	case said:
		n = p.century.n
	case shifted:
		n = 21 + p.century.n
		if c.hasRef {
			y, _, _ := ymd(c.ref)
			n = y/100 + 1 + p.century.n
			d.anchor = "reference_date"
		}
	case unsaid:
		n = 20
		if p.decade <= 20 {
			n = 21
		}
	}
	if p.unit == century {
		d.kind, d.timex = "period", two(n-1)+"XX"
		d.set(dayOf(max(1, 100*(n-1)), 1, 1), dayOf(100*(n-1)+99, 12, 31))
		return
	}
	d.y = 100*(n-1) + p.decade
	d.span()
}

// samePeriod finds 同期, 去年同期, 2019年同期: the last stretch said, in the year that is named.
func (c *context) samePeriod(d *draft) {
	p := d.point
	c.years(d, nil)
	if p.year.how == unsaid {
		d.y, d.anchor = 0, "none"
	}
	d.kind, d.timex = "period", yearText(d.y)
	s := c.period
	if !s.ok || p.year.how != unsaid && d.y == 0 {
		return
	}
	if y, _, _ := ymd(s.end); d.y > 0 && y <= d.y && c.near(&c.now) { // 今年首十个月…逼近去年全年，比去年同期
		s = c.now
	}
	d.anchor = c.anchorOf(&s)
	start, end := s.start, s.end
	if d.y > 0 {
		y, _, _ := ymd(end)
		if p.year.how != said && p.year.n < 0 && y <= d.y { // in January, of December: a year before that
			d.y = y + p.year.n
		}
		start, end = shiftYears(start, d.y-y), shiftYears(end, d.y-y)
	}
	d.set(start, end)
	d.timex = iso(start)
	if end > start {
		d.timex += "/" + iso(end)
	}
}

// shiftYears returns the day n years later; the last day of a month stays the last.
func shiftYears(day int32, n int) int32 {
	y, m, dd := ymd(day)
	if dd == monthLength(y, m) {
		return dayOf(y+n, m, monthLength(y+n, m))
	}
	return dayOf(y+n, m, dd)
}

// span finds 近三年, 未来五年, 5天前, 两年后.
func (c *context) span(s *span) draft {
	d := draft{kind: "period", timex: map[byte]string{'<': "PAST_REF", 'b': "PAST_REF", '>': "FUTURE_REF", 'a': "FUTURE_REF"}[s.way], anchor: "none", relative: true}
	base, ok := c.ref, c.hasRef
	anchor := "reference_date"
	if s.way == 'a' && c.day.ok && (c.near(&c.day) || c.day.paragraph == c.paragraph) {
		base, ok, anchor = c.day.end, true, c.anchorOf(&c.day)
	} else if s.way == 'a' && s.unit == 'y' && c.named.ok && c.named.paragraph == c.paragraph {
		base, ok, anchor = dayOf(c.named.y, max(1, c.named.m), 1), true, c.anchorOf(&c.named)
	}
	if !ok {
		return d
	}
	d.anchor = anchor
	switch s.way {
	case '<':
		d.set(s.from(base, -1), base)
	case '>':
		last := s.from(base, 1)
		if s.unit != 'h' {
			last--
		}
		d.set(base, max(base, last))
	default:
		sign := 1
		if s.way == 'b' {
			sign = -1
		}
		s.at(&d, s.from(base, sign))
		return d
	}
	d.timex = iso(d.start) + "/" + iso(d.end)
	return d
}

// from returns the day so far from base.
func (s *span) from(base int32, sign int) int32 {
	n := sign * s.halves
	switch s.unit {
	case 'y':
		return addMonths(base, 6*n)
	case 'q':
		return addMonths(base, 3*n/2)
	case 'm':
		return addMonths(base, n/2) + int32(15*(n%2))
	case 'w':
		return base + int32(7*n/2)
	case 'd':
		return base + int32(n/2)
	case 'n':
		return base
	case 'b':
		day := base
		for k := n / 2; k != 0; k -= sign {
			for day += int32(sign); weekdayOf(day) > 5; day += int32(sign) {
			}
			if day-base > 3650 || base-day > 3650 {
				break
			}
		}
		return day
	}
	return base + int32(n/2/24)
}

// at sets the year, month, week or day that is so far away.
func (s *span) at(d *draft, day int32) {
	y, m, _ := ymd(day)
	switch {
	case s.unit == 'y' && s.halves%2 == 0 && s.halves > 1:
		d.kind, d.timex = "year", yearText(y)
		d.set(dayOf(y, 1, 1), dayOf(y, 12, 31))
	case s.unit == 'y' || s.unit == 'q' || s.unit == 'm' && s.halves%2 == 0:
		d.kind, d.timex = "month", monthText(y, m)
		d.set(dayOf(y, m, 1), dayOf(y, m, monthLength(y, m)))
	case s.unit == 'w':
		first := monday(day)
		wy, w := weekOf(first)
		d.set(first, first+6)
		d.timex = yearText(wy) + "-W" + two(w)
	case s.unit == 'h' || s.unit == 'n':
		d.kind, d.timex = "time", iso(day)
		d.set(day, day)
	default:
		d.kind, d.timex = "date", iso(day)
		d.set(day, day)
	}
	if d.ok {
		d.y, d.m, d.d = ymd(d.start)
	}
}

// behind tells whether the text before the date at hand looks back: 此前，委员会在4月15日.
func (c *context) behind() bool {
	before := c.text[max(0, c.from-24):c.from]
	for _, w := range []string{"此前", "早在", "曾", "已于", "先是", "截至"} {
		if strings.Contains(before, w) {
			return true
		}
	}
	return false
}

// ahead tells whether the text around the date at hand looks ahead: 将于5月30日起施行, 6月底前完成.
func (c *context) ahead() bool {
	before, after := c.text[:c.from], c.text[c.to:]
	if anySuffix(before, aheadBefore) && !anySuffix(before, []string{"截至", "截止到", "截止至", "直到", "截至到", "达到", "得到", "以至",
		"升至", "降至", "跌至", "增至", "涨至", "落至", "减至", "加至", "缩至", "高至", "少至", "大至", "升到", "降到", "跌到", "增到", "涨到", "落到", "减到", "加到", "高到", "少到", "大到"}) {
		return true
	}
	if anyPrefix(after, aheadAfter) && !anyPrefix(after, []string{"前后", "前夕"}) {
		return true
	}
	return promises(after)
}

var (
	aheadBefore = []string{"将于", "将在", "拟于", "拟在", "定于", "计划于", "计划在", "计划", "预计", "预计在", "预计于", "力争", "力争在", "有望于", "有望在", "有望", "争取", "确保", "不晚于", "最迟", "将从", "将自", "将", "拟", "到", "至", "赶在", "定在", "截止时间为", "将推迟至", "推迟至", "推迟到", "延期至", "改期至", "即日起至", "届时"}
	aheadAfter  = []string{"起施行", "起实施", "起执行", "起正式施", "起正式实", "起正式执", "前", "之前", "以前", "截止", "将", "拟", "有望", "即将", "起将", "起，将", "开始施行", "开始实施", "起开始"}
)

// promises tells whether the clause after a date, or the next one, promises something (将, 拟, 预计) and does
// not report it as said on that day (12日宣布，将…).
func promises(after string) bool {
	if len(after) > 180 {
		after = after[:180]
	}
	after = after[:clauseEnds.Next(after, 0)]
	at := first(promised, after)
	if at < 0 {
		return false
	}
	if k := first(reported, after); k >= 0 && k < at {
		return false
	}
	return strings.Count(after[:at], "，") <= 2
}

var (
	clauseEnds = chars("。；！？")
	promised   = among("将于", "将在", "将会", "将有", "将举", "将开", "将正", "将迎", "将启", "将推", "将陆", "将全", "将实", "将进", "将发", "将达", "将是", "将与", "将从", "将出", "将上", "将首", "将继", "将到", "将再", "将面", "将同", "将赴", "将对阵", "将投", "将完", "将建", "将成", "拟", "即将", "有望", "预计", "力争", "计划") // not 将 alone, which is 把 as often
	reported   = among("记者", "获悉", "宣布", "表示", "称", "透露", "介绍", "发布", "印发", "公告", "通知", "指出", "提出", "消息", "报道", "审议", "通过", "发文", "通报", "签", "召开", "举行", "了")
)

// among makes a lexicon of words.
func among(list ...string) *lexicon.Lexicon[struct{}] {
	l := lexicon.New[struct{}]()
	for _, w := range list {
		l.Add(w, struct{}{})
	}
	return l
}

// first returns where the first word of a list stands in text, or -1.
func first(l *lexicon.Lexicon[struct{}], text string) int {
	for i := l.Next(text, 0); i < len(text); i = l.Next(text, i) {
		if _, end := l.Find(text, i); end > i {
			return i
		}
		_, size := lexicon.Char(text, i)
		i += size
	}
	return -1
}
