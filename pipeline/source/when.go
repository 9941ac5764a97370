package source

import (
	"strconv"
	"strings"
	"time"
)

// China is the zone of times that name none.
var China = time.FixedZone("+08:00", 8*60*60)

// layouts are the words of dates in which the parts are not simply numbers from year to second.
var layouts = []string{
	time.RFC1123Z, time.RFC1123, time.RFC850, time.ANSIC, time.UnixDate, time.RubyDate, "2 Jan 2006", "2 Jan 2006 15:04", "2 Jan 2006 15:04:05", "Jan 2, 2006", "January 2, 2006", "Jan 2, 2006 15:04", "January 2, 2006 15:04", "Mon Jan 2 2006", "Mon Jan 2 2006 15:04:05 GMT-0700",
}

// when reads a date field: ISO 8601 and its kin (2023-05-16T08:30:00+08:00, 2023/5/16 8:30, 2023年5月16日 08时30分,
// 20230516, 20230516083000), seconds, milliseconds, microseconds or nanoseconds since 1970, RFC 1123 and English
// forms. A time without a zone is China's. timed tells whether it has a time of day.
func when(s string) (t time.Time, timed, ok bool) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 64 {
		return t, false, false
	}
	if t, timed, ok = digits(s); ok {
		return t, timed, plausible(t)
	}
	if t, timed, ok = numbers(s); ok {
		return t, timed, plausible(t)
	}
	for _, l := range layouts {
		if t, err := time.ParseInLocation(l, s, China); err == nil {
			return t, strings.Contains(l, "15"), plausible(t)
		}
	}
	return t, false, false
}

func plausible(t time.Time) bool { return t.Year() >= 1800 && t.Year() < 2200 }

// digits reads a number alone: 20230516, 202305160830, 20230516083000, or time since 1970.
func digits(s string) (t time.Time, timed, ok bool) {
	whole, fraction, _ := strings.Cut(s, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || strings.Trim(fraction, "0123456789") != "" || n <= 0 {
		return t, false, false
	}
	if fraction == "" {
		for _, l := range []string{"20060102", "200601021504", "20060102150405"} {
			if len(s) == len(l) {
				if t, err := time.ParseInLocation(l, s, China); err == nil && t.Year() >= 1900 && t.Year() < 2100 {
					return t, len(l) > 8, true
				}
			}
		}
	}
	switch len(whole) {
	case 9, 10:
		return time.Unix(n, 0), true, true
	case 12, 13:
		return time.UnixMilli(n), true, true
	case 15, 16:
		return time.UnixMicro(n), true, true
	case 18, 19:
		return time.Unix(0, n), true, true
	}
	return t, false, false
}

// numbers reads year, month, day and, if they follow, hour, minute, second and zone, whatever parts them.
func numbers(s string) (t time.Time, timed, ok bool) {
	var n [6]int
	fields := 0
	i := 0
	for fields < 6 && i < len(s) {
		if !(s[i] >= '0' && s[i] <= '9') {
			if fields > 0 && (s[i] == '+' || s[i] == 'Z' && fields > 3) {
				break
			}
			if fields == 0 || fields >= 4 && s[i] == '-' {
				if fields == 0 {
					return t, false, false
				}
				break
			}
			i++
			continue
		}
		from := i
		for i < len(s) && s[i] >= '0' && s[i] <= '9' {
			i++
		}
		if i-from > 4 || i-from > 2 && fields > 0 || fields == 0 && i-from != 4 {
			return t, false, false
		}
		n[fields], _ = strconv.Atoi(s[from:i])
		fields++
	}
	if fields < 3 || n[1] < 1 || n[1] > 12 || n[2] < 1 || n[2] > 31 || n[3] > 24 || n[4] > 59 || n[5] > 60 {
		return t, false, false
	}
	if strings.Contains(s, "下午") || strings.Contains(strings.ToUpper(s), "PM") {
		if n[3] < 12 {
			n[3] += 12
		}
	}
	t = time.Date(n[0], time.Month(n[1]), n[2], n[3], n[4], n[5], 0, zone(s[i:]))
	if fields < 4 && t.Day() != n[2] {
		return t, false, false // 31 April
	}
	return t, fields >= 5 || fields == 4 && strings.Contains(s, "时"), true
}

// zone reads what follows a time: .123Z, +0800, -05:00, UTC; China's if it says nothing.
func zone(s string) *time.Location {
	if f := strings.TrimLeft(s, "."); f != s {
		s = strings.TrimLeft(f, "0123456789")
	}
	s = strings.TrimSpace(strings.Trim(s, "秒"))
	switch {
	case s == "Z" || s == "UTC" || s == "GMT":
		return time.UTC
	case len(s) >= 3 && (s[0] == '+' || s[0] == '-'):
		d := strings.ReplaceAll(s[1:], ":", "")
		h, err := strconv.Atoi(d[:2])
		m := 0
		if len(d) >= 4 {
			m, _ = strconv.Atoi(d[2:4])
		}
		if err == nil && h <= 14 && m < 60 {
			at := h*3600 + m*60
			if s[0] == '-' {
				at = -at
			}
			return time.FixedZone(s, at)
		}
	}
	return China
}
