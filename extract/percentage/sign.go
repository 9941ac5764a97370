package percentage

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"newsfacts/extract/lexicon"
	"newsfacts/extract/numeral"
)

//go:embed signs.tsv
var signList string

// A sign is what stands behind the number: its unit, the rule's name, the power of ten it stands for.
type sign struct {
	unit, name string
	power      int
	not        string // characters that must not follow
	extra      int64  // hundredths behind 成: 两成五
}

var signs = lexicon.MustParse(signList, func(columns []string) (sign, error) {
	if len(columns) < 3 || len(columns) > 4 {
		return sign{}, fmt.Errorf("%d columns", len(columns))
	}
	power, err := strconv.Atoi(columns[2])
	s := sign{unit: columns[0], name: columns[1], power: power}
	if len(columns) == 4 {
		s.not = columns[3]
	}
	return s, err
})

// signAt returns the sign behind the numeral n, and where it ends. One or two spaces may stand between.
func signAt(text string, n *numeral.Numeral) (s sign, end int, ok bool) {
	i := n.To
	for i < len(text) && i < n.To+2 && text[i] == ' ' {
		i++
	}
	s, end, ok = signs.At(text, i)
	if !ok {
		return s, n.To, false
	}
	if end < len(text) && s.not != "" {
		if r, _ := utf8.DecodeRuneInString(text[end:]); strings.ContainsRune(s.not, r) {
			return s, n.To, false
		}
	}
	switch s.name {
	case "tenths", "tenths_half", "tenths_more":
		ok = tenths(text, n, i)
		if d, to := hundredths(text, n, end); s.name == "tenths" && to > end && ok {
			s.extra, end = d, to
		}
	case "discount":
		ok = !n.Ordinal && n.Value.Sign() > 0 && n.Value.Cmp(numeral.Int(100)) < 0 && !n.Over && (n.Magnitude == "")
	}
	return s, end, ok
}

// hundredths reads the digit behind 成 at byte i, where no other word begins with it: 两成五 is 25 percent.
func hundredths(text string, n *numeral.Numeral, i int) (d int64, end int) {
	if n.Range || n.Arabic || n.Over || i >= len(text) {
		return 0, i
	}
	m, ok := numeral.One(text, i)
	if !ok || m.From != i || m.Arabic || m.To-i != len("五") || m.Range || m.Bare || m.Half || m.Value.Cmp(numeral.Int(10)) >= 0 {
		return 0, i
	}
	if r, _ := utf8.DecodeRuneInString(text[m.To:]); m.To < len(text) && strings.ContainsRune("个個名家人户戶年月日天周时小点分岁项种条件成倍十百千万亿萬億位次元块", r) { // 三成五个月内到期
		return 0, i
	}
	d, _ = m.Value.Int64()
	return d, m.To
}

// tenths tells whether n before 成 counts tenths: up to ten of them, nothing between.
func tenths(text string, n *numeral.Numeral, i int) bool {
	top := n.Value
	if n.Range {
		top = n.High
	}
	return i == n.To && n.Value.Sign() > 0 && top.Cmp(numeral.Int(10)) <= 0 && !n.Signed
}

// scale returns the value in the table's unit. 75折 and 五五折 are printed in hundredths, 八折 in tenths.
func (s *sign) scale(v numeral.Decimal) numeral.Decimal {
	switch s.name {
	case "discount":
		if v.Cmp(numeral.Int(10)) > 0 {
			return v
		}
	case "tenths_half":
		v = v.Add(numeral.Int(5).Shift(-1))
	}
	return v.Shift(s.power).Add(numeral.Int(s.extra))
}
