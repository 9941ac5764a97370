package numeral

import (
	"strconv"
	"strings"
	"testing"
)

var spelt = []string{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}

// spell writes n, from 1 up to below 10^16, as a Chinese would: 100010 is 十万零一十.
func spell(n int64) string {
	var b strings.Builder
	zero := false
	for _, part := range [...]struct {
		power int64
		word  string
	}{{1e12, "万亿"}, {1e8, "亿"}, {1e4, "万"}, {1, ""}} {
		four := n / part.power % 10000
		if four == 0 {
			zero = b.Len() > 0
			continue
		}
		if zero || b.Len() > 0 && four < 1000 {
			b.WriteString("零")
		}
		zero = false
		b.WriteString(fourDigits(four))
		word := part.word
		if part.power == 1e12 && n/1e8%10000 != 0 { // 三万五千亿
			word = "万"
		}
		b.WriteString(word)
	}
	text := b.String()
	if strings.HasPrefix(text, "一十") {
		text = text[len("一"):]
	}
	return text
}

// fourDigits writes 1 to 9999.
func fourDigits(n int64) string {
	var b strings.Builder
	zero := false
	for _, part := range [...]struct {
		power int64
		word  string
	}{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
		d := n / part.power % 10
		if d == 0 {
			zero = b.Len() > 0
			continue
		}
		if zero {
			b.WriteString("零")
			zero = false
		}
		b.WriteString(spelt[d] + part.word)
	}
	return b.String()
}

// numbers are 1 to 100000, and larger ones in steps that grow with them.
func numbers(each func(n int64)) {
	for n := int64(1); n <= 100_000; n++ {
		each(n)
	}
	for n := int64(100_001); n < 9e15; n += n/997 + 7919 {
		each(n)
	}
	for p := int64(10); p < 9e15; p *= 10 {
		for d := int64(1); d < 10 && p*d < 9e15; d++ {
			each(p * d)
			each(p*d + 1)
			each(p*d + p/10)
		}
	}
}

func check(t *testing.T, text string, want int64) {
	t.Helper()
	n, ok := One(text, 0)
	got, whole := n.Value.Int64()
	if !ok || !whole || got != want || n.To != len(text) || n.Range {
		t.Errorf("%s: %s (%v), read up to byte %d of %d; want %d", text, n.Value, ok, n.To, len(text), want)
	}
}

func TestEveryNumberSpelt(t *testing.T) {
	numbers(func(n int64) { check(t, spell(n), n) })
}

func TestEveryNumberInTraditionalAndFormalDigits(t *testing.T) {
	traditional := strings.NewReplacer("万", "萬", "亿", "億")
	formal := strings.NewReplacer("一", "壹", "二", "贰", "三", "叁", "四", "肆", "五", "伍", "六", "陆", "七", "柒", "八", "捌", "九", "玖", "十", "拾", "百", "佰", "千", "仟")
	for n := int64(1); n <= 100_000; n += 7 {
		check(t, traditional.Replace(spell(n)), n)
		if n > 10 {
			check(t, formal.Replace(spell(n)), n)
		}
	}
}

func TestEveryNumberInDigits(t *testing.T) {
	wide := strings.NewReplacer("0", "０", "1", "１", "2", "２", "3", "３", "4", "４", "5", "５", "6", "６", "7", "７", "8", "８", "9", "９")
	numbers(func(n int64) {
		plain := strconv.FormatInt(n, 10)
		check(t, plain, n)
		check(t, wide.Replace(plain), n)
		parted := plain
		for i := len(parted) - 3; i > 0; i -= 3 {
			parted = parted[:i] + "," + parted[i:]
		}
		check(t, parted, n)
		if n < 100_000 {
			check(t, plain+"万", n*10000)
			check(t, "-"+plain, -n)
		}
	})
}
