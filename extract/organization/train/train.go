// Package train makes a tagger's model from labelled sentences.
//
// A line of the data is a JSON object: {"text": "…", "orgs": [[from, to, "name"], …]}, from and to in code points, to exclusive.
// Labels that a machine made are mended first: by the rules and lists of package organization, by each other over the whole
// corpus (a name labelled in most places is one in all of them; one labelled in few is none).
package train

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"newsfacts/extract"
	"newsfacts/extract/lexicon"
	"newsfacts/extract/organization"
	"newsfacts/extract/organization/tagger"
	"newsfacts/extract/place"
)

// Record is a labelled sentence.
type Record struct {
	Text string
	Orgs []Span // in order, apart
}

// Span is a name in a text, in bytes.
type Span struct{ From, To int }

// Read reads labelled lines. An error names the line.
func Read(r io.Reader) (records []Record, err error) {
	lines := bufio.NewReader(r)
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\n')
		if len(strings.TrimSpace(string(line))) > 0 {
			rec, bad := record(line)
			if bad != nil {
				return nil, fmt.Errorf("line %d: %w", n, bad)
			}
			records = append(records, rec)
		}
		if errors.Is(err, io.EOF) {
			return records, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

func record(line []byte) (r Record, err error) {
	var raw struct {
		Text string              `json:"text"`
		Orgs [][]json.RawMessage `json:"orgs"`
	}
	if err := json.Unmarshal(line, &raw); err != nil {
		return r, err
	}
	r.Text = raw.Text
	var at []int // byte of each code point
	for i := range raw.Text {
		at = append(at, i)
	}
	at = append(at, len(raw.Text))
	for _, o := range raw.Orgs {
		var from, to int
		if len(o) < 2 || json.Unmarshal(o[0], &from) != nil || json.Unmarshal(o[1], &to) != nil || from < 0 || to <= from || to >= len(at) {
			return r, fmt.Errorf("orgs: %s is no [from, to, name] within the text", o)
		}
		r.Orgs = append(r.Orgs, Span{at[from], at[to]})
	}
	slices.SortFunc(r.Orgs, func(a, b Span) int { return a.From - b.From })
	for i := 1; i < len(r.Orgs); i++ {
		if r.Orgs[i].From < r.Orgs[i-1].To {
			return r, fmt.Errorf("orgs: %q overlaps the one before", r.Text[r.Orgs[i].From:r.Orgs[i].To])
		}
	}
	return r, nil
}

// Mend returns the records with their labels mended by rules and by each other.
func Mend(records []Record) []Record {
	mended := make([]Record, len(records))
	for i, r := range records {
		mended[i] = Record{r.Text, join(r.Text, ruled(r.Text), r.Orgs)}
	}
	return agree(mended, records)
}

// ruled are the names that the rules find.
func ruled(text string) (spans []Span) {
	s := &extract.Sentence{Text: text, Zone: "body"}
	for _, m := range organization.Rules.Find(s) {
		spans = append(spans, Span{int(m.Where().From), int(m.Where().To)})
	}
	return spans
}

// join puts labels to the rules' names: a label that holds a name goes before it, else the name does.
func join(text string, rules, labels []Span) []Span {
	spans := slices.Clone(rules)
	for _, l := range labels {
		if !plausible(text[l.From:l.To]) {
			continue
		}
		within := func(s Span) bool { return l.From <= s.From && s.To <= l.To }
		across := func(s Span) bool { return s.From < l.To && l.From < s.To && !within(s) }
		if slices.ContainsFunc(spans, across) {
			continue
		}
		spans = slices.DeleteFunc(spans, within)
		spans = append(spans, l)
	}
	slices.SortFunc(spans, func(a, b Span) int { return a.From - b.From })
	return spans
}

// plausible tells whether a label can be a name: of 2 to 30 characters, no mark inside but those of names, no bare place.
func plausible(name string) bool {
	if n := utf8.RuneCountInString(name); n < 2 || n > 30 || strings.ContainsAny(name, "，。、；：！？《》,;:!?\n") {
		return false
	}
	if strings.HasPrefix(name, "讯") || strings.HasPrefix(name, "据") {
		return false
	}
	_, end, ok := place.At(name, 0)
	return !ok || end != len(name)
}

// agree makes the labels of the corpus agree with each other. given are the records as they came.
func agree(records, given []Record) []Record {
	type count struct{ labelled, seen int }
	names := lexicon.New[*count]()
	for _, r := range records {
		for _, s := range r.Orgs {
			word := r.Text[s.From:s.To]
			if c, ok := names.Get(word); ok {
				c.labelled++
			} else {
				names.Add(word, &count{labelled: 1})
			}
		}
	}
	for _, r := range records {
		each(r, names.At, func(c *count, _ Span, _ bool) { c.seen++ })
	}
	out := make([]Record, len(records))
	for i, r := range records {
		out[i].Text = r.Text
		rules := ruled(r.Text)
		each(r, names.At, func(c *count, s Span, labelled bool) {
			share, short := float64(c.labelled)/float64(max(c.seen, 1)), utf8.RuneCountInString(r.Text[s.From:s.To]) < 3
			switch {
			case labelled && (c.seen < 4 || share >= 0.2 || slices.Contains(rules, s)):
			case !labelled && c.labelled >= 2 && (share >= 0.5 && !short || share >= 0.75 && c.labelled >= 4):
			default:
				return
			}
			out[i].Orgs = append(out[i].Orgs, s)
		})
	}
	return out
}

// each tells of the labelled names of a record and, between them, of every other place where a known name stands.
func each[V any](r Record, at func(string, int) (V, int, bool), tell func(v V, s Span, labelled bool)) {
	k := 0
	for i := 0; i < len(r.Text); {
		if k < len(r.Orgs) && r.Orgs[k].From == i {
			if v, end, ok := at(r.Text[:r.Orgs[k].To], i); ok && end == r.Orgs[k].To {
				tell(v, r.Orgs[k], true)
			}
			i = r.Orgs[k].To
			k++
			continue
		}
		limit := len(r.Text)
		if k < len(r.Orgs) {
			limit = r.Orgs[k].From
		}
		if v, end, ok := at(r.Text[:limit], i); ok {
			tell(v, Span{i, end}, false)
			i = end
			continue
		}
		_, size := utf8.DecodeRuneInString(r.Text[i:])
		i += size
	}
}

// Examples are the records as the tagger learns them.
func Examples(records []Record) []tagger.Example {
	examples := make([]tagger.Example, 0, len(records))
	for _, r := range records {
		chars, at := organization.Marks(r.Text)
		e := tagger.Example{Chars: chars, Labels: make([]uint8, len(chars))}
		for _, s := range r.Orgs {
			from, _ := slices.BinarySearch(at, int32(s.From))
			to, _ := slices.BinarySearch(at, int32(s.To))
			if to-from < 2 {
				continue
			}
			for k := from; k < to; k++ {
				e.Labels[k] = tagger.Inside
			}
			e.Labels[from], e.Labels[to-1] = tagger.Begin, tagger.End
		}
		examples = append(examples, e)
	}
	return examples
}
