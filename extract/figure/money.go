package figure

import (
	"strings"
	"unicode/utf8"

	"newsfacts/extract/lexicon"
	"newsfacts/extract/numeral"
)

// symbols stand right before the number and belong to the span: US$1.2亿, ￥500.
var symbols = []struct{ word, code string }{
	{"US$", "USD"}, {"HK$", "HKD"}, {"NT$", "TWD"}, {"A$", "AUD"}, {"C$", "CAD"}, {"S$", "SGD"}, {"R$", "BRL"}, {"$", "USD"}, {"＄", "USD"},
	{"¥", "CNY"}, {"￥", "CNY"}, {"€", "EUR"}, {"£", "GBP"}, {"￡", "GBP"}, {"₩", "KRW"}, {"₽", "RUB"}, {"₹", "INR"}, {"฿", "THB"},
	{"USD", "USD"}, {"RMB", "CNY"}, {"CNY", "CNY"}, {"HKD", "HKD"}, {"EUR", "EUR"}, {"GBP", "GBP"}, {"JPY", "JPY"},
}

// symbolEnds holds the last bytes of symbols.
var symbolEnds = func() (b [256]bool) {
	for _, s := range symbols {
		b[s.word[len(s.word)-1]] = true
	}
	return b
}()

// names stand before the number and say which 元 is meant: 港币3000万元. They are no part of the span.
var names = []struct{ word, code string }{
	{"人民币", "CNY"}, {"人民幣", "CNY"}, {"港币", "HKD"}, {"港幣", "HKD"}, {"港元", "HKD"}, {"新台币", "TWD"}, {"新臺幣", "TWD"}, {"新台幣", "TWD"}, {"台币", "TWD"},
	{"台幣", "TWD"}, {"美金", "USD"}, {"美元", "USD"}, {"欧元", "EUR"}, {"歐元", "EUR"}, {"日元", "JPY"}, {"日圆", "JPY"}, {"英镑", "GBP"}, {"澳门元", "MOP"}, {"澳门币", "MOP"}, {"新加坡元", "SGD"}, {"新币", "SGD"},
}

// symbol returns the currency sign that ends at byte i, and where it begins.
func symbol(text string, i int) (code string, from int) {
	if i == 0 {
		return "", i
	}
	end := i
	if text[i-1] == ' ' {
		end--
	}
	if end == 0 || !symbolEnds[text[end-1]] {
		return "", i
	}
	for _, s := range symbols {
		if strings.HasSuffix(text[:end], s.word) {
			from = end - len(s.word)
			if from > 0 && letter(s.word[0]) && letter(text[from-1]) {
				continue
			}
			return s.code, from
		}
	}
	return "", i
}

// currency reads what stands before an amount of money and names its currency.
func currency(text string, q *quantity) {
	if q.kind != "money" {
		return
	}
	if code, from := symbol(text, q.from); code != "" {
		q.from, q.outer = from, from
		q.code = code + strings.TrimPrefix(q.code, q.unit.code)
		return
	}
	if q.unit.code != "CNY" {
		return
	}
	end := q.from
	if m, from := numeral.Before(text, end); m != "" { // 人民币约3亿元
		end = from
	}
	for end > 0 && text[end-1] == ' ' {
		end--
	}
	if !lexicon.HasSuffix(text[:end], "币", "幣", "元", "金", "圆", "镑") {
		return
	}
	for _, c := range names {
		if strings.HasSuffix(text[:end], c.word) {
			q.code = c.code + strings.TrimPrefix(q.code, "CNY")
			if end == q.from || text[end] == ' ' {
				q.outer = end - len(c.word)
			}
			return
		}
	}
}

// moneyWords end what is spoken of where an amount is printed without 元: 投资3000万, 奖池36.57亿.
const moneyWords = "资资款额金值价费税薪债奖收润损本票"

