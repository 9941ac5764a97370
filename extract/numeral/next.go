package numeral

import (
	"unicode/utf8"

	"newsfacts/extract/lexicon"
)

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

	isNumber = isDigit | isChinese | isTen | isPower
	anything = ^sort(0) // nothing, too
)

// sorts holds what every character is; begins what may follow behind one that a numeral may begin with, such as 上 of
// 上千, not of 上海; openings are those that it may begin with.
var sorts, begins, openings = func() (is, open *lexicon.PerChar[sort], all *lexicon.Chars) {
	is, open, all = new(lexicon.PerChar[sort]), new(lexicon.PerChar[sort]), new(lexicon.Chars)
	is.SetAll("0123456789０１２３４５６７８９", isDigit)
	is.SetAll(" \u00a0\u3000", isSpace)
	is.SetAll("点點", isPoint)
	is.SetAll("余餘多来來几幾", isRough)
	is.SetAll("元圆圓角分整", isCoin)
	is.SetAll("半", isHalf)
	is.SetAll("折", isFold)
	for _, d := range dashes {
		r, _ := utf8.DecodeRuneInString(d)
		is.Set(r, isDash)
	}
	after := func(s sort, chars string) {
		open.SetAll(chars, s)
		all.Add(chars)
	}
	after(anything, "0123456789０１２３４５６７８９半")
	for r := range digits {
		is.Set(r, isChinese)
		after(anything, string(r))
	}
	for r, power := range units {
		is.Set(r, isPower)
		if power == 1 {
			is.Set(r, isTen)
		}
		after(anything, string(r))
	}
	after(isNumber|isPoint|isRough|isCoin, "陆陸伍肆") // 陆地, 队伍, 放肆
	after(isNumber|isSpace|isHalf, "负負第")
	after(isTen|isPower, "数數几幾")
	after(isPower, "上")
	after(isDigit, "-－−")
	after(isFold, "对") // 对折, half the price: no numeral, but read by percentages
	return is, open, all
}()

// Starts tells whether a numeral may begin with r.
func Starts(r rune) bool { return openings.Has(r) }

// Openings returns the characters that a numeral may begin with, not to be changed.
func Openings() *lexicon.Chars { return openings }

// Opens tells whether a numeral may begin at byte i of text with the character r, which ends at byte end.
func Opens(text string, r rune, end int) bool {
	need := begins.At(r)
	return need == anything || need != 0 && (end >= len(text) || need&sorts.At(short(text, end)) != 0)
}

// Next returns the first byte at or after i where a numeral or 对折 may begin, or len(text).
func Next(text string, i int) int {
	for i = openings.Next(text, i); i < len(text); i = openings.Next(text, i) {
		r, size := lexicon.Char(text, i)
		if Opens(text, r, i+size) {
			return i
		}
		i += size
	}
	return len(text)
}

// short returns the character at byte i of text, fast.
func short(text string, i int) rune {
	b := text[i]
	if b < 0x80 {
		return rune(b)
	}
	if b >= 0xe0 && b < 0xf0 && i+2 < len(text) {
		return rune(b&0xf)<<12 | rune(text[i+1]&0x3f)<<6 | rune(text[i+2]&0x3f)
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return r
}
