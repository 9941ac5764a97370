package newspaper

import (
	"strings"
	"testing"
)

// TestRecord: a title and a text of their own are one article, whatever the text looks like.
func TestRecord(t *testing.T) {
	a := Record("县城新开书店", "县城新开书店\n\n本报讯（记者 王小明 实习生 李红）昨日，书店开张，藏书\n6000册。\n\n茶馆也开了\n\n本报讯（记者 何川）茶馆有30张桌子。（完）\n责任编辑：韩冰", Options{})
	want := "县城新开书店\n本报讯（记者 王小明 实习生 李红）昨日，书店开张，藏书6000册。\n茶馆也开了\n本报讯（记者 何川）茶馆有30张桌子。（完）\n责任编辑：韩冰"
	if a.Text != want {
		t.Errorf("text %q; want %q", a.Text, want)
	}
	if *a.Title != "县城新开书店" || strings.Join(a.Authors, " ") != "王小明 李红 何川" || *a.Editor != "韩冰" || a.SourceByteStart != nil {
		t.Errorf("title %q, authors %v, editor %v", *a.Title, a.Authors, a.Editor)
	}
}

// TestOne: a text of one paragraph, and a single line, is one article.
func TestOne(t *testing.T) {
	for _, s := range []string{"同比增长4.7%", "全市GDP为120亿元，同比增长4.7%。", "", "。", "一"} {
		if list := Read(s, Options{}); len(list) != 1 || list[0].Text != s {
			t.Errorf("%q is read as %d articles, the first %q", s, len(list), list[0].Text)
		}
	}
}

// TestNothingElse keeps a text that looks like a page's furniture and is all there is.
func TestNothingElse(t *testing.T) {
	for _, text := range []string{"2016年3月8号，星期二", "2017/4/1-2017/4/30", "江城晚报　2019年2月3日　星期日"} {
		if a := Record("", text, Options{}); a.Text != text {
			t.Errorf("record %q: %q", text, a.Text)
		}
		if list := Read(text, Options{}); len(list) != 1 || list[0].Text != text {
			t.Errorf("%q: %d articles", text, len(list))
		}
	}
}
