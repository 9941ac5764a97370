package organization

import (
	"testing"

	"newsfacts/extract/extracttest"
	"newsfacts/schemas"
)

var kind = extracttest.Kind{Extractor: Extractor,
	Place: func(a *schemas.Article) error { a.Outlet = schemas.Ptr("重庆日报"); return nil },
	Show: func(m schemas.Mention) string {
		o := m.(*schemas.Organization)
		return o.Kind + " " + o.Canonical
	}}

func TestCorpus(t *testing.T)    { extracttest.Corpus(t, kind) }
func TestGrowth(t *testing.T)    { extracttest.Growth(t, kind) }
func FuzzFind(f *testing.F)      { extracttest.Fuzz(f, kind) }
func BenchmarkFind(b *testing.B) { extracttest.Benchmark(b, kind) }
