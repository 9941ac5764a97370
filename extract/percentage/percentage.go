// Package percentage finds shares, rates and differences of rates.
//
//	4.7%  ３４％  百分之五  三成  五成半  八折  千分之二  5‰     percent and permille
//	26个百分点  0.5个百分点至1个百分点                          percentage points
//	25个基点  10BP                                             basis points
//	10%至15%  20%—30%  百分之五到十  三到五成                    one mention, a range
//	一半  三分之一                                             a share of a whole in words, as percent
//	1.1:50.3:48.6                                             the parts of a whole, one mention each
//
// The sign is that of the text: 下降6.6% is 6.6, -6.6% is -6.6. The span has no approximator (约, 超) and no
// direction word. A numeral is read first (package numeral), then a sign behind it from signs; fractions in
// words, which begin with their denominator, have a file of their own, as have ratios.
package percentage

import (
	"strings"
	"unicode/utf8"

	"newsfacts/extract"
	"newsfacts/extract/lexicon"
	"newsfacts/extract/numeral"
	"newsfacts/schemas"
)

// Extractor finds mentions of kind percentage.
var Extractor = extract.Extractor{Name: "percentage", Doc: "4.7%, 26个百分点, 三成, 5‰, 25个基点", Find: find}

// A share is a candidate: what was read and where it stands.
type share struct {
	from, to int
	n        numeral.Numeral
	unit     string // of the table
	rule     string
}

func find(s *extract.Sentence) (found []schemas.Mention) {
	text := s.Folded(lexicon.Simplified)
	var x share
	for i := numeral.Next(text, 0); i < len(text); i = numeral.Next(text, i) {
		if strings.HasPrefix(text[i:], "对折") {
			if halfPrice(text, i) {
				found = append(found, mention(s, folded(i)))
			}
			i += len("对折")
			continue
		}
		if end := numeral.Plain(text, i, follows); end > i {
			i = end
			continue
		}
		n, ok := numeral.At(text, i)
		if !ok {
			i = n.To
			continue
		}
		ok = at(text, &n, &x)
		if !ok && n.Range && !n.Ordinal { // 去年8月至3成
			if single, fine := numeral.One(text, i); fine && single.To < n.To {
				n = single
				ok = at(text, &n, &x)
			}
		}
		if !ok {
			parts := ratio(s, &n)
			if parts == nil {
				parts = shared(s, n)
			}
			if len(parts) > 0 {
				found = append(found, parts...)
				i = int(parts[len(parts)-1].Where().To)
				continue
			}
			i = n.To
			continue
		}
		if why := never(text, &x); why != "" {
			s.Rejected(x.from, x.to, x.rule, why)
			i = x.to
			continue
		}
		if found == nil {
			found = make([]schemas.Mention, 0, 4)
		}
		found = append(found, mention(s, &x))
		i = x.to
	}
	return found
}

// behind are characters that a share's number may have behind it, beside those of numbers and signs: 三分之一, 一半, 1/3,
// 1个和0.9个百分点, 1.1:50.3:48.6, 4.6、3.1和2个百分点.
const behind = "分份半/／个:：∶比、和与及以"

// follows holds all characters that may stand behind the number of a share.
var follows = func() *lexicon.Chars {
	all := behind
	for w := range signs.Words() {
		_, size := utf8.DecodeRuneInString(w)
		all += w[:size]
	}
	return numeral.Follows(all)
}()

// halfPrice tells whether 对折 at byte i is half the price: 打对折, 对折出售; not 对折的纸.
func halfPrice(text string, i int) bool {
	return lexicon.HasSuffix(text[:i], "打", "打了", "打起", "低至", "价格", "票价", "房价", "近", "近乎") || lexicon.HasPrefix(text[i+len("对折"):], "优惠", "促销", "出售", "甩卖", "销售", "价", "票", "机票", "起", "以下", "左右")
}

// folded is the share that 对折 at byte i states.
func folded(i int) *share {
	return &share{from: i, to: i + len("对折"), n: numeral.Numeral{From: i, To: i, Value: numeral.Int(50)}, unit: "percent", rule: "discount"}
}

