package newspaper

import (
	"strings"

	"newsfacts/pipeline/layout"
	"newsfacts/schemas"
)

// claim says which article each head belongs to that stands in the middle of a body: the one without a head that
// uses its words most. Lines per article, in order; those that nobody claims stay where they stand.
func claim(pieces []piece, list []line) [][]int {
	heads := make([][]int, len(pieces))
	for i := range pieces {
		p := &pieces[i]
		if len(p.floats) == 0 {
			continue
		}
		var text strings.Builder
		for _, f := range p.floats {
			text.WriteString(list[f].text)
		}
		best, most := -1, 0.25
		for _, j := range []int{i, i + 1, i - 1, i + 2, i - 2} {
			if j < 0 || j >= len(pieces) || pieces[j].head() > 0 || len(heads[j]) > 0 {
				continue
			}
			like := likeness(text.String(), pieces[j].text())
			if j == i {
				like += 0.1
			}
			if like > most {
				best, most = j, like
			}
		}
		if best >= 0 {
			heads[best] = p.floats
			p.floats = nil
		}
	}
	return heads
}

// head returns how many of its first paragraphs are head lines.
func (p *piece) head() int {
	n := 0
	for n < len(p.paras) && p.paras[n].kind == head {
		n++
	}
	if n == len(p.paras) && n > 0 {
		if n == 1 {
			return 0
		}
		return 1
	}
	if n > 6 {
		return 1
	}
	return n
}

// text is the beginning of its body.
func (p *piece) text() string {
	var b strings.Builder
	for _, q := range p.paras {
		b.WriteString(q.text)
		if b.Len() > 6000 {
			break
		}
	}
	return b.String()
}

// builder lays out one article.
type builder struct {
	layout.Builder
	a      *schemas.Article
	c      credits
	photo  []string
	byline []string
	credit []string
	dated  day
	wire   day
	tails  []string
}

// article lays out a piece with the head lines that stood elsewhere.
func (p *piece) article(heads []int, list []line, issue day, o Options) *schemas.Article {
	b := builder{a: &schemas.Article{}}
	var lines []string
	for _, h := range heads {
		lines = append(lines, list[h].text)
	}
	n := p.head()
	for _, q := range p.paras[:n] {
		lines = append(lines, q.text)
	}
	b.head(rank(lines))
	b.body(p.paras[n:], n > 0 || len(heads) > 0, p.floats, list)
	if len(p.paras) > 0 {
		b.a.SourceByteStart = schemas.Ptr(int64(p.paras[0].from))
		b.a.SourceByteEnd = schemas.Ptr(int64(p.paras[len(p.paras)-1].to))
	}
	page := &sheet{}
	if len(p.paras) > 0 {
		page = p.paras[0].page
	}
	if page.day.known() {
		issue = page.day
	}
	b.finish(issue, page.paper, o)
	return b.a
}

// titled lays out a record's text under its title.
func (p *piece) titled(title string, list []line, o Options) *schemas.Article {
	b := builder{a: &schemas.Article{}}
	title = strings.TrimFunc(title, white)
	n := 0
	if title != "" {
		b.head(titles{title: title})
	} else if n = p.head(); n > 0 {
		var lines []string
		for _, q := range p.paras[:n] {
			lines = append(lines, q.text)
		}
		b.head(rank(lines))
	}
	b.body(p.paras[n:], true, p.floats, list)
	b.finish(day{}, "", o)
	return b.a
}

func (b *builder) head(t titles) {
	if t.title == "" {
		return
	}
	b.a.Title = schemas.Ptr(t.title)
	if t.kicker != "" {
		b.a.Kicker = schemas.Ptr(t.kicker)
		b.Line("kicker", t.kicker)
	}
	b.Line("headline", t.title)
	for _, s := range t.subheads {
		b.Line("subhead", s)
	}
	b.a.Subheads = t.subheads
}

// body lays out the paragraphs after the head. Floats are head lines that nobody claimed.
func (b *builder) body(paras []para, headed bool, floats []int, list []line) {
	last := len(paras)
	for last > 0 && paras[last-1].kind != body && paras[last-1].kind != led && paras[last-1].kind != item && paras[last-1].kind != speech {
		last--
	}
	started := false
	for i := range paras {
		q := &paras[i]
		switch q.kind {
		case led:
			b.lead(q)
			started = true
		case from:
			b.jump(q)
			started = true
		case onward:
			b.on(q.text)
		case signed, meta:
			b.signed(q, started && i >= last)
		case origin, editing:
			b.origin(q, started || i > 0)
		case mark:
			b.Line("subhead", q.text)
		case head:
			if name := names(q.text); name != nil && !started && q.width <= 20 {
				b.Line("byline", q.text)
				b.byline = append(b.byline, q.text)
				b.c.authors = append(b.c.authors, name...)
				continue
			}
			alone := (i == 0 || paras[i-1].kind != head) && (i+1 < len(paras) && paras[i+1].kind != head) && started
			if alone {
				b.Line("subhead", q.text)
			} else {
				b.Line("body", q.text)
			}
		default:
			b.text(q.text)
			started = true
		}
		for _, f := range q.floats {
			for _, g := range floats {
				if f == g {
					b.Line("subhead", list[f].text)
				}
			}
		}
	}
	for _, t := range b.tails {
		b.Line("credit", t)
	}
}

// text lays out a paragraph with the credits at its end.
func (b *builder) text(s string) {
	rest, tails := tail(s)
	b.Line("body", rest)
	for _, t := range tails {
		b.Rest("credit", t)
		b.take(t)
	}
}

