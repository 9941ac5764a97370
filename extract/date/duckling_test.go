package date

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"newsfacts/extract"
	"newsfacts/schemas"
)

// TestDuckling reads the time cases of Duckling's Chinese corpus (facebook/duckling, BSD) where they lie beside
// the project, each a single expression; testdata/duckling.tsv names those that newspapers do not print or
// that mean something else here. At least 85 in a hundred of the others must come out right.
func TestDuckling(t *testing.T) {
	file, err := os.Open("../../../shared/suites/duckling_zh.jsonl")
	if err != nil {
		t.Skip("no cases beside the project: ", err)
	}
	defer file.Close()
	left := leftOut(t, "testdata/duckling.tsv")
	n, good := 0, 0
	in := bufio.NewScanner(file)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		var c duckling
		if err := json.Unmarshal(in.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		if c.Dimension != "Time" || left[c.ID] {
			continue
		}
		if err := json.Unmarshal(c.Expected, &c.want); err != nil {
			t.Fatal(err)
		}
		n++
		if got := c.mentions(""); c.found(got) || c.found(c.mentions("将于")) {
			good++
		} else {
			t.Logf("%s %s: want %+v, got %s", c.ID, c.Input, c.want, show(got))
		}
	}
	t.Logf("%d of %d", good, n)
	if 100*good < 85*n || n < 100 {
		t.Errorf("%d of %d", good, n)
	}
}

// A duckling is one of its cases.
type duckling struct {
	ID, Dimension, Input string
	Ref                  string `json:"ref_time"`
	Expected             json.RawMessage

	want struct {
		Value, Start string
		End          string `json:"end_exclusive"`
	}
}

// mentions returns what stands in the expression, with words before it: Duckling takes every 周二 and 国庆 for the
// next, a newspaper only where its sentence looks ahead (将于).
func (c *duckling) mentions(before string) []schemas.Mention {
	issued, _ := time.Parse(time.DateOnly, c.Ref[:10])
	s := &extract.Sentence{Text: before + c.Input, Issued: issued}
	d := &extract.Document{Article: &schemas.Article{}, Sentences: []*extract.Sentence{s}, Mentions: [][]schemas.Mention{find(s)}}
	resolve(d)
	return d.Mentions[0]
}

// found tells whether one of the mentions has the days, and the time of day where one is asked for.
func (c *duckling) found(mentions []schemas.Mention) bool {
	for _, m := range mentions {
		d := m.(*schemas.Date)
		if d.StartDate == nil {
			continue
		}
		start, end := iso(*d.StartDate), iso(*d.EndDate)
		if v := c.want.Value; v != "" {
			day, clock, timed := strings.Cut(v, "T")
			if start == day && (!timed || strings.Contains(d.Timex, "T"+clock[:2])) {
				return true
			}
			continue
		}
		last := c.want.End
		if day, clock, timed := strings.Cut(last, "T"); !timed || clock == "00:00:00" {
			t, _ := time.Parse(time.DateOnly, day)
			last = iso(schemas.Day(t) - 1)
		}
		if start == c.want.Start[:10] && end == last[:10] {
			return true
		}
	}
	return false
}

// leftOut reads the ids of a list: id, reason.
func leftOut(t *testing.T, path string) map[string]bool {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		id, why, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if id == "" || id[0] == '#' {
			continue
		}
		if !ok || why == "" {
			t.Errorf("%s: %s has no reason", path, id)
		}
		ids[id] = true
	}
	return ids
}

func show(mentions []schemas.Mention) string {
	var b strings.Builder
	for _, m := range mentions {
		b.WriteString(m.Where().Text + " " + kind.Show(m) + "; ")
	}
	return b.String()
}
