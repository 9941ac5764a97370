package figure

import (
	_ "embed"
	"strings"
	"unicode/utf8"

	"newsfacts/extract/lexicon"
	"newsfacts/extract/numeral"
)

//go:embed never.tsv
var neverList string

var neverWords = lexicon.MustParse(neverList, func(columns []string) (struct{}, error) { return struct{}{}, nil })

// never returns the word without counting sense that the candidate is part of, or "".
func never(text string, q *quantity) string {
	if q.n.Arabic {
		return ""
	}
	for j, back := q.from, 0; j >= 0 && back <= 3; j-- {
		if j < len(text) && text[j]&0xc0 == 0x80 {
			continue
		}
		back++
		if _, end, ok := neverWords.At(text, j); ok && end > q.from {
			if q.n.Over && text[j:end] == "百年" {
				continue
			}
			return text[j:end]
		}
	}
	return ""
}

// refused returns why a candidate counts nothing, or "".
func refused(text string, q *quantity) string {
	n := &q.n
	if q.rule == "currency_sign" {
		return ""
	}
	if joined(text, n.From) && q.from == n.From && !(capitals(text[:n.From]) && (q.kind == "money" || n.Magnitude != "")) {
		return "part of a code"
	}
	if w := never(text, q); w != "" {
		return w
	}
	if n.Digits > 1 && !n.Arabic {
		return "digit by digit"
	}
	if n.Digits > 1 && strings.HasPrefix(text[n.From:], "0") && q.kind != "duration" {
		return "a number with a leading zero"
	}
	if quoted(text, q) {
		return "a name in quotation marks"
	}
	if lexicon.HasSuffix(text[:n.From], "分之") {
		return "part of a share"
	}
	word := text[n.From:n.To]
	switch {
	case n.Bare && !n.Vague && !n.Over && bare(text, q):
		return "a magnitude without a number"
	case word == "零" || word == "〇" || word == "半" && (q.kind == "count" || q.kind == "multiple" || q.kind == "rank"):
		return word
	case word == "半" && lexicon.HasSuffix(text[:n.From], "上", "下", "前", "后", "大", "多", "过", "小", "一", "對", "对"):
		return "half of a calendar period"
	case word == "二" && q.kind == "count" && q.code != "人" && q.code != "名" && q.code != "位":
		return "二 orders, 两 counts"
	case word == "一" && q.kind != "multiple" && q.rule != "tally":
		return one(text, q)
	case (q.code == "次" || q.code == "届") && !n.Arabic && session(text, q):
		return "the name of a session"
	case q.kind == "duration" && !ancient(q) && lexicon.HasPrefix(text[q.to:], "前") && !lexicon.HasPrefix(text[q.to:], "前期", "前后", "前後", "前往", "前来", "前进", "前十", "前沿"):
		return "a point in time: a date"
	case strings.Contains("栋棟幢座单元楼層层室号", q.unit.word) && q.unit.word != "" && address(text, q):
		return "an address"
	case q.kind == "count" && !n.Value.Whole() && strings.Contains("本部项条章节款", q.unit.word):
		return "a section mark"
	}
	return ""
}

// ancient tells whether a length of time is too long for a date to be counted from: 640万年前.
func ancient(q *quantity) bool { return q.code == "年" && q.n.Value.Cmp(numeral.Int(500)) >= 0 }

// session tells whether 四次 before 会议 is part of a session's name: 市十三届人大四次会议; not 召开四次会议.
func session(text string, q *quantity) bool {
	if q.code == "届" { // 政协八届四次会议
		n, ok := numeral.One(text, q.to)
		return ok && n.From == q.to && lexicon.HasPrefix(text[n.To:], "次会议", "次全会", "次全体会议")
	}
	return lexicon.HasPrefix(text[q.to:], "会议", "全会", "全体会议", "代表大会", "會議", "全會") && lexicon.HasSuffix(text[:q.from], "人大", "政协", "政協", "届", "屆", "大会", "代表大会", "委员会", "常委会", "人代会", "职代会")
}

// address tells whether a building's number is part of an address: 人民路118号5栋302室.
func address(text string, q *quantity) bool {
	r, _ := utf8.DecodeRuneInString(text[q.to:])
	return r >= '0' && r <= '9' || lexicon.HasSuffix(text[:q.from], "号", "號", "路", "街", "小区", "弄", "栋", "单元", "苑")
}

