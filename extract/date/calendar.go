package date

import (
	"time"

	"newsfacts/schemas"
)

// dayOf returns a calendar day as days since 1970-01-01.
func dayOf(y, m, d int) int32 {
	return schemas.Day(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC))
}

// ymd returns the calendar day of a number of days since 1970-01-01.
func ymd(day int32) (y, m, d int) {
	t := schemas.Time(day)
	return t.Year(), int(t.Month()), t.Day()
}

// monthLength returns how many days a month has.
func monthLength(y, m int) int { return int(dayOf(y, m+1, 1) - dayOf(y, m, 1)) }

// weekdayOf returns 1 for Monday to 7 for Sunday.
func weekdayOf(day int32) int { return int(((day+3)%7+7)%7) + 1 }

// monday returns the Monday of the week that a day is in.
func monday(day int32) int32 { return day - int32(weekdayOf(day)) + 1 }

// addMonths returns the day n months later, or the last day of that month where it has no such day.
func addMonths(day int32, n int) int32 {
	y, m, d := ymd(day)
	y, m = shiftMonth(y, m, n)
	return dayOf(y, m, min(d, monthLength(y, m)))
}

// shiftMonth returns the month n months later.
func shiftMonth(y, m, n int) (int, int) {
	k := y*12 + m - 1 + n
	m = (k%12+12)%12 + 1
	return (k - m + 1) / 12, m
}
