package figure

import (
	"strings"
	"unicode/utf8"

	"newsfacts/extract/lexicon"
	"newsfacts/extract/numeral"
)

// sense decides what the words around say of a unit with several meanings, and sets it in q. False: it is no unit here.
func sense(text string, q *quantity) bool {
	if q.unit.own {
		return true
	}
	if q.kind == "money" && q.unit.word == "块" && q.n.Bare {
		return false
	}
	switch q.unit.word {
	case "年":
		if lexicon.HasSuffix(q.n.Magnitude, "亿", "億", "万", "萬") && lexicon.HasPrefix(text[q.at:], yearOnYear...) { // 324億年升13.7%
			return false
		}
		return !year(text, q)
	case "日":
		return days(text, q)
	case "度":
		return degrees(text, q)
	case "°":
		if speaks(text, q, "摄氏", "攝氏", "气温", "氣溫", "温度", "溫度", "体温") {
			q.code = "Cel"
		}
	case "点", "點":
		return points(text, q)
	case "级", "級":
		if q.n.Arabic && q.n.Value.Cmp(numeral.Int(17)) <= 0 && strings.Contains(text[max(0, q.from-150):q.from], "风力") {
			return true
		}
		return (q.n.Arabic || speaks(text, q, "震", "里氏", "阵风", "大风", "台风")) && speaks(text, q, "震", "里氏", "风", "風", "浪", "烈度", "紫外线", "台阶")
	case "分":
		if lexicon.HasSuffix(text[:q.from], "时", "点", "時", "點", "度", "∶", ":", "：") || strings.HasPrefix(text[q.to:], "钟") || q.n.Bare {
			return false
		}
		if cents(text, q) {
			q.kind, q.code, q.n.Value = "money", "CNY", q.n.Value.Shift(-2)
			return true
		}
		seconds(text, q)
	case "周":
		return !(q.n.Arabic && q.n.Digits == 4)
	case "代":
		return lexicon.HasPrefix(text[q.to:], "人", "传承")
	case "平", "方", "平方":
		if q.unit.word == "平" && tally(text, q) {
			return true
		}
		if q.unit.word == "平" && (q.n.Value.Cmp(numeral.Int(20)) < 0 || !speaks(text, q, "房", "面积", "户型", "建筑", "室", "住", "屋", "店")) {
			return false
		}
		if q.unit.word == "方" && speaks(text, q, "面积", "住宅", "商品房", "建面") {
			q.code = "m2"
		}
		return q.n.Arabic && (q.unit.word != "方" || strings.ContainsAny(q.n.Magnitude, "万亿"))
	case "两", "兩":
		return !lexicon.HasSuffix(text[:q.from], "第") && !(q.n.Arabic && q.n.Digits == 4 && lexicon.HasSuffix(text[q.to:], "会"))
	case "m", "g", "t", "L", "h", "s", "A", "V", "W", "B":
		return q.n.Arabic && !(q.n.Digits > 1 && q.n.Value.Sign() == 0)
	case "起": // 从2011起
		return !(q.n.Arabic && q.n.Digits == 4 && lexicon.HasSuffix(text[:q.from], "从", "自", "從", "于"))
	case "手", "环", "洞", "听":
		return q.n.Arabic
	case "里": // 二万五千里; not 三里屯, 百里
		return !q.n.Bare && (q.n.Arabic || q.n.Value.Cmp(numeral.Int(100)) >= 0)
	case "升": // 6降2升
		return !lexicon.HasSuffix(text[:q.from], "降", "跌", "涨", "漲", "升") && !lexicon.HasPrefix(text[q.to:], "持平")
	case "胜", "负", "金", "银", "铜", "死", "伤", "亡":
		return tally(text, q)
	}
	return true
}

// speaks tells whether one of the words stands within ten characters on either side.
func speaks(text string, q *quantity, words ...string) bool {
	a, b := near(text, q.from, q.to, 30, 15)
	for _, w := range words {
		if strings.Contains(a, w) || strings.Contains(b, w) {
			return true
		}
	}
	return false
}

// year tells whether n before 年 names a calendar year: 2023年, 二〇二三年, 98年5月.
func year(text string, q *quantity) bool {
	n := &q.n
	if n.Digits == 4 && n.Magnitude == "" {
		top := n.Value
		if n.Range {
			top = n.High
		}
		if n.Value.Whole() && (n.Value.Cmp(numeral.Int(1000)) >= 0 && top.Cmp(numeral.Int(2200)) < 0 || n.Value.Cmp(numeral.Int(1000)) < 0 && !n.Arabic) {
			return true
		}
	}
	if r, _ := utf8.DecodeRuneInString(text[q.to:]); r >= '0' && r <= '9' || r >= '０' && r <= '９' { // 98年5月; not 3年6个月
		m, ok := numeral.One(text, q.to)
		return !ok || !lexicon.HasPrefix(text[spaces(text, m.To):], "个", "天", "周", "小时", "多")
	}
	return lexicon.HasSuffix(text[:q.from], "’", "'", "‘", "公元", "公元前", "民国", "光绪", "乾隆", "康熙")
}

// days tells whether n before 日 is a length of time: 60日, 30日内; not 12日.
func days(text string, q *quantity) bool {
	if q.n.Value.Cmp(numeral.Int(31)) > 0 {
		return true
	}
	return lexicon.HasPrefix(text[q.to:], "内", "以内", "之内", "游", "无理由", "以上") || lexicon.HasSuffix(text[:q.from], "为期", "历时", "拘留", "连续", "公示期", "期限为")
}

