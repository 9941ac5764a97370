package date

import (
	"fmt"
	"strconv"
)

// A draft is a point on its way to the calendar.
type draft struct {
	point      *point
	y, m, d    int // as far as known, 0 = unknown
	start, end int32
	ok         bool // start and end are set
	timex      string
	kind       string
	anchor     string
	relative   bool
	sure       bool // the year was said, here or where it was taken from
}

var seasons = []string{"SP", "SU", "FA", "WI"}

func two(n int) string {
	if n >= 0 && n < 100 {
		return twos[2*n : 2*n+2]
	}
	return strconv.Itoa(n)
}

const twos = "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"

func iso(day int32) string {
	y, m, d := ymd(day)
	if y < 1000 || y > 9999 {
		return monthText(y, m) + "-" + two(d)
	}
	b := [...]byte{0: '0' + byte(y/1000), '0' + byte(y/100%10), '0' + byte(y/10%10), '0' + byte(y%10), '-', twos[2*m], twos[2*m+1], '-', twos[2*d], twos[2*d+1]}
	return string(b[:])
}

func yearText(y int) string {
	if y == 0 {
		return "XXXX"
	}
	if y < 1000 || y > 9999 {
		return fmt.Sprintf("%04d", y)
	}
	return strconv.Itoa(y)
}

func monthText(y, m int) string {
	if m == 0 {
		return yearText(y) + "-XX"
	}
	if y < 1000 || y > 9999 || m < 0 || m > 99 {
		return yearText(y) + "-" + two(m)
	}
	b := [...]byte{0: '0' + byte(y/1000), '0' + byte(y/100%10), '0' + byte(y/10%10), '0' + byte(y%10), '-', twos[2*m], twos[2*m+1]}
	return string(b[:])
}

// set sets the days.
func (d *draft) set(start, end int32) { d.start, d.end, d.ok = start, end, true }

// months sets the first day of one month to the last of another of year y, y known.
func (d *draft) months(y, from, to int) {
	y2, m2 := shiftMonth(y, to, 0)
	d.set(dayOf(y, from, 1), dayOf(y2, m2, monthLength(y2, m2)))
}

// span sets timex, kind and, where the year is known, the days of a point within year d.y: everything but what
// is counted from another date.
func (d *draft) span() {
	p := d.point
	y := d.y
	switch {
	case p.decade > 0 || p.unit == decade:
		d.decade()
	case p.unit == century:
		d.kind = "period"
	case p.holiday != nil:
		d.holiday()
	case p.term > 0:
		d.kind, d.timex = "date", yearText(y)
		if y > 0 {
			day := termDay(y, p.term-1)
			if p.term <= 2 && p.year.how != unsaid { // the 大寒 of 2017 is at the end of its twelve months
				day = termDay(y+1, p.term-1)
			}
			d.day(day)
		}
	case p.lunar:
		d.lunar()
	case p.first != 0:
		d.first()
	case p.half > 0:
		d.kind, d.timex = "half_year", yearText(y)+"-H"+strconv.Itoa(p.half)
		if y > 0 {
			d.months(y, 6*p.half-5, 6*p.half)
		}
	case p.quarter.how != unsaid:
		d.quarters()
	case p.season > 0:
		d.season()
	case p.yearDay:
		d.kind = "date"
		if y > 0 {
			d.day(dayOf(y, 1, 1) + int32(p.day.n) - 1)
		}
	case p.unit == week && p.week.how == said && p.month.how == unsaid:
		d.kind, d.timex = "period", yearText(y)+"-W"+two(p.week.n)
		if y > 0 {
			first := monday(dayOf(y, 1, 4)) + int32(7*(p.week.n-1))
			d.set(first, first+6)
		}
	case p.unit >= month && d.m > 0 || p.month.how != unsaid || p.day.how == said:
		d.inMonth()
	case p.unit == year:
		d.year()
	}
}

func (d *draft) year() {
	y, p := d.y, d.point
	d.kind, d.timex = "year", yearText(y)
	if p.upto > 0 {
		d.kind, d.timex = "period", yearText(y)+"/"+yearText(p.upto)
		d.set(dayOf(y, 1, 1), dayOf(p.upto, 12, 31))
		return
	}
	if y == 0 {
		if p.edge != 0 {
			d.kind, d.timex = "period", map[byte]string{'b': "XXXX-01-01", 'e': "XXXX-12-31", 'm': "XXXX"}[p.edge]
		}
		return
	}
	d.set(dayOf(y, 1, 1), dayOf(y, 12, 31))
	d.cut(dayOf(y, 6, 1), dayOf(y, 7, 31))
}

// cut applies 初, 末 and 中 to the days that are set; middle are the days of 中.
func (d *draft) cut(from, to int32) {
	switch d.point.edge {
	case 'b':
		d.kind, d.end = "period", d.start
	case 'e':
		d.kind, d.start = "period", d.end
	case 'm':
		d.kind, d.start, d.end = "period", from, to
		d.timex = iso(from) + "/" + iso(to)
		return
	default:
		return
	}
	d.timex = iso(d.start)
}

