package percentage

import (
	"fmt"
	"strings"
	"testing"

	"newsfacts/extract/extracttest"
	"newsfacts/schemas"
)

var kind = extracttest.Kind{Extractor: Extractor, Show: func(m schemas.Mention) string {
	p := m.(*schemas.Percentage)
	value := ""
	if p.ValueExact != nil {
		value = *p.ValueExact
	} else {
		value = fmt.Sprintf("%g..%g", *p.ValueLow, *p.ValueHigh)
	}
	line := fmt.Sprintf("%s %s %s", value, p.Unit, p.Modifier)
	if len(p.Flags) > 0 {
		line += " [" + strings.Join(p.Flags, " ") + "]"
	}
	return line
}}

func TestCorpus(t *testing.T)     { extracttest.Corpus(t, kind) }
func TestGrowth(t *testing.T)     { extracttest.Growth(t, kind) }
func FuzzFind(f *testing.F)       { extracttest.Fuzz(f, kind) }
func BenchmarkFind(b *testing.B)  { extracttest.Benchmark(b, kind) }
func BenchmarkSizes(b *testing.B) { extracttest.Sizes(b, kind) }
