package figure

import (
	"strings"

	"newsfacts/extract/lexicon"
	"newsfacts/extract/numeral"
)

// parts of a length of time, from the largest; per is how many of the next smaller one it holds, 0: no whole number.
var lengths = []struct {
	code string
	per  int64
}{{"年", 12}, {"个月", 0}, {"周", 7}, {"天", 24}, {"小时", 60}, {"分钟", 60}, {"秒", 0}}

func lengthOf(code string) int {
	if code == "星期" || code == "礼拜" {
		code = "周"
	}
	for i, l := range lengths {
		if l.code == code {
			return i
		}
	}
	return -1
}

// shortLengths are words that are a length of time only behind a larger one: 1小时20分, 8天20时, 3年零2月.
var shortLengths = []struct{ word, code string }{{"时", "小时"}, {"分", "分钟"}, {"日", "天"}, {"秒", "秒"}}

// smaller adds the smaller parts behind a length of time (两年零三个月 is 27个月) or an amount (3元5角).
func (l *list) smaller(text string, q *quantity) {
	if q.kind == "money" {
		changeOf(text, q)
		return
	}
	if q.kind != "duration" || q.n.Range || q.n.Over || !q.n.Value.Whole() {
		return
	}
	size := lengthOf(q.code)
	hundredths(text, q)
	for range 4 {
		if size < 0 {
			return
		}
		j := q.to
		if lexicon.HasPrefix(text[j:], "零", "又") {
			j += len("零")
		}
		n, ok := numeral.One(text, j)
		if !ok || n.Ordinal || n.Range || n.Signed || n.From != j || n.Over {
			return
		}
		code, end, ok := l.shorter(text, spaces(text, n.To))
		next := lengthOf(code)
		if !ok || next <= size {
			return
		}
		v, ok := inParts(q.n.Value, size, next)
		if !ok {
			return
		}
		q.n.Value = v.Add(n.Value)
		q.at, q.to, q.code, size = n.To, end, code, next
		hundredths(text, q)
	}
}

// hundredths adds the digits behind a whole number of seconds: 9秒83, 14分34秒1.
func hundredths(text string, q *quantity) {
	if q.code != "秒" || !strings.HasSuffix(text[:q.to], "秒") || !q.n.Arabic || !q.n.Value.Whole() {
		return
	}
	n, end, ok := numeral.Whole(text, q.to)
	if !ok {
		return
	}
	places := end - q.to
	if text[q.to] == "０"[0] {
		places /= len("０")
	} else if text[q.to] >= 0x80 {
		return
	}
	if _, _, unit := units.at(text, end); unit || places > 3 || end < len(text) && text[end] < 0x80 && !strings.ContainsAny(text[end:end+1], " ,;)") {
		return
	}
	q.n.Value, q.to = q.n.Value.Add(numeral.Int(int64(n)).Shift(-places)), end
}

// shorter reads the unit of a smaller part at byte i.
func (l *list) shorter(text string, i int) (code string, end int, ok bool) {
	if u, end, ok := l.at(text, i); ok && u.kind == "duration" {
		return u.code, end, true
	}
	for _, s := range shortLengths {
		if strings.HasPrefix(text[i:], s.word) {
			return s.code, i + len(s.word), true
		}
	}
	return "", i, false
}

// inParts turns v of one length into a smaller one.
func inParts(v numeral.Decimal, from, to int) (numeral.Decimal, bool) {
	for i := from; i < to; i++ {
		if lengths[i].per == 0 {
			return v, false
		}
		v = v.Mul(numeral.Int(lengths[i].per))
	}
	return v, true
}
