package pipeline

import (
	"strings"
	"time"
	"unicode/utf8"

	"newsfacts/extract"
	"newsfacts/extract/date"
	"newsfacts/schemas"
)

// refer sets the day against which each article's dates are resolved: its day of publication; else the day that
// the options give; else the newest plausible day that the articles of its file name, for they share their paper's day.
func refer(list []*draft, o Options) {
	undated := false
	for _, a := range list {
		switch {
		case a.PublishDate != nil:
			source := "publish_date"
			if a.PublishDateSource != nil && *a.PublishDateSource == "option" {
				source = "option"
			}
			a.ReferenceDate, a.ReferenceDateSource = a.PublishDate, &source
		case !o.ReferenceDate.IsZero():
			a.ReferenceDate, a.ReferenceDateSource = schemas.Ptr(schemas.Day(o.ReferenceDate)), schemas.Ptr("option")
		default:
			undated = true
		}
	}
	if !undated {
		return
	}
	var seen evidence
	for i, a := range list {
		seen.article(i, a)
	}
	day, ok := seen.newest()
	for i, a := range list {
		switch {
		case a.ReferenceDate != nil:
		case ok:
			source := "file"
			if len(list) == 1 || seen.names(i, day) {
				source = "text"
			}
			a.ReferenceDate, a.ReferenceDateSource = schemas.Ptr(day), &source
			if d, ok := seen.dateline(i, day); ok {
				a.PublishDate, a.PublishDateSource = &d, schemas.Ptr("text")
				a.ReferenceDate, a.ReferenceDateSource = &d, schemas.Ptr("publish_date")
			}
		default:
			a.Warnings = append(a.Warnings, "no_date")
		}
	}
}

// evidence is what the articles of a file say of the day on which they were printed.
type evidence struct {
	said []said  // without a year: 5月12日
	full []named // with one: 2023年5月12日, 2023年3月末, 2023年
}

// said is a day without its year.
type said struct {
	article    int
	month, day int
	weight     int  // how much it looks like the day of a report
	wire       bool // in a dateline: 新华社北京5月12日电
}

// named is a day, month, quarter or year with its year.
type named struct {
	article    int
	start, end int32
	year       bool // no more than a year is said
	lead       bool // in the head or the first paragraph
}

// Weights of days that tell of the report itself.
const (
	reported = 4 // 记者5月12日从…获悉; a dateline
	leading  = 2 // in the first paragraph
)

// article adds what an article names, less what is planned.
func (e *evidence) article(i int, a *draft) {
	lead := int32(-1)
	a.sentences = sentences(a.Article)
	a.dates = make([][]schemas.Mention, len(a.sentences))
	for n, s := range a.sentences {
		if s.Zone == "body" && lead < 0 {
			lead = s.Paragraph
		}
		early := s.Paragraph == lead || lead < 0 && s.Zone != "byline"
		if !strings.Contains(s.Text, "月") && !strings.Contains(s.Text, "年") && !strings.ContainsAny(s.Text, "-/.") {
			continue
		}
		if a.dates[n] = date.Extractor.Find(s); a.dates[n] == nil {
			a.dates[n] = []schemas.Mention{}
		}
		for _, m := range a.dates[n] {
			e.add(i, s, m.(*schemas.Date), early)
		}
	}
}

func (e *evidence) add(article int, s *extract.Sentence, d *schemas.Date, lead bool) {
	before, after := around(s.Text, int(d.From), int(d.To))
	wire := s.Zone == "byline" && (strings.HasPrefix(after, "电") || strings.HasPrefix(after, "電"))
	if !wire && planned(before, d.Text, after) {
		return
	}
	if d.StartDate != nil {
		if span := *d.EndDate - *d.StartDate; span <= 366 && *d.StartDate >= 0 {
			e.full = append(e.full, named{article, *d.StartDate, *d.EndDate, span > 183, lead})
		}
		return
	}
	month, day, ok := monthDay(d.Timex)
	if !ok {
		return
	}
	w := 1
	if lead {
		w += leading
	}
	if wire || reports(before, after) {
		w += reported
	}
	e.said = append(e.said, said{article, month, day, w, wire})
}

