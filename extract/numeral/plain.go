package numeral

import "newsfacts/extract/lexicon"

// goesOn holds the characters behind a number that may belong to it, or to a range that it begins.
var goesOn = func() *lexicon.Chars {
	c := new(lexicon.Chars)
	for r, s := range sorts.All() {
		if s&(isNumber|isSpace|isPoint|isRough|isDash) != 0 {
			c.Add(string(r))
		}
	}
	c.Add(",，\u2009\u202f'’.．·•和与與")
	return c
}()

// GoesOn tells whether r behind a number may belong to it, or to a range that the number begins.
func GoesOn(r rune) bool { return goesOn.Has(r) }

// Follows returns the characters that GoesOn tells and those of more, for Plain.
func Follows(more string) *lexicon.Chars {
	c := *goesOn
	c.Add(more)
	return &c
}

// plain reads what most numbers are, without the reader: Arabic digits of either width with a decimal point and 万 or 亿, or
// one Chinese digit, where nothing that follows can belong to them. Not ok: One is to read.
func plain(text string, i int, n *Numeral) bool {
	j, whole, c := digitsAt(text, i, 0)
	if whole == 0 {
		return text[i] >= 0x80 && plainChinese(text, i, n)
	}
	if whole > 17 {
		return false
	}
	e := int32(0)
	if to := pointAt(text, j); to > j {
		end, places, with := digitsAt(text, to, c)
		if whole+places > 17 {
			return false
		}
		if places > 0 {
			j, c, e = end, with, int32(-places)
		}
	}
	d, scale, end := Decimal{c: c, e: e}, 0, j
	if j+3 <= len(text) && c > 0 {
		switch text[j : j+3] {
		case "万", "萬":
			scale, end = 4, j+3
		case "亿", "億":
			scale, end = 8, j+3
		}
	}
	if end < len(text) && goesOn.Has(short(text, end)) {
		return false
	}
	if scale > 0 {
		d = d.Shift(scale).Add(Decimal{})
		n.Magnitude, n.scale, n.chain = text[j:end], scale, scale
	}
	n.From, n.To, n.Value, n.Arabic, n.Digits = i, end, d, true, whole
	return true
}

// digitsAt reads the Arabic digits at byte i behind a number c: where they end, how many they are and what c becomes, which is
// right as long as it has at most 18 digits.
func digitsAt(text string, i int, c int64) (end, n int, with int64) {
	for ; i < len(text); n++ {
		b := text[i]
		if b == 0xef && i+2 < len(text) && text[i+1] == 0xbc {
			if b = text[i+2] - 0x90 + '0'; b < '0' || b > '9' {
				break
			}
			i += 2
		} else if b < '0' || b > '9' {
			break
		}
		c = c*10 + int64(b-'0')
		i++
	}
	return i, n, c
}

// pointAt returns the end of a decimal point of either width at byte i, or i.
func pointAt(text string, i int) int {
	switch {
	case i < len(text) && text[i] == '.':
		return i + 1
	case i+3 <= len(text) && text[i:i+3] == "．":
		return i + 3
	}
	return i
}

// plainChinese reads one Chinese digit that no other part of a number follows: 一 of 一家.
func plainChinese(text string, i int, n *Numeral) bool {
	if i+3 > len(text) {
		return false
	}
	g := glyphOf(short(text, i))
	if g.digit < 0 || i+3 < len(text) && goesOn.Has(short(text, i+3)) {
		return false
	}
	switch text[i : i+3] {
	case "零", "陆", "陸", "伍", "肆": // 零下, 陆地, 队伍, 放肆
		return false
	}
	n.From, n.To, n.Value = i, i+3, Int(int64(g.digit))
	return true
}

// Plain returns the end of the number at byte i where it is digits alone or one Chinese digit, and what follows it is
// none of a kind's characters (Follows); else i. Most numbers end so for most kinds.
func Plain(text string, i int, follows *lexicon.Chars) int {
	end, n, _ := digitsAt(text, i, 0)
	if n == 0 {
		if text[i] < 0x80 || i+3 > len(text) || glyphOf(short(text, i)).digit < 0 || text[i:i+3] == "零" {
			return i
		}
		end += 3
	}
	if end == len(text) {
		return end
	}
	if r := short(text, end); follows.Has(r) || r >= 1<<16 {
		return i
	}
	return end
}
