package figure

import (
	"strings"
	"unicode/utf8"

	"newsfacts/extract/lexicon"
	"newsfacts/extract/numeral"
)

// signs part the two sides.
var signs = [...]string{":", "：", "∶", "比", "-", "－", "—", "–"}

// parts holds the characters of signs.
var parts = func() *lexicon.Chars {
	c := new(lexicon.Chars)
	for _, w := range signs {
		c.Add(w) // of one character
	}
	return c
}()

// score reads two sides of a game or a ratio: 3:1, 78比75, 21-18.
func score(text string, n *numeral.Numeral, q *quantity) bool {
	r, size := utf8.DecodeRuneInString(text[n.To:])
	if !n.Range && !parts.Has(r) {
		return false
	}
	if n.Ordinal || n.Signed || n.Magnitude != "" || n.Over || n.About || n.Half || n.Vague || joined(text, n.From) {
		return false
	}
	if n.Range { // 1-3 was read as a range
		if !n.Arabic || !strings.ContainsAny(text[n.From:n.To], "-—－–") || !game(text, n.From, n.To) || n.High.Cmp(numeral.Int(300)) > 0 || unitFollows(text, n.To) {
			return false
		}
		q.scored(n, n.High, n.To)
		q.n.Range = false
		return true
	}
	if r, size := utf8.DecodeLastRuneInString(text[:n.From]); strings.ContainsRune(":：∶比", r) && size > 0 { // of 1:6:2 the last two
		if p, _ := utf8.DecodeLastRuneInString(text[:n.From-size]); numeral.Starts(p) {
			return false
		}
	}
	sign := text[n.To : n.To+size]
	m, ok := numeral.One(text, n.To+len(sign))
	if !ok || m.From != n.To+len(sign) || m.Ordinal || m.Signed || m.Range || m.Magnitude != "" || m.Over || m.Arabic != n.Arabic || m.Half || m.Bare || n.Bare {
		return false
	}
	if lexicon.HasPrefix(text[m.To:], ":", "：", "∶", "比", "-", "－", "—", "/", "%", "％", ".", "分之") || !sided(text, n, &m, sign) {
		return false
	}
	q.scored(n, m.Value, m.To)
	return true
}

// scored makes q a score of n to high that ends at byte to.
func (q *quantity) scored(n *numeral.Numeral, high numeral.Decimal, to int) {
	*q = quantity{from: n.From, outer: n.From, to: to, at: to, unit: none, kind: "score", code: ":", rule: "score", n: *n}
	q.n.High, q.n.To = high, to
}

// sided tells whether two numbers parted by sign are the sides of a score, and not a time of day or a date.
func sided(text string, n, m *numeral.Numeral, sign string) bool {
	whole := n.Value.Whole() && m.Value.Whole()
	if sign == "∶" || ratio(text, n.From, m.To) {
		return true
	}
	if !whole || n.Value.Cmp(numeral.Int(300)) > 0 || m.Value.Cmp(numeral.Int(300)) > 0 {
		return false
	}
	switch sign {
	case "比":
		return !n.Arabic && n.To-n.From <= 2*len("一") || n.Arabic && (game(text, n.From, m.To) || m.Digits <= 3 && !unitFollows(text, m.To))
	case "-", "－", "—", "–":
		return n.Arabic && !unitFollows(text, m.To) && game(text, n.From, m.To)
	}
	if m.Digits == 1 && n.Digits <= 2 {
		return !unitFollows(text, m.To)
	}
	return n.Arabic && game(text, n.From, m.To) && !clock(text, n.From)
}

// near returns the words around text[from:to].
func near(text string, from, to, before, after int) (string, string) {
	a, b := max(0, from-before), min(len(text), to+after)
	return text[a:from], text[to:b]
}

// game tells whether the words around speak of a match.
func game(text string, from, to int) bool {
	a, b := near(text, from, to, 45, 30)
	for _, w := range [...]string{"比分", "胜", "负", "战平", "击败", "领先", "逆转", "落后", "不敌", "平", "战", "淘汰", "局", "球", "赛", "比赛", "横扫", "力克", "连扳", "取", "拿下", "客场", "主场", "半场"} {
		if strings.Contains(a, w) || strings.Contains(b, w) {
			return true
		}
	}
	return strings.HasSuffix(a, "以") || strings.HasSuffix(a, "）") || strings.HasSuffix(a, "、")
}

// ratio tells whether the words around speak of a proportion.
func ratio(text string, from, to int) bool {
	a, b := near(text, from, to, 24, 18)
	for _, w := range [...]string{"比例", "之比", "配比", "性别比", "比为", "占比"} {
		if strings.Contains(a, w) || strings.Contains(b, w) {
			return true
		}
	}
	return false
}

// clock tells whether the words before speak of a time of day: 晚上7:30.
func clock(text string, from int) bool {
	return lexicon.HasSuffix(strings.TrimRight(text[:from], " "), "日", "午", "晚", "上", "晨", "时间", "于", "点", "至", "到", "夜", "午间", "自", "从", "在", "天", "—", "-", "～", "~")
}

func unitFollows(text string, i int) bool {
	_, _, ok := units.at(text, i)
	return ok && !lexicon.HasPrefix(text[i:], "分", "平", "场", "胜", "负")
}
