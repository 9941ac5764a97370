package extract

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestAt counts characters of every width, in short text and past several marks, in any order.
func TestAt(t *testing.T) {
	text := strings.Repeat("a产é𠮷值，为12亿元\u0000", 300)
	s := &Sentence{Offset: 7, Text: text}
	var starts []int
	for i := range text {
		starts = append(starts, i)
	}
	for k := range starts {
		n := (k*7919 + 3) % len(starts)
		from := starts[n]
		to := starts[min(n+k%40, len(starts)-1)]
		at := s.At(from, to, "")
		if want := 7 + int32(utf8.RuneCountInString(text[:from])); at.Start != want || at.End != want+int32(utf8.RuneCountInString(text[from:to])) {
			t.Fatalf("bytes %d to %d are characters %d to %d, want from %d", from, to, at.Start, at.End, want)
		}
	}
	if at := s.At(len(text), len(text), ""); at.Start != 7+int32(utf8.RuneCountInString(text)) {
		t.Errorf("the end is character %d", at.Start)
	}
}

func BenchmarkSentenceAt(b *testing.B) {
	s := &Sentence{Text: strings.Repeat("全市实现地区生产总值五百亿元，", 4)}
	for b.Loop() {
		s.At(len(s.Text)-12, len(s.Text)-3, "")
	}
}
