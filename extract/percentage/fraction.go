package percentage

import (
	"strings"

	"newsfacts/extract/lexicon"
	"newsfacts/extract/numeral"
)

// fraction makes x the share in words that n begins, the denominator: 百分之五, 千分之二, 三分之一; or a half: 一半.
func fraction(text string, n *numeral.Numeral, x *share) bool {
	if n.Ordinal || n.Signed && n.Arabic {
		return false
	}
	rest := text[n.To:]
	if !lexicon.HasPrefix(rest, "分之", "份之") {
		return slash(text, n, x) || half(text, n, x)
	}
	of := rest[:len("分之")]
	power, isPower := tens(n)
	if !isPower && (n.Range || !n.Value.Whole() || n.Value.Cmp(numeral.Int(100)) >= 0 || n.Value.Cmp(numeral.Int(1)) <= 0) {
		return false
	}
	from := n.To + len(of)
	top, ok := numeral.At(text, from)
	if !ok || top.Ordinal {
		return false
	}
	*x = share{n.From, top.To, top, "percent", "fraction_of_" + text[n.From:n.To]}
	if !isPower {
		x.rule = "fraction"
		over := func(d numeral.Decimal) numeral.Decimal { return d.Shift(2).Quo(n.Value) }
		x.n.Value, x.n.High = over(top.Value), over(top.High)
		return true
	}
	power -= 2
	if power == 1 {
		x.unit, power = "permille", 0
	}
	if n.Signed {
		x.n.Value, x.n.High = x.n.Value.Neg(), x.n.High.Neg()
	}
	x.n.Value, x.n.High = x.n.Value.Shift(-power), x.n.High.Shift(-power)
	if !top.Range {
		upTo(text, x, of)
	}
	return true
}

// slash makes x the share in digits that n begins: 近1/3的农户, 占2／5; not 1/8决赛, 5/12.
func slash(text string, n *numeral.Numeral, x *share) bool {
	if !n.Arabic || n.Range || n.Magnitude != "" || n.Signed || n.Digits > 1 || !lexicon.HasPrefix(text[n.To:], "/", "／") {
		return false
	}
	j := n.To + 1
	if text[n.To] != '/' {
		j = n.To + len("／")
	}
	m, ok := numeral.One(text, j)
	if !ok || m.From != j || !m.Arabic || m.Magnitude != "" || m.Range || !m.Value.Whole() || m.Value.Cmp(numeral.Int(20)) > 0 || n.Value.Sign() <= 0 || n.Value.Cmp(m.Value) >= 0 {
		return false
	}
	if lexicon.HasPrefix(text[m.To:], "/", "／", "决赛", ".") {
		return false
	}
	*x = share{n.From, m.To, *n, "percent", "fraction"}
	x.n.Value = n.Value.Shift(2).Quo(m.Value)
	before, _ := numeral.Before(text, n.From)
	return before != "" || lexicon.HasPrefix(text[m.To:], "的", "以上", "左右", "强", "弱", "多", "是", "为", "来自") || lexicon.HasSuffix(text[:n.From], "占", "占到", "占了", "下降", "减少", "减少了", "的", "有", "为")
}

// upTo goes on to the upper bound of 百分之五至百分之十.
func upTo(text string, x *share, of string) {
	j, ok := numeral.Dash(text, x.to)
	if !ok {
		return
	}
	n, ok := numeral.One(text, j)
	if !ok || !strings.HasPrefix(text[n.To:], of) {
		return
	}
	var high share
	if !fraction(text, &n, &high) || high.unit != x.unit || high.n.Range {
		return
	}
	if r, ok := numeral.Join(x.n, high.n); ok {
		x.n, x.to = r, high.to
	}
}

// tens returns the power of ten of a denominator: 百 2, 千 3, 万 4, 百万 6.
func tens(n *numeral.Numeral) (power int, ok bool) {
	if n.Range || !n.Bare && n.Arabic || n.Over {
		return 0, false
	}
	s := n.Value
	if n.Signed {
		s = s.Neg()
	}
	for p := 2; p <= 12; p++ {
		if s.Cmp(numeral.Int(1).Shift(p)) == 0 {
			return p, n.Bare || n.Signed
		}
	}
	return 0, false
}

// half makes x the share that 一半 and 半数 state.
func half(text string, n *numeral.Numeral, x *share) bool {
	if n.To-n.From != len("一") {
		return false
	}
	rest := text[n.To:]
	switch text[n.From:n.To] {
	case "一":
		if !strings.HasPrefix(rest, "半") {
			return false
		}
		x.half(n, "半")
		rest = rest[len("半"):]
		if lexicon.HasPrefix(rest, "以上", "以下", "左右", "以内", "多") {
			return true
		}
		if m, _ := numeral.Before(text, x.from); m != "" {
			return !lexicon.HasPrefix(rest, "年", "个", "天", "小时")
		}
		return lexicon.HasSuffix(text[:x.from], "占", "占到", "占了", "占据", "减少", "缩减", "下降", "减少了", "下降了", "缩减了", "减", "减了", "降低", "降低了", "缩短", "有", "的", "是", "为", "至", "到", "了") &&
			!lexicon.HasSuffix(text[:x.from], "另") && !lexicon.HasPrefix(rest, "是", "在", "海水", "火焰", "半")
	case "半":
		if strings.HasPrefix(rest, "数") && !lexicon.HasPrefix(rest, "数字", "数据") {
			x.half(n, "数")
			return true
		}
	}
	return false
}

// half makes x a half, n and the word behind it.
func (x *share) half(n *numeral.Numeral, word string) {
	*x = share{n.From, n.To + len(word), *n, "percent", "half"}
	x.n.Value = numeral.Int(50)
}