// take reads a credit at the end of a text.
func (b *builder) take(t string) {
	inner := strings.TrimFunc(unbracket(t), white)
	switch jump(t) {
	case '>':
		b.warn("continued_on")
		return
	case '<':
		b.warn("continued_from")
		return
	}
	if o, ok := credit(t); ok {
		b.credit = append(b.credit, t)
		b.outlet(o)
		return
	}
	c, ok := parse(inner)
	if !ok {
		if n := names(inner); n != nil {
			c, ok = credits{authors: n, reporter: true}, true
		}
	}
	if ok {
		b.merge(c)
		if c.reporter && (len(c.authors) > 0) {
			b.byline = append(b.byline, t)
			return
		}
	}
	b.credit = append(b.credit, t)
}

func (b *builder) merge(c credits) {
	for _, n := range c.authors {
		b.author(n)
	}
	b.photo = append(b.photo, c.photo...)
	if b.c.editor == "" {
		b.c.editor = c.editor
	}
	b.outlet(c.outlet)
	if c.date.known() && !b.dated.known() {
		b.dated = c.date
	}
}

func (b *builder) author(n string) {
	n = strings.Join(strings.Fields(strings.ReplaceAll(n, "\u3000", " ")), "")
	if !isIn(b.c.authors, n) {
		b.c.authors = append(b.c.authors, n)
	}
}

func (b *builder) outlet(o string) {
	if b.c.outlet == "" {
		b.c.outlet = o
	}
}

func (b *builder) warn(code string) {
	if strings.HasPrefix(code, "continued") {
		b.a.Continued = true
	}
	if !isIn(b.a.Warnings, code) {
		b.a.Warnings = append(b.a.Warnings, code)
	}
}

// lead lays out a paragraph that begins with its byline.
func (b *builder) lead(q *para) {
	l := leadOf(q.text)
	b.Line("byline", q.text[:l.end])
	b.byline = append(b.byline, strings.TrimFunc(q.text[:l.end], white))
	b.merge(l.credits)
	if l.day.month > 0 {
		b.wire = l.day
	}
	rest, tails := tail(q.text[l.end:])
	b.Rest("body", rest)
	for _, t := range tails {
		b.Rest("credit", t)
		b.take(t)
	}
}

// jump lays out （上接1版） and the text that goes on behind it.
func (b *builder) jump(q *para) {
	b.warn("continued_from")
	end := jumpEnd(q.text)
	if end == 0 || end == len(q.text) {
		b.Line("credit", q.text)
		return
	}
	b.Line("credit", q.text[:end])
	rest, tails := tail(q.text[end:])
	b.Rest("body", rest)
	for _, t := range tails {
		b.Rest("credit", t)
		b.take(t)
	}
}

func (b *builder) on(s string) {
	b.warn("continued_on")
	b.tails = append(b.tails, s)
}

// signed lays out a byline on its own line: above the text, or below it.
func (b *builder) signed(q *para, below bool) {
	c, ok := parse(unbracket(q.text))
	if !ok {
		c, _ = parse(q.text)
	}
	b.merge(c)
	b.byline = append(b.byline, q.text)
	if below {
		b.Line("credit", q.text)
		return
	}
	b.Line("byline", q.text)
}

// origin lays out 据上游新闻客户端, 责任编辑：王小明: last, whatever stands behind it.
func (b *builder) origin(q *para, below bool) {
	if o, ok := credit(q.text); ok {
		b.credit = append(b.credit, q.text)
		b.outlet(o)
	} else {
		c, ok := parse(unbracket(q.text))
		if !ok {
			c, _ = parse(q.text)
		}
		b.merge(c)
		if !c.editorial {
			b.credit = append(b.credit, q.text)
		}
	}
	if below {
		b.tails = append(b.tails, q.text)
		return
	}
	b.Line("byline", q.text)
}

// finish sets what the credits and the page say.
func (b *builder) finish(issue day, paper string, o Options) {
	a := b.a
	if len(b.c.authors) == 0 {
		for _, n := range b.photo {
			b.author(n)
		}
	}
	a.Authors = b.c.authors
	set := func(p **string, s string) {
		if s != "" {
			*p = schemas.Ptr(s)
		}
	}
	set(&a.Byline, strings.Join(b.byline, " "))
	set(&a.Editor, b.c.editor)
	set(&a.Outlet, b.c.outlet)
	if a.Outlet == nil {
		set(&a.Outlet, paper)
	}
	set(&a.Credit, strings.Join(b.credit, " "))
	b.date(issue, o)
	b.Finish(a)
	if a.Title == nil {
		b.warn("no_title")
	}
	if a.CharCount < 50 {
		b.warn("short")
	}
	if a.CharCount > 1_000_000 {
		b.warn("long")
	}
}

// date sets the day of publication: printed on the page or beside the text, in the dateline, in the file's name,
// given as an option.
func (b *builder) date(issue day, o Options) {
	set := func(d int32, source string) {
		b.a.PublishDate, b.a.PublishDateSource = &d, schemas.Ptr(source)
	}
	named, ok := dayOfName(o.Name)
	switch {
	case b.dated.known():
		set(b.dated.days(), "text")
	case issue.known():
		set(issue.days(), "text")
	case b.wire.known():
		set(b.wire.days(), "text")
	case ok:
		set(named.days(), "filename")
	case !o.Published.IsZero():
		set(schemas.Day(o.Published), "option")
	}
}
