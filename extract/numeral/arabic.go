package numeral

import (
	"strings"
	"unicode/utf8"
)

// arabic reads digits, half or full width, with separators of thousands and a decimal point: 1,234.5, ８２，２２５.
// whole is how many digits stand before the point; end is past the digits even where there are too many of them.
func arabic(text string, i int) (d Decimal, whole, end int, ok bool) {
	var buffer [64]byte
	run := buffer[:0]
	run, end = digitRun(text, i, run)
	if len(run) == 0 || len(run) > most {
		return d, len(run), end, false
	}
	if len(run) <= 3 {
		run, end = groups(text, end, run)
	}
	whole = len(run)
	places := 0
	if size := point(text, end); size > 0 {
		if with, to := digitRun(text, end+size, run); len(with) <= most && !dotted(text, to) {
			places, run, end = len(with)-whole, with, to
		}
	}
	return fromDigits(string(run), int32(-places)), whole, end, true
}

// digitRun appends the ASCII form of the digits at byte i; at most most+1 of them, but end is past them all.
func digitRun(text string, i int, run []byte) ([]byte, int) {
	for i < len(text) {
		b, size := text[i], 1
		if b == 0xef && i+2 < len(text) && text[i+1] == 0xbc && text[i+2] >= 0x90 && text[i+2] <= 0x99 {
			b, size = text[i+2]-0x90+'0', 3
		}
		if b < '0' || b > '9' {
			break
		}
		if len(run) <= most {
			run = append(run, b)
		}
		i += size
	}
	return run, i
}

// groups appends groups of three digits that follow a separator of thousands: the same one each time, or commas.
func groups(text string, i int, run []byte) ([]byte, int) {
	for {
		size := 0
		r, n := utf8.DecodeRuneInString(text[i:])
		switch r {
		case ',', '，', '\u00a0', '\u2009', '\u202f', ' ', '\'', '’':
			size = n
		}
		if size == 0 || len(run) > most {
			return run, i
		}
		var three [most + 24]byte
		group, end := digitRun(text, i+size, three[:0])
		if len(group) != 3 {
			return run, i
		}
		run, i = append(run, group...), end
	}
}

// point returns the size of a decimal point at byte i that a digit follows, or 0. A middle dot, as older
// papers print it (3·5亿元), is one only before a magnitude or a per cent sign.
func point(text string, i int) int {
	r, size := utf8.DecodeRuneInString(text[i:])
	if r != '.' && r != '．' && r != '·' && r != '•' {
		return 0
	}
	if _, isArabic, _ := digit(after(text, i+size)); !isArabic {
		return 0
	}
	if r == '·' || r == '•' {
		var buffer [64]byte
		_, end := digitRun(text, i+size, buffer[:0])
		if !measured(text[end:]) {
			return 0
		}
	}
	return size
}

// measured tells whether what follows a number begins with a magnitude or a unit, so that a middle dot in the
// number is a decimal point: 3·5亿元, 1·5米; not “5·15”.
func measured(rest string) bool {
	for _, w := range [...]string{"万", "亿", "萬", "億", "%", "％", "‰", "个百分点", "米", "点", "元", "美元", "日元", "英镑", "欧元", "港元", "马克", "卢布", "吨", "公里", "公斤", "公顷", "平方", "立方", "千米", "千克", "千瓦", "克", "倍", "度", "℃", "亩", "厘米", "毫米", "毫克", "斤", "升", "里拉", "成", "分", "秒", "小时", "英尺", "英里", "桶"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// dotted tells whether a second point and digit follow: 3.2.1 and 192.168.0.1 are no numbers.
func dotted(text string, i int) bool { return point(text, i) > 0 }