// mostAround is how far a clause is followed: a page of 2023年5月2023年5月… took minutes without it.
const mostAround = 600 // bytes

// around returns what stands before and after a date in its clause.
func around(text string, from, to int) (before, after string) {
	lo, hi := max(0, from-mostAround), min(len(text), to+mostAround)
	for lo < from && !utf8.RuneStart(text[lo]) {
		lo++
	}
	for hi > to && hi < len(text) && !utf8.RuneStart(text[hi]) {
		hi--
	}
	text, from, to = text[:hi], from-lo, to-lo
	text = text[lo:]
	before = text[:from]
	for i := len(before); i > 0; {
		r, size := utf8.DecodeLastRuneInString(before[:i])
		if strings.ContainsRune("，。；：！？“（", r) {
			before = before[i:]
			break
		}
		i -= size
	}
	after = text[to:]
	if i := strings.IndexAny(after, "，。；！？"); i >= 0 {
		if i == 0 { // 5月12日，记者从…
			rest := after[utf8.RuneLen('，'):]
			if j := strings.IndexAny(rest, "，。；！？"); j >= 0 {
				rest = rest[:j]
			}
			return before, "，" + rest
		}
		after = after[:i]
	}
	return before, after
}

// reports tells whether a date is that of a report: 记者5月12日从…获悉, 5月12日，记者…
func reports(before, after string) bool {
	for _, w := range []string{"记者", "記者", "获悉", "獲悉", "笔者"} {
		if strings.HasSuffix(before, w) || strings.HasPrefix(strings.TrimPrefix(after, "，"), w) || strings.Contains(after, w) {
			return true
		}
	}
	return false
}

var (
	ahead  = []string{"将", "將", "拟", "擬", "预计", "預計", "计划", "计畫", "規劃", "规划", "力争", "力爭", "目标", "目標", "有望", "争取", "截止", "有效期", "期限", "到期", "届时", "起施行", "起实施", "起執行", "起执行", "起正式", "起生效", "前完成", "前建成", "前竣工", "前交付", "报名", "预售", "明年", "计至", "远景", "应当于", "应于", "须于", "约定", "预定", "定于", "應於", "預定"}
	tells  = []string{"公告", "表示", "宣布", "称", "透露", "获悉", "介绍", "印发", "发布", "召开", "通报", "消息", "记者", "公布", "举行", "披露", "報道", "报道", "說", "说", "指出"}
	behind = []string{"前", "之前", "以前", "底前", "止", "起施", "起实", "起正", "起执", "生效"}
	until  = []string{"到", "至", "于是到", "截至到", "截止", "持续至", "延续至", "有效期至"}
)

// planned tells whether a date lies ahead of the report: 将于5月30日起实施, 到2025年, 12月31日前.
func planned(before, text, after string) bool {
	clause := strings.TrimPrefix(after, "，")
	if clause != after {
		// 5月30日，第二届消费节将开幕 is a plan; 5月12日，公司宣布将扩产 is none.
		for _, w := range tells {
			if i := strings.Index(clause, w); i >= 0 {
				clause = clause[:i]
			}
		}
	}
	for _, w := range ahead {
		if strings.Contains(before, w) || strings.Contains(clause, w) {
			return true
		}
	}
	if clause != after {
		clause = ""
	}
	for _, w := range behind {
		if strings.HasPrefix(clause, w) || strings.HasSuffix(text, w) && w != "前" {
			return true
		}
	}
	for _, w := range until {
		if strings.HasSuffix(before, w) {
			return !strings.HasSuffix(before, "截至")
		}
	}
	return false
}

