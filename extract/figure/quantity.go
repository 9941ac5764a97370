package figure

import (
	"strings"
	"unicode/utf8"

	"newsfacts/extract/lexicon"
	"newsfacts/extract/numeral"
)

// quantity makes q the amount that n and the unit behind it make, with what the unit goes on with: 半, 角 and 分, 每吨, an
// upper bound.
func (l *list) quantity(text string, n *numeral.Numeral, q *quantity) bool {
	*q = quantity{from: n.From, outer: n.From, n: *n, unit: none}
	i := n.To
	if n.Arabic || i < len(text) && text[i] != ' ' {
		i = spaces(text, i)
	}
	if to, ok := hundredMillions(text, i); ok { // 两个亿
		q.n.Scale(8)
		q.n.Magnitude = "亿"
		i = to
	} else if to, ok := thousands(l, text, i); ok { // 15k元
		q.n.Scale(3)
		i = to
	}
	if u, end, ok := l.half(text, i, n); ok { // 一个半小时
		q.n.Value = q.n.Value.Add(half)
		q.with(u, i, end)
		return true
	}
	u, end, ok := l.at(text, i)
	if !ok {
		return false
	}
	q.with(u, i, end)
	if !sense(text, q) {
		return false
	}
	halves(text, q)
	height(text, q)
	fever(text, q)
	taels(text, q)
	l.smaller(text, q)
	l.per(text, q)
	l.upTo(text, q)
	currency(text, q)
	return true
}

var half = numeral.Int(5).Shift(-1)

// with gives q its unit, which stands at bytes at to end.
func (q *quantity) with(u *unit, at, end int) {
	q.unit, q.code, q.kind, q.rule, q.at, q.to = u, u.code, u.kind, u.word, at, end
	if u.own {
		q.flag = "from_lexicon"
	}
	if u.scaled {
		q.n.Value, q.n.High = q.n.Value.Mul(u.factor), q.n.High.Mul(u.factor)
	}
}

// hundredMillions reads 个亿 and 个多亿 at byte i.
func hundredMillions(text string, i int) (end int, ok bool) {
	switch {
	case strings.HasPrefix(text[i:], "个亿"), strings.HasPrefix(text[i:], "個億"):
		return i + len("个亿"), true
	case strings.HasPrefix(text[i:], "个多亿"):
		return i + len("个多亿"), true
	}
	return i, false
}

// thousands reads k before a currency: 15k元.
func thousands(l *list, text string, i int) (end int, ok bool) {
	if i >= len(text) || text[i]|0x20 != 'k' {
		return i, false
	}
	u, _, ok := l.at(text, i+1)
	return i + 1, ok && u.kind == "money"
}

// half reads 个半 and its unit at byte i: 一个半小时, 两个半月.
func (l *list) half(text string, i int, n *numeral.Numeral) (u *unit, end int, ok bool) {
	if n.Range || n.Over || !lexicon.HasPrefix(text[i:], "个半", "個半") {
		return none, i, false
	}
	j := i + len("个半")
	if lexicon.HasPrefix(text[j:], "月") {
		u, _, ok = l.at("个月", 0)
		return u, j + len("月"), ok
	}
	u, end, ok = l.at(text, j)
	return u, end, ok && u.kind == "duration"
}

// halves adds the 半 behind a unit: 三年半, 五斤半.
func halves(text string, q *quantity) {
	rest := text[q.to:]
	if !lexicon.HasPrefix(rest, "半") || q.n.Range || q.n.Over || q.n.Half || q.kind == "count" || q.kind == "rank" || !q.n.Value.Whole() {
		return
	}
	next, _ := utf8.DecodeRuneInString(rest[len("半"):])
	if strings.ContainsRune("数径成导挂决自场年天小夜封山岛月身空个数價价", next) && len(rest) > len("半") {
		return
	}
	x := half
	if q.unit.scaled {
		x = x.Mul(q.unit.factor)
	}
	q.n.Value = q.n.Value.Add(x)
	q.to += len("半")
}

