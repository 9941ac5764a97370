// Package numeral reads the numbers of Chinese text exactly, in every form that newspapers print:
//
//	6932.89亿  1,234.5  ８２，２２５  两千三百万  三千五 (3500)  壹仟玖佰  二〇二三  十余万  上千  3万5千
//	-5  零下四  零点五  第十五  3—5  3000万至5000万  3至5亿  两三百  十七八
//
// Next jumps to where a numeral may begin, One reads a single number there and At a number or a range of two.
// Before and After read the words around a quantity that say how exactly it is meant (超, 不低于, 以上).
//
// A numeral knows no unit: the kinds look for their own words behind it.
package numeral

import "unicode/utf8"

// Numeral is a number as printed, or a range of two.
type Numeral struct {
	From, To  int     // bytes
	Value     Decimal // the lower bound of a range
	High      Decimal // the upper bound of a range
	Range     bool
	Ordinal   bool   // 第15
	Over      bool   // 90余, 十几, 数百: somewhat more than Value
	About     bool   // 十来
	Arabic    bool   // begins with an Arabic digit, after 第 and a sign
	Bare      bool   // a magnitude without a digit before it: 万, 百亿
	Vague     bool   // 数百, 几十, 上千
	Half      bool   // 半
	Signed    bool   // -5, 负五, 零下五
	Digits    int    // Arabic digits before the point, without separators; digits of 二〇二三
	Magnitude string // as printed right before To: 万, 亿, 千万

	scale int // power of ten of 万 and 亿 in Magnitude
	chain int // power of ten of all magnitudes behind a single digit (九百亿: 10), else scale
}

const most = 40 // digits of a number; more are a code

// At returns the numeral that starts at byte i, a single number or a range (3—5, 三到五亿). Where there is
// none, To is the byte to go on from.
func At(text string, i int) (n Numeral, ok bool) {
	if i < len(text) && plain(text, i, &n) {
		return n, true
	}
	n, ok = read(text, i)
	if !ok || n.Range {
		return n, ok
	}
	j, ok := Dash(text, n.To)
	if !ok {
		return between(text, n), true
	}
	high, ok := One(text, j)
	if !ok || high.Ordinal && !n.Ordinal || high.Range || n.Half || high.Half && !n.Half {
		return n, true
	}
	if r, ok := Join(n, high); ok {
		return r, true
	}
	return n, true
}

// between reads the upper bound of 20和30之间; else it returns n.
func between(text string, n Numeral) Numeral {
	j := Ands(text, n.To)
	if j == n.To {
		return n
	}
	high, ok := One(text, j)
	if !ok || high.From != j || high.Range || high.Ordinal && !n.Ordinal || !Between(text, high.To) {
		return n
	}
	if r, ok := Join(n, high); ok {
		return r
	}
	return n
}

// Ands returns the end of 和 or 与 at byte i, or i.
func Ands(text string, i int) int {
	if len(text)-i > len("和") {
		switch text[i : i+len("和")] {
		case "和", "与", "與":
			return i + len("和")
		}
	}
	return i
}

// Between tells whether 之间 follows at byte i, or after a short word there: 20和30之间, 3和5个之间.
func Between(text string, i int) bool {
	if c := after(text, i); c == '间' || c == '間' {
		return true
	}
	for range 4 {
		c := after(text, i)
		if c == '之' {
			c = after(text, i+len("之"))
			return c == '间' || c == '間'
		}
		if c < 0x2e80 || c == '，' || c == '。' || c == '、' {
			return false
		}
		i += utf8.RuneLen(c)
	}
	return false
}

// Join makes a range of two numbers; a magnitude printed once stands for both: 3至5亿, 两到三万.
// Two negative numbers may come in either order. Not ok: the second is not larger.
func Join(low, high Numeral) (Numeral, bool) {
	a, b := low.Value, high.Value
	if low.scale == 0 && high.scale > 0 && !low.Signed && !low.Bare {
		for _, n := range [2]int{high.chain, high.scale} {
			single := a.Cmp(Int(10)) < 0 && (low.Arabic == high.Arabic)
			if x := a.Shift(n); x.Cmp(b) < 0 && (n == high.scale || single) {
				a = x
				break
			}
		}
	} else if low.scale == 0 && high.scale == 0 && high.chain > 0 && a.Cmp(Int(10)) < 0 && !low.Signed && !low.Bare {
		a = a.Shift(high.chain) // 三到五百
	}
	if low.Signed && high.Signed && a.Cmp(b) > 0 { // -9~-11
		a, b = b, a
	}
	if a.Cmp(b) >= 0 {
		return low, false
	}
	n := low
	n.To, n.Value, n.High, n.Range, n.Magnitude, n.scale, n.chain = high.To, a, b, true, high.Magnitude, high.scale, high.chain
	n.Over, n.About, n.Digits = false, false, max(low.Digits, high.Digits)
	return n, true
}

// dashes join the two bounds of a range.
var dashes = []string{"——", "--", "—", "–", "-", "－", "─", "―", "〜", "～", "~", "至", "到"}

// Dash returns the end of what may join two bounds at byte i: 至, 到, —, ~. Spaces beside it are allowed.
func Dash(text string, i int) (end int, ok bool) {
	i = spaces(text, i)
	if i >= len(text) || sorts.At(short(text, i))&isDash == 0 {
		return i, false
	}
	for _, d := range dashes {
		if len(text)-i >= len(d) && text[i:i+len(d)] == d {
			return spaces(text, i+len(d)), true
		}
	}
	return i, false
}

// spaces returns the byte after at most two spaces at i.
func spaces(text string, i int) int {
	for range 2 {
		switch {
		case i < len(text) && text[i] == ' ':
			i++
		case i+2 <= len(text) && text[i:i+2] == "\u00a0":
			i += 2
		case i+3 <= len(text) && text[i:i+3] == "\u3000":
			i += 3
		}
	}
	return i
}

// before returns the rune that ends at byte i, 0 at the start.
func before(text string, i int) rune {
	if i == 0 {
		return 0
	}
	if i >= 3 && text[i-3] >= 0xe0 && text[i-3] < 0xf0 { // nearly every one
		return short(text, i-3)
	}
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return r
}

func after(text string, i int) rune {
	if i >= len(text) {
		return 0
	}
	if b := text[i]; b >= 0xe0 && b < 0xf0 && i+2 < len(text) {
		return short(text, i)
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return r
}
