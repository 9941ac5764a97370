package pipeline

import (
	"strings"
	"testing"
	"time"

	"newsfacts/pipeline/newspaper"
	"newsfacts/schemas"
)

func split(text string) (list []string) {
	a := &schemas.Article{Text: text, Zones: []schemas.Zone{{End: len(text), Name: "body"}}}
	for _, s := range sentences(a) {
		list = append(list, s.Text)
	}
	return list
}

func TestSentences(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"产量增长3.5%。“够了！”他说。", "产量增长3.5%。|“够了！”|他说。"},
		{"（见a.com/x?id=1）共12家；另有3家", "（见a.com/x?id=1）共12家；|另有3家"},
		{"真的吗？！……是的。", "真的吗？！……|是的。"},
		{"Sales rose 3.5 per cent. The U.S. market fell.", "Sales rose 3.5 per cent.|The U.S. market fell."},
		{"一行\n二行。）三", "一行|二行。）|三"},
		{"", ""},
	} {
		if got := strings.Join(split(c.text), "|"); got != c.want {
			t.Errorf("%s\n  got  %s\n  want %s", c.text, got, c.want)
		}
	}
}

// TestRefer: the day that a file's articles share.
func TestRefer(t *testing.T) {
	for _, c := range []struct {
		text, option string
		want         string // day and source of each article
	}{
		{"记者4月8日从县里获悉，截至2021年3月末，贷款余额为12亿元。", "", "2021-04-08 text"},
		{"春茶上市\n本报讯（记者 王小明）2021年3月末，全县春茶产量为30吨。\n茶市开门\n本报讯（记者 李红）4月8日，茶市开门迎客，新规将于5月1日起施行。", "", "2021-04-08 file, 2021-04-08 text"},
		{"新规将于2030年5月1日起施行，记者2021年4月8日获悉。", "", "2021-04-08 text"},
		{"1月6日，记者获悉，2020年12月末存款余额为90亿元。", "", "2021-01-06 text"},
		{"本县昨日下雨3毫米。", "", "none"},
		{"本县昨日下雨3毫米。", "2019-06-01", "2019-06-01 option"},
		{"2018年5月3日 星期四 第2版\n小麦丰收\n本报讯（记者 王小明）昨日，县里的小麦开镰。", "", "2018-05-03 publish_date"},
	} {
		var o Options
		if c.option != "" {
			o.ReferenceDate, _ = time.Parse(time.DateOnly, c.option)
		}
		var list []*draft
		for _, a := range newspaper.Read(c.text, newspaper.Options{}) {
			list = append(list, &draft{Article: a})
		}
		refer(list, o)
		var got []string
		for _, a := range list {
			if a.ReferenceDate == nil {
				got = append(got, "none")
				continue
			}
			got = append(got, schemas.Time(*a.ReferenceDate).Format(time.DateOnly)+" "+*a.ReferenceDateSource)
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s\n  got  %s\n  want %s", c.text, s, c.want)
		}
	}
}
