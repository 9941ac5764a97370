package figure

import (
	"strings"
	"unicode/utf8"

	"newsfacts/extract/lexicon"
	"newsfacts/extract/numeral"
)

// crowds end the nouns that large numbers count without a measure word, by the measure word that is left out.
var crowds = []struct {
	code  string
	heads []string
}{
	{"人", []string{"人口", "人民", "考生", "学生", "师生", "毕业生", "选民", "农民", "居民", "市民", "村民", "民众", "群众", "股民", "网民", "彩民", "灾民", "难民",
		"移民", "牧民", "国民", "公民", "球迷", "歌迷", "观众", "听众", "受众", "游客", "旅客", "乘客", "顾客", "用户", "客户", "网友", "粉丝", "职工", "员工",
		"工人", "民工", "农民工", "会员", "党员", "团员", "教师", "医生", "护士", "官兵", "士兵", "军人", "大军", "儿童", "老人", "妇女", "青年", "青少年", "劳动力", "者", "患者", "病人", "华人", "华侨", "同胞", "信徒", "人"}},
	{"户", []string{"家庭", "农户", "商户", "贫困户", "困难户", "低保户", "养殖户", "种植户", "住户", "个体户"}},
	{"家", []string{"企业", "公司", "商家"}},
}

// people makes q a count of a noun that begins behind n without a measure word: 975万考生, 近936万选民. The measure word is inferred.
func people(text string, n *numeral.Numeral, q *quantity) bool {
	if n.Ordinal || n.Bare || n.Half || n.To == len(text) || !lexicon.HasSuffix(strings.TrimRight(n.Magnitude, "多余来几"), "万", "亿") {
		return false
	}
	from, to, ok := nounAfter(text, n.To)
	if !ok {
		return peopleBefore(text, n, q)
	}
	for end := from; end < to; {
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
		if r, _ := utf8.DecodeRuneInString(text[end:]); end < to && !strings.ContainsRune(goesOn, r) {
			continue
		}
		for _, c := range crowds {
			if lexicon.HasSuffix(text[from:end], c.heads...) {
				q.kind, q.code, q.rule, q.flag, q.noun = "count", c.code, "people", "unit_inferred", [2]int{from, end}
				return true
			}
		}
	}
	return false
}

// headcounts end what is counted before a number that stands alone: 旅客人次达3120万.
var headcounts = []struct{ word, code string }{{"人次", "人次"}, {"人数", "人"}, {"总人口", "人"}, {"人口", "人"}, {"用户", "人"}, {"用户数", "人"}, {"会员", "人"}, {"粉丝", "人"}}

func peopleBefore(text string, n *numeral.Numeral, q *quantity) bool {
	if !endsAmount(text, n.To) {
		return false
	}
	i := n.From
	if m, from := numeral.Before(text, i); m != "" {
		i = from
	}
	before := text[:i]
	for _, w := range shifts { // 人数增加20万
		if lexicon.HasSuffix(strings.TrimSuffix(before, "了"), w) {
			before = strings.TrimSuffix(strings.TrimSuffix(before, "了"), w)
			break
		}
	}
	for range 3 {
		r, size := utf8.DecodeLastRuneInString(before)
		if size == 0 || !strings.ContainsRune("了至到为达是近超约共已有", r) {
			break
		}
		before = before[:len(before)-size]
	}
	for _, h := range headcounts {
		if strings.HasSuffix(before, h.word) {
			q.kind, q.code, q.rule, q.flag = "count", h.code, "people", "unit_inferred"
			return true
		}
	}
	if near, _ := near(text, i, i, 36, 0); given(near) || lexicon.HasSuffix(before, "者", "人") && !lexicon.HasSuffix(before, "工人", "军人", "老人", "病人", "患者", "志愿者") {
		return false // 投资者3亿
	}
	for _, c := range crowds { // 投保农户1.57万
		if c.code != "家" && lexicon.HasSuffix(before, c.heads...) {
			q.kind, q.code, q.rule, q.flag = "count", c.code, "people", "unit_inferred"
			return true
		}
	}
	return false
}

// given tells whether the words before an amount rather give money to people: 补贴农户3万.
func given(before string) bool {
	for _, w := range [...]string{"给", "向", "补", "贷", "奖", "助", "每", "赔", "捐", "发放", "支付", "收取", "人均", "户均"} {
		if strings.Contains(before, w) {
			return true
		}
	}
	return false
}

// goesOn begins what a crowd does, where the list of verbs does not know it: 300万居民用上自来水.
const goesOn = "罹遇遭死被生居用在参走享受获得实脱搬住喝通进迁来去从已都将正到的中为转"
