package organization

import (
	_ "embed"
	"strings"
	"unicode/utf8"

	"newsfacts/extract/place"
)

//go:embed trades.tsv
var tradesTSV string

// outlet reads the paper or agency that stands before 讯, 专讯, 记者 and place, date, 电 at i, whether a list knows it or not: 湄江时报|记者.
func (c *scan) outlet(i int) {
	rest := c.text[i:]
	end := i
	switch {
	case strings.HasPrefix(rest, "讯") || strings.HasPrefix(rest, "专讯") || strings.HasPrefix(rest, "记者"):
		end = len(strings.TrimRight(c.text[:i], "（( "))
		if strings.HasSuffix(c.text[:end], "讯") && end < i {
			return // 新渝报讯（记者: read at 讯
		}
	case strings.HasPrefix(rest, "电"):
		if end = c.dateline(i); end < 0 {
			return
		}
	default:
		return
	}
	for _, w := range []string{"首席", "特约", "见习", "实习", "特派", "驻京", "本刊"} {
		if strings.HasPrefix(rest, "记者") {
			end = len(strings.TrimSuffix(c.text[:end], w))
		}
	}
	ends := false
	for _, w := range []string{"报", "社", "网", "电视台", "电台", "新闻", "周刊", "在线", "客户端", "卫视"} {
		ends = ends || strings.HasSuffix(c.text[:end], w)
	}
	first := false // it begins the sentence, and what follows shows a byline
	if !ends && (end < i || strings.HasPrefix(rest, "讯（") || strings.HasPrefix(rest, "讯(") || strings.HasPrefix(rest, "讯 ")) {
		head := strings.TrimLeft(c.text[:end], "□ 　")
		n := utf8.RuneCountInString(head)
		first = n >= 3 && n <= 8 && c.runs(end-len(head), end) && !strings.HasSuffix(head, "综合") && !strings.HasSuffix(head, "日")
	}
	if !ends && !first || strings.HasSuffix(c.text[:end], "本报") || strings.HasSuffix(c.text[:end], "本网") || strings.HasSuffix(c.text[:end], "本社") {
		return
	}
	at := end
	for n := 0; n < 12 && at > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(c.text[:at])
		if c.stopsAt(at - size) {
			break
		}
		at -= size
		if to, ok := c.breakAt(c.text, at, c.flags[at]); ok && to <= end {
			at = to
			break
		}
	}
	if n := utf8.RuneCountInString(c.text[at:end]); n >= 3 && n <= 11 {
		c.add(span{at, end, "media", "outlet", byRule, false, false})
	}
}

// dateline returns where the place and day before 电 at i begin: |合肥5月21日电; -1 if none stand there.
func (c *scan) dateline(i int) int {
	day, ok := strings.CutSuffix(c.text[:i], "日")
	if !ok {
		return -1
	}
	at := len(day)
	for n := 0; n < 8 && at > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(c.text[:at])
		if !digit(r) && r != '月' && !strings.ContainsRune("一二三四五六七八九十", r) {
			break
		}
		at -= size
	}
	if at == len(day) {
		return -1
	}
	for back := 6; back <= 15 && back <= at; back += 3 {
		if _, end, ok := place.At(c.text, at-back); ok && end == at {
			return at - back
		}
	}
	return -1
}

// trade reads a company named by brand and branch of trade where it acts: 锦帆汽车公告, 曜石光学董事长.
func (c *scan) trade(i int) {
	if c.flags[i]&mayTrade == 0 {
		return
	}
	_, end, ok := c.trades.At(c.text, i)
	if !ok || !c.acts(end) && !(strings.HasPrefix(c.text[end:], "将") && i <= 4*3 && strings.Trim(c.text[:i], "　 ") != "") {
		return
	}
	at := i
	for n := 0; n < 4 && at > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(c.text[:at])
		if c.stopsAt(at-size) || digit(r) {
			break
		}
		at -= size
		if to, ok := c.breakAt(c.text, at, c.flags[at]); ok && to <= i {
			at = to
			break
		}
		if n == 3 && at > 0 && !c.leftEdge(at) {
			return
		}
	}
	if n := utf8.RuneCountInString(c.text[at:i]); n < 2 || n > 4 || !c.leftEdge(at) {
		return
	}
	if _, to, ok := c.placeAt(at); ok && to == i {
		return // 重庆汽车
	}
	if class[c.text[at:i]] {
		return
	}
	kind := "company"
	switch c.text[i:end] {
	case "证券", "银行", "保险", "基金", "期货", "信托", "人寿", "资本":
		kind = "finance"
	}
	c.add(span{at, end, kind, "trade", byRule, false, false})
}

// class are words before a branch of trade that name no company.
var class = map[string]bool{"新能源": true, "人工": true, "高新": true, "消费": true, "传统": true, "国产": true, "进口": true, "自主品牌": true, "智能": true, "家用": true, "电动": true, "生物": true, "信息": true, "集成": true, "光伏": true, "动力": true,
	"现代": true, "互联网": true, "全球": true, "国内": true, "数字": true, "绿色": true, "清洁": true, "海上": true, "国有": true, "商业": true, "民营": true, "外资": true, "合资": true, "汽车": true, "电子": true, "先进": true, "高端": true, "创新": true}

// acts tells whether what stands at end is what companies do or have.
func (c *scan) acts(end int) bool {
	rest := c.text[end:]
	if r, size := utf8.DecodeRuneInString(rest); r == '（' || r == '(' { // （600123）
		if to := strings.IndexAny(rest, "）)"); to > 0 && to < 40 {
			return digit(first(rest[size:])) || strings.HasPrefix(rest[size:], "SH") || strings.HasPrefix(rest[size:], "SZ") || strings.HasPrefix(rest[size:], "股票")
		}
	}
	for _, w := range acting {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

func first(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

var acting = strings.Fields(`公告 披露 回应 否认 董事长 公关总监 公关部 首席 分析师 研究员 股价 净利润 营收 毛利率 涨停 跌停 总经理 总裁 副总裁 CEO 创始人 联合创始人 发布公告 相关负责人 市值 实现营业收入 营业收入 控股股东 实际控制人
	董秘 董事会 监事会 技术总监 挂牌 复牌 停牌 报收 收报 收于 大涨 大跌 领涨 领跌 盘中 发行价 招股书 财报 年报 季报 工厂 门店`)
