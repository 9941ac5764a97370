package numeral

import "testing"

func TestWhole(t *testing.T) {
	for text, want := range map[string]int{
		"5月": 5, "05": 5, "１２日": 12, "十": 10, "十二月": 12, "二十五日": 25, "廿五": 25, "卅日": 30, "二〇二三年": 2023, "2023年": 2023, "三十日": 30, "两千": 2,
	} {
		n, end, ok := Whole(text, 0)
		if !ok || n != want || end == 0 {
			t.Errorf("Whole(%q) = %d, %d, %v; want %d", text, n, end, ok, want)
		}
	}
	for _, text := range []string{"", "月", "12345", "\xff"} {
		if n, _, ok := Whole(text, 0); ok {
			t.Errorf("Whole(%q) = %d; want none", text, n)
		}
	}
}
