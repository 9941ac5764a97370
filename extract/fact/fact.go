// Package fact joins the mentions of an article into facts: one row for each figure and percentage that measures
// something, with what was measured, of whom, where, when, which way it moved, against what, how it is meant and
// who says so.
//
//	一季度，全市生产总值500亿元，同比增长5%      地区生产总值 500亿元 level; 地区生产总值 5% change up yoy
//	汽车、钢材产量分别增长2%和下降3%             产量 of 汽车 up, 产量 of 钢材 down
//	从第10名下滑到第15名                         two ranks
//
// The way of a sentence: it is cut into tokens (token.go: mentions, listed words, places, marks), those into clauses
// (clause.go). For each quantity the words around it in its clause are read (reading.go), from right to left: the
// words of moving and comparison, then the noun phrase, then the subject. The phrase is taken apart into place,
// entity and property (name.go); kind.go, percent.go and count.go say what sort of statement it is; what the clause leaves out comes from
// the clause, sentence or paragraph before (context.go). period.go, where.go, mood.go and source.go give the other
// columns, share.go deals 分别 out, repeat.go finds restatements.
//
// To teach it a word: a line in grammar.tsv (what the words of a statement do), properties.tsv (indicators) or
// heads.tsv (last words of a measured phrase), and a sentence in testdata/fact.txt.
package fact

import (
	"strings"
	"sync"

	"newsfacts/extract"
	"newsfacts/extract/lexicon"
	"newsfacts/extract/place"
	"newsfacts/schemas"
)

// A Linker joins mentions into facts. The zero value is ready; many goroutines may use one at once.
type Linker struct {
	// Properties are the user's own indicators, with the name that property_canonical gives them. May be nil.
	Properties *lexicon.Lexicon[string]

	// Places are the user's own. May be nil.
	Places *lexicon.Lexicon[place.Place]

	// Reason is told, in order, why a fact is as it is; nil unless somebody wants to see it.
	Reason func(f *schemas.Fact, step, why string)
}

// Link returns the facts of a document whose mentions are settled, resolved and numbered, in order of place.
func Link(d *extract.Document) []*schemas.Fact { return new(Linker).Link(d) }

// Link returns the facts of a document whose mentions are settled, resolved and numbered, in order of place.
func (l *Linker) Link(d *extract.Document) []*schemas.Fact {
	n, last := 0, 0 // amounts, and the last sentence with one
	for i, mentions := range d.Mentions {
		if m := amounts(mentions); m > 0 {
			n, last = n+m, i
		}
	}
	if n == 0 {
		return nil
	}
	a := articles.Get().(*article)
	defer a.release()
	a.linker, a.d = l, d
	a.facts, a.expected = make([]*schemas.Fact, 0, n), n
	a.context.today = d.Article.ReferenceDate
	if l.Places != nil && l.Places.Len() > 0 {
		a.sentence.own = l.Places
	}
	a.plain = lexicon.Simplified(d.Article.Text) == d.Article.Text
	a.protagonist()
	for i, s := range d.Sentences[:min(len(d.Sentences), last+1+quoting)] {
		if i >= a.run.end {
			a.run = runOf(d, i)
		}
		a.sentence.hold(s, d.Mentions[i], a.plain)
		a.sentence.leads = i < a.run.last
		a.link(&a.sentence)
	}
	a.headlines()
	a.repeats()
	a.keys()
	return a.facts
}

// An article is a document on its way through the linker.
type article struct {
	linker   *Linker
	d        *extract.Document
	plain    bool // no character of it is traditional
	sentence sentence
	run      run
	facts    []*schemas.Fact
	store
	context  context
	setting  setting
	spelling map[string]string // words read in simplified characters, as printed; nil in simplified text
}

// articles are those that no document is on its way in: what they hold is used again.
var articles = sync.Pool{New: func() any { return new(article) }}

// release forgets the document.
func (a *article) release() {
	s := sentence{tokens: a.sentence.tokens[:0], clauses: a.sentence.clauses[:0], places: a.sentence.places[:0]}
	if cap(s.clauses) < plenty && cap(s.tokens) < plenty {
		*a = article{sentence: s}
		articles.Put(a)
	}
}

// plenty of tokens are those of no article that a newspaper prints: they are not kept.
const plenty = 1 << 16

// A run is the sentences of a paragraph from one on: where they end, and the last of them with an amount, or -1.
type run struct{ end, last int }

func runOf(d *extract.Document, from int) run {
	s, r := d.Sentences[from], run{from, -1}
	for ; r.end < len(d.Sentences); r.end++ {
		if t := d.Sentences[r.end]; t.Paragraph != s.Paragraph || t.Zone != s.Zone {
			break
		}
		if amounts(d.Mentions[r.end]) > 0 {
			r.last = r.end
		}
	}
	return r
}