// bare tells whether a magnitude without a digit is no number: 万元户, 千亿级; but 突破百亿元.
func bare(text string, q *quantity) bool {
	m, _ := numeral.Before(text, q.outer)
	if m == "" {
		return true
	}
	return lexicon.HasPrefix(text[q.to:], "级", "級", "户", "大关外", "店", "集群", "产业")
}

// joined tells whether the digits that start at byte i go on a code or a longer number: G20, 5·15, 2.3.1, 023-6.
func joined(text string, i int) bool {
	if i == 0 {
		return false
	}
	r, size := utf8.DecodeLastRuneInString(text[:i])
	if r < 0x80 && letter(byte(r)) {
		code, _ := symbol(text, i)
		return code == ""
	}
	if r >= 'Ａ' && r <= 'ｚ' {
		return true
	}
	if !strings.ContainsRune("-·•.．/－_#＃+", r) {
		return false
	}
	p, _ := utf8.DecodeLastRuneInString(text[:i-size])
	return p >= '0' && p <= '9' || p >= '０' && p <= '９' || p < 0x80 && p > 0 && letter(byte(p)) || r == '#'
}

// capitals tells whether the text ends in the capitals of a measure, after which an amount may stand: GDP267亿元; not G20.
func capitals(before string) bool {
	i := len(before)
	for i > 0 && before[i-1] >= 'A' && before[i-1] <= 'Z' {
		i--
	}
	return len(before)-i >= 2 && (i == 0 || before[i-1] >= 0x80)
}

// quoted tells whether a Chinese number begins a name or slogan in quotation marks: “两个确立”, “七张报表”; and
// an Arabic one a longer one: “15分钟生活圈”.
func quoted(text string, q *quantity) bool {
	if !lexicon.HasSuffix(text[:q.from], "“", "「", "‘", "《", "〈") {
		return false
	}
	rest := text[q.to:]
	for k := 0; k <= 12; k++ {
		r, size := utf8.DecodeRuneInString(rest)
		if size == 0 || strings.ContainsRune("，。；！？、：", r) {
			return false
		}
		if strings.ContainsRune("”」’》〉", r) {
			return k > 0 || !q.n.Arabic || q.code == "条"
		}
		rest = rest[size:]
	}
	return false
}

// one returns why 一 before a unit counts nothing, or "": 一吨, 仅一人, 一年内; not 一个, 一名男子, 有一天.
func one(text string, q *quantity) string {
	before, rest := text[:q.from], text[q.to:]
	m, from := numeral.Before(text, q.from)
	if lexicon.HasPrefix(text[from:], "迈上", "站上", "跨过", "越过", "冲破", "踏上", "过") { // 迈上一个新台阶
		m = ""
	}
	switch {
	case lexicon.HasSuffix(before, "每", "这", "那", "同", "另", "某", "任", "第", "单", "统", "不", "唯", "专", "进", "新的", "又", "头", "哪", "一", "这是", "有", "万") && !lexicon.HasSuffix(before, "只有", "仅有", "共有"):
		return "一 after " + before[max(0, len(before)-6):]
	case m != "" && m != "exact":
		return ""
	case q.kind == "money" || q.kind == "measure":
		if strings.Contains("角块点度级里分方平两毛", q.unit.word) && q.to-q.at == len(q.unit.word) { // not 一角五分
			return "一 as an article"
		}
		return ""
	case q.code == "小时" || q.code == "分钟" || q.code == "个月" || q.code == "秒" || q.unit.word == "刻钟":
		if lexicon.HasPrefix(rest, "钟") {
			return "一 as an article"
		}
		return ""
	case q.kind == "age":
		return ""
	case q.kind == "duration":
		if lexicon.HasPrefix(rest, "内", "以上", "以后", "后", "之内", "以内", "之后", "期", "左右", "多", "半", "有期", "的时间", "，缓", "零") || lexicon.HasSuffix(before, "为期", "历时", "时隔", "近", "满", "刑", "用", "任期", "缓刑", "期限", "延长", "推迟", "提前", "长达", "徒刑", "用了", "花了", "在") {
			return ""
		}
	case q.code == "人":
		if lexicon.HasPrefix(rest, "死", "伤", "遇", "失", "重伤", "轻伤", "受", "获救", "被", "因", "确诊", "溺", "落水", "送医", "抢救", "当场", "不幸", "不治", "死傷", "當場", "受傷", "身亡") || lexicon.HasSuffix(before, "造成", "致", "导致", "仅", "只有") {
			return ""
		}
	}
	if lexicon.HasSuffix(before, "仅", "只有", "仅有", "共有", "仅剩", "只剩", "增加", "减少", "新增", "共") {
		return ""
	}
	return "一 as an article"
}
