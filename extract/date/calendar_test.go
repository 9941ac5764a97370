package date

import "testing"

// Days as the calendars of the observatories print them.
func TestLunar(t *testing.T) {
	for _, c := range []struct {
		y, m, d int
		leap    bool
		want    string
	}{
		{1912, 1, 1, false, "1912-02-18"}, {1949, 8, 10, false, "1949-10-01"}, {2020, 4, 1, true, "2020-05-23"}, {2023, 1, 1, false, "2023-01-22"},
		{2023, 2, 1, true, "2023-03-22"}, {2024, 1, 1, false, "2024-02-10"}, {2033, 11, 1, true, "2033-12-22"}, {2100, 1, 1, false, "2100-02-09"},
	} {
		if day, ok := lunarDay(c.y, c.m, c.d, c.leap); !ok || iso(day) != c.want {
			t.Errorf("%d-%d-%d %v: %s, %v; want %s", c.y, c.m, c.d, c.leap, iso(day), ok, c.want)
		}
	}
	for _, c := range [][3]int{{1899, 1, 1}, {2101, 1, 1}, {2023, 13, 1}, {2023, 1, 31}} {
		if day, ok := lunarDay(c[0], c[1], c[2], false); ok {
			t.Errorf("%v: %s", c, iso(day))
		}
	}
	if _, ok := lunarDay(2021, 4, 1, true); ok {
		t.Error("2021 has no leap month")
	}
}

func TestTerms(t *testing.T) {
	for _, c := range []struct {
		y, n int
		want string
	}{{2023, 6, "2023-04-05"}, {2012, 1, "2012-01-21"}, {2021, 23, "2021-12-21"}, {1900, 23, "1900-12-22"}, {2050, 11, "2050-06-21"}, {2024, 2, "2024-02-04"}} {
		if got := iso(termDay(c.y, c.n)); got != c.want {
			t.Errorf("%d %s: %s; want %s", c.y, terms[c.n].words[0], got, c.want)
		}
	}
	for y := 1900; y <= 2100; y++ {
		for n := 1; n < 24; n++ {
			if gap := termDay(y, n) - termDay(y, n-1); gap < 14 || gap > 16 {
				t.Errorf("%d: %d days from %s to %s", y, gap, terms[n-1].words[0], terms[n].words[0])
			}
		}
	}
}

func TestHolidays(t *testing.T) {
	for word, want := range map[string]string{"复活节": "2024-03-31", "母亲节": "2024-05-12", "感恩节": "2024-11-28", "端午": "2024-06-10", "除夕": "2025-01-28", "清明节": "2024-04-04", "元旦": "2024-01-01"} {
		h, ok := holidays.Get(word)
		day, found := h.day(2024)
		if !ok || !found || iso(day) != want {
			t.Errorf("%s: %s; want %s", word, iso(day), want)
		}
	}
}
