package numeral

import (
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// Decimal is an exact number, c × 10^e. The coefficient moves to a big.Int where it has more than 18 digits.
// The zero value is 0.
type Decimal struct {
	c   int64
	e   int32
	big *big.Int // instead of c, where it is set
}

var powers = func() (p [19]int64) {
	p[0] = 1
	for i := 1; i < len(p); i++ {
		p[i] = p[i-1] * 10
	}
	return p
}()

// Int returns n as a Decimal.
func Int(n int64) Decimal { return Decimal{c: n} }

// Parse reads plain decimal text: -1234.50.
func Parse(text string) (Decimal, bool) {
	digits, negative := strings.CutPrefix(text, "-")
	whole, part, _ := strings.Cut(digits, ".")
	for _, r := range whole + part {
		if r < '0' || r > '9' {
			return Decimal{}, false
		}
	}
	if whole+part == "" {
		return Decimal{}, false
	}
	d := fromDigits(whole+part, int32(-len(part)))
	if negative {
		d = d.Neg()
	}
	return d, true
}

// fromDigits returns the number of a run of ASCII digits, times 10^e.
func fromDigits(digits string, e int32) Decimal {
	if len(digits) <= 18 {
		n := int64(0)
		for i := 0; i < len(digits); i++ {
			n = n*10 + int64(digits[i]-'0')
		}
		return Decimal{c: n, e: e}
	}
	b, _ := new(big.Int).SetString(digits, 10)
	return Decimal{e: e, big: b}.short()
}

// short moves a coefficient that has become small back to an int64.
func (d Decimal) short() Decimal {
	if d.big != nil && d.big.IsInt64() {
		if n := d.big.Int64(); n > -powers[18] && n < powers[18] {
			return Decimal{c: n, e: d.e}
		}
	}
	return d
}

func (d Decimal) coefficient() *big.Int {
	if d.big != nil {
		return d.big
	}
	return big.NewInt(d.c)
}

// Shift returns d × 10^n.
func (d Decimal) Shift(n int) Decimal {
	d.e += int32(n)
	return d
}

// Neg returns -d.
func (d Decimal) Neg() Decimal {
	if d.big != nil {
		return Decimal{e: d.e, big: new(big.Int).Neg(d.big)}
	}
	return Decimal{c: -d.c, e: d.e}
}

// Sign returns -1, 0 or 1.
func (d Decimal) Sign() int {
	switch {
	case d.big != nil:
		return d.big.Sign()
	case d.c > 0:
		return 1
	case d.c < 0:
		return -1
	}
	return 0
}

// lowered returns the coefficient of d for the lower exponent e; ok where it fits into 18 digits.
func (d Decimal) lowered(e int32) (int64, bool) {
	if d.big != nil || d.e-e > 18 {
		return 0, d.big == nil && d.c == 0
	}
	p := powers[d.e-e]
	if limit := (powers[18] - 1) / p; d.c > limit || d.c < -limit {
		return 0, false
	}
	return d.c * p, true
}

func (d Decimal) loweredBig(e int32) *big.Int {
	p := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(d.e-e)), nil)
	return p.Mul(p, d.coefficient())
}

// Add returns d + x.
func (d Decimal) Add(x Decimal) Decimal {
	e := min(d.e, x.e)
	a, fine := d.lowered(e)
	b, fineToo := x.lowered(e)
	if fine && fineToo {
		return Decimal{c: a + b, e: e}
	}
	sum := d.loweredBig(e)
	return Decimal{e: e, big: sum.Add(sum, x.loweredBig(e))}.short()
}

// Mul returns d × x.
func (d Decimal) Mul(x Decimal) Decimal {
	const small = 1_000_000_000
	if d.big == nil && x.big == nil && d.c < small && d.c > -small && x.c < small && x.c > -small {
		return Decimal{c: d.c * x.c, e: d.e + x.e}
	}
	return Decimal{e: d.e + x.e, big: new(big.Int).Mul(d.coefficient(), x.coefficient())}.short()
}

// Quo returns d / x, cut after 20 decimal places where it does not end before. x is not 0.
func (d Decimal) Quo(x Decimal) Decimal {
	const places = 20
	e := min(d.e, x.e)
	n := new(big.Int).Mul(d.loweredBig(e), new(big.Int).Exp(big.NewInt(10), big.NewInt(places), nil))
	return Decimal{e: -places, big: n.Quo(n, x.loweredBig(e))}.short()
}

// Cmp compares d with x: -1, 0 or 1.
func (d Decimal) Cmp(x Decimal) int { return d.Add(x.Neg()).Sign() }

// Whole tells whether d has no digits after the point.
func (d Decimal) Whole() bool { return d.e >= 0 || !strings.Contains(d.String(), ".") }

// Int64 returns d as an int64; false where it is not whole or too large.
func (d Decimal) Int64() (int64, bool) {
	if d.big == nil && d.e >= 0 {
		return d.lowered(0)
	}
	n, err := strconv.ParseInt(d.String(), 10, 64)
	return n, err == nil
}

// String returns plain decimal text without an exponent or idle zeros: -1234.5.
func (d Decimal) String() string {
	var digits string
	switch {
	case d.big != nil:
		digits = d.big.String()
	case d.c > 0 && d.e <= 0 && d.e > -18: // most: one allocation
		return d.plain()
	default:
		digits = strconv.FormatInt(d.c, 10)
	}
	digits, negative := strings.CutPrefix(digits, "-")
	switch {
	case d.Sign() == 0:
		return "0"
	case d.e >= 0:
		digits += strings.Repeat("0", int(d.e))
	default:
		places := int(-d.e)
		if len(digits) <= places {
			digits = strings.Repeat("0", places-len(digits)+1) + digits
		}
		digits = strings.TrimRight(digits[:len(digits)-places]+"."+digits[len(digits)-places:], "0")
		digits = strings.TrimSuffix(digits, ".")
	}
	if negative {
		return "-" + digits
	}
	return digits
}

// plain is String of a small number above 0.
func (d Decimal) plain() string {
	c, places := d.c, int(-d.e)
	for places > 0 && c%10 == 0 {
		c, places = c/10, places-1
	}
	var buf [40]byte
	b := strconv.AppendInt(buf[:0], c, 10)
	if places == 0 {
		return string(b)
	}
	for len(b) <= places { // 0.05
		b = slices.Insert(b, 0, '0')
	}
	return string(slices.Insert(b, len(b)-places, '.'))
}

// Float returns the float64 nearest to d.
func (d Decimal) Float() float64 {
	if d.big == nil && d.c > -1<<53 && d.c < 1<<53 && d.e > -18 && d.e <= 18 { // both are exact: one rounding
		if d.e < 0 {
			return float64(d.c) / float64(powers[-d.e])
		}
		if d.e == 0 || d.c == 0 {
			return float64(d.c)
		}
		if p := powers[d.e]; d.c < (1<<53)/p && d.c > -(1<<53)/p {
			return float64(d.c * p)
		}
	}
	f, _ := strconv.ParseFloat(d.String(), 64)
	return f
}
