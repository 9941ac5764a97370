package numeral

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// suites lies beside the repository; without it the tests that read it are passed over.
const suites = "../../../shared/suites"

// A suiteCase is one line of the suites.
type suiteCase struct {
	ID, Model, Dimension, Input string
	expected                    []expectation
}

type expectation struct {
	surface, value, low, high string
}

// cases reads the cases of one model or dimension.
func cases(t *testing.T, file, field, name string) (list []suiteCase) {
	f, err := os.Open(filepath.Join(suites, file))
	if err != nil {
		t.Skipf("%v: the suite is not here", err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var raw struct {
			ID, Model, Dimension, Input string
			Expected                    json.RawMessage
		}
		if err := json.Unmarshal(lines.Bytes(), &raw); err != nil {
			t.Fatal(err)
		}
		if field == "model" && raw.Model != name || field == "dimension" && raw.Dimension != name {
			continue
		}
		list = append(list, suiteCase{raw.ID, raw.Model, raw.Dimension, raw.Input, expectations(t, raw.Input, raw.Expected)})
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return list
}

func expectations(t *testing.T, input string, data json.RawMessage) (list []expectation) {
	var one struct{ Value json.Number }
	if json.Unmarshal(data, &one) == nil && one.Value != "" {
		return []expectation{{surface: input, value: one.Value.String()}}
	}
	var many []struct {
		Surface string
		Norm    *struct{ Value, Low, High string }
	}
	if err := json.Unmarshal(data, &many); err != nil {
		t.Fatal(err)
	}
	for _, m := range many {
		e := expectation{surface: m.Surface}
		if m.Norm != nil {
			e.value, e.low, e.high = m.Norm.Value, m.Norm.Low, m.Norm.High
		}
		list = append(list, e)
	}
	return list
}

// except reads the ids whose expectation is not ours, each with its reason.
func except(t *testing.T) map[string]bool {
	data, err := os.ReadFile("testdata/suite_except.tsv")
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		id, reason, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if id == "" || id[0] == '#' {
			continue
		}
		if reason == "" {
			t.Errorf("%s: no reason", id)
		}
		ids[id] = true
	}
	return ids
}

// all returns the numerals of text in order.
func all(text string) (list []Numeral) {
	for i := Next(text, 0); i < len(text); {
		n, ok := At(text, i)
		if ok {
			list = append(list, n)
		}
		i = Next(text, n.To)
	}
	return list
}

func same(d Decimal, want string) bool {
	w, ok := Parse(want)
	return ok && d.Cmp(w) == 0
}

// score runs the cases that are not left out and asks for a share of passes.
func score(t *testing.T, list []suiteCase, floor float64, pass func(c suiteCase) bool) {
	out := except(t)
	n, good, left := 0, 0, 0
	for _, c := range list {
		if out[c.ID] {
			left++
			continue
		}
		n++
		if pass(c) {
			good++
			continue
		}
		t.Logf("%s %s: want %v, got %v", c.ID, c.Input, c.expected, describe(c.Input))
	}
	share := float64(good) / float64(n)
	t.Logf("%d of %d, %.3f; %d left out", good, n, share, left)
	if share < floor {
		t.Errorf("%.3f is below %.3f", share, floor)
	}
	if left*5 > len(list) {
		t.Errorf("%d of %d cases are left out: more than a fifth", left, len(list))
	}
}

func describe(text string) (list []string) {
	for _, n := range all(text) {
		s := text[n.From:n.To] + " " + n.Value.String()
		if n.Range {
			s += ".." + n.High.String()
		}
		list = append(list, s+" "+Modifier(text, &n, n.From, n.To))
	}
	return list
}

func TestRecognizersNumbers(t *testing.T) {
	score(t, cases(t, "recognizers_zh.jsonl", "model", "NumberModel"), 0.97, func(c suiteCase) bool {
		found := all(c.Input)
		if len(found) != len(c.expected) {
			return false
		}
		for i, e := range c.expected {
			n := found[i]
			surface := c.Input[n.From:n.To]
			if !same(n.Value, e.value) || n.Range || surface != e.surface && surface != e.surface+"多" {
				return false
			}
		}
		return true
	})
}

func TestRecognizersOrdinals(t *testing.T) {
	score(t, cases(t, "recognizers_zh.jsonl", "model", "OrdinalModel"), 1, func(c suiteCase) bool {
		found := all(c.Input)
		return len(found) == 1 && found[0].Ordinal && same(found[0].Value, c.expected[0].value) && c.Input[found[0].From:found[0].To] == c.expected[0].surface
	})
}

// bounds returns the interval that a numeral and the words around it speak of; "" is open.
func bounds(text string, n Numeral) (low, high string) {
	end := n.To
	for _, w := range [...]string{"次", "个"} {
		if strings.HasPrefix(text[end:], w) {
			end += len(w)
		}
	}
	switch Modifier(text, &n, n.From, end) {
	case "range":
		return n.Value.String(), n.High.String()
	case "over", "at_least":
		return n.Value.String(), ""
	case "under", "at_most":
		return "", n.Value.String()
	}
	return n.Value.String(), n.Value.String()
}

func TestRecognizersRanges(t *testing.T) {
	score(t, cases(t, "recognizers_zh.jsonl", "model", "NumberRangeModel"), 0.90, func(c suiteCase) bool {
		for _, e := range c.expected {
			hit := false
			for _, n := range all(c.Input) {
				low, high := bounds(c.Input, n)
				hit = hit || low == e.low && high == e.high && strings.Contains(e.surface, c.Input[n.From:n.To])
			}
			if !hit {
				return false
			}
		}
		return true
	})
}

func TestDuckling(t *testing.T) {
	list := append(cases(t, "duckling_zh.jsonl", "dimension", "Numeral"), cases(t, "duckling_zh.jsonl", "dimension", "Ordinal")...)
	score(t, list, 0.95, func(c suiteCase) bool {
		found := all(c.Input)
		return len(found) == 1 && found[0].From == 0 && same(found[0].Value, c.expected[0].value) && found[0].Ordinal == (c.Dimension == "Ordinal") && !found[0].Range
	})
}
