package newspaper

import (
	"strings"

	"newsfacts/pipeline/layout"
	"newsfacts/schemas"
)

// claim says which article each head belongs to that was printed in the middle of a body: the one without a head that
// uses its words most. It returns the lines per article and takes them from the paragraphs.
func claim(pieces []piece, list []line) [][]string {
	heads := make([][]string, len(pieces))
	for i := range pieces {
		for k := range pieces[i].paras {
			p := &pieces[i].paras[k]
			kept := p.floats[:0]
			for _, f := range p.floats {
				var lines []string
				for _, l := range list[f.from:f.to] {
					if l.kind == head {
						lines = append(lines, l.text)
					}
				}
				if j := owner(pieces, heads, i, strings.Join(lines, "")); j >= 0 {
					heads[j] = lines
				} else {
					kept = append(kept, f)
				}
			}
			p.floats = kept
		}
	}
	return heads
}

// owner returns the article near i that a head belongs to, or -1.
func owner(pieces []piece, heads [][]string, i int, text string) int {
	best, most := -1, 0.25
	for _, j := range []int{i, i + 1, i - 1, i + 2, i - 2} {
		if j < 0 || j >= len(pieces) || pieces[j].head() > 0 || heads[j] != nil {
			continue
		}
		like := likeness(text, pieces[j].text())
		if j == i {
			like += 0.1
		}
		if like > most {
			best, most = j, like
		}
	}
	return best
}

// restore puts the heads that nobody claimed back where they stood, between the parts of their paragraph.
func (p *piece) restore(list []line) {
	whole := true
	for i := range p.paras {
		whole = whole && len(p.paras[i].floats) == 0
	}
	if whole {
		return
	}
	var paras []para
	for _, q := range p.paras {
		at := 0
		for _, f := range q.floats {
			part := q
			part.text, part.ends, part.floats = q.text[at:f.at], open, nil
			paras = append(paras, part)
			for _, l := range list[f.from:f.to] {
				if l.kind == head {
					paras = append(paras, para{kind: head, text: l.text, from: l.from, to: l.to, gap: l.gap, width: l.width, ends: l.ends, page: q.page})
				}
			}
			at = f.at
			q.kind = body
		}
		q.text, q.floats = q.text[at:], nil
		paras = append(paras, q)
	}
	p.paras = paras
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
	last   day // alone on the last line: 2024年1月29日
	tails  []string
}

// article lays out a piece with the head lines that stood elsewhere.
func (p *piece) article(heads []string, issue day, o Options) *schemas.Article {
	b := builder{a: &schemas.Article{}}
	if len(p.paras) > 0 {
		b.Grow(p.paras[len(p.paras)-1].to - p.paras[0].from + 64)
	}
	n := p.head()
	for _, q := range p.paras[:n] {
		heads = append(heads, q.text)
	}
	if len(heads) == 1 && label(heads[0]) && len(p.paras) > n {
		b.a.Section = schemas.Ptr(heads[0])
		b.Line("kicker", heads[0])
	} else {
		b.head(rank(heads))
	}
	b.body(p.paras[n:])
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
	if b.c.editor == "" {
		b.c.editor = page.editor
	}
	b.finish(issue, page.paper, o)
	return b.a
}

// titled lays out a record's text under its title.
func (p *piece) titled(title string, o Options) *schemas.Article {
	b := builder{a: &schemas.Article{}}
	if len(p.paras) > 0 {
		b.Grow(len(title) + p.paras[len(p.paras)-1].to - p.paras[0].from + 64)
	}
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
	b.body(p.paras[n:])
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

// body lays out the paragraphs after the head.
func (b *builder) body(paras []para) {
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
		case head, item:
			if name := names(q.text); name != nil && !started && q.width <= 20 && len(b.c.authors) == 0 {
				b.Line("byline", q.text)
				b.byline = append(b.byline, q.text)
				b.c.authors = append(b.c.authors, name...)
				continue
			}
			if started && alone(paras, i) {
				b.Line("subhead", q.text)
			} else {
				b.text(q.text)
			}
			started = started || q.kind == item
		default:
			b.text(q.text)
			started = true
		}
	}
	for _, t := range b.tails {
		b.Line("credit", t)
	}
}

// alone tells whether paragraph i is a heading inside the body: short, and text follows it that is none.
func alone(paras []para, i int) bool {
	q := &paras[i]
	if q.ends != open && q.kind == item || q.width > 60 || i+1 >= len(paras) {
		return false
	}
	next := &paras[i+1]
	if next.kind != body && next.kind != item && next.kind != speech && next.kind != verse || i > 0 && paras[i-1].kind == q.kind {
		return false
	}
	return q.kind == head || q.ends == open && (next.kind == body || next.kind == item && next.ends == closed) && len(next.text) > len(q.text)
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
	if credited(t) || ok {
		b.credit = append(b.credit, t)
	}
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
	if d, end := dayAt(q.text, 0); end > 0 && d.known() {
		if below {
			b.last = d
			b.Line("credit", q.text)
			return
		}
		c.date = d
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
	case b.last.known():
		set(b.last.days(), "text")
	case !o.Published.IsZero():
		set(schemas.Day(o.Published), "option")
	}
}