// unitless makes q an amount of money whose 元 is not printed, or that has only a currency sign before it.
func unitless(text string, n *numeral.Numeral, q *quantity) bool {
	*q = quantity{from: n.From, outer: n.From, to: n.To, at: n.To, n: *n, unit: none, kind: "money", code: "CNY", rule: "money_without_unit"}
	if n.Arabic && !n.Signed {
		if code, from := symbol(text, n.From); code != "" {
			if letter(code[0]) && (code == "CNY" || code == "USD") && n.To < len(text) && letter(text[n.To]) {
				return false
			}
			q.from, q.outer, q.code, q.rule = from, from, code, "currency_sign"
			q.at = q.to
			return true
		}
	}
	if code := named(text, n); code != "" { // 人民币20万
		q.code = code
		return true
	}
	if to, ok := hundredMillions(text, n.To); ok && !n.Ordinal { // 赚了两个亿
		q.n.Scale(8)
		q.n.Magnitude, q.to, q.at, q.flag = "亿", to, to, "unit_inferred"
		return !lexicon.HasPrefix(text[to:], "级", "元", "人", "家")
	}
	if people(text, n, q) {
		return true
	}
	if n.Magnitude == "" || n.Ordinal || n.Bare || strings.HasSuffix(n.Magnitude, "千") || strings.HasSuffix(n.Magnitude, "百") {
		return false
	}
	q.flag = "unit_inferred"
	if spent(text, n.From) || moneyFollows(text, n.To) {
		return true
	}
	if !endsAmount(text, n.To) || !speaksOfMoney(text, listHead(text, n.From)) {
		return false
	}
	units.per(text, q)
	return true
}

// named returns the currency that is named right before a number that ends its amount: 人民币20万, 港币约3.2亿.
func named(text string, n *numeral.Numeral) string {
	if n.Ordinal || n.Bare || n.Magnitude == "" || !endsAmount(text, n.To) {
		return ""
	}
	end := n.From
	if m, from := numeral.Before(text, end); m != "" {
		end = from
	}
	before := strings.TrimRight(text[:end], " ")
	if !lexicon.HasSuffix(before, "币", "元", "金", "圆", "镑") {
		return ""
	}
	for _, c := range names {
		if strings.HasSuffix(before, c.word) {
			return c.code
		}
	}
	return ""
}

// listHead returns where the list of amounts begins that ends before byte i: 票房分别达22.2亿、19.7亿.
func listHead(text string, i int) int {
	for from := i; i-from < 90; {
		if !lexicon.HasSuffix(text[:from], "、", "和", "与", "及") {
			return from
		}
		r, size := utf8.DecodeLastRuneInString(text[:from])
		j := from - size
		for j > max(0, from-60) {
			if r, size = utf8.DecodeLastRuneInString(text[:j]); !strings.ContainsRune("0123456789.万亿多余萬億", r) {
				break
			}
			j -= size
		}
		if j == from-size || !lexicon.HasSuffix(text[:from], "亿、", "万、", "亿和", "万和", "亿与", "亿及", "万与", "億、", "萬、") {
			return from
		}
		from = j
	}
	return i
}

// spent tells whether the words before byte i can have nothing but money behind them: 斥资, 耗资.
func spent(text string, i int) bool {
	if m, from := numeral.Before(text, i); m != "" {
		i = from
	}
	return lexicon.HasSuffix(strings.TrimSuffix(text[:i], "了"), "斥资", "耗资", "套现", "吸金", "投资", "融资", "募资", "注资", "出资", "集资", "筹资", "砸下", "花费", "豪掷")
}

// moneyFollows tells whether what is measured is money by the word behind 的 at byte i: 5000万的贷款.
func moneyFollows(text string, i int) bool {
	if !strings.HasPrefix(text[i:], "的") {
		return false
	}
	rest := text[i+len("的"):]
	return lexicon.HasPrefix(rest, "贷款", "资金", "投资", "奖金", "借款", "罚款", "赔偿", "存款", "融资", "经费", "补贴", "货款", "债务", "欠款", "损失", "年薪", "票房", "利润", "收入", "营收", "价格", "天价", "高价", "转会费")
}

// yearOnYear begins what an amount is compared with, in Hong Kong's and Taiwan's papers: 達324億年升13.7%.
var yearOnYear = []string{"年升", "年增", "年跌", "年减", "年減", "月升", "月增", "月跌", "月减", "月減", "按年", "按月", "按季", "同比", "环比", "環比"}