// monthDay reads XXXX-05-12, and the end of XXXX-05-12/XXXX-05-15.
func monthDay(timex string) (month, day int, ok bool) {
	if i := strings.LastIndexByte(timex, '/'); i >= 0 {
		timex = timex[:i] // an activity's first day: the last may lie ahead
	}
	rest, ok := strings.CutPrefix(timex, "XXXX-")
	if !ok || len(rest) < 5 || rest[2] != '-' {
		return 0, 0, false
	}
	two := func(s string) int {
		if s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9' {
			return 0
		}
		return int(s[0]-'0')*10 + int(s[1]-'0')
	}
	month, day = two(rest[:2]), two(rest[3:5])
	return month, day, month >= 1 && month <= 12 && day >= 1 && day <= 31
}

// newest returns the newest day that the articles name as past.
func (e *evidence) newest() (day int32, ok bool) {
	last, ok := e.year()
	if !ok {
		return 0, false
	}
	d, ok := e.report()
	if !ok {
		return last.end, true
	}
	day = spot(d, last)
	if day < last.start {
		return last.end, true
	}
	return day, true
}

// year returns the newest date with a year. One that says only a year gives way to a finer one of that year, and
// counts only if it is said at the beginning or often: 2015年 in the middle of a text is as likely history.
func (e *evidence) year() (last named, ok bool) {
	times := map[int32]int{}
	for _, n := range e.full {
		times[n.start]++
	}
	for _, n := range e.full {
		switch {
		case n.year && !n.lead && times[n.start] < 3:
		case !ok, n.year == last.year && n.start > last.start,
			n.year && !last.year && n.start > last.end, !n.year && last.year && n.end >= last.start,
			n.start == last.start && n.end < last.end:
			last, ok = n, true
		}
	}
	return last, ok
}

// report returns the day without a year that looks most like the paper's: the newest of the month in which the
// weightiest days stand.
func (e *evidence) report() (best said, ok bool) {
	var weights [372]int // by (month-1)*31 + day-1
	for _, s := range e.said {
		weights[(s.month-1)*31+s.day-1] += s.weight
	}
	most := 0
	for least := 2; least >= 1 && !ok; least-- {
		for i, w := range weights {
			if w < least {
				continue
			}
			sum := 0
			for back := range 31 {
				sum += weights[(i-back+372)%372]
			}
			if sum > most {
				most, ok = sum, true
				best = said{month: i/31 + 1, day: i%31 + 1, weight: w}
			}
		}
	}
	return best, ok
}

// spot gives a day the year in which it is nearest to the newest date with a year. A paper is not older than what
// it tells of, so a day long before that date is of the next year.
func spot(d said, last named) int32 {
	year := schemas.Time(last.start).Year()
	at := func(year int) int32 {
		return schemas.Day(time.Date(year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC))
	}
	if last.year {
		return at(year)
	}
	slack := int32(120)
	if d.weight >= reported {
		slack = 45
	}
	if at(year) < last.start-slack {
		return at(year + 1)
	}
	return at(year)
}

// names tells whether an article names a day of the file's own.
func (e *evidence) names(article int, day int32) bool {
	t := schemas.Time(day)
	for _, s := range e.said {
		if s.article == article && s.month == int(t.Month()) && s.day == t.Day() {
			return true
		}
	}
	for _, n := range e.full {
		if n.article == article && n.start <= day && day <= n.end && !n.year {
			return true
		}
	}
	return false
}

// dateline returns the day of an article's own dateline, nearest to the file's day.
func (e *evidence) dateline(article int, day int32) (int32, bool) {
	for _, s := range e.said {
		if s.article != article || !s.wire {
			continue
		}
		year := schemas.Time(day).Year()
		best := int32(0)
		for y := year - 1; y <= year+1; y++ {
			d := schemas.Day(time.Date(y, time.Month(s.month), s.day, 0, 0, 0, 0, time.UTC))
			if best == 0 || abs(d-day) < abs(best-day) {
				best = d
			}
		}
		return best, true
	}
	return 0, false
}

func abs(n int32) int32 {
	if n < 0 {
		return -n
	}
	return n
}
