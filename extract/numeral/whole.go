package numeral

import "newsfacts/extract/lexicon"

// A part holds what a character is in a plain whole number: its digit or its tens, and how it is printed.
type part struct {
	n     int8
	kind  int8 // 0 no part of a number, else one of those below
	width int8 // bytes
}

const (
	arabicDigit int8 = iota + 1
	chineseDigit
	wholeTens // 十, 廿
)

var partOf = func() *lexicon.PerChar[part] {
	t := new(lexicon.PerChar[part])
	for r, d := range digits {
		t.Set(r, part{int8(d), chineseDigit, 3})
	}
	for n := range int8(10) {
		t.Set('0'+rune(n), part{n, arabicDigit, 1})
		t.Set('０'+rune(n), part{n, arabicDigit, 3})
	}
	t.SetAll("十拾", part{10, wholeTens, 3})
	t.Set('廿', part{20, wholeTens, 3})
	t.Set('卅', part{30, wholeTens, 3})
	return t
}()

func partAt(text string, i int) part {
	if i >= len(text) {
		return part{}
	}
	return partOf.At(short(text, i))
}

// Whole reads the plain whole number below 10000 that starts at byte i of text, as dates print it: 5, 05, ５,
// 十二, 二十五, 廿五, 二〇二三. Digits of one script only; end is the byte after it.
func Whole(text string, i int) (n, end int, ok bool) {
	end = i
	count, last, kind := 0, 0, int8(0)
	for count < 5 {
		p := partAt(text, end)
		if p.kind == wholeTens && kind != arabicDigit && count <= 1 && (count == 0 || p.n == 10) {
			n = int(p.n)
			if count == 1 {
				n = last * 10
			}
			end += int(p.width)
			if d := partAt(text, end); d.kind == chineseDigit && d.n > 0 {
				n += int(d.n)
				end += int(d.width)
			}
			return n, end, true
		}
		if p.kind != arabicDigit && p.kind != chineseDigit || count > 0 && p.kind != kind {
			break
		}
		kind, last = p.kind, int(p.n)
		n = n*10 + last
		count++
		end += int(p.width)
	}
	return n, end, count > 0 && count < 5
}
