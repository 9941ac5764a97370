package organization

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"newsfacts/extract/lexicon"
)

//go:embed sport.tsv
var sportTSV string

// sport are words of sports pages.
var sport = sync.OnceValue(func() *lexicon.Lexicon[struct{}] {
	return lexicon.MustParse(sportTSV, func([]string) (struct{}, error) { return struct{}{}, nil })
})

// clubs takes words that are clubs (罗马, 枪手) where the sentence speaks of matches and they play: 罗马主场, 战胜米兰.
func (c *scan) clubs() {
	if !slices.ContainsFunc(c.weak, func(x span) bool { return x.kind == "sports" }) && c.seen&isTeam == 0 {
		return
	}
	cues := 0
	for i := range c.text {
		if _, _, ok := sport().At(c.text, i); ok {
			cues++
		}
	}
	if score(c.text) {
		cues++
	}
	if cues == 0 {
		return
	}
	for i := 0; ; {
		k := strings.Index(c.text[i:], "队")
		if k < 0 {
			break
		}
		c.side(i + k)
		i += k + len("队")
	}
	for _, x := range c.weak {
		if x.kind != "sports" {
			continue
		}
		if cues >= 2 && c.free(x) && !c.scene(x) || c.plays(x) {
			if to, ok := c.team(x.to); ok {
				x.to = to
			}
			x.rule, x.weight = "club", byRule
			c.add(x)
		}
	}
}

// side reads a team in a sentence on matches: two to four characters behind a mark or a place, before 队 at i (沈阳飞骥|队).
func (c *scan) side(i int) {
	_, after := c.around(i, i+len("队"))
	if strings.ContainsRune("长员伍列友内医形", after) {
		return
	}
	at := i
	for n := 0; n < 5 && at > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(c.text[:at])
		if c.stopsAt(at-size) || digit(r) || n == 0 && strings.ContainsRune("球军部排主客两各全该领带入归团车舰梯乐强弱一二三四支本我劲冠亚名新老卫大小分男女青年幼军", r) {
			break
		}
		at -= size
		if to, ok := c.breakAt(c.text, at, c.flags[at]); ok && to <= i {
			at = to
			break
		}
		if _, to, ok := c.placeAt(at); ok && to <= i {
			break
		}
	}
	if n := utf8.RuneCountInString(c.text[at:i]); n < 2 || n > 5 || !c.leftEdge(at) {
		return
	}
	c.add(span{at, i + len("队"), "sports", "side", byFree, false, false})
}

// score tells whether a text has the score of a match: 98比95, 2:1, ３∶０.
func score(text string) bool {
	for _, mark := range []string{"比", "-", ":", "∶", "："} {
		for i := 0; ; {
			k := strings.Index(text[i:], mark)
			if k < 0 {
				break
			}
			i += k
			before, _ := utf8.DecodeLastRuneInString(text[:i])
			i += len(mark)
			if digit(before) && digit(first(text[i:])) {
				return true
			}
		}
	}
	return false
}

// scene tells whether a club's name is only where something is: 在不来梅举行, 本报马赛6月1日电.
func (c *scan) scene(x span) bool {
	for _, w := range []string{"市", "体育馆", "体育场", "举行", "城", "站", "记者", "机场", "赛场", "地区", "大学"} {
		if strings.HasPrefix(c.text[x.to:], w) {
			return true
		}
	}
	before, after := c.around(x.from, x.to)
	_, _, where := c.placeAt(x.from)
	return where && (before != 0 && strings.ContainsRune("在从于到赴抵往自报京", before) || digit(after))
}

// plays tells whether a match word stands right before or behind a name.
func (c *scan) plays(x span) bool {
	for _, w := range []string{"主场", "客场", "队", "vs", "VS", "Vs", "战胜", "击败", "不敌", "主帅", "门将", "前锋", "后卫", "中场", "近", "客战", "负于", "战平", "对阵", "迎战", "胜", "做客", "球员", "俱乐部", "本赛季"} {
		if strings.HasPrefix(c.text[x.to:], w) {
			return true
		}
	}
	if rest, ok := strings.CutPrefix(c.text[x.to:], "以"); ok && digit(first(rest)) { // 火箭以98-95
		return true
	}
	for _, w := range []string{"vs", "VS", "Vs", "战胜", "击败", "不敌", "客战", "负于", "战平", "对阵", "迎战", "对", "客胜", "效力", "加盟", "做客", "面对", "挑战", "主场对", "胜", "负", "平"} {
		if strings.HasSuffix(c.text[:x.from], w) {
			return true
		}
	}
	return false
}

// beside takes words that are bodies where another body of the kind stands beside them: 光大、华夏和招商银行.
func (c *scan) beside() {
	if len(c.weak) == 0 || len(c.found) == 0 {
		return
	}
	ends, starts := map[int]string{}, map[int]string{}
	for _, x := range c.found {
		if x.weight > byHint {
			ends[x.to], starts[x.from] = x.kind, x.kind
		}
	}
	take := func(x span) {
		x.rule, x.weight = "beside", byRule
		c.add(x)
		ends[x.to], starts[x.from] = x.kind, x.kind
	}
	for _, x := range c.weak {
		if kind, ok := ends[x.from-joint(c.text[:x.from], strings.HasSuffix)]; ok && kind == x.kind && joint(c.text[:x.from], strings.HasSuffix) > 0 && c.free(x) {
			take(x)
		}
	}
	for _, x := range slices.Backward(c.weak) {
		if kind, ok := starts[x.to+joint(c.text[x.to:], strings.HasPrefix)]; ok && kind == x.kind && joint(c.text[x.to:], strings.HasPrefix) > 0 && c.free(x) {
			take(x)
		}
	}
}

// joint is how long the mark or word is that joins names at an end of a text.
func joint(text string, at func(string, string) bool) int {
	for _, w := range []string{"、", "和", "与", "及", "以及", "vs", "VS", "对", "或", "；", "/"} {
		if at(text, w) {
			return len(w)
		}
	}
	return 0
}

// free tells whether nothing found covers a span.
func (c *scan) free(x span) bool {
	for ; c.counted < len(c.found); c.counted++ {
		if c.covered == nil {
			c.covered = make([]bool, len(c.text))
		}
		if y := c.found[c.counted]; y.weight > byHint {
			for i := y.from; i < y.to; i++ {
				c.covered[i] = true
			}
		}
	}
	return c.covered == nil || !slices.Contains(c.covered[x.from:x.to], true)
}

// near are the spans of a list in order of place that may meet [from, to).
func near(list []span, from, to int) []span {
	const few, reach = 16, 600 // spans that are not worth a search; bytes that no name is longer than
	if len(list) <= few {
		return list
	}
	i, _ := slices.BinarySearchFunc(list, from-reach, func(x span, at int) int { return x.from - at })
	j, _ := slices.BinarySearchFunc(list, to, func(x span, at int) int { return x.from - at })
	return list[i:j]
}

func byPlace(a, b span) int { return a.from - b.from }
