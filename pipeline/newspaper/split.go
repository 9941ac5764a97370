package newspaper

import (
	"strings"
	"unicode/utf8"
)

// piece is an article in the making: its paragraphs in order.
type piece struct{ paras []para }

// divide parts the paragraphs of a file into its articles.
func divide(paras []para) []piece {
	d := divider{paras: paras}
	tails := 0
	for i := range paras {
		switch paras[i].kind {
		case led, from:
			d.signals++
		case signed:
			above := i > 0 && paras[i-1].kind == head
			below := i > 0 && paras[i-1].kind == body && paras[i-1].ends != paused && (i+1 == len(paras) || paras[i+1].kind == head)
			if above {
				d.signals++
			}
			if below {
				tails++
			}
			d.below = below // in the end: of the last byline
		}
	}
	d.below = d.below && tails*2 > d.signals
	return d.run()
}

type divider struct {
	paras   []para
	signals int  // places that look like the beginning of an article
	below   bool // bylines stand below their articles
	pieces  []piece

	// of the article under way
	start  int
	bodies int  // paragraphs of text
	chars  int  // bytes of them
	byline bool // it has one
	ended  bool // its end was seen: a credit, an editor, a byline below it
}

func (d *divider) run() []piece {
	for i := range d.paras {
		p := &d.paras[i]
		if s := d.begins(i); s > d.start {
			d.cut(s)
		}
		switch p.kind {
		case led, from:
			d.byline = true
			if p.kind == led && leadOf(p.text).end < len(p.text) || p.kind == from && jumpEnd(p.text) < len(p.text) {
				d.bodies++
				d.chars += len(p.text)
			}
			d.ended = tailed(p.text)
		case signed:
			d.ended = d.ended || d.bodies > 0 && d.below && !photoOnly(p.text)
			d.byline = true
		case meta:
			d.byline = true
		case onward, origin, editing:
			d.ended = d.bodies > 0
		case body, item, speech, verse:
			d.bodies++
			d.chars += len(p.text)
			d.ended = tailed(p.text)
		}
	}
	d.cut(len(d.paras))
	return d.pieces
}

// photoOnly tells whether a byline names who took the picture, and nobody else.
func photoOnly(s string) bool {
	c, _ := parse(unbracket(s))
	return len(c.photo) > 0 && len(c.authors) == 0
}

// cut ends the article under way before paragraph s.
func (d *divider) cut(s int) {
	if s > d.start {
		d.pieces = append(d.pieces, piece{d.paras[d.start:s:s]})
	}
	d.start, d.bodies, d.chars, d.byline, d.ended = s, 0, 0, false, false
}

// begins returns where the article begins to which paragraph i belongs as its first mark, or -1.
func (d *divider) begins(i int) int {
	p := &d.paras[i]
	switch p.kind {
	case led:
		s := d.heads(i)
		if d.bodies == 0 || d.byline && d.bodies == 0 || s == i && d.intro() {
			return -1
		}
		return s
	case from:
		if d.bodies == 0 {
			return -1
		}
		return d.heads(i)
	case signed:
		return d.signed(i)
	case head:
		if d.bodies > 0 && (i == 0 || d.paras[i-1].kind != head || d.paras[i].after || d.ended) && d.newHead(i) {
			return i
		}
	}
	return -1
}

// heads returns where the lines of the head before paragraph i begin.
func (d *divider) heads(i int) int {
	s := i
	for s > d.start && i-s < 6 && d.paras[s-1].kind == head && !(s < i && d.paras[s].after) {
		s--
	}
	return s
}

// intro tells whether the article so far is an editor's note or a summary above the byline.
func (d *divider) intro() bool {
	if d.byline || d.bodies > 2 || d.chars > 1200 {
		return false
	}
	for _, p := range d.paras[d.start:] {
		if p.kind == body || p.kind == item {
			_, ok := cutAny(strings.TrimLeft(p.text, "■□【◆●▲◎ "), "编者按", "编者的话", "核心提示", "阅读提示", "内容提要", "内容提示", "导读", "导语", "提要", "开栏", "编前", "摘要", "引言", "核心阅读", "編者按", "开栏语", "今日关注")
			return ok
		}
		if p.kind != head {
			return false
		}
	}
	return false
}

// signed tells whether a byline on its own line begins an article, and where.
func (d *divider) signed(i int) int {
	if d.bodies == 0 {
		return -1
	}
	next := d.after(i)
	s := d.heads(i)
	if s < i {
		// A signature after short last lines is followed by a new head or by nothing.
		if next == body || next == led || next == speech || next == item {
			return s
		}
		return -1
	}
	if next != body || d.paras[i].ends == paused {
		return -1
	}
	if d.signals == 0 || d.byline && !d.ended || !d.byline && !d.ended && d.bodies <= 2 {
		return -1
	}
	return i
}

