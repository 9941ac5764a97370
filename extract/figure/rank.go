package figure

import (
	"strings"
	"unicode/utf8"

	"newsfacts/extract"
	"newsfacts/extract/lexicon"
	"newsfacts/extract/numeral"
)

// notRanked are measure words of sections, pages and addresses: 第十五条 is no rank.
var notRanked = map[string]bool{
	"条": true, "款": true, "节": true, "页": true, "本": true, "项": true, "组": true, "线": true, "路": true, "度": true, "点": true, "分": true, "元": true, "日": true, "手": true, "级": true,
	"间": true, "口": true, "面": true, "堂": true, "门": true, "道": true, "卷": true, "小时": false, "部": true, "所": true, "处": true, "方": true, "股": true, "类": true, "里": true, "米": true, "人": true, "方面": true, "部分": true,
}

// rank reads an ordinal: with its measure word (第15名, 第二批), or bare behind words of ranking (位列第二).
func (l *list) rank(s *extract.Sentence, n *numeral.Numeral, q *quantity) bool {
	text := s.Folded(lexicon.Simplified)
	*q = quantity{from: n.From, outer: n.From, to: n.To, n: *n, unit: none, kind: "rank"}
	u, end, ok := l.at(text, spaces(text, n.To))
	if ok && (u.kind == "count" || u.kind == "duration") && !notRanked[u.word] && !u.scaled && n.Value.Whole() {
		q.with(u, spaces(text, n.To), end)
		q.kind, q.rule = "rank", "rank"
		if why := never(text, q); why != "" {
			s.Rejected(q.from, q.to, q.rule, why)
			*q = quantity{from: q.from, to: n.To}
		}
		return true
	}
	q.at, q.code, q.rule = n.To, "位", "bare_rank"
	return never(text, q) == "" && (moves(text, n) || ranking(text[:n.From]) && endsRank(text, n.To))
}

// moves tells whether a place changes: 由第9升至首位, 从第十二降到.
func moves(text string, n *numeral.Numeral) bool {
	return lexicon.HasPrefix(text[n.To:], "升至", "升到", "上升", "跃升", "降至", "降到", "跌至", "跌到", "滑落", "下滑", "提升", "前移", "後移") && lexicon.HasSuffix(text[:n.From], "由", "从", "從", "的", "年")
}

// ranking tells whether the words that end the text are of ranking: 排名, 位列全国, 稳居世界.
func ranking(before string) bool {
	if len(before) > 36 {
		before = before[len(before)-36:]
	}
	if i := strings.LastIndexAny(before, "，。；、！？,;"); i >= 0 {
		before = before[i:]
	}
	for _, w := range [...]string{"排名", "排在", "排行", "排第", "位列", "位居", "名列", "居", "位次", "列", "跃升", "跻身", "升至", "升到", "跃居", "跌至", "滑落", "降至", "上升", "下滑", "名次", "排到", "排"} {
		if strings.Contains(before, w) {
			return true
		}
	}
	return lexicon.HasSuffix(before, "全国", "全省", "全市", "世界", "全球", "亚洲", "全区", "全县", "国内", "业内", "中国", "总分", "总榜", "榜单", "积分榜", "小组", "暂列", "并列", "获得", "获", "夺得", "得", "上海", "西部", "欧洲")
}

func endsRank(text string, i int) bool {
	return i >= len(text) || lexicon.HasPrefix(text[i:], "，", "。", "；", "、", "！", "）", ")", "”", "的", "和", "与", "、", ",", ";", " ", "（", "(", "至", "到", "；", "：", "，", "！")
}

// plain are figures without a numeral.
var plain = [...]struct {
	word, kind, code, rule string
	value                  int64
}{
	{"首位", "rank", "位", "first_place", 1},
	{"翻番", "multiple", "倍", "doubling", 2},
	{"翻倍", "multiple", "倍", "doubling", 2},
}

// plainWord reads a word of plain at byte i; end is i where there is none, or past its first character where
// it counts nothing. A character that begins such a word begins no numeral.
func plainWord(text string, i int) (q quantity, end int) {
	if c := text[i]; c != "首"[0] && c != "翻"[0] {
		return q, i
	}
	for _, w := range plain {
		if !strings.HasPrefix(text[i:], w.word) {
			continue
		}
		end = i + len(w.word)
		if w.kind == "rank" && !firstPlace(text, i) || w.kind == "multiple" && lexicon.HasSuffix(text[:i], "不", "天") {
			return q, end
		}
		n := numeral.Numeral{From: i, To: i, Value: numeral.Int(w.value)}
		return quantity{from: i, outer: i, to: end, at: i, n: n, unit: none, kind: w.kind, code: w.code, rule: w.rule}, end
	}
	if r, size := utf8.DecodeRuneInString(text[i:]); r == '首' || r == '翻' {
		return q, i + size
	}
	return q, i
}

// firstPlace tells whether 首位 at byte i is a result: 居首位, 位列全国首位; not 摆在首位, 首位度.
func firstPlace(text string, i int) bool {
	before := text[:i]
	if lexicon.HasPrefix(text[i+len("首位"):], "度", "联", "城", "产业", "置") || lexicon.HasSuffix(before, "在", "第", "的") && !lexicon.HasSuffix(before, "排在", "的") {
		return false
	}
	if len(before) > 30 {
		before = before[len(before)-30:]
	}
	if j := strings.LastIndexAny(before, "，。；、！？"); j >= 0 {
		before = before[j:]
	}
	for _, w := range [...]string{"居", "列", "占", "排", "跃升", "升至", "升到"} {
		if strings.Contains(before, w) {
			return true
		}
	}
	return lexicon.HasSuffix(before, "全国", "世界", "全球", "全省", "全市")
}
