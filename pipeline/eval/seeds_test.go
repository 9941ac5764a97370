package eval

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsfacts/pipeline"
	"newsfacts/schemas"
)

const seeds = "../../seeds"

// inputs lists the seeds that have gold, by the name of their gold.
func inputs(t *testing.T) map[string]string {
	paths, err := filepath.Glob(seeds + "/*")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no seeds: %v", err)
	}
	of := map[string]string{}
	for _, p := range paths {
		if strings.HasSuffix(p, goldEnd) || strings.HasSuffix(p, optionalEnd) {
			continue
		}
		gold := Beside(p)
		if gold == "" {
			t.Errorf("%s has no gold", p)
			continue
		}
		of[gold] = p
	}
	return of
}

// TestSeeds holds the gold of the seeds to its form: every text stands at its offset in the source without
// white space, words are of their vocabularies, and every fact rests on a mention.
func TestSeeds(t *testing.T) {
	facts := 0
	for gold, input := range inputs(t) {
		data, err := os.ReadFile(input)
		if err != nil {
			t.Fatal(err)
		}
		text := pipeline.Decode(data)
		source := []rune(bare(text))
		records := strings.Count(text, "\n")
		f, err := Load(gold, stem(filepath.Base(gold)), "")
		if err != nil {
			t.Error(err)
			continue
		}
		if f.Source != filepath.Base(input) {
			t.Errorf("%s: source %q, want %s", gold, f.Source, filepath.Base(input))
		}
		if filepath.Ext(input) == ".jsonl" {
			for line := range strings.Lines(text) {
				if !json.Valid([]byte(line)) {
					t.Errorf("%s: not JSON: %s", input, line)
				}
			}
		}
		numbers := map[[3]any]bool{}
		stands := func(r Row, column, start string) {
			from, want := int(*r.number(start)), []rune(r.text(column))
			if len(want) == 0 || from < 0 || from+len(want) > len(source) || string(source[from:from+len(want)]) != string(want) {
				t.Errorf("%s: %q does not stand at %d", gold, r.text(column), from)
			}
			if d := r.doc(); d > 0 && d >= int64(records) {
				t.Errorf("%s: %q: no record %d", gold, r.text(column), d)
			}
		}
		for _, r := range append(f.Rows, f.Optional...) {
			if r.text("type") != "fact" {
				stands(r, "text", "start")
				numbers[[3]any{r.doc(), r.text("text"), *r.number("start")}] = true
			}
		}
		for _, r := range f.Rows {
			for _, fault := range unknown(r) {
				t.Errorf("%s: %s %s: %s", gold, r.text("type"), r.text("text")+r.text("value_text"), fault)
			}
			if r.text("type") == "fact" {
				facts++
				stands(r, "value_text", "value_start")
				stands(r, "evidence", "start")
				if !numbers[[3]any{r.doc(), r.text("value_text"), *r.number("value_start")}] {
					t.Errorf("%s: the fact on %q rests on no mention", gold, r.text("value_text"))
				}
				if !strings.Contains(r.text("evidence"), r.text("value_text")) {
					t.Errorf("%s: %q is not in its evidence %q", gold, r.text("value_text"), r.text("evidence"))
				}
			}
		}
	}
	if facts < 150 {
		t.Errorf("%d gold facts, want at least 150", facts)
	}
}

// unknown lists what a gold row says outside the vocabularies, and what it lacks.
func unknown(r Row) (faults []string) {
	word := func(column, vocabulary string, must bool) {
		for _, w := range append(r.alts(column), r.text(column)) {
			if w == "" && !must || w == "" && len(r.alts(column)) > 0 {
				continue
			}
			if !schemas.Allowed(vocabulary, w) {
				faults = append(faults, column+" "+w)
			}
		}
	}
	switch r.text("type") {
	case "figure":
		word("kind", "figure_kinds", true)
		word("modifier", "modifiers", true)
	case "percentage":
		word("unit", "percentage_units", true)
		word("modifier", "modifiers", true)
	case "date":
		word("kind", "date_kinds", true)
	case "organization":
		word("kind", "organization_kinds", true)
	case "fact":
		word("kind", "fact_kinds", true)
		word("modifier", "modifiers", true)
		word("modality", "modalities", true)
		word("direction", "directions", false)
		word("comparison", "comparisons", false)
		if r.text("property") == "" {
			faults = append(faults, "no property")
		}
	}
	if number := r.text("type") == "figure" || r.text("type") == "percentage" || r.text("type") == "fact"; number {
		if r.text("unit") == "" {
			faults = append(faults, "no unit")
		}
		if r.text("modifier") == "range" && (r.number("low") == nil || r.number("high") == nil) {
			faults = append(faults, "a range without bounds")
		}
	}
	return faults
}