func (d *draft) quarters() {
	y, p := d.y, d.point
	n, to := p.quarter.n, p.quarter.n
	if p.quarter.how != said {
		n, to = (d.m+2)/3, (d.m+2)/3
	}
	if p.upto > 0 {
		to = p.upto
	}
	d.kind, d.timex = "quarter", yearText(y)+"-Q"+strconv.Itoa(n)
	if n == 0 {
		d.timex = "XXXX-QX"
		return
	}
	if to > n {
		d.kind, d.timex = "period", d.timex+"/"+yearText(y)+"-Q"+strconv.Itoa(to)
	}
	if y > 0 {
		d.months(y, 3*n-2, 3*to)
		d.cut(dayOf(y, 3*n-1, 1), dayOf(y, 3*n-1, 28))
	}
}

func (d *draft) season() {
	y, n := d.y, min(d.point.season, 4)
	d.kind, d.timex = "period", yearText(y)+"-"+seasons[n-1]
	if y == 0 {
		return
	}
	d.months(y, 3*n, 3*n+2)
	if d.point.season == 5 { // 今冬明春
		d.months(y, 12, 17)
	}
}

// first sets 前三季度, 前5个月, 最后4个月, 前10天.
func (d *draft) first() {
	y, p := d.y, d.point
	n, back := p.first, p.first < 0
	if back {
		n = -n
	}
	size := map[unit]int{quarter: 3, month: 1}[p.unit]
	d.kind, d.timex = "period", yearText(y)
	switch {
	case size > 0:
		from, to := 1, n*size
		if back {
			from, to = 13-n*size, 12
		}
		if p.unit == quarter {
			d.timex = fmt.Sprintf("%s-Q%d/%s-Q%d", yearText(y), (from+2)/3, yearText(y), to/3)
		} else {
			d.timex = monthText(y, from) + "/" + monthText(y, to)
		}
		if from == to {
			d.kind, d.timex = "month", monthText(y, from)
		}
		if y > 0 {
			d.months(y, from, to)
		}
	case y > 0 && p.unit == day:
		d.set(dayOf(y, 1, 1), dayOf(y, 1, n))
		if back {
			d.set(dayOf(y, 12, 32-n), dayOf(y, 12, 31))
		}
		d.timex = iso(d.start) + "/" + iso(d.end)
	case y > 0:
		first := monday(dayOf(y, 1, 7)) // the first full week
		d.set(first, first+int32(7*n)-1)
		if back {
			last := monday(dayOf(y+1, 1, 1)) - 1
			d.set(last-int32(7*n)+1, last)
		}
		d.timex = iso(d.start) + "/" + iso(d.end)
	}
}

// inMonth sets what lies in month d.m of year d.y.
func (d *draft) inMonth() {
	y, m, p := d.y, d.m, d.point
	d.kind, d.timex = "month", monthText(y, m)
	known := y > 0 && m > 0
	switch {
	case p.unit == month && p.upto > 0:
		d.kind, d.timex = "period", monthText(y, m)+"/"+monthText(y, p.upto)
		if known {
			d.months(y, m, p.upto)
		}
	case p.tens[0] > 0:
		d.kind = "period"
		if known {
			d.set(dayOf(y, m, p.tens[0]), dayOf(y, m, min(p.tens[1], monthLength(y, m))))
			d.timex = iso(d.start) + "/" + iso(d.end)
		}
	case p.nth != 0 && p.weekday > 0:
		d.kind, d.timex = "date", monthText(y, m)+"-XX"
		if known {
			d.nthWeekday()
		}
	case p.week.how == said:
		d.kind = "period"
		if known {
			first := monday(dayOf(y, m, 7)) + int32(7*(p.week.n-1)) // weeks from the first Monday
			d.set(first, first+6)
			d.timex = iso(first) + "/" + iso(first+6)
		}
	case p.day.how == said:
		d.d = p.day.n
		d.kind, d.timex = "date", monthText(y, m)+"-"+two(d.d)
		last := d.d
		if p.upto > 0 && p.unit == day {
			last = p.upto
			d.kind, d.timex = "period", d.timex+"/"+monthText(y, m)+"-"+two(last)
		}
		if known && last <= monthLength(y, m) {
			d.set(dayOf(y, m, d.d), dayOf(y, m, last))
		}
		d.timeOfDay()
	case p.edge != 0:
		d.kind = "period"
		if known {
			d.set(dayOf(y, m, 1), dayOf(y, m, monthLength(y, m)))
			d.cut(dayOf(y, m, 11), dayOf(y, m, 20))
		} else if p.edge == 'b' {
			d.timex += "-01"
		}
	case known:
		d.set(dayOf(y, m, 1), dayOf(y, m, monthLength(y, m)))
	}
}

