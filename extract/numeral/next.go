package numeral

import "unicode/utf8"

// sort says what a character is to the one before it, as bits.
type sort uint16

const (
	isDigit   sort = 1 << iota // Arabic, half or full width
	isChinese                  // 三
	isTen                      // 十
	isPower                    // 百, 千, 万, 亿
	isSpace
	isPoint // 点
	isRough // 余, 多, 来, 几
	isCoin  // 元, 角, 分, 整
	isHalf  // 半
	isDash  // 至, 到, —, ~: what joins the bounds of a range
	isFold  // 折
	isOther // anything else

	isNumber = isDigit | isChinese | isTen | isPower
	anything = isNumber | isSpace | isPoint | isRough | isCoin | isHalf | isDash | isFold | isOther
)

// sorts holds what every character is; begins, for every character that a numeral may begin with, what may follow
// it there, 0 for the others: 上 of 上千, not of 上海.
var sorts, begins = func() (*[1 << 16]sort, *[1 << 16]sort) {
	is, open := new([1 << 16]sort), new([1 << 16]sort)
	for r := range is {
		is[r] = isOther
	}
	note := func(s sort, chars string) {
		for _, r := range chars {
			is[r] = s
		}
	}
	note(isDigit, "0123456789０１２３４５６７８９")
	note(isSpace, " \u00a0\u3000")
	note(isPoint, "点點")
	note(isRough, "余餘多来來几幾")
	note(isCoin, "元圆圓角分整")
	note(isHalf, "半")
	note(isFold, "折")
	for _, d := range dashes {
		r, _ := utf8.DecodeRuneInString(d)
		is[r] = isDash
	}
	for r := range digits {
		is[r] = isChinese
	}
	for r, power := range units {
		is[r] = isPower
		if power == 1 {
			is[r] = isTen
		}
	}
	for r := range is {
		if is[r]&isNumber != 0 {
			open[r] = anything
		}
	}
	after := func(s sort, chars string) {
		for _, r := range chars {
			open[r] = s
		}
	}
	after(anything, "半")
	after(isNumber|isPoint|isRough|isCoin, "陆陸伍肆") // 陆地, 队伍, 放肆
	after(isNumber|isSpace|isHalf, "负負第")
	after(isTen|isPower, "数數几幾")
	after(isPower, "上")
	after(isDigit, "-－−")
	after(isFold, "对") // 对折, half the price: no numeral, but read by percentages
	return is, open
}()

// Starts tells whether a numeral may begin with r.
func Starts(r rune) bool { return r >= 0 && r < 1<<16 && begins[r] != 0 }

// Opens tells whether a numeral may begin at byte i of text with the character r, which ends at byte end.
func Opens(text string, r rune, end int) bool {
	need := begins[r&0xffff]
	return need != 0 && (need == anything || end >= len(text) || need&sorts[short(text, end)] != 0)
}

// Next returns the first byte at or after i where a numeral or 对折 may begin, or len(text).
func Next(text string, i int) int {
	for i < len(text) {
		b := text[i]
		switch {
		case b < 0x80:
			if begins[b] != 0 && Opens(text, rune(b), i+1) {
				return i
			}
			i++
		case b >= 0xe0 && b < 0xf0 && i+2 < len(text):
			r := uint16(b)<<12 | uint16(text[i+1]&0x3f)<<6 | uint16(text[i+2]&0x3f)
			if begins[r] != 0 && Opens(text, rune(r), i+3) {
				return i
			}
			i += 3
		default:
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
		}
	}
	return len(text)
}

// short returns the character at byte i of text, cut to 16 bits, 0xffff for those beyond.
func short(text string, i int) uint16 {
	b := text[i]
	if b < 0x80 {
		return uint16(b)
	}
	if b >= 0xe0 && b < 0xf0 && i+2 < len(text) {
		return uint16(b)<<12 | uint16(text[i+1]&0x3f)<<6 | uint16(text[i+2]&0x3f)
	}
	if r, _ := utf8.DecodeRuneInString(text[i:]); r < 1<<16 {
		return uint16(r)
	}
	return 0xffff
}
