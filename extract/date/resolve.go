package date

import (
	"strings"

	"newsfacts/extract"
	"newsfacts/extract/lexicon"
	"newsfacts/extract/numeral"
	"newsfacts/schemas"
)

// newContext returns the context of a sentence alone.
func newContext(s *extract.Sentence, text string) context {
	c := context{sentence: s.Number, paragraph: s.Paragraph, text: text}
	if !s.Issued.IsZero() {
		c.ref, c.hasRef = schemas.Day(s.Issued), true
	}
	return c
}

// resolve reads each date of the article again and puts it on the calendar with what was said before it.
func resolve(d *extract.Document) {
	var c context
	for i, mentions := range d.Mentions {
		s := d.Sentences[i]
		if len(mentions) == 0 {
			continue
		}
		text := s.Folded(lexicon.Simplified)
		next := newContext(s, text)
		next.period, next.topic, next.day, next.dated, next.named, next.month, next.last, next.now, next.weekdays, next.line = c.topic, c.topic, c.day, c.dated, c.named, c.month, c.last, c.now, c.weekdays, c.line
		if c.line != 0 {
			next.ref, next.hasRef = c.line, true
		}
		c = next
		var weekday *schemas.Date // a bare one just before
		for k, m := range mentions {
			row, ok := m.(*schemas.Date)
			if !ok {
				continue
			}
			mask, _ := opening(text, int(row.From))
			x, _, end := at(text, int(row.From), mask)
			if end != int(row.To) {
				continue
			}
			c.from, c.to = int(row.From), end
			got := c.resolve(&x)
			if x.lo.same && !c.near(&c.last) && anyPrefix(text[end:], []string{"相比", "比较", "作比较", "作个比较", "对比", "比，"}) {
				if later, ok := c.after(mentions[k+1:]); ok {
					later.from, later.to = c.from, c.to
					got = later.resolve(&x)
				}
			}
			fill(row, got)
			if weekday != nil && got.ok && got.kind == "date" && anyPrefix(text[weekday.To:row.From], []string{"(", "（"}) && row.From-weekday.To <= 3 {
				dated := got
				dated.anchor, dated.relative = "sentence", true
				fill(weekday, dated)
			}
			weekday = nil
			if x.lo.weekday > 0 && x.lo.weekday < 8 && x.lo.day.how == unsaid && x.lo.week.how == unsaid && !x.ranged {
				weekday = row
			}
			c.note(&x, &got)
		}
	}
}

// after returns the context in which the next date of the sentence was said: 与去年同期相比，今年1至5月 is the same months of
// last year.
func (c context) after(mentions []schemas.Mention) (context, bool) {
	for _, m := range mentions {
		row, ok := m.(*schemas.Date)
		if !ok {
			continue
		}
		mask, _ := opening(c.text, int(row.From))
		x, _, end := at(c.text, int(row.From), mask)
		if end != int(row.To) || x.lo.same || x.lo.unit < year || x.lo.unit > ten {
			return c, false
		}
		c.from, c.to = int(row.From), end
		d := c.resolve(&x)
		c.note(&x, &d)
		return c, d.ok
	}
	return c, false
}

func yearOfDay(day int32) int {
	y, _, _ := ymd(day)
	return y
}

