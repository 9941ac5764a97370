package lexicon

import "testing"

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
