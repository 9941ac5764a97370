package figure

import (
	"fmt"
	"strings"
	"testing"

	"newsfacts/extract/extracttest"
	"newsfacts/schemas"
)

var kind = extracttest.Kind{Extractor: Extractor, Show: show}

func show(m schemas.Mention) string {
	f := m.(*schemas.Figure)
	value := ""
	if f.ValueExact != nil {
		value = *f.ValueExact
	} else {
		value = fmt.Sprintf("%g..%g", *f.ValueLow, *f.ValueHigh)
	}
	line := fmt.Sprintf("%s %s %s %s", f.Kind, value, f.Unit, f.Modifier)
	if f.Noun != nil {
		line += " " + *f.Noun
	}
	if len(f.Flags) > 0 {
		line += " [" + strings.Join(f.Flags, " ") + "]"
	}
	return line
}

func TestCorpus(t *testing.T)     { extracttest.Corpus(t, kind) }
func TestGrowth(t *testing.T)     { extracttest.Growth(t, kind) }
func FuzzFind(f *testing.F)       { extracttest.Fuzz(f, kind) }
func BenchmarkFind(b *testing.B)  { extracttest.Benchmark(b, kind) }
func BenchmarkSizes(b *testing.B) { extracttest.Sizes(b, kind) }