// endsAmount tells whether the amount may end at byte i: no noun that is counted follows.
func endsAmount(text string, i int) bool {
	if i >= len(text) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	if strings.ContainsRune(" ，。、；！？：,;!?）)”》~—-…/／（(", r) {
		return true
	}
	return lexicon.HasPrefix(text[i:], yearOnYear...) || lexicon.HasPrefix(text[i:], "的", "以上", "左右", "以下", "以内", "多", "余", "建", "用于", "打造", "改造", "购", "元", "支持", "补", "扶", "兴", "修", "奖", "起", "至", "到", "和", "及", "与", "，")
}

// speaksOfMoney tells whether the words before byte i name an amount of money.
func speaksOfMoney(text string, i int) bool {
	if m, from := numeral.Before(text, i); m != "" {
		i = from
	}
	before := text[:i]
	for _, w := range [...]string{"分别", "均", "各", "已", "再", "总计", "合计"} {
		before = strings.TrimSuffix(before, w)
	}
	for range 3 {
		r, size := utf8.DecodeLastRuneInString(before)
		if size == 0 || !strings.ContainsRune(" 了至到为达是近超计约共仅的高出过元：:", r) {
			break
		}
		before = before[:len(before)-size]
	}
	r, _ := utf8.DecodeLastRuneInString(before)
	if strings.ContainsRune(moneyWords, r) {
		return !lexicon.HasSuffix(before, "成本", "资本", "样本", "日本", "基本", "门票", "投票", "股票", "选票", "彩票", "根本", "现金", "黄金", "品种", "吸收", "验收", "回收", "丰收", "大奖", "得票") || lexicon.HasSuffix(before, "成本")
	}
	return lexicon.HasSuffix(before, "票房", "营收", "收入", "利润", "亏损", "成本", "预算", "奖池", "身家", "乐透", "头奖", "投入", "注资", "中奖", "损失", "赔偿", "罚没", "贷款", "欠", "净赚", "捐", "斥资", "耗资", "套现", "吸金", "支出", "开支", "销售", "成交", "成交价", "总投资", "砸", "募", "预售", "净利", "净流入", "净流出", "净买入", "净卖出", "月供", "首付", "片酬", "报酬", "酬劳", "彩礼", "红包", "主力流入")
}

// parts of an amount: 123元1角1分 and 十块三毛.
var smallMoney = []struct {
	word  string
	power int
}{{"角", -1}, {"毛", -1}, {"分", -2}}

// changeOf adds the smaller coins behind 元: 50元6角三分, 三块五.
func changeOf(text string, q *quantity) {
	last := 0
	switch {
	case q.n.Range:
		return
	case lexicon.HasSuffix(text[:q.to], "角", "毛"):
		last = -1
	case !lexicon.HasSuffix(text[:q.to], "元", "块", "圆", "圓", "塊"):
		return
	}
	for range 2 {
		n, ok := numeral.One(text, q.to)
		if !ok || n.From != q.to || n.Range || n.Value.Cmp(numeral.Int(10)) >= 0 || n.Ordinal || n.Signed {
			return
		}
		found := false
		for _, c := range smallMoney {
			if strings.HasPrefix(text[n.To:], c.word) && c.power < last {
				q.n.Value = q.n.Value.Add(n.Value.Shift(c.power))
				q.to, last, found = n.To+len(c.word), c.power, true
				if strings.HasPrefix(text[q.to:], "钱") {
					q.to += len("钱")
				}
				break
			}
		}
		if !found {
			next, _ := utf8.DecodeRuneInString(text[n.To:])
			if lexicon.HasSuffix(text[:q.to], "块", "塊", "毛") && n.Arabic == q.n.Arabic && n.Magnitude == "" && (n.To-n.From == len("五") || n.To-n.From == len("5")) && (n.To == len(text) || strings.ContainsRune("，。、；！？）”一", next)) {
				q.n.Value, q.to = q.n.Value.Add(n.Value.Shift(last-1)), n.To
			}
			return
		}
	}
}