// height adds the centimetres behind 米: 1米85, 三米九.
func height(text string, q *quantity) {
	if q.code != "m" || q.n.Range || !q.n.Value.Whole() || q.n.Value.Cmp(numeral.Int(100)) >= 0 {
		return
	}
	n, end, ok := numeral.Whole(text, q.to)
	places := 0
	switch {
	case !ok || q.to == end:
		return
	case text[q.to] < 0x80:
		places = end - q.to
	case text[q.to] == "０"[0]:
		places = (end - q.to) / len("０")
	case end-q.to == len("九"), n > 10 && end-q.to == len("七八"): // 三米九, 一米七八
		places = (end - q.to) / len("九")
	}
	if places != 1 && places != 2 || places == 1 && q.n.Value.Cmp(numeral.Int(9)) > 0 {
		return
	}
	if r, _ := utf8.DecodeRuneInString(text[end:]); places == 1 && end < len(text) && !strings.ContainsRune("，。、；的）！？,", r) || numeral.GoesOn(r) && !strings.ContainsRune(" ,，和与", r) {
		return
	}
	if _, _, isUnit := units.at(text, end); isUnit {
		return
	}
	q.n.Value, q.to = q.n.Value.Add(numeral.Int(int64(n)).Shift(-places)), end
}

// fever adds the tenth behind a temperature: 38度5.
func fever(text string, q *quantity) {
	if q.code != "Cel" || !strings.HasSuffix(text[:q.to], "度") || q.n.Range || !q.n.Arabic || !q.n.Value.Whole() {
		return
	}
	if n, end, ok := numeral.Whole(text, q.to); ok && end == q.to+1 {
		if r, _ := utf8.DecodeRuneInString(text[end:]); end == len(text) || strings.ContainsRune("，。、；的）！？,", r) {
			q.n.Value, q.to = q.n.Value.Add(numeral.Int(int64(n)).Shift(-1)), end
		}
	}
}

// taels adds the 两 behind 斤: 3斤5两 is 3.5 jin.
func taels(text string, q *quantity) {
	if q.code != "jin" || q.n.Range || q.n.Over || !q.n.Value.Whole() {
		return
	}
	n, ok := numeral.One(text, q.to)
	if !ok || n.From != q.to || n.Range || n.Ordinal || n.Signed || n.Value.Cmp(numeral.Int(10)) >= 0 || !lexicon.HasPrefix(text[n.To:], "两", "兩") {
		return
	}
	q.n.Value, q.to = q.n.Value.Add(n.Value.Shift(-1)), n.To+len("两")
}

// upTo goes on to the upper bound of 1万元--5万元 and 800米至1.2公里.
func (l *list) upTo(text string, q *quantity) {
	if q.n.Range || q.n.Over || q.n.Bare {
		return
	}
	j, dash := numeral.Dash(text, included(text, q.to))
	if !dash {
		if j = numeral.Ands(text, q.to); j == q.to { // 20元和30元之间
			return
		}
	}
	n, ok := numeral.One(text, j)
	if !ok || n.Ordinal || n.Range || n.From != j {
		return
	}
	at := spaces(text, n.To)
	u, end, ok := l.at(text, at)
	if !ok {
		return
	}
	high := quantity{from: n.From, outer: n.From, n: n}
	high.with(u, at, end)
	if !sense(text, &high) || high.kind != q.kind {
		return
	}
	if high.kind == "money" {
		changeOf(text, &high)
	}
	l.per(text, &high)
	low, code := q.n.Value, q.code
	if high.code != q.code {
		if low, ok = converted(q, high.code); !ok {
			return
		}
		code = high.code
	}
	if !dash && !numeral.Between(text, high.to) {
		return
	}
	top := high.n.Value
	if q.n.Signed && high.n.Signed && low.Cmp(top) > 0 {
		low, top = top, low
	}
	if low.Cmp(top) > 0 && q.code == "年" && ago(text, q.outer) { // 距今约9300年—8000年
		low, top = top, low
	}
	if low.Cmp(top) >= 0 || dash && moved(text, q, j) && low.Mul(numeral.Int(5)).Cmp(top) < 0 {
		return
	}
	q.n.Value, q.n.High, q.n.Range, q.n.Magnitude = low, top, true, high.n.Magnitude
	q.code, q.at, q.to = code, high.at, high.to
}

// shifts are verbs of change that an amount stands behind, and then, with 至, the level that is reached.
var shifts = []string{"增加", "减少", "減少", "增长", "增長", "下降", "上升", "上涨", "上漲", "下跌", "下滑", "下挫", "提高", "提升", "降低", "回落", "回升", "攀升", "跌", "涨", "漲", "升", "降", "下调", "上调", "下調", "上調", "上扬", "扩大", "缩小", "收窄", "走高", "走低", "劲升", "急升", "急跌"}

