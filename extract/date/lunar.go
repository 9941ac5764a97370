package date

// The lunar calendar, 1900 to 2100, by table: the months' lengths and the leap months as the observatories
// publish them. Two independent calendars (of the Python packages lunar_python and lunardate) agree on it.

const (
	lunarFirst = 1900
	lunarLast  = 2100
)

// lunarYears holds a year each: bits 15 to 4 are months 1 to 12, set where the month has 30 days and not 29;
// bits 3 to 0 are the number of the month that is followed by a leap month, or 0; bit 16 is set where that has 30 days.
var lunarYears = [...]uint32{
	0x04bd8, 0x04ae0, 0x0a570, 0x054d5, 0x0d260, 0x0d950, 0x16554, 0x056a0, 0x09ad0, 0x055d2, // 1900
	0x04ae0, 0x0a5b6, 0x0a4d0, 0x0d250, 0x1d255, 0x0b540, 0x0d6a0, 0x0ada2, 0x095b0, 0x14977, // 1910
	0x04970, 0x0a4b0, 0x0b4b5, 0x06a50, 0x06d40, 0x1ab54, 0x02b60, 0x09570, 0x052f2, 0x04970, // 1920
	0x06566, 0x0d4a0, 0x0ea50, 0x16a95, 0x05ad0, 0x02b60, 0x186e3, 0x092e0, 0x1c8d7, 0x0c950, // 1930
	0x0d4a0, 0x1d8a6, 0x0b550, 0x056a0, 0x1a5b4, 0x025d0, 0x092d0, 0x0d2b2, 0x0a950, 0x0b557, // 1940
	0x06ca0, 0x0b550, 0x15355, 0x04da0, 0x0a5b0, 0x14573, 0x052b0, 0x0a9a8, 0x0e950, 0x06aa0, // 1950
	0x0aea6, 0x0ab50, 0x04b60, 0x0aae4, 0x0a570, 0x05260, 0x0f263, 0x0d950, 0x05b57, 0x056a0, // 1960
	0x096d0, 0x04dd5, 0x04ad0, 0x0a4d0, 0x0d4d4, 0x0d250, 0x0d558, 0x0b540, 0x0b6a0, 0x195a6, // 1970
	0x095b0, 0x049b0, 0x0a974, 0x0a4b0, 0x0b27a, 0x06a50, 0x06d40, 0x0af46, 0x0ab60, 0x09570, // 1980
	0x04af5, 0x04970, 0x064b0, 0x074a3, 0x0ea50, 0x06b58, 0x05ac0, 0x0ab60, 0x096d5, 0x092e0, // 1990
	0x0c960, 0x0d954, 0x0d4a0, 0x0da50, 0x07552, 0x056a0, 0x0abb7, 0x025d0, 0x092d0, 0x0cab5, // 2000
	0x0a950, 0x0b4a0, 0x0baa4, 0x0ad50, 0x055d9, 0x04ba0, 0x0a5b0, 0x15176, 0x052b0, 0x0a930, // 2010
	0x07954, 0x06aa0, 0x0ad50, 0x05b52, 0x04b60, 0x0a6e6, 0x0a4e0, 0x0d260, 0x0ea65, 0x0d530, // 2020
	0x05aa0, 0x076a3, 0x096d0, 0x04afb, 0x04ad0, 0x0a4d0, 0x1d0b6, 0x0d250, 0x0d520, 0x0dd45, // 2030
	0x0b5a0, 0x056d0, 0x055b2, 0x049b0, 0x0a577, 0x0a4b0, 0x0aa50, 0x1b255, 0x06d20, 0x0ada0, // 2040
	0x14b63, 0x09370, 0x049f8, 0x04970, 0x064b0, 0x168a6, 0x0ea50, 0x06b20, 0x1a6c4, 0x0aae0, // 2050
	0x092e0, 0x0d2e3, 0x0c960, 0x0d557, 0x0d4a0, 0x0da50, 0x05d55, 0x056a0, 0x0a6d0, 0x055d4, // 2060
	0x052d0, 0x0a9b8, 0x0a950, 0x0b4a0, 0x0b6a6, 0x0ad50, 0x055a0, 0x0aba4, 0x0a5b0, 0x052b0, // 2070
	0x0b273, 0x06930, 0x07337, 0x06aa0, 0x0ad50, 0x14b55, 0x04b60, 0x0a570, 0x054e4, 0x0d160, // 2080
	0x0e968, 0x0d520, 0x0daa0, 0x16aa6, 0x056d0, 0x04ae0, 0x0a9d4, 0x0a2d0, 0x0d150, 0x0f252, // 2090
	0x0d520, // 2100
}

// lunarNewYears holds the day of the first day of each lunar year: 1900-01-31, 1901-02-19, …
var lunarNewYears = func() (days [len(lunarYears) + 1]int32) {
	day := dayOf(1900, 1, 31)
	for i, y := range lunarYears {
		days[i] = day
		for m := 1; m <= 12; m++ {
			day += lunarLength(y, m, false)
		}
		if y&15 != 0 {
			day += lunarLength(y, int(y&15), true)
		}
	}
	days[len(lunarYears)] = day
	return days
}()

func lunarLength(year uint32, month int, leap bool) int32 {
	if leap && year&0x10000 != 0 || !leap && year&(0x8000>>(month-1)) != 0 {
		return 30
	}
	return 29
}

// lunarMonth returns the first day and the length of a month of a lunar year; not ok outside 1900 to 2100, and
// for a leap month that the year does not have.
func lunarMonth(year, month int, leap bool) (first, length int32, ok bool) {
	if year < lunarFirst || year > lunarLast || month < 1 || month > 12 {
		return 0, 0, false
	}
	y := lunarYears[year-lunarFirst]
	first = lunarNewYears[year-lunarFirst]
	for m := 1; m <= 12; m++ {
		if m == month && !leap {
			return first, lunarLength(y, m, false), true
		}
		first += lunarLength(y, m, false)
		if m == int(y&15) {
			if m == month {
				return first, lunarLength(y, m, true), true
			}
			first += lunarLength(y, m, true)
		}
	}
	return 0, 0, false
}

// lunarDay returns the day of a date of the lunar calendar.
func lunarDay(year, month, day int, leap bool) (int32, bool) {
	first, length, ok := lunarMonth(year, month, leap)
	if !ok || day < 1 || int32(day) > length {
		return 0, false
	}
	return first + int32(day) - 1, true
}
