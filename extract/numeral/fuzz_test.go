package numeral

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzAt asks of any text: numerals in bounds and with progress; the short way reads what the reader reads; and Next passes over
// none.
func FuzzAt(f *testing.F) {
	for _, text := range []string{
		"6932.89亿元、1,234.5和８２，２２５", "两千三百万，三千五，壹仟玖佰圆整，二〇二三年", "十余万、上千、3万5千、零点五、第十五", "3000万至5000万，3至5亿，两三百，十七八", "20和30之间，零下9到零下7，-5，负五",
		"1.5.2，3:1，十点三十分，半百，四万万，０亿，陆地、队伍", strings.Repeat("一", 90), "1 234 567,890 亿",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		next := Next(text, 0)
		for i, r := range text {
			n, ok := At(text, i)
			if n.From != i && ok || n.To < i+1 || n.To > len(text) || ok && !utf8.ValidString(text[n.From:n.To]) {
				t.Fatalf("%q at %d: %v %d to %d", text, i, ok, n.From, n.To)
			}
			if ok && !Starts(r) {
				t.Fatalf("%q at %d: no numeral starts with %q", text, i, r)
			}
			var short Numeral
			if plain(text, i, &short) {
				if long, fine := read(text, i); !fine || long.String() != short.String() {
					t.Fatalf("%q at %d: %v, the reader has %v", text, i, short, long)
				}
			}
			if next < i {
				next = Next(text, i)
			}
			if ok && next > i {
				t.Fatalf("%q: Next passes over %q", text, text[n.From:n.To])
			}
		}
	})
}

// String shows all that a numeral is.
func (n Numeral) String() string {
	flags := ""
	for _, f := range []struct {
		set  bool
		name string
	}{{n.Range, "range"}, {n.Ordinal, "ordinal"}, {n.Over, "over"}, {n.About, "about"}, {n.Arabic, "arabic"}, {n.Bare, "bare"}, {n.Vague, "vague"}, {n.Half, "half"}, {n.Signed, "signed"}} {
		if f.set {
			flags += " " + f.name
		}
	}
	return strings.Join([]string{n.Value.String(), n.High.String(), n.Magnitude, flags, Int(int64(n.From)).String(), Int(int64(n.To)).String(), Int(int64(n.Digits)).String(), Int(int64(n.scale)).String(), Int(int64(n.chain)).String()}, "|")
}