// moved tells whether q, with 至 before byte i, is what a level changed by, and no lower bound: 下降1美分至28.09美元.
func moved(text string, q *quantity, i int) bool {
	if !lexicon.HasSuffix(text[:i], "至", "到") {
		return false
	}
	before := text[:q.outer]
	if m, from := numeral.Before(text, q.outer); m != "" {
		before = text[:from]
	}
	return lexicon.HasSuffix(strings.TrimSuffix(before, "了"), shifts...)
}

// sizes are units of one dimension in a common one, so that 800米至1.2公里 is one range.
var sizes = map[string]struct {
	base  string
	power int
}{
	"mm": {"m", -3}, "cm": {"m", -2}, "m": {"m", 0}, "km": {"m", 3}, "mg": {"g", -3}, "g": {"g", 0}, "kg": {"g", 3}, "t": {"g", 6},
	"kW": {"W", 3}, "MW": {"W", 6}, "GW": {"W", 9}, "mL": {"L", -3}, "L": {"L", 0}, "m2": {"m2", 0}, "ha": {"m2", 4}, "km2": {"m2", 6},
}

// converted returns the value of q in another unit of its dimension.
func converted(q *quantity, code string) (numeral.Decimal, bool) {
	a, ok := sizes[q.code]
	b, okToo := sizes[code]
	if !ok || !okToo || a.base != b.base {
		return q.n.Value, false
	}
	return q.n.Value.Shift(a.power - b.power), true
}

// included returns the end of （含） at byte i, or i.
func included(text string, i int) int {
	if strings.HasPrefix(text[i:], "（") || strings.HasPrefix(text[i:], "(") {
		for _, w := range [...]string{"（含）", "(含)", "（不含）", "(不含)"} {
			if strings.HasPrefix(text[i:], w) {
				return i + len(w)
			}
		}
	}
	return i
}

// widen adds the upper bound behind an included lower one: 1万(含)-5万元.
func widen(text string, n *numeral.Numeral) {
	i := included(text, n.To)
	if i == n.To || n.Range {
		coldest(text, n)
		backwards(text, n)
		return
	}
	j, ok := numeral.Dash(text, i)
	if !ok {
		return
	}
	high, ok := numeral.One(text, j)
	if !ok || high.Ordinal || high.Range {
		return
	}
	if r, ok := numeral.Join(*n, high); ok {
		*n = r
	}
}

// backwards makes a range of two numbers of years before today, the larger first: 距今8000—7500年.
func backwards(text string, n *numeral.Numeral) {
	j, ok := numeral.Dash(text, n.To)
	if n.Range || !ok || !ago(text, n.From) {
		return
	}
	last, ok := numeral.One(text, j)
	if !ok || last.From != j || last.Range || last.Ordinal || !lexicon.HasPrefix(text[last.To:], "年", "万年") {
		return
	}
	if r, ok := numeral.Join(last, *n); ok {
		n.Value, n.High, n.Range, n.To = r.Value, r.High, true, last.To
	}
}

// ago tells whether the years at byte i are counted back from today: 距今约.
func ago(text string, i int) bool {
	if m, from := numeral.Before(text, i); m != "" {
		i = from
	}
	return lexicon.HasSuffix(text[:i], "距今", "距今有", "距今已有", "距今达")
}

// coldest makes both bounds of 零下15到20 below zero: the second, unsigned, is the larger.
func coldest(text string, n *numeral.Numeral) {
	if n.Range && n.Signed && lexicon.HasPrefix(text[n.From:], "零下") && n.High.Sign() > 0 && n.High.Cmp(n.Value.Neg()) > 0 {
		n.Value, n.High = n.High.Neg(), n.Value
	}
}

// spaces returns the byte after at most two spaces at i.
func spaces(text string, i int) int {
	for range 2 {
		if i >= len(text) || text[i] != ' ' && text[i] != "\u00a0"[0] {
			break
		}
		if text[i] == ' ' {
			i++
		} else if strings.HasPrefix(text[i:], "\u00a0") {
			i += len("\u00a0")
		}
	}
	return i
}
