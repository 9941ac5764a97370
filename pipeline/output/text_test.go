package output

import (
	"strings"
	"testing"
)

// TestSlice compares with slicing by runes, also behind the text's ends.
func TestSlice(t *testing.T) {
	for _, s := range []string{"", "a", "一季度GDP达到6932.89亿元，𠮷林", strings.Repeat("同比增长4.7%。", 40)} {
		runes := []rune(s)
		text := NewText(s)
		for start := -1; start <= len(runes)+1; start++ {
			for end := start; end <= len(runes)+2; end++ {
				from, to := min(max(0, start), len(runes)), min(max(0, end), len(runes))
				if got := text.Slice(int32(start), int32(end)); got != string(runes[from:to]) {
					t.Fatalf("%q from %d to %d: %q", s, start, end, got)
				}
			}
		}
	}
}
