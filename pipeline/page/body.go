package page

import (
	"strings"
	"unicode/utf8"

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
	for r.to < len(lines) && inside(lines[r.to].node, c) && weights[r.to] >= -5 {
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
	switch roleOf(l, true) {
	case noRole, lead:
	case ends:
		w = min(w, -150) // no text goes on beyond it, unless there is much
	default:
		w = min(w, -5)
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

// content is an article's text and what stands around it.
type content struct {
	head    []string // lines about it that stand before it: time, source, author
	deck    []string // the summary below the headline
	lines   []line
	credits []string // lines that name authors, editors and sources
}

// trim returns what a stretch of lines holds of an article.
func trim(lines []line, title string) (t content) {
	total, done, centered := 0, 0, 0
	for i := range lines {
		if w := weigh(&lines[i]); w > 0 {
			total += w
			if lines[i].kind&isCentered != 0 {
				centered += w
			}
		}
	}
	inCenter := centered*2 > total // all of the page is: it says nothing
	for i := range lines {
		l := &lines[i]
		r := roleOf(l, i < 4 || i >= len(lines)-10)
		if r == ends && done*10 >= total*4 {
			break
		}
		switch {
		case l.kind&(isHidden|isNoise|isNav|isCaption) != 0:
		case done == 0 && (r == editors || r == credits || metaLine(l) || signature(l.text)):
			t.head = append(t.head, l.text)
		case r == editors:
			t.credits = append(t.credits, l.text)
			if done*10 >= total*8 {
				t.credits = append(t.credits, more(lines[i+1:])...)
				t.lines = frayed(t.lines)
				return t
			}
		case r == credits || signature(l.text) || edition(l):
			t.credits = append(t.credits, l.text)
		case done == 0 && same(l.text, title):
		case done == 0 && (r == lead || l.kind&isLead != 0 && total > 2*max(0, weigh(l))):
			t.deck = append(t.deck, l.text)
		case r != noRole && r != lead:
		case l.link*2 > l.runes && l.link > 6 && !sentence(l.text):
		case caption(l, inCenter):
		default:
			t.lines = append(t.lines, *l)
			done += max(0, weigh(l))
		}
	}
	t.lines = frayed(t.lines)
	return t
}

// frayed returns the lines of a text without the short ones at its ends that stand in other elements than
// any of its paragraphs: a counter, a button.
func frayed(lines []line) []line {
	type element struct{ tag, class string }
	of := func(l *line) element { return element{l.node.Data, attr(l.node, "class")} }
	paragraphs := map[element]bool{}
	for i := range lines {
		if weigh(&lines[i]) > 0 {
			paragraphs[of(&lines[i])] = true
		}
	}
	loose := func(l *line) bool { return weigh(l) <= 0 && !paragraphs[of(l)] }
	for len(lines) > 0 && loose(&lines[len(lines)-1]) {
		lines = lines[:len(lines)-1]
	}
	for len(lines) > 0 && lines[0].heading == 0 && loose(&lines[0]) {
		lines = lines[1:]
	}
	return lines
}

// more returns the credits among the lines behind an editor's.
func more(lines []line) (credit []string) {
	for i := range lines {
		if r := roleOf(&lines[i], false); r == credits || r == editors {
			credit = append(credit, lines[i].text)
		}
	}
	return credit
}

// Words that end the caption of a picture.
var captionEnds = strings.Fields("摄 攝 图 圖 摄影 攝影 提供 供图 供圖 截图 截圖 资料图 资料图片 資料照片 来自网络 图片来源网络 视觉中国 發 发 图/视觉中国")

// caption tells whether a line is the caption of a picture: it stands right below one, in its block or in
// the middle of the page, or says so. InCenter: all of the page stands in the middle.
func caption(l *line, inCenter bool) bool {
	if l.runes > 80 || l.heading > 0 {
		return false
	}
	t := strings.TrimSpace(l.text)
	if strings.HasPrefix(t, "▲") || strings.HasPrefix(t, "△") || strings.HasPrefix(t, "↑") {
		return true
	}
	closed := sentence(t)
	switch {
	case l.kind&isBelow == 0:
	case l.kind&withImage != 0 && !closed && l.runes <= 60, l.kind&isCentered != 0 && !inCenter && l.kind&isBold == 0 && (!closed || l.runes <= 40):
		return !strings.HasSuffix(t, "，")
	}
	bare := strings.TrimRight(t, "。.）) ")
	for _, s := range captionEnds {
		if head, ok := strings.CutSuffix(bare, s); ok && !sentence(head) && (utf8.RuneCountInString(s) > 1 || l.kind&isBelow != 0 || strings.ContainsAny(t, "（( ")) {
			return l.kind&(isBelow|isCentered) != 0 || l.runes <= 50
		}
	}
	return false
}

// edition tells whether a line says where the text was printed: 《民声日报》（2020年06月08日 13版）.
func edition(l *line) bool {
	return l.runes <= 40 && strings.Contains(l.text, "版") && strings.HasPrefix(l.text, "《") && len(stamps(l.text)) > 0
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
