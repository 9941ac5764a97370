package fact

import (
	"strings"

	"newsfacts/schemas"
)

// sources reads who says what the sentence says, and whether it holds for what follows.
func (a *article) sources(s *sentence) {
	x := &a.context
	who, found := a.speaker(s)
	if !found {
		return
	}
	x.source, x.sourceAt = full(who), s.Number
	if office(who) {
		x.person = x.source
	}
	if s.Zone == "body" && x.lead == nil && x.fact == nil {
		x.lead = x.source
	} else if s.Zone == "body" {
		x.lead = nil
	}
}

// speaker returns the source that the sentence names: 记者从X获悉, 据X介绍, X表示, X发布的数据显示, 根据《办法》.
// Found and "": words that name nobody (数据显示, 据悉).
func (a *article) speaker(s *sentence) (who string, found bool) {
	for i := range s.clauses {
		c := &s.clauses[i]
		if c.outer >= 0 {
			continue
		}
		if w, ok := a.ruled(s, c, i); ok {
			return w, true
		}
		for k := range c.tokens {
			t := s.token(c, k)
			switch {
			case t.class == learn:
				return a.before(s, c, k, "从"), true
			case t.class == say:
				if w, ok := a.sayer(s, c, k); ok {
					return w, true
				}
			case t.class == estimate || t.class == noun && s.marked(t, tell):
				if w, ok := a.foreteller(s, c, k); ok {
					return w, true
				}
			case t.class == prep && k <= 2 && (s.text(t) == "据" || s.text(t) == "根据" || s.text(t) == "按照" || s.text(t) == "依据"):
				if w, ok := a.according(s, c, k); ok {
					return w, true
				}
			}
		}
	}
	return "", false
}

// ruled returns the rule that begins the sentence: 《办法》对…进行了明确.
func (a *article) ruled(s *sentence, c *clause, i int) (string, bool) {
	for k := 0; k < len(c.tokens) && k < 2; k++ {
		t := s.token(c, k)
		if t.class == title && k+1 < len(c.tokens) {
			switch n := s.token(c, k+1); {
			case n.class == say, n.class == prep, n.class == adv:
				return s.text(t), true
			}
		}
	}
	return "", false
}

// before returns the phrase that ends at k, behind the word given.
func (a *article) before(s *sentence, c *clause, k int, behind string) string {
	for j := k - 1; j >= 0; j-- {
		if s.text(s.token(c, j)) == behind {
			return a.who(s, c, span{j + 1, k})
		}
	}
	return ""
}

// who is the body or the words of a span, without what was said or shown there.
func (a *article) who(s *sentence, c *clause, sp span) string {
	for k := sp.from; k < sp.to; k++ {
		t := s.token(c, k)
		if t.class == org {
			// 市科技局相关负责人
			end := k + 1
			w := s.Text[t.from:s.token(c, min(end, len(c.tokens)-1)).from]
			_ = w
			if end < sp.to {
				if tail := s.text(s.token(c, end)); tail == "相关负责人" || tail == "有关负责人" || tail == "负责人" || strings.HasPrefix(tail, "新闻发言人") {
					return s.text(t) + tail
				}
				if w := s.words(c, span{k, sp.to}); runes(w) <= 24 && office(w[t.at-t.from:]) && s.nominals(c, span{end, sp.to}) { // 锦江能源董事长何某
					return w
				}
			}
			return s.text(t)
		}
		if t.class == title {
			return s.text(t)
		}
	}
	// a body that no table knows: its noun phrase up to a verb
	from := sp.from
	for from < sp.to && !s.token(c, from).class.nominal() {
		from++
	}
	to := from
	for to < sp.to && (s.token(c, to).class.nominal() || s.token(c, to).class == conj || s.token(c, to).class == list) && s.token(c, to).class != de {
		to++
	}
	w := s.words(c, span{from, to})
	if w == "" || marked(w, vagueSources) || runes(w) < 3 || runes(w) > 20 {
		return ""
	}
	for _, tail := range []string{"记者会", "新闻发布会", "发布会"} {
		w = strings.TrimSuffix(w, tail)
	}
	return w
}

