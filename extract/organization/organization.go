// Package organization finds named bodies and says who each one is.
//
//	市科技局            government, 重庆市科学技术局 in a paper of Chongqing
//	大足区关工委         association, 重庆市大足区关心下一代工作委员会
//	重庆日报(记者)       media
//	中国银行重庆分行      finance: the outermost name
//	英国《泰晤士报》      media, without 《》 and the country
//	有关部门, 各级政府     none: classes of bodies
//
// Find joins three sources. Lists: bodies by name (names.tsv, and by class state.tsv,
// world.tsv, makers.tsv, schools.tsv, clubs.tsv, listed.tsv). Rules: a lead (a place, 市, a country, a
// known body), then what bodies of it are called (departments.tsv) or how bodies' names end (suffixes.tsv), with no
// word between that a name does not hold (breaks.tsv, verbs.tsv); or an ending with a sure left edge. The model: a tagger over
// characters (package tagger) for names that carry no sign. Where they overlap, join decides.
//
// Resolve has the whole article: what was found once is found wherever it stands; short forms of the article's own
// names are found, too; canonical, place and key are set.
//
// To add a body: a line in names.tsv; an office that each city has: departments.tsv; a class of bodies found
// by mistake: never.tsv; a short name inside another word: edges.tsv. Then a sentence in testdata/organization.txt.
package organization

import (
	"newsfacts/extract"
	"newsfacts/extract/lexicon"
	"newsfacts/extract/organization/tagger"
	"newsfacts/schemas"
)

// Extractor finds mentions of kind organization.
var Extractor = With(nil, nil)

// An Entry is a body of the user's own list.
type Entry struct {
	Name string // as printed
	Kind string // of the vocabulary organization_kinds; "" is other
	Full string // its full name; "" is Name
}

// With returns the extractor with the user's own entries, whose rows carry the flag from_lexicon, and the user's own
// model; nil is ours.
func With(own []Entry, model *tagger.Model) extract.Extractor {
	f := &finder{own: own, model: model}
	return extract.Extractor{Name: "organization", Doc: "市科技局, 重庆日报, 中国银行重庆分行", Find: f.find, Resolve: f.resolve}
}

// finder holds what With was given; the lists are read on first need.
type finder struct {
	own   []Entry
	model *tagger.Model // nil: ours
	bare  bool          // without a model
	once  onceLists
}

func (f *finder) find(s *extract.Sentence) []schemas.Mention {
	if !han(s.Text) {
		return nil
	}
	w := workspaces.Get().(*workspace)
	defer workspaces.Put(w)
	c := f.scan(s, s.Folded(lexicon.Simplified), w)
	spans := c.join()
	found := make([]schemas.Mention, 0, len(spans))
	for _, x := range spans {
		o := &schemas.Organization{At: s.At(x.from, x.to, x.rule), Kind: x.kind}
		if x.own {
			o.Flags = []string{"from_lexicon"}
		}
		found = append(found, o)
	}
	return found
}

// han tells whether a text can hold a name at all.
func han(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] >= 0xe3 || text[i]|0x20 >= 'a' && text[i]|0x20 <= 'z' {
			return true
		}
	}
	return false
}
