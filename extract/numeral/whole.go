package numeral

import "unicode/utf8"

// tensOf returns the value of the words for tens, else 0.
func tensOf(r rune) int {
	switch r {
	case '十', '拾':
		return 10
	case '廿':
		return 20
	case '卅':
		return 30
	}
	return 0
}

// Whole reads the plain whole number below 10000 that starts at byte i of text, as dates print it: 5, 05, ５,
// 十二, 二十五, 廿五, 二〇二三. Digits of one script only; end is the byte after it.
func Whole(text string, i int) (n, end int, ok bool) {
	end = i
	count, last, arabicRun := 0, 0, false
	for end < len(text) && count < 5 {
		r, size := utf8.DecodeRuneInString(text[end:])
		if t := tensOf(r); t > 0 && !arabicRun && count <= 1 && (count == 0 || t == 10) {
			n = t
			if count == 1 {
				n = last * 10
			}
			end += size
			r, size = utf8.DecodeRuneInString(text[end:])
			if d, arabic, isDigit := digit(r); isDigit && !arabic && d > 0 {
				n += d
				end += size
			}
			return n, end, true
		}
		d, arabic, isDigit := digit(r)
		if !isDigit || count > 0 && arabic != arabicRun {
			break
		}
		arabicRun, last = arabic, d
		n = n*10 + d
		count++
		end += size
	}
	return n, end, count > 0 && count < 5
}
