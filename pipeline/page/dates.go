package page

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// beijing is the zone of Chinese times that name none.
var beijing = time.FixedZone("+08:00", 8*3600)

// A stamp is a date that a text shows, with the time of day where it shows one.
type stamp struct {
	at       time.Time
	minute   bool // hour and minute are shown
	noYear   bool // the year is not shown; at has year 0
	from, to int  // bytes in the text
}

// stamps returns the dates in a text: 2019-09-07 13:43:45, 2019年9月7日 13时43分, 2019/09/07, 2019.9.7,
// 2019 09/07 19:02, 10-08 12:00, 2019-09-07T05:43:45Z.
func stamps(text string) (list []stamp) {
	for i := 0; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' || i > 0 && digit(text[i-1]) {
			continue
		}
		if s, ok := stampAt(text, i); ok {
			list = append(list, s)
			i = s.to - 1
		}
	}
	return list
}

func digit(b byte) bool { return b >= '0' && b <= '9' }

// number reads up to max digits.
func number(text string, i, max int) (n, end int) {
	end = i
	for end < len(text) && end-i < max && digit(text[end]) {
		n = n*10 + int(text[end]-'0')
		end++
	}
	return n, end
}

// skip passes the first of the marks that stands at i, and spaces around it.
func skip(text string, i int, marks ...string) (int, bool) {
	j := spaces(text, i)
	for _, m := range marks {
		if m == " " {
			if j > i {
				return j, true
			}
		} else if strings.HasPrefix(text[j:], m) {
			return spaces(text, j+len(m)), true
		}
	}
	return i, false
}

func spaces(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsSpace(r) {
			break
		}
		i += size
	}
	return i
}

func stampAt(text string, i int) (s stamp, ok bool) {
	s.from = i
	year, j := number(text, i, 4)
	month, day := 0, 0
	k, sep := j, false
	if j-i == 4 && year >= 1980 && year <= 2099 {
		if k, sep = skip(text, j, "年", "-", "/", ".", "－", "—", " "); !sep {
			return s, false
		}
		var end int
		month, end = number(text, k, 2)
		if end == k {
			return s, false
		}
		k = end
	} else if j-i <= 2 {
		month, k, year, s.noYear = year, j, 0, true
	} else {
		return s, false
	}
	marks := []string{"月", "-", "/", ".", "－", "—"}
	if s.noYear {
		marks = []string{"月", "-", "/"}
	}
	if k, sep = skip(text, k, marks...); !sep {
		return s, false
	}
	var end int
	day, end = number(text, k, 2)
	if end == k || month < 1 || month > 12 || day < 1 || day > 31 || end < len(text) && digit(text[end]) && !clockAt(text, end) {
		return s, false
	}
	k, _ = skip(text, end, "日", "號", "号")
	hour, minute, second, zone := 0, 0, 0, beijing
	if h, m, sec, z, e, found := clock(text, k); found {
		hour, minute, second, s.minute, k = h, m, sec, true, e
		if z != nil {
			zone = z
		}
	}
	if s.noYear && !s.minute {
		return s, false
	}
	s.to = max(k, end)
	s.at = time.Date(year, time.Month(month), day, hour, minute, second, 0, zone)
	return s, s.at.Day() == day
}

func clockAt(text string, i int) bool {
	_, j := number(text, i, 2)
	return j == i+2 && strings.HasPrefix(text[j:], ":")
}

// clock reads a time of day after a date: " 13:43:45", "T05:43:45Z", " 下午3:20", "13时43分", "（周六）13:43".
func clock(text string, i int) (hour, minute, second int, zone *time.Location, end int, ok bool) {
	k := spaces(text, i)
	for _, w := range []string{"T", "t", ",", "，", "|", "·", "(", "（", "星期", "周", ")", "）"} {
		if rest, ok := strings.CutPrefix(text[k:], w); ok {
			if w == "星期" || w == "周" {
				_, size := utf8.DecodeRuneInString(rest)
				rest = rest[size:]
			}
			k = spaces(text, len(text)-len(rest))
		}
	}
	afternoon := false
	for _, w := range []string{"上午", "下午", "晚上", "凌晨", "早上", "中午", "晚", "AM", "PM"} {
		if strings.HasPrefix(text[k:], w) {
			afternoon = w == "下午" || w == "晚上" || w == "晚" || w == "PM"
			k = spaces(text, k+len(w))
			break
		}
	}
	hour, j := number(text, k, 2)
	if j == k {
		return
	}
	j, ok = skip(text, j, ":", "：", "时", "時", "点")
	if !ok {
		return
	}
	m, e := number(text, j, 2)
	if e != j+2 && e != j+1 || hour > 24 || m > 59 {
		return 0, 0, 0, nil, i, false
	}
	if afternoon && hour < 12 {
		hour += 12
	}
	minute, end = m, e
	if n, ok := skip(text, e, ":", "：", "分"); ok {
		if sec, e2 := number(text, n, 2); e2 == n+2 && sec < 60 {
			second, end = sec, e2
		}
	}
	end, zone = offset(text, end)
	return hour, minute, second, zone, end, true
}

// offset reads a zone after a time: Z, +08:00, +0800, .000Z.
func offset(text string, i int) (int, *time.Location) {
	j := i
	if j < len(text) && text[j] == '.' {
		if _, e := number(text, j+1, 9); e > j+1 {
			j = e
		}
	}
	if j >= len(text) {
		return i, nil
	}
	switch text[j] {
	case 'Z', 'z':
		return j + 1, time.UTC
	case '+', '-':
		h, e := number(text, j+1, 2)
		if e != j+3 || h > 14 {
			return i, nil
		}
		m := 0
		if e < len(text) && text[e] == ':' {
			e++
		}
		if n, e2 := number(text, e, 2); e2 == e+2 {
			m, e = n, e2
		}
		seconds := h*3600 + m*60
		if text[j] == '-' {
			seconds = -seconds
		}
		return e, time.FixedZone("", seconds)
	}
	return i, nil
}

// epoch reads a Unix time of 10 (seconds) or 13 digits (milliseconds).
func epoch(text string) (time.Time, bool) {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || len(text) != 10 && len(text) != 13 {
		return time.Time{}, false
	}
	if len(text) == 13 {
		n /= 1000
	}
	t := time.Unix(n, 0).In(beijing)
	return t, t.Year() >= 1995 && t.Year() < 2100
}