// note keeps a resolved date for those after it.
func (c *context) note(x *expr, d *draft) {
	switch {
	case d.kind == "vague":
		if d.timex == "PAST_REF" {
			c.day = earlier{} // the day of 日前 is not known
		}
		return
	case d.kind == "set" || x.span != nil && (x.span.way == '<' || x.span.way == '>') || x.since != "" || x.era:
		return
	}
	if !d.ok || x.lo.governed && !x.lo.same || c.comparison() {
		return
	}
	s := earlier{sure: d.sure, printed: x.lo.year.how == said, ok: true, start: d.start, end: d.end, y: d.y, m: d.m, d: d.d, sentence: c.sentence, paragraph: c.paragraph, to: c.to}
	if s.y == 0 || x.lo.season == 5 { // 去冬今春 is of this year
		s.y, _, _ = ymd(d.end)
	}
	if s.m == 0 && d.end-d.start < 100 { // a quarter's 当季
		_, s.m, _ = ymd(d.end)
	}
	if x.lo.same {
		return
	}
	if n := c.monthsEnding(); n > 0 && s.start == s.end { // 截至6月30日止6个月
		y, m, _ := ymd(s.end)
		y, m = shiftMonth(y, m, 1-n)
		s.start = dayOf(y, m, 1)
	}
	if w := x.lo.weekday; w > 0 && w < 8 && !x.ranged && x.lo.nth == 0 && d.start == d.end {
		c.weekdays[w] = d.start
	}
	if d.kind == "month" && !x.ranged {
		c.month = s
	}
	c.dateline(d)
	if y, _, _ := ymd(s.end); c.hasRef && s.start != s.end && y == yearOfDay(c.ref) && yearOfDay(s.start) == y {
		c.now = s
	}
	c.last = s
	if d.kind != "time" && !anySuffix(c.text[:c.from], []string{"(", "（"}) {
		c.period = s
		if !c.topic.ok || s.start < c.topic.start || s.end > c.topic.end || !c.aside() {
			c.topic = s
		}
	}
	switch {
	case d.start == d.end && (d.kind == "date" || d.kind == "time"):
		c.day, c.dated = s, s
	case d.kind == "period" && d.d > 0 && x.lo.unit == day:
		c.dated = s
	}
	if d.sure && !(x.ranged && x.lo.month.how == unsaid) && x.lo.upto == 0 && x.lo.unit != decade && x.lo.unit != century {
		s.printed = s.printed || c.named.ok && c.named.y == s.y && c.named.printed // 2024年…去年…: still of that year
		c.named = s
		if x.lo.unit == year {
			c.named.m = 0
		}
	}
}

// dateline makes the day of 新华社北京5月3日电 the one that 今天 is counted from, where the text was published within some days of it.
func (c *context) dateline(d *draft) {
	if c.line != 0 || !c.hasRef || c.sentence > 3 || d.kind != "date" || !d.ok || d.start != d.end || d.start > c.ref || d.start < c.ref-5 {
		return
	}
	rest := c.text[c.to:]
	if anyPrefix(rest, []string{"电（", "电(", "电 ", "电，", "电　", "电／", "电/", "电记者", "讯（", "讯(", "讯 "}) {
		c.line, c.ref = d.start, d.start
	}
}

// monthsEnding returns how many months end with the day at hand, 0: none is said to.
func (c *context) monthsEnding() int {
	if !anySuffix(c.text[:c.from], []string{"截至", "截止", "截止至"}) {
		return 0
	}
	n, e, ok := numeral.Whole(c.text, eat(c.text, c.to, "止的", "止", "的"))
	if e == c.to || !ok || n < 2 || n > 18 || eat(c.text, space(c.text, e), "个月") == e {
		return 0
	}
	return n
}

// comparison tells whether the date at hand is only what something is compared with: 较2019年初, 是去年的两倍.
func (c *context) comparison() bool {
	before, after := c.text[:c.from], c.text[c.to:]
	if anyPrefix(after, []string{"以来新", "以来最", "以来的最", "以来的新", "以来首", "来新", "来最", "来的最", "来的新", "来首"}) { // 1969年12月以来新低
		return true
	}
	if anySuffix(before, []string{"较", "比", "高于", "低于", "相当于", "超过", "《", "对比", "相较", "不及"}) {
		return true
	}
	return anySuffix(before, []string{"是", "为", "与", "和", "同", "跟", "从", "由"}) && anyPrefix(after, []string{"的", "相比", "同期", "相", "水平"})
}

// aside tells whether the date at hand is a part of the stretch that the text speaks of: 从单月看，6月份….
func (c *context) aside() bool {
	before := c.text[max(0, c.from-300):c.from]
	for _, w := range []string{"单月看", "分季度看", "分月看", "当月看", "季度看", "其中"} {
		if strings.Contains(before, w) {
			return true
		}
	}
	return false
}
