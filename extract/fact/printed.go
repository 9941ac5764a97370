package fact

import (
	"strings"

	"newsfacts/extract"
	"newsfacts/extract/lexicon"
	"newsfacts/schemas"
)

// Traditional text is read in simplified characters, byte for byte in place; what a fact says is written as printed.

// hold makes x the sentence that is read. Plain: no character of it is traditional.
func (s *sentence) hold(x *extract.Sentence, mentions []schemas.Mention, plain bool) {
	s.printed, s.Sentence, s.mentions = x, x, mentions
	s.asked = false
	if plain {
		return
	}
	if text := x.Folded(lexicon.Simplified); text != x.Text {
		s.folded = *x
		s.folded.Text = text
		s.Sentence = &s.folded
	}
}

// spell gives the words of a fact as they are printed around its quantity, else as they were printed before in the article.
func (a *article) spell(s *sentence, at *schemas.At, f *schemas.Fact) {
	if s.Sentence == s.printed && a.spelling == nil {
		return
	}
	if f.Place != nil {
		if as, ok := a.placed(*f.Place); ok {
			f.Place = &as
		}
	}
	from, to := max(0, int(at.From)-margin), min(len(s.Text), int(at.To)+margin)
	for _, w := range [...]**string{&f.Property, &f.Entity, &f.Scope, &f.Per, &f.Predicate, &f.Base, &f.Source} {
		if *w == nil || **w == "" {
			continue
		}
		word := **w
		if i := strings.LastIndex(s.Text[from:to], word); i >= 0 {
			as := s.printed.Text[from+i : from+i+len(word)]
			if as == word {
				continue
			}
			if a.spelling == nil {
				a.spelling = map[string]string{}
			}
			a.spelling[word] = as
		}
		if as, ok := a.spelling[word]; ok {
			*w = &as
		}
	}
}

// placed returns the name of a place as the article prints it, in an article of traditional characters: 台灣.
func (a *article) placed(name string) (string, bool) {
	if as, ok := a.spelling["place "+name]; ok {
		return as, true
	}
	if a.setting.plain == "" {
		return "", false
	}
	i := strings.Index(a.setting.plain, name)
	as := argument(name, traditional)
	if i >= 0 {
		as = a.d.Article.Text[i : i+len(name)]
	}
	if as == "" {
		return "", false
	}
	if a.spelling == nil {
		a.spelling = map[string]string{}
	}
	a.spelling["place "+name] = as
	return as, true
}