// clause cuts the words around a quantity at the next stop on either side.
func clause(before, after string) (string, string) {
	if i := strings.LastIndexAny(before, "，。；！？,;"); i >= 0 {
		before = before[i:]
	}
	if i := strings.IndexAny(after, "，。；！？,;"); i >= 0 {
		after = after[:i]
	}
	return before, after
}

// degrees tells what 度 measures: 35度 heat, 北纬30度 an angle, 用电200度 energy.
func degrees(text string, q *quantity) bool {
	a, b := clause(near(text, q.from, q.to, 36, 18))
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(a, w) || strings.Contains(b, w) {
				return true
			}
		}
		return false
	}
	switch {
	case has("电"):
		q.code = "kWh"
	case has("华氏"):
		q.code = "[degF]"
		if lexicon.HasSuffix(text[:q.from], "华氏") {
			q.from -= len("华氏")
		}
	case has("温", "溫", "熱", "热", "冷", "寒", "烧", "摄氏", "零下", "降雪", "天气", "雪", "雨") || q.n.Signed:
		q.code = "Cel"
	case q.n.Arabic && !q.n.Range && (same(&q.n, 360) || same(&q.n, 180) || same(&q.n, 90)), has("纬", "经", "角", "倾", "旋转", "坡", "转", "弯", "斜", "仰", "东经"):
		q.code = "deg"
	case has("近视", "白酒", "酒精", "屈光"):
	case !q.n.Arabic && q.n.Value.Cmp(numeral.Int(10)) < 0: // 两度夺冠
		return false
	}
	return true
}

func same(n *numeral.Numeral, v int64) bool { return n.Value.Cmp(numeral.Int(v)) == 0 }

// points tells whether 点 is of an index, or counts what was said: 2929.09点, 三点建议; not 8点.
func points(text string, q *quantity) bool {
	if lexicon.HasPrefix(text[q.to:], "意见", "建议", "要求", "希望", "体会", "原因", "做法", "看法", "主张", "共识", "启示", "提议", "承诺") {
		q.kind, q.rule = "count", q.unit.word
		return true
	}
	if q.n.Value.Cmp(numeral.Int(24)) <= 0 && q.n.Value.Whole() && lexicon.HasPrefix(text[q.to:], "至", "到") { // 8点至10点
		return false
	}
	if !q.n.Arabic && q.n.Magnitude == "" && q.n.Value.Cmp(numeral.Int(25)) < 0 {
		return false
	}
	return (!q.n.Value.Whole() || q.n.Value.Cmp(numeral.Int(60)) > 0 || speaks(text, q, "指", "跌", "涨", "报", "收于", "点位", "关口", "大盘")) &&
		!lexicon.HasSuffix(text[:q.from], "午", "晚", "晨")
}

// cents tells whether 分 is a coin: a larger one bounds the range from above (8分至1毛).
func cents(text string, q *quantity) bool {
	j, ok := numeral.Dash(text, q.to)
	if !ok || q.n.Range {
		return false
	}
	n, ok := numeral.One(text, j)
	return ok && lexicon.HasPrefix(text[n.To:], "毛", "角", "元", "块", "分钱")
}

// seconds makes 分 of 5分03秒 a length of time.
func seconds(text string, q *quantity) {
	n, ok := numeral.One(text, q.to)
	if ok && n.From == q.to && strings.HasPrefix(text[n.To:], "秒") && !q.n.Range {
		q.kind, q.code, q.rule = "duration", "分钟", "分"
	}
}

// tallies are what a record of games, medals or victims counts, side by side: 27胜6负, 40金27银24铜, 3死12伤; and the words before
// one that stands alone: 夺10金, 致3死.
var tallies = [...]struct{ words, before string }{
	{"胜平负", ""}, {"金银铜", "夺获得揽收摘标"}, {"死伤亡失", "致酿成"},
}

// tally makes q a part of a record where another part stands beside it.
func tally(text string, q *quantity) bool {
	if q.n.Range || q.n.Over || q.n.Signed || !q.n.Value.Whole() || q.n.Magnitude != "" || q.n.Value.Cmp(numeral.Int(1000)) > 0 {
		return false
	}
	i := 0
	for i < len(tallies)-1 && !strings.Contains(tallies[i].words, q.unit.word) {
		i++
	}
	set := tallies[i].words
	r, size := utf8.DecodeLastRuneInString(text[:q.from])
	if size > 0 && strings.ContainsRune(tallies[i].before, r) {
		q.kind, q.code, q.rule = "count", q.unit.word, "tally"
		return true
	}
	beside := strings.ContainsRune(set, r) && q.from >= 2*len("胜") && numeral.Starts(lastBefore(text, q.from-len("胜")))
	if !beside {
		n, ok := numeral.One(text, q.to)
		next, _ := utf8.DecodeRuneInString(text[n.To:])
		beside = ok && n.From == q.to && !n.Ordinal && !n.Signed && n.Magnitude == "" && n.To < len(text) && strings.ContainsRune(set, next)
	}
	if beside {
		q.kind, q.code, q.rule = "count", q.unit.word, "tally"
	}
	return beside
}

// lastBefore returns the character that ends at byte i.
func lastBefore(text string, i int) rune {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return r
}
