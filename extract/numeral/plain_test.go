package numeral

import (
	"math/rand/v2"
	"testing"
)

// TestPlain reads numbers on the short way as the reader does, and finds none where One does not look for any.
func TestPlain(t *testing.T) {
	parts := []string{"0", "1", "5", "0", "12", "123", "０", "３", "９", "４５", ".", "．", ",", "，", "万", "亿", "千", "百", "十", "年", "元", "%", "、", "至", "-", " ", "余", "两", "零", "半", "上", "第", "点", "a", "五", "１２３４５６７８９０"}
	random := rand.New(rand.NewPCG(1, 2))
	short := 0
	for range 200000 {
		text := ""
		for range 1 + random.IntN(7) {
			text += parts[random.IntN(len(parts))]
		}
		var n Numeral
		ok := plain(text, 0, &n)
		want, wanted := read(text, 0)
		if ok {
			short++
			if !wanted || n.Value.Cmp(want.Value) != 0 || n.To != want.To || n.Arabic != want.Arabic || n.Digits != want.Digits || n.Magnitude != want.Magnitude || n.scale != want.scale || n.chain != want.chain || want.Range || want.Over {
				t.Fatalf("%s: %+v, but the reader has %+v", text, n, want)
			}
		}
		if n, ok := One(text, 0); ok != wanted || n.To != want.To {
			t.Fatalf("One(%s) = %+v, %v, but the reader has %+v, %v", text, n, ok, want, wanted)
		}
	}
	if short < 20000 {
		t.Errorf("only %d of 200000 texts were read on the short way", short)
	}
}
