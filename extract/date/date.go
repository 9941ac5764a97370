// Package date finds points and stretches of the calendar, and what resolves to one.
//
//	5月12日  2023-05-12  二〇二三年  ’98年  23年5月  3月末  5月中旬     dates, months, years and their edges
//	一季度  上半年  1—4月  前三季度  5月12日至15日  “十四五”期间        stretches
//	去年  上月  本周六  昨天下午  当天  次日  同期  去年同期             counted from the reference date or a date before
//	近三年  未来五年  5天前                                          so much time from the reference date
//	春节期间  国庆黄金周  农历八月十五  立春                            holidays, the lunar calendar, solar terms
//	晚8点  08时至26日08时  凌晨                                      times of day
//	每年9月  按季                                                   sets
//	目前  日前  近年来  未来将                                        vague: PRESENT_REF, PAST_REF, FUTURE_REF
//
// It works in two steps. Reading (rules.go, read.go, holiday.go, span.go) turns text into an expr: what the words
// say, field by field, with what they leave out marked as left out. Resolving (context.go, days.go) puts an expr on
// the calendar: Find what the words alone decide, Resolve the rest with the reference date and the dates said before.
// What nothing decides stays X in the timex and null in the days.
//
// To add a word, add its line to words.tsv or holidays.tsv; to add a form, an entry to rules in rules.go with
// its reader. Either way with sentences in testdata/date.txt.
package date

import (
	"newsfacts/extract"
	"newsfacts/extract/lexicon"
	"newsfacts/schemas"
)

// Extractor finds mentions of kind date.
var Extractor = extract.Extractor{Name: "date", Doc: "5月12日, 一季度, 去年同期, 春节期间, 目前", Find: find, Resolve: resolve}

// find returns the dates of a sentence, on the calendar where the words alone put them there: 5月12日 is
// XXXX-05-12 without days until Resolve.
func find(s *extract.Sentence) (found []schemas.Mention) {
	text := s.Folded(lexicon.Simplified)
	for i := next(text, 0); i < len(text); i = next(text, i) {
		mask, next := opening(text, i)
		if mask == 0 {
			i = next
			continue
		}
		x, name, end := at(text, i, mask)
		if end <= i {
			i = next
			continue
		}
		if n := len(found); n > 0 && int(found[n-1].Where().To) == i && x.repeats() {
			s.Rejected(i, end, name, "says the date before it again")
			i = end
			continue
		}
		c := context{sentence: s.Number, paragraph: s.Paragraph, text: text, from: i, to: end}
		if found == nil {
			found = make([]schemas.Mention, 0, 4)
		}
		found = append(found, mention(s, i, end, name, c.resolve(&x)))
		i = end
	}
	return found
}

// repeats tells whether x says again what it stands beside: 10月1日当天, 2016年全年.
func (x *expr) repeats() bool {
	p := &x.lo
	return !x.ranged && (p.unit == day && p.day == field{same, 0} || p.unit == year && p.whole && p.year == field{same, 0})
}

// mention makes the row of a date.
func mention(s *extract.Sentence, from, to int, rule string, d draft) *schemas.Date {
	r := new(row)
	r.Date.At, r.StartDate, r.EndDate = s.At(from, to, rule), &r.start, &r.end
	fill(&r.Date, d)
	return &r.Date
}

// A row is a date with what its nullable columns point to: one allocation instead of three.
type row struct {
	schemas.Date
	start, end int32
}

// fill sets all that resolving says.
func fill(row *schemas.Date, d draft) {
	row.Kind, row.Timex, row.Anchor, row.IsRelative = d.kind, d.timex, d.anchor, d.relative
	switch {
	case !d.ok:
		row.StartDate, row.EndDate = nil, nil
	case row.StartDate == nil || row.EndDate == nil:
		row.StartDate, row.EndDate = schemas.Ptr(d.start), schemas.Ptr(d.end)
	default:
		*row.StartDate, *row.EndDate = d.start, d.end
	}
	row.Flags = nil
	if d.point != nil && d.point.lunar {
		row.Flags = append(row.Flags, "lunar")
	}
	if d.ok && d.relative && d.kind != "vague" {
		row.Flags = append(row.Flags, "year_inferred")
	}
}
