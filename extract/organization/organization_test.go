package organization

import (
	"strings"
	"testing"

	"newsfacts/extract"
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

func TestWith(t *testing.T) {
	k := kind
	k.Extractor = With([]Entry{{Name: "铭远", Full: "铭远股份有限公司"}, {Name: "沅溪局", Kind: "government"}}, nil)
	d := k.Document("铭远与沅溪局合作，市教委参加")
	want := map[string]string{"铭远": "other 铭远股份有限公司 from_lexicon", "沅溪局": "government 沅溪局 from_lexicon", "市教委": "government 重庆市教育委员会 "}
	for _, m := range d.Mentions[0] {
		o := m.(*schemas.Organization)
		got := o.Kind + " " + o.Canonical + " " + strings.Join(o.Flags, ",")
		if want[o.Text] != got {
			t.Errorf("%s: %q, want %q", o.Text, got, want[o.Text])
		}
		delete(want, o.Text)
	}
	if len(want) > 0 {
		t.Errorf("not found: %v", want)
	}
}

// TestCut reads sentences that end, and begin, at any byte: rules look at what stands before and behind.
func TestCut(t *testing.T) {
	for _, text := range []string{"据悉，县公安局、血防办、畜牧局和市体委、", "记者从云江市统计局（中国银行）获悉《", "在“湄江时报”与美国会讯"} {
		for i := range len(text) + 1 {
			for _, part := range []string{text[:i], text[i:]} {
				for _, m := range kind.Extractor.Find(&extract.Sentence{Text: part, Zone: "body"}) {
					if w := m.Where(); part[w.From:w.To] != w.Text {
						t.Errorf("%q: %q stands elsewhere", part, w.Text)
					}
				}
			}
		}
	}
}
