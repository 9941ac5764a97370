package numeral

import "newsfacts/extract/lexicon"

// digits holds the value of a single digit in every form that newspapers print.
var digits = map[rune]int{
	'〇': 0, '零': 0, '○': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
	'壹': 1, '贰': 2, '貳': 2, '弍': 2, '叁': 3, '參': 3, '肆': 4, '伍': 5, '陆': 6, '陸': 6, '柒': 7, '捌': 8, '玖': 9, '兩': 2,
}

// units holds the powers of ten that a digit is multiplied by.
var units = map[rune]int{
	'十': 1, '拾': 1, '廿': 1, '卅': 1, '百': 2, '佰': 2, '千': 3, '仟': 3, '万': 4, '萬': 4, '亿': 8, '億': 8, '兆': 12,
}

// A glyph is what a character says in a number.
type glyph struct {
	digit int8 // 0 to 9, or -1
	power int8 // of ten, or 0
}

// glyphs is digits and units as one table, the digits from 1.
var glyphs = func() *lexicon.PerChar[glyph] {
	t := new(lexicon.PerChar[glyph])
	for r, d := range digits {
		t.Set(r, glyph{digit: int8(d) + 1})
	}
	for r, p := range units {
		t.Set(r, glyph{power: int8(p)})
	}
	return t
}()

func glyphOf(r rune) glyph {
	g := glyphs.At(r)
	g.digit--
	return g
}

// digit returns the value of a digit, and whether it is an Arabic one (half or full width).
func digit(r rune) (n int, arabic, ok bool) {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0'), true, true
	case r >= '０' && r <= '９':
		return int(r - '０'), true, true
	}
	g := glyphOf(r)
	return int(g.digit), false, g.digit >= 0
}