// nthWeekday sets the n-th weekday of the month, or the last.
func (d *draft) nthWeekday() {
	wd := int32(d.point.weekday)
	if d.point.nth < 0 {
		last := dayOf(d.y, d.m, monthLength(d.y, d.m))
		d.day(last - (int32(weekdayOf(last))-wd+7)%7)
		return
	}
	first := dayOf(d.y, d.m, 1)
	day := first + (wd-int32(weekdayOf(first))+7)%7 + int32(7*(d.point.nth-1))
	if _, m, _ := ymd(day); m == d.m {
		d.day(day)
	}
}

// day sets a single day with its time of day.
func (d *draft) day(day int32) {
	d.set(day, day)
	d.y, d.m, d.d = ymd(day)
	d.kind, d.timex = "date", iso(day)
	d.timeOfDay()
}

// timeOfDay adds a time to the day's timex.
func (d *draft) timeOfDay() {
	if t := d.clock(); t != "" {
		d.kind, d.timex = "time", d.timex+t
	}
}

// clock returns the timex of the time of day: T20:30, TMO; "" where none is said.
func (d *draft) clock() string {
	p := d.point
	if p.unit != clock {
		if p.part == "" {
			return ""
		}
		return "T" + p.part
	}
	text := "T" + two(hourOf(p))
	if p.minute >= 0 {
		text += ":" + two(p.minute)
	}
	if p.second >= 0 {
		text += ":" + two(p.second)
	}
	if p.upto > 0 {
		q := *p
		q.hour, q.upto = p.upto, 0
		text += "/T" + two(hourOf(&q))
	}
	return text
}

// hourOf returns the hour from 0 to 24, by the part of the day: 晚8点 is 20.
func hourOf(p *point) int {
	switch p.part {
	case "AF", "EV":
		if p.hour < 12 {
			return p.hour + 12
		}
		if p.hour == 12 && p.part == "EV" {
			return 24
		}
	case "NI", "MN":
		if p.hour >= 6 && p.hour < 12 {
			return p.hour + 12
		}
		if p.hour == 12 {
			return 24
		}
	case "MI":
		if p.hour < 4 {
			return p.hour + 12
		}
	}
	return p.hour
}

func (d *draft) holiday() {
	p := d.point
	d.kind, d.timex = "date", yearText(d.y)
	if p.kept {
		d.kind = "period"
		if d.y > 0 {
			first, last, ok := p.holiday.days(d.y)
			if ok {
				d.set(first, last)
				d.timex = iso(first)
				if last > first {
					d.timex += "/" + iso(last)
				}
			}
		}
		return
	}
	if r := p.holiday.rule; d.y == 0 && r[0] >= '0' && r[0] <= '9' && r[3] != 'w' {
		d.timex = "XXXX-" + r
		d.timeOfDay()
	}
	if d.y > 0 {
		if day, ok := p.holiday.day(d.y); ok {
			d.day(day)
		}
	}
}

// lunar sets a date of the lunar calendar, d.y being its lunar year.
func (d *draft) lunar() {
	p := d.point
	d.kind, d.timex = "date", yearText(d.y)
	if p.unit == month {
		d.kind = "month"
	} else if p.unit == ten {
		d.kind = "period"
	}
	if d.y == 0 {
		return
	}
	switch {
	case p.day.how == said:
		if day, ok := lunarDay(d.y, p.month.n, p.day.n, p.leap); ok {
			d.day(day)
		}
	default:
		first, length, ok := lunarMonth(d.y, p.month.n, p.leap)
		if !ok {
			return
		}
		last := first + length - 1
		if p.tens[0] > 0 {
			last = min(last, first+int32(p.tens[1])-1)
			first += int32(p.tens[0]) - 1
		}
		d.kind = "period"
		d.set(first, last)
		d.timex = iso(first) + "/" + iso(last)
		d.y, d.m, d.d = 0, 0, 0
	}
}

// decade sets 90年代 and five-year plans; d.y is its first year.
func (d *draft) decade() {
	p := d.point
	d.kind = "period"
	switch {
	case p.decade > 0 || p.year.how == unsaid:
		if d.y == 0 {
			d.timex = "XXXX"
			return
		}
		last := d.y + 9
		d.timex = strconv.Itoa(d.y/10) + "X"
		if p.upto > 0 {
			last = d.y + p.upto - p.decade + 9
			d.timex += "/" + strconv.Itoa(last/10) + "X"
		}
		d.set(dayOf(d.y, 1, 1), dayOf(last, 12, 31))
	default:
		d.timex = yearText(p.year.n) + "/" + yearText(p.upto)
		d.set(dayOf(p.year.n, 1, 1), dayOf(p.upto, 12, 31))
	}
	d.y, d.m, d.d = 0, 0, 0
}
