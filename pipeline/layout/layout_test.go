package layout

import (
	"testing"

	"newsfacts/schemas"
)

func TestBuilder(t *testing.T) {
	var b Builder
	b.Line("headline", " 春茶\n上市 ")
	b.Line("body", "")
	b.Line("byline", "本报讯(记者 王小明)")
	b.Rest("body", "今年春茶产量增长一成。")
	b.Line("body", "茶农很高兴。")
	var a schemas.Article
	b.Finish(&a)
	want := "春茶 上市\n本报讯(记者 王小明)今年春茶产量增长一成。\n茶农很高兴。"
	if a.Text != want {
		t.Fatalf("text %q; want %q", a.Text, want)
	}
	at := 0
	for _, z := range a.Zones {
		if z.Start != at {
			t.Errorf("zone %v does not follow byte %d", z, at)
		}
		at = z.End
	}
	if at != len(a.Text) || len(a.Zones) != 3 || a.Language != "zh-Hans" {
		t.Errorf("zones %v, language %s", a.Zones, a.Language)
	}
}