// office tells whether the words begin with what somebody is in a body: 董事长何某, 首席经济学家喻某.
func office(w string) bool {
	if !says(w, office_) {
		return false
	}
	for _, t := range wordsOf(office_) {
		if i := strings.Index(w, t); i >= 0 && runes(w[:i]) <= 8 {
			return true
		}
	}
	return false
}

// nominals tells whether the span holds nothing but nouns.
func (s *sentence) nominals(c *clause, sp span) bool {
	for k := sp.from; k < sp.to; k++ {
		if !s.token(c, k).class.nominal() {
			return false
		}
	}
	return true
}

// sayer returns who speaks at the verb of saying at k.
func (a *article) sayer(s *sentence, c *clause, k int) (string, bool) {
	w := s.text(s.token(c, k))
	from := k
	for from > 0 {
		t := s.token(c, from-1)
		if t.class == prep && (s.text(t) == "据" || s.text(t) == "根据") {
			return a.who(s, c, span{from, k}), true
		}
		from--
		if k-from > 14 {
			break
		}
	}
	show := strings.HasSuffix(w, "显示") || strings.HasSuffix(w, "表明") || w == "统计"
	for j := from; j < k; j++ {
		t := s.token(c, j)
		if t.class == quantity {
			return "", false
		}
		if t.class == org || t.class == title {
			for i := j + 1; i < k; i++ { // 某报 4月3日 统计局公布
				if s.token(c, i).class == org && s.token(c, i-1).class == date {
					j = i
				}
			}
			return a.who(s, c, span{j, k}), true
		}
	}
	if show {
		return a.who(s, c, span{from, k}), true
	}
	if w == "称" || w == "说" || w == "表示" || w == "介绍" || w == "指出" || w == "认为" || w == "透露" || w == "通报" || w == "预测" {
		if who := a.who(s, c, span{from, k}); who != "" && (k+1 == len(c.tokens) || s.token(c, k).class == say && from == 0) {
			return who, true
		}
	}
	return "", false
}

// foreteller returns the body that forecasts or reports at k, or whom 他 points to: 国际货币基金组织4月预测，…; 他预计，….
func (a *article) foreteller(s *sentence, c *clause, k int) (string, bool) {
	j := k - 1
	for j >= 0 && (s.token(c, j).class == date || s.token(c, j).class == adv) {
		j--
	}
	if j != 0 || k+1 < len(c.tokens) || c.end != '，' && c.end != '：' {
		return "", false
	}
	switch t := s.token(c, 0); {
	case t.class == org:
		return s.text(t), true
	case s.marked(t, pronoun) && a.context.person != nil:
		return *a.context.person, true
	}
	return "", false
}

// according returns whom 据 or 根据 at k names.
func (a *article) according(s *sentence, c *clause, k int) (string, bool) {
	to := k + 1
	for to < len(c.tokens) && s.token(c, to).class != say && s.token(c, to).class != learn && s.token(c, to).class != quantity {
		to++
	}
	if s.text(s.token(c, k)) != "据" { // 按照科技部考核评估结果 names no source
		named := false
		for j := k + 1; j < to; j++ {
			named = named || s.token(c, j).class == title
		}
		rest := s.Text[s.token(c, k).at:s.token(c, to-1).at]
		for _, w := range [...]string{"数据", "统计", "通报", "通知", "规定", "报告", "预测", "测算", "公告"} {
			named = named || strings.HasSuffix(rest, w)
		}
		if !named {
			return "", false
		}
	}
	return a.who(s, c, span{k + 1, to}), true
}

// quoting is how many sentences behind the last amount may name who said it.
const quoting = 2

// spokenBefore gives the speaker named behind a quotation (“…。”市人社局负责人表示。) to the facts of the quotation.
func (a *article) spokenBefore(s *sentence) {
	x := &a.context
	if s.Number == 0 || x.source == nil || x.sourceAt != s.Number || !strings.HasSuffix(a.d.Sentences[s.Number-1].Text, "”") {
		return
	}
	for i := len(a.facts) - 1; i >= 0 && a.facts[i].Sentence >= s.Number-quoting && a.facts[i].Source == nil; i-- {
		for _, flag := range a.facts[i].Flags {
			if flag == "quoted" {
				a.facts[i].Source = x.source
			}
		}
	}
}

// source sets who says the fact.
func (a *article) source(s *sentence, i int, f *schemas.Fact) {
	f.Source = a.context.source
}
