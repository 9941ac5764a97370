package figure

import (
	"strings"

	"newsfacts/extract/numeral"
)

// times reads 翻一番, 翻了两番: 2 and 4 times.
func times(text string, n *numeral.Numeral, q *quantity) bool {
	if n.Range || n.Ordinal || !strings.HasPrefix(text[n.To:], "番") {
		return false
	}
	from := n.From
	for _, w := range [...]string{"了", "上", "两", "近", "过", "超", "约"} {
		if strings.HasSuffix(text[:from], w) {
			from -= len(w)
			break
		}
	}
	k, whole := n.Value.Int64()
	if !strings.HasSuffix(text[:from], "翻") || !whole || k < 1 || k > 20 {
		return false
	}
	from -= len("翻")
	*q = quantity{unit: none, from: from, outer: from, to: n.To + len("番"), at: n.To, n: *n, kind: "multiple", code: "倍", rule: "doubling"}
	q.n.Value = numeral.Int(1 << k)
	return true
}
