package numeral

import (
	"math/big"
	"testing"
)

// TestString prints numbers with their point, without zeros behind it, the same from either form.
func TestString(t *testing.T) {
	for _, c := range []struct {
		d    Decimal
		want string
	}{
		{Decimal{}, "0"}, {Decimal{c: 5}, "5"}, {Decimal{c: 12, e: 3}, "12000"}, {Decimal{c: 693289, e: -2}, "6932.89"}, {Decimal{c: 50, e: -1}, "5"},
		{Decimal{c: 5, e: -2}, "0.05"}, {Decimal{c: 120, e: -3}, "0.12"}, {Decimal{c: -120, e: -3}, "-0.12"}, {Decimal{c: 1, e: -17}, "0.00000000000000001"},
		{Decimal{c: 999999999999999999, e: -18}, "0.999999999999999999"}, {Decimal{c: 100, e: -2}, "1"}, {Decimal{c: 0, e: -2}, "0"},
	} {
		same := Decimal{e: c.d.e, big: big.NewInt(c.d.c)}
		if got, long := c.d.String(), same.String(); got != c.want || long != c.want {
			t.Errorf("%v prints as %s and %s, want %s", c.d, got, long, c.want)
		}
	}
}
