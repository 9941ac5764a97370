package newspaper

import (
	"strings"
	"time"
	"unicode/utf8"

	"newsfacts/schemas"
)

// day is a day of the calendar; the year may be missing (0).
type day struct{ year, month, day int }

func (d day) known() bool { return d.year > 0 && d.month > 0 && d.day > 0 }

// days since 1970.
func (d day) days() int32 {
	return schemas.Day(time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC))
}

func (d day) valid() bool {
	return d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= 31 && (d.year == 0 || d.year >= 1900 && d.year <= 2100 &&
		time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC).Day() == d.day)
}

// dayAt reads the date at byte i of s: 2023年5月16日, 2023-05-16, 2023.5.16, 二〇二三年五月十六日, 5月16日. End is i if
// there is none.
func dayAt(s string, i int) (d day, end int) {
	from := i
	rest, republic := cutAny(s[i:], "中華民國", "民國", "中华民国", "民国") // 民國91年 is 2002
	if republic {
		from = len(s) - len(rest)
	}
	n, at := number(s, from)
	if republic && at > from && n < 200 {
		n += 1911
	}
	if at == from {
		return d, i
	}
	sep := func(at int, words string) (int, bool) {
		if at >= len(s) {
			return at, false
		}
		r, size := utf8.DecodeRuneInString(s[at:])
		return at + size, strings.ContainsRune(words, r)
	}
	next, ok := sep(at, "年-./－")
	if ok && n >= 1900 {
		d.year = n
		from := next
		if n, at = number(s, from); at == from {
			return day{}, i
		}
		next, ok = sep(at, "月-./－")
	} else {
		next, ok = sep(at, "月")
	}
	if !ok {
		return day{}, i
	}
	d.month = n
	d.day, at = number(s, next)
	if at == next {
		return day{}, i
	}
	if after, ok := sep(at, "日號号"); ok {
		at = after
	} else if d.year == 0 {
		return day{}, i
	}
	if !d.valid() {
		return day{}, i
	}
	return d, at
}

const hanDigits = "〇一二三四五六七八九"

// number reads digits or 二〇二三, 十六, 二十, 廿一 at byte i; of no more than 4 digits.
func number(s string, i int) (n, end int) {
	for end = i; end < len(s) && digit(s[end]) && end-i < 5; end++ {
		n = n*10 + int(s[end]-'0')
	}
	if end > i {
		if end-i > 4 {
			return 0, i
		}
		return n, end
	}
	ten := false
	for range 4 {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !is(r, hanDigit) {
			break
		}
		v := -1
		switch r {
		case '○', '零', 'Ｏ':
			v = 0
		case '十':
			if ten {
				return n, end
			}
			ten, n = true, max(n, 1)*10
			end += size
			continue
		case '廿':
			ten, n = true, 20
			end += size
			continue
		default:
			if k := strings.IndexRune(hanDigits, r); k >= 0 {
				v = k / 3
			}
		}
		if v < 0 {
			break
		}
		if ten {
			n += v
		} else {
			n = n*10 + v
		}
		end += size
	}
	return n, end
}

// dayOfName reads the date in a file's name: 2023-05-16, 20230516, 2023年5月16日.
func dayOfName(name string) (d day, ok bool) {
	for i := 0; i < len(name); i++ {
		if !digit(name[i]) || i > 0 && digit(name[i-1]) {
			continue
		}
		end := i
		for end < len(name) && digit(name[end]) {
			end++
		}
		if end-i == 8 || end-i == 12 || end-i == 14 {
			n := 0
			for _, b := range []byte(name[i : i+8]) {
				n = n*10 + int(b-'0')
			}
			if d = (day{n / 10000, n / 100 % 100, n % 100}); d.known() && d.valid() {
				return d, true
			}
		}
		if d, to := dayAt(strings.ReplaceAll(name, "_", "-"), i); to > i && d.known() && d.year >= 1900 && (to == len(name) || !digit(name[to])) {
			return d, true
		}
	}
	return day{}, false
}