// after returns the kind of the first paragraph after i that is no byline; rule at the end or after a page's end.
func (d *divider) after(i int) kind {
	for j := i + 1; j < len(d.paras); j++ {
		if d.paras[j].after {
			return rule
		}
		switch d.paras[j].kind {
		case signed, meta:
		default:
			return d.paras[j].kind
		}
	}
	return rule
}

// newHead tells whether the head at paragraph i, without a byline, begins an article.
func (d *divider) newHead(i int) bool {
	if d.paras[i-1].ends == open && d.paras[i-1].kind == body && !d.ended || d.paras[i-1].kind == mark {
		return false
	}
	j, score := i, 0
	for j < len(d.paras) && j < i+6 && d.paras[j].kind == head {
		if strings.ContainsAny(d.paras[j].text, " 　") && d.paras[j].width > 20 {
			score++
		}
		j++
	}
	if j-i > 5 || j == len(d.paras) {
		return false
	}
	switch d.paras[j].kind {
	case body:
	case led, signed, from: // they find this head themselves
		return false
	default:
		return false
	}
	first := &d.paras[j]
	if len(first.text) < 60 || first.ends != closed || aboutMore(d.paras[i].text) {
		return false
	}
	if d.ended {
		score += 5
	}
	if d.paras[i].after {
		score += 2
	}
	if j-i >= 2 {
		score++
	}
	if d.paras[i].gap >= 2 && d.paras[i].gap > d.usualGap(i) {
		score++
	}
	if d.paras[i].width < 18 {
		score -= 2
	}
	if d.paras[i].width >= 26 {
		score++
	}
	if dayLead(first.text) {
		score++
	}
	need := 3
	if d.signals < 2 {
		need = 5
	}
	return score >= need
}

// usualGap is the gap before the paragraphs around i.
func (d *divider) usualGap(i int) int {
	gap, n := 0, 0
	for j := max(d.start+1, i-6); j < i; j++ {
		gap += d.paras[j].gap
		n++
	}
	if n == 0 {
		return 1
	}
	return (gap + n/2) / n
}

// aboutMore tells whether a head announces more on the same subject: 新闻链接, 相关阅读, 记者手记.
func aboutMore(s string) bool {
	_, ok := cutAny(strings.TrimLeft(s, "■□【◆●▲◎★ 　"), "相关", "延伸", "链接", "新闻链接", "背景", "附", "名词解释", "新闻背景", "记者手记", "采访手记", "新闻多", "小贴士", "提醒", "提示", "编后", "推荐", "热点", "更多", "记者点评", "评论", "专家", "短评", "数据")
	return ok
}

// dayLead tells whether a paragraph begins as a report does: 5月15日，…; 日前，…; 记者从…获悉.
func dayLead(s string) bool {
	if _, end := dayAt(s, 0); end > 0 {
		return true
	}
	_, ok := cutAny(s, "日前", "近日", "昨日", "昨天", "今日", "今天", "前日", "记者", "昨晚", "昨", "连日来", "上周", "本周", "最近", "近期", "近来")
	return ok
}

// tailed tells whether a paragraph ends its article: …。（完）, …（记者 王小明）
func tailed(s string) bool {
	_, tails := tail(s)
	return len(tails) > 0
}

// tail parts a paragraph from the credits at its end: （完）, （记者 王小明）, 据新华社电, （下转3版）.
func tail(s string) (rest string, tails []string) {
	rest = s
	for range 3 {
		r, _ := utf8.DecodeLastRuneInString(rest)
		if r == '）' || r == ')' || r == '】' || r == ']' {
			from := opening(rest)
			if from <= 0 || !aside(rest[from:]) {
				break
			}
			before := strings.TrimRightFunc(rest[:from], white)
			if e := endOf(before); e != closed && !(jump(rest[from:]) != 0) {
				break
			}
			tails = append([]string{rest[from:]}, tails...)
			rest = before
			continue
		}
		if is(r, ornament) && len(rest) > 3 {
			before := strings.TrimRightFunc(strings.TrimRight(rest, marks), white)
			if before != "" && endOf(before) == closed {
				tails = append([]string{strings.TrimFunc(rest[len(before):], white)}, tails...)
				rest = before
				continue
			}
		}
		from := lastSentence(rest)
		if from <= 0 || from == len(rest) {
			break
		}
		last := strings.TrimFunc(rest[from:], white)
		if !credited(last) {
			c, ok := parse(last)
			if !ok || !c.named || len(c.authors)+len(c.photo) == 0 && !c.editorial || c.roles == 0 {
				break
			}
		}
		tails = append([]string{last}, tails...)
		rest = strings.TrimRightFunc(rest[:from], white)
	}
	return rest, tails
}

// lastSentence returns where the words after the last full stop begin, if they are few; -1 else.
func lastSentence(s string) int {
	least := max(0, len(s)-120)
	for i := len(s); i > least; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if r == '。' || r == '！' || r == '？' || r == '”' {
			return i
		}
		i -= size
	}
	return -1
}