// shared reads numbers that share the sign behind the last of them, all but the last: 分别快4.6和3.1个百分点.
func shared(s *extract.Sentence, n numeral.Numeral) (parts []schemas.Mention) {
	list := numeral.List(s.Folded(lexicon.Simplified), n)
	if list == nil || !numeral.Sharing(s.Folded(lexicon.Simplified), list) {
		return nil
	}
	last := list[len(list)-1]
	sg, _, ok := signAt(s.Folded(lexicon.Simplified), &last)
	if !ok {
		return nil
	}
	for _, m := range list[:len(list)-1] {
		m.Value = sg.scale(m.Value)
		p := mention(s, &share{m.From, m.To, m, sg.unit, "shared_sign"})
		p.Flags = append(p.Flags, "unit_inferred")
		parts = append(parts, p)
	}
	return parts
}

// at makes x the share that the numeral n begins.
func at(text string, n *numeral.Numeral, x *share) bool {
	if fraction(text, n, x) {
		return true
	}
	if n.Ordinal || n.Bare && !n.Vague {
		return false
	}
	sg, end, ok := signAt(text, n)
	if !ok {
		return points(text, n, x)
	}
	*x = share{n.From, end, *n, sg.unit, sg.name}
	x.n.Value = sg.scale(n.Value)
	if n.Range {
		x.n.High = sg.scale(n.High)
		return true
	}
	// 10%至15%, 5个至10个百分点
	j, dash := numeral.Dash(text, end)
	if !dash {
		if j = numeral.Ands(text, end); j == end { // 10%和15%之间
			return true
		}
	}
	m, ok := numeral.One(text, j)
	if !ok || m.Ordinal || m.Range {
		return true
	}
	high, end, ok := signAt(text, &m)
	if !ok || high.unit != sg.unit || !dash && !numeral.Between(text, end) {
		return true
	}
	m.Value = high.scale(m.Value)
	if r, ok := numeral.Join(x.n, m); ok {
		x.n, x.to = r, end
	}
	return true
}

// points makes x a number whose 个 stands beside it and whose 百分点 stands behind the last of a list: 1个和0.9个百分点.
func points(text string, n *numeral.Numeral, x *share) bool {
	const measure, sign = "个", "百分点"
	if n.Range || !strings.HasPrefix(text[n.To:], measure) {
		return false
	}
	to := n.To + len(measure)
	for j, parts := to, 0; parts < 8; parts++ {
		_, size := utf8.DecodeRuneInString(text[j:])
		if size == 0 || !strings.Contains("和、及与", text[j:j+size]) {
			break
		}
		m, ok := numeral.One(text, j+size)
		if !ok || m.Ordinal || m.Range || !strings.HasPrefix(text[m.To:], measure) {
			break
		}
		if j = m.To + len(measure); strings.HasPrefix(text[j:], sign) {
			*x = share{n.From, to, *n, "percentage_point", "shared_points"}
			return true
		}
	}
	return false
}

// A row is a percentage with what its nullable columns point to: one allocation instead of four.
type row struct {
	schemas.Percentage
	low, high, fraction float64
	exact               string
}

// mention makes the row of a share.
func mention(s *extract.Sentence, x *share) *schemas.Percentage {
	c := new(row)
	p := &c.Percentage
	p.At, p.Unit, p.Modifier = s.At(x.from, x.to, x.rule), x.unit, numeral.Modifier(s.Folded(lexicon.Simplified), &x.n, x.from, x.to)
	if p.Modifier == "exact" && (x.rule == "tenths_more" || x.rule == "points_more") {
		p.Modifier = "over"
	}
	c.low = x.n.Value.Float()
	if x.n.Range {
		c.high = x.n.High.Float()
		p.ValueLow, p.ValueHigh = &c.low, &c.high
		return p
	}
	c.exact, c.fraction = x.n.Value.String(), x.n.Value.Shift(-powers[x.unit]).Float()
	p.Value, p.ValueExact, p.Fraction = &c.low, &c.exact, &c.fraction
	return p
}

// powers of ten that one of each unit is the part of.
var powers = map[string]int{"percent": 2, "percentage_point": 2, "permille": 3, "basis_point": 4}
