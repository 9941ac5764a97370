package lexicon

import (
	"slices"
	"strings"
	"testing"
)

func word(columns []string) (string, error) { return columns[0], nil }

func TestAt(t *testing.T) {
	l := MustParse("# lengths\n米\tm\n平方米\tm2\n平方\tm2-short\n\n𠮷米\tx\n", word)
	for _, c := range []struct {
		text  string
		i     int
		value string
		end   int
	}{
		{"3平方米", 1, "m2", 10}, {"3平方", 1, "m2-short", 7}, {"3平方公里", 1, "m2-short", 7}, {"米", 0, "m", 3}, {"𠮷米", 0, "x", 7}, {"𠮷", 0, "", 0}, {"", 0, "", 0}, {"公里", 0, "", 0},
	} {
		v, end, ok := l.At(c.text, c.i)
		if v != c.value || ok != (c.value != "") || ok && end != c.end {
			t.Errorf("At(%q, %d) = %q, %d, %v; want %q, %d", c.text, c.i, v, end, ok, c.value, c.end)
		}
	}
	if _, ok := l.Get("平方米多"); ok {
		t.Error("Get found a word that is not listed")
	}
	n := 0
	l.Each("平方米", 0, func(string, int) { n++ })
	if n != 2 || l.Len() != 4 {
		t.Errorf("Each found %d words of %d; want 2 of 4", n, l.Len())
	}
}

func TestParseErrors(t *testing.T) {
	if _, err := Parse("米\tm\n米\tm\n", word); err == nil {
		t.Error("a word listed twice is no error")
	}
}

// TestMany finds each word of a list in which characters begin many words, and no word that it lacks.
func TestMany(t *testing.T) {
	l := New[int]()
	var words []string
	for a := rune('一'); a < '一'+40; a++ {
		if a%3 == 0 {
			words = append(words, string(a))
		}
		for b := rune('人'); b < '人'+2*(a-'一'); b += 2 {
			words = append(words, string([]rune{a, b}), string([]rune{a, b, a}))
		}
	}
	for i, w := range words {
		if !l.Add(w, i) || l.Add(w, i) {
			t.Fatalf("%s: listed twice, or not at all", w)
		}
	}
	for i, w := range words {
		if v, ok := l.Get(w); !ok || v != i {
			t.Errorf("Get(%s) = %d, %v; want %d", w, v, ok, i)
		}
		r := []rune(w)
		if len(r) == 1 {
			continue
		}
		one, listed := l.Get(string(r[0]))
		v, end, ok := l.At(string([]rune{r[0], r[1] + 1, r[0]}), 0)
		if ok != listed || ok && (end != 3 || v != one) || !ok && end != 0 {
			t.Errorf("found a word in %c%c that ends at %d", r[0], r[1]+1, end)
		}
		if v, end, ok := l.At(w[:6]+"。", 0); !ok || end != 6 || words[v] != w[:6] {
			t.Errorf("At(%s。) = %d, %d, %v", w[:6], v, end, ok)
		}
	}
}

// TestNext passes over no place where a word begins, and over most others.
func TestNext(t *testing.T) {
	l := MustParse("总产值\tm\n产\tm\n元a\tm\n𠮷米\tx\né\te\n", word)
	text := "全市工业总产值为3元，值，产é𠮷米元a元"
	seen := 0
	at := map[int]bool{}
	for i := l.Next(text, 0); i < len(text); i = l.Next(text, i) {
		at[i] = true
		_, size := Char(text, i)
		i += size
		seen++
	}
	for i := range text {
		if _, _, ok := l.At(text, i); ok && !at[i] {
			t.Errorf("passed over %s", text[i:])
		}
	}
	if seen > 12 {
		t.Errorf("stood at %d places", seen)
	}
}

// TestTails finds the longest word that ends a text, within what is asked of it.
func TestTails(t *testing.T) {
	var l Tails[int]
	for i, w := range []string{"产值", "总产值", "值", "工业总产值", "x", "𠮷值", ""} {
		if l.Add(w, i) != (w != "") {
			t.Errorf("Add(%q) is not %v", w, w != "")
		}
	}
	for _, c := range []struct {
		text        string
		from        int
		value, want int
		ok          bool
	}{
		{"全市工业总产值", 0, 3, 6, true}, {"工业总产值", 0, 3, 0, true}, {"工业总产值", 1, 1, 6, true}, {"业总产值", 0, 1, 3, true}, {"产值为", 0, 0, 9, false},
		{"净值", 0, 2, 3, true}, {"x", 0, 4, 0, true}, {"值", 3, 0, 3, false}, {"", 0, 0, 0, false}, {"𠮷值", 0, 5, 0, true}, {"\xff值", 0, 2, 1, true},
	} {
		v, start, ok := l.Longest(c.text, c.from)
		if v != c.value || start != c.want || ok != c.ok {
			t.Errorf("Longest(%q, %d) = %d, %d, %v; want %d, %d, %v", c.text, c.from, v, start, ok, c.value, c.want, c.ok)
		}
	}
}

func BenchmarkAt(b *testing.B) {
	l := New[int]()
	text := strings.Repeat("一季度全市实现地区生产总值五百亿元，同比增长百分之五，其中第一产业增加值", 100)
	runes := []rune(text[:len(text)/100])
	for i := range runes { // every fourth place begins a word
		for n := 2; n < 5 && i%4 == 0 && i+n < len(runes); n++ {
			l.Add(string(runes[i:i+n]), i)
		}
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		for i := range text {
			l.At(text, i)
		}
	}
}

// TestChars finds what is in a set at every width, and values of characters and their neighbours.
func TestChars(t *testing.T) {
	var set Chars
	set.Add("7é三，𠮷")
	text := "a7bé二三x，四𠮷\xff\xe4"
	var at []int
	for i := set.Next(text, 0); i < len(text); i = set.Next(text, i+1) {
		at = append(at, i)
	}
	if want := []int{1, 3, 8, 12}; !slices.Equal(at, want) {
		t.Errorf("found at %v, want %v", at, want)
	}
	var per PerChar[int8]
	per.SetAll("7三", 1)
	per.Set('，', 2)
	for r, want := range map[rune]int8{'7': 1, '8': 0, '三': 1, '丈': 0, '，': 2, '𠮷': 0, -1: 0, 0: 0} {
		if got := per.At(r); got != want {
			t.Errorf("%q is %d, want %d", r, got, want)
		}
	}
}
