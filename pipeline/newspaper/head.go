package newspaper

import (
	"strings"
	"unicode/utf8"
)

// titles are the lines of a head.
type titles struct {
	kicker   string
	title    string
	subheads []string
}

// rank tells headline, kicker and subheads apart, as far as that can be seen without the size of the type.
func rank(lines []string) (t titles) {
	var list []string
	for _, l := range lines {
		list = append(list, couplet(l)...)
	}
	if len(list) == 0 {
		return t
	}
	n := 0
	if len(list) > 1 && above(list[0], list[1], len(list)) {
		n = 1
		t.kicker = list[0]
	}
	t.title, t.subheads = list[n], list[n+1:]
	return t
}

// above tells whether the first line is a kicker: the second alone is a pair of phrases, or the first introduces it.
func above(first, second string, n int) bool {
	if strings.HasPrefix(second, "—") || strings.HasPrefix(second, "-") {
		return false
	}
	if r, _ := utf8.DecodeLastRuneInString(first); r == '：' || r == ':' || strings.HasSuffix(first, "——") {
		return true
	}
	if strings.HasPrefix(first, "【") && bracketEnd(first) == len(first) {
		return true
	}
	pair := func(s string) bool { return len(strings.FieldsFunc(s, white)) >= 2 && !strings.ContainsAny(s, "，,") }
	switch {
	case pair(first):
		return false
	case pair(second):
		return true
	}
	a, b := utf8.RuneCountInString(first), utf8.RuneCountInString(second)
	return a <= 5 && b >= 8 || n >= 3 && a*4 >= b*5
}

// couplet parts a pair of phrases of equal length from the third that stands on its line:
// 童心向党 逐梦前行 全县少儿合唱节开幕.
func couplet(s string) []string {
	parts := strings.FieldsFunc(s, white)
	if len(parts) != 3 {
		return []string{s}
	}
	n := [3]int{}
	for i, p := range parts {
		n[i] = utf8.RuneCountInString(p)
	}
	at := 0
	switch {
	case n[0] == n[1] && n[2] > n[1]:
		at = strings.Index(s, parts[0]) + len(parts[0])
		at += strings.Index(s[at:], parts[1]) + len(parts[1])
	case n[1] == n[2] && n[0] > n[1]:
		at = strings.Index(s, parts[0]) + len(parts[0])
	default:
		return []string{s}
	}
	return []string{s[:at], strings.TrimFunc(s[at:], white)}
}

// likeness is the share of the pairs of characters in a head that its article uses as well.
func likeness(head, article string) float64 {
	have := map[[2]rune]bool{}
	var last rune
	for _, r := range article {
		have[[2]rune{last, r}] = true
		last = r
	}
	n, hits := 0, 0
	last = 0
	for _, r := range head {
		if last > 0x2fff && r > 0x2fff {
			n++
			if have[[2]rune{last, r}] {
				hits++
			}
		}
		last = r
	}
	if n == 0 {
		return 0
	}
	return float64(hits) / float64(n)
}

// labels head a column of news in brief, not an article.
var labels = strings.Fields("简讯 快讯 短讯 要闻简报 一句话新闻 新闻速递 图片新闻 简明新闻 一周要闻 要闻速览 综合消息 短波 新闻集锦 动态 工作动态 简报 一线传真 要闻 國際簡訊 簡訊 快訊 短訊 今日要闻 国际简讯 国内简讯 区县动态 基层动态 集纳 速读 新闻简报 各地简讯 经济简讯 体育短讯 世界简讯")

// label tells whether a head is no more than a column's name.
func label(s string) bool { return isIn(labels, strings.Trim(s, marks+"【】 　")) }
