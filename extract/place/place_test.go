package place

import (
	"strings"
	"testing"

	"newsfacts/schemas"
)

func TestAt(t *testing.T) {
	for _, c := range []struct{ text, name, code, rest string }{
		{"重庆市大足区公安局", "大足", "500111", "公安局"},
		{"大足中学", "大足", "500111", "中学"},
		{"成都武侯区", "武侯", "510107", ""},
		{"恩施土家族苗族自治州", "恩施", "422800", ""},
		{"广西民族大学", "广西", "450000", "民族大学"},
		{"朝阳区法院", "朝阳", "", "法院"},
		{"北京朝阳区法院", "朝阳", "110105", "法院"},
		{"重庆渝中", "渝中", "500103", ""},
		{"上海长宁", "长宁", "310105", ""},
		{"吉林市", "吉林", "220200", ""},
		{"吉林的冬天", "吉林", "220000", "的冬天"},
		{"日本东京都", "东京都", "", ""},
		{"沙特王储", "沙特阿拉伯", "", "王储"},
		{"台北市长", "台北", "", "长"},
		{"忠县一中", "忠县", "500233", "一中"},
	} {
		p, end, ok := At(c.text, 0)
		if !ok || p.Name != c.name || p.Code != c.code || c.text[end:] != c.rest {
			t.Errorf("%s: %+v, then %q, %v", c.text, p, c.text[end:], ok)
		}
	}
	for _, text := range []string{"和平的年代", "前进路", "公安机关", "三明治", "日照充足", "长治久安", "资源", "a大足", ""} {
		if p, _, ok := At(text, 0); ok {
			t.Errorf("%s: %+v", text, p)
		}
	}
	for _, c := range []struct{ text, at string }{{"扩大连锁规模", "大连"}, {"沿海地区", "海地"}, {"增加纳税", "加纳"}, {"打开封条", "开封"}, {"12日本报讯", "日本"}} {
		if p, _, ok := At(c.text, strings.Index(c.text, c.at)); ok {
			t.Errorf("%s: %+v", c.text, p)
		}
	}
	if p, _, ok := At("在渝高校", 3); !ok || p.Name != "重庆" {
		t.Errorf("在渝: %+v", p)
	}
}

func TestWithin(t *testing.T) {
	nanjing, _ := Of("320100")
	if p, ok := Within(nanjing, "鼓楼区"); !ok || p.Code != "320106" || p.Path() != "南京市鼓楼区" {
		t.Errorf("%+v", p)
	}
	chongqing, _ := Of("500000")
	if p, ok := Within(chongqing, "云阳"); !ok || p.Path() != "重庆市云阳县" {
		t.Errorf("%+v", p)
	}
	if p, ok := Within(nanjing, "大足区"); ok {
		t.Errorf("%+v", p)
	}
	if p, _ := Of("511724"); p.Path() != "大竹县" {
		t.Errorf("%+v", p)
	}
}

func TestHome(t *testing.T) {
	for _, c := range []struct{ outlet, text, want string }{
		{"重庆日报", "记者从市科技局获悉，全市新增企业1500家。", "重庆"},
		{"", "大竹县委召开会议。大竹县各乡镇参加，大竹县县长讲话。", "大竹"},
		{"新华社", "新华社北京5月12日电 记者从温州市获悉，温州一季度增长。温州出台办法。", "温州"},
		{"", "经济增长，企业回暖。", ""},
		{"人民日报", "北京、上海、广州、深圳、成都、武汉六城同时启动。", ""},
		{"", "美国总统访问日本，与韩国会谈。", ""},
		{"", "中国外交部回应。中国经济向好。", ""},
	} {
		a := &schemas.Article{Text: c.text}
		if c.outlet != "" {
			a.Outlet = &c.outlet
		}
		p, ok := Home(a)
		if ok != (c.want != "") || ok && p.Name != c.want {
			t.Errorf("%s %s: %+v %v", c.outlet, c.text, p, ok)
		}
	}
}

func TestNearest(t *testing.T) {
	outlet := "重庆日报"
	s := Read(&schemas.Article{Outlet: &outlet, Text: "市委召开会议。大足区随后传达，区委要求落实。江津区也作了部署，区委提出三条。"})
	for _, c := range []struct {
		kind string
		at   int32
		want string
	}{{"市", 0, "重庆"}, {"区", 14, "大足"}, {"区", 32, "江津"}} {
		if p, ok := s.Nearest(c.kind, c.at); !ok || p.Name != c.want {
			t.Errorf("%s at %d: %+v %v", c.kind, c.at, p, ok)
		}
	}
}

func FuzzAt(f *testing.F) {
	f.Add("重庆市大足区在渝\xff")
	f.Fuzz(func(t *testing.T, text string) {
		for i := range text {
			if _, end, ok := At(text, i); ok && (end <= i || end > len(text)) {
				t.Fatalf("%q at %d ends at %d", text, i, end)
			}
		}
		Home(&schemas.Article{Text: text})
	})
}

func BenchmarkHome(b *testing.B) {
	a := &schemas.Article{Text: strings.Repeat("记者从市科技局获悉，全市新增入库科技型企业1500家，同比增长12.5%，大足区、江津区增速高于全国平均水平。", 50)}
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		Home(a)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		read()
	}
}
