package date

// A field is a part of a date, as far as the words go.
type field struct {
	how how
	n   int
}

type how uint8

const (
	unsaid  how = iota
	said        // n itself: 2023年, 5月, 12日
	shifted     // n units from the reference date: 去年, 上月, 昨天
	same        // n units from the date said before: 当年, 同月, 次日
)

// A unit is the finest part that a point names.
type unit uint8

const (
	none unit = iota
	century
	decade
	year
	half
	season
	quarter
	month
	ten // 旬
	week
	day
	part
	clock
)

// A point is a place or a stretch of the calendar as printed, coarse to fine. What it leaves out is found
// later: from the other end of a range, from dates said before, from the reference date.
type point struct {
	unit     unit // the finest that is said
	century  field
	decade   int // 90年代: 90
	year     field
	whole    bool // 年度, 全年, 年内: the year with a word of its own
	half     int
	season   int // 1 spring to 4 winter, 5 winter and the next spring
	quarter  field
	month    field
	lunar    bool
	leap     bool
	tens     [2]int // 旬: first and last day, 0 = none; 31 is the month's last
	edge     byte   // b, m or e: 初, 中, 底 of the finest unit
	week     field  // 本周, 第2周 of the month or year
	weekday  int    // 1 Monday to 7 Sunday, 0 none; 8 is the weekend
	nth      int    // 第2个星期日; -1 the last
	first    int    // 前三季度, 前5月: so many of unit; negative: the last ones
	day      field  // of the month, or 第N天 of the year where yearDay
	yearDay  bool
	holiday  *holiday
	kept     bool   // the days on which the holiday is kept: 春节期间
	term     int    // 1 小寒 to 24 冬至
	part     string // MO, MI, AF, EV, NI, DM (early morning), MN (midnight), DT
	hour     int    // valid at unit clock
	minute   int    // -1: unsaid
	second   int    // -1: unsaid
	upto     int    // 1—4月, 5月12、13日: the last of unit, 0 = none
	same     bool   // 同期
	governed bool   // 上年, 上月: before what the text speaks of, not before the reference date
	sofar    bool   // 今年以来
	now      bool   // 至今, at the end of a range
}

// An expr is a date as printed.
type expr struct {
	lo     point
	hi     *point // of a range
	ranged bool
	vague  string // timex of 目前, 近日
	set    string // timex of 每年, 每周五
	since  string // first day of 建国以来
	span   *span  // 近三年, 5天前
	era    bool   // 康熙三年: a month is one of its own calendar
}

// A span is so much time from the reference date.
type span struct {
	halves int  // of unit
	unit   byte // y, q, m, w, d, b (working days), h, n (minutes and less)
	way    byte // '<' the time up to now (近三年), '>' from now on (未来五年), 'b' that long ago, 'a' that long after
	rough  bool // 余, 多
}