// link adds the facts of one sentence.
func (a *article) link(s *sentence) {
	a.context.enter(s)
	if amounts(s.mentions) == 0 {
		a.pass(s)
		return
	}
	s.read()
	a.sources(s)
	a.moods(s)
	a.told(s)
	end := len(s.clauses) // of the clauses that may say what an amount leaves out
	for end > 0 && !s.leads && s.clauses[end-1].amounts == 0 {
		end--
	}
	for i := range s.clauses {
		c := &s.clauses[i]
		a.lift(s, c)
		if n := len(a.facts); c.amounts > 0 {
			if a.clause(s, i); len(a.facts) == n { // 景区连续3天接待游客达到上限
				a.topic(s, c)
			}
		} else {
			a.frames(s, c)
			a.reports(s, c)
			if i < end {
				a.subject(s, i)
			}
		}
		a.acts(s, i)
		a.dates(s, i)
	}
}

// amounts returns how many of the mentions are figures and percentages.
func amounts(mentions []schemas.Mention) (n int) {
	for _, m := range mentions {
		switch m.(type) {
		case *schemas.Figure, *schemas.Percentage:
			n++
		}
	}
	return n
}

// clause adds the facts of one clause.
func (a *article) clause(s *sentence, i int) {
	c := &s.clauses[i]
	if a.dealt(s, i) || a.bracketed(s, i) || a.apposed(s, i) {
		return
	}
	floor := 0
	var before reading
	for k := 0; k < len(c.tokens); k++ {
		if s.token(c, k).class != quantity {
			continue
		}
		if n := s.ratio(c, k); n > 1 {
			a.ratio(s, i, k, n, floor)
			k += n - 1
			floor = k + 1
			continue
		}
		if last, ok := a.against(s, i, k, floor); ok {
			k = last
			floor = k + 1
			continue
		}
		r := s.look(c, k, floor)
		if floor > 0 && k == floor+1 && before.at == floor-1 {
			s.follow(c, &r, before)
		}
		if floor > 0 && before.cmp && before.baseDate != nil && r.moved && !r.cmp && r.versus == text && s.movesOn(c, before.at) { // 比上年同期的60%上升1个百分点
			r.cmp, r.base, r.baseDate = true, before.base, before.baseDate
		}
		f := a.state(s, i, r)
		if f != nil || !s.lasted(s.token(c, k)) { // 景区前4天累计接待
			floor, before = k+1, r
		}
		if f != nil {
			a.facts = append(a.facts, f)
			if s.counted(c, k, r) && f.Rule != "count_before" {
				floor = max(floor, r.behind.to)
			}
		}
	}
}

// lasted tells whether the token is a length of time.
func (s *sentence) lasted(t *token) bool {
	if t.class != quantity {
		return false
	}
	m, ok := s.mentions[t.mention].(*schemas.Figure)
	return ok && m.Kind == "duration"
}

// follow gives an amount that only 和 or 、 parts from the one before the words of moving and comparison of that one:
// 扩大1个和0.9个百分点.
func (s *sentence) follow(c *clause, r *reading, before reading) {
	if t := s.token(c, r.at-1).class; t != list && t != conj || r.moved || !r.behind.empty() || amountOf(s.mentions[s.token(c, r.at).mention]).unit != amountOf(s.mentions[s.token(c, before.at).mention]).unit {
		return
	}
	r.moved, r.move, r.level, r.moveWord, r.diff, r.versus = before.moved, before.move, before.level, before.moveWord, before.diff, before.versus
	r.base, r.baseDate, r.cmp = before.base, before.baseDate, before.cmp
}

// ratio returns how many percentages stand side by side from k on, with only a colon between them: 5.6:56.6:37.8.
func (s *sentence) ratio(c *clause, k int) int {
	n := 1
	for k+n < len(c.tokens) && s.token(c, k+n).class == quantity {
		a, b := s.token(c, k+n-1), s.token(c, k+n)
		if gap := s.Text[a.at:b.from]; gap != ":" && gap != "：" && gap != "∶" {
			break
		}
		if _, ok := s.mentions[b.mention].(*schemas.Percentage); !ok {
			break
		}
		n++
	}
	return n
}

// ratio adds a share for each side of a ratio; three sides of industries are the three industries'.
func (a *article) ratio(s *sentence, i, k, n, floor int) {
	c := &s.clauses[i]
	head := s.look(c, k, floor)
	what := a.name(s, c, head.phrase)
	of := []string{"第一产业", "第二产业", "第三产业"}
	if f := head.phrase.from; what.property != "" && f > 0 && s.token(c, f-1).class == quantity && s.token(c, f-1).at == s.token(c, f).from {
		what.property = s.text(s.token(c, f-1)) + what.property // 三次产业结构
	}
	for j := range n {
		r := reading{at: k + j, floor: k + j, date: head.date, share: true}
		w := what
		w.measured = true
		if n == 3 && strings.Contains(what.property, "产业") {
			w.entity = of[j]
		}
		r.named = &w
		if f := a.state(s, i, r); f != nil {
			f.Rule = "ratio"
			a.facts = append(a.facts, f)
		}
	}
}

// counted tells whether the phrase behind the quantity was its own.
func (s *sentence) counted(c *clause, k int, r reading) bool { return !r.behind.empty() }
