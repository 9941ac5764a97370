package page

import (
	"strings"

	"golang.org/x/net/html"
)

// region is the part of a page's lines that an article's text stands in: lines[from:to].
type region struct {
	from, to  int
	container *html.Node // the element that holds them
}

// find returns where the text of an article stands. Lines of running text weigh for it, links and what
// classes call comments, shares and footers against it.
func find(lines []line) (region, bool) {
	weights := make([]int, len(lines))
	for i := range lines {
		weights[i] = weigh(&lines[i])
	}
	from, to, sum := heaviest(weights)
	if sum <= 0 {
		return region{}, false
	}
	c := container(lines[from:to], weights[from:to])
	r := region{from: from, to: to, container: c}
	for r.from < r.to && !inside(lines[r.from].node, c) {
		r.from++
	}
	for r.to > r.from && !inside(lines[r.to-1].node, c) {
		r.to--
	}
	for r.from > 0 && inside(lines[r.from-1].node, c) && weights[r.from-1] > -5 {
		r.from--
	}
	for r.to < len(lines) && inside(lines[r.to].node, c) && weights[r.to] > -5 {
		r.to++
	}
	return r, r.from < r.to
}

// weigh returns what a line says for being text (positive) or furniture (negative).
func weigh(l *line) int {
	free := l.runes - l.link
	w := 0
	switch n := marks(l.text); {
	case l.link*2 > l.runes:
		w = -10 - min(l.runes, 30)
	case n > 0 && free >= 10 || free >= 30:
		w = free + 10*n
	case l.heading > 0 && l.heading < 3:
		w = -5
	}
	if l.kind&(isHidden|isNav|isNoise) != 0 {
		w = -20 - min(l.runes, 30)
	}
	if w > 0 && roleOf(l, true) != noRole {
		w = -5
	}
	return w
}

// heaviest returns the stretch with the greatest sum.
func heaviest(weights []int) (from, to, sum int) {
	start, run := 0, 0
	for i, w := range weights {
		if run <= 0 {
			start, run = i, 0
		}
		if run += w; run > sum {
			from, to, sum = start, i+1, run
		}
	}
	return from, to, sum
}

// share of the weight of a stretch that one child must hold to be taken for the whole.
const share = 0.75

// container returns the innermost element that holds most of the weight of a stretch of lines.
func container(lines []line, weights []int) *html.Node {
	sums := map[*html.Node]int{}
	total := 0
	for i := range lines {
		if w := weights[i]; w > 0 {
			total += w
			for n := lines[i].node; n != nil; n = n.Parent {
				sums[n] += w
			}
		}
	}
	var best *html.Node
	for n, w := range sums {
		if n.Parent == nil {
			best = n
			_ = w
		}
	}
	for best != nil {
		var next *html.Node
		for c := best.FirstChild; c != nil; c = c.NextSibling {
			if float64(sums[c]) >= share*float64(sums[best]) {
				next = c
			}
		}
		if next == nil || leaf(next, lines) {
			break
		}
		best = next
	}
	return best
}

// leaf tells whether an element is the block of lines itself, not a container of blocks: the one <p> that
// holds most of a short text is not its container.
func leaf(n *html.Node, lines []line) bool {
	for i := range lines {
		if lines[i].node == n {
			return true
		}
	}
	return false
}

func inside(n, container *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == container {
			return true
		}
	}
	return false
}

// trim returns the lines of the text and the credits that stand around it.
func trim(lines []line, title string) (text []line, credit []string) {
	total, done := 0, 0
	for i := range lines {
		total += max(0, weigh(&lines[i]))
	}
	cut := len(lines)
	keep := make([]bool, len(lines))
	for i := range lines {
		l := &lines[i]
		edge := i < 4 || i >= len(lines)-10
		r := roleOf(l, edge)
		w := max(0, weigh(l))
		switch {
		case l.kind&(isHidden|isNoise|isNav|isCaption) != 0:
		case r == ends && done*10 >= total*4:
			cut = i
		case r == credits:
			if done*10 >= total*6 {
				credit = append(credit, l.text)
			}
		case r != noRole:
		case done == 0 && (same(l.text, title) || metaLine(l)):
		case l.link*2 > l.runes && l.link > 6 && !sentence(l.text):
		case captionLike(l):
		default:
			keep[i] = true
			done += w
		}
		if cut == i {
			break
		}
	}
	for i := 0; i < cut; i++ {
		if keep[i] {
			text = append(text, lines[i])
		}
	}
	return text, credit
}

// captionLike tells whether a line is the caption of a picture by its words.
func captionLike(l *line) bool {
	if l.runes > 80 {
		return false
	}
	t := strings.TrimSpace(l.text)
	if strings.HasPrefix(t, "▲") || strings.HasPrefix(t, "△") {
		return true
	}
	t = strings.TrimRight(t, "。.）) ")
	for _, s := range []string{"摄", "供图", "截图", "资料图", "资料图片", "来自网络", "图片来源网络", "图/视觉中国", "视觉中国供图"} {
		if strings.HasSuffix(t, s) && !sentence(strings.TrimSuffix(t, s)) {
			return true
		}
	}
	return false
}

// metaLine tells whether a line before the text is about it: its time, its section, its number of readers.
func metaLine(l *line) bool {
	if l.runes > 80 || sentence(l.text) || strings.ContainsAny(l.text, "，。") {
		return false
	}
	if s := stamps(l.text); len(s) > 0 && (s[0].minute || l.runes > 12) {
		return true
	}
	return len(fields(l.text)) > 1
}
