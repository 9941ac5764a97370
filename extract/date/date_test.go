package date

import (
	"fmt"
	"testing"

	"newsfacts/extract/extracttest"
	"newsfacts/schemas"
)

var kind = extracttest.Kind{Extractor: Extractor, Show: func(m schemas.Mention) string {
	d := m.(*schemas.Date)
	days := "-"
	if d.StartDate != nil {
		days = iso(*d.StartDate)
		if *d.EndDate != *d.StartDate {
			days += ".." + iso(*d.EndDate)
		}
	}
	return fmt.Sprintf("%s %s %s", d.Kind, d.Timex, days)
}}

func TestCorpus(t *testing.T)    { extracttest.Corpus(t, kind) }
func TestGrowth(t *testing.T)    { extracttest.Growth(t, kind) }
func FuzzFind(f *testing.F)      { extracttest.Fuzz(f, kind) }
func BenchmarkFind(b *testing.B) { extracttest.Benchmark(b, kind) }
