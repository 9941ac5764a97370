package organization

import (
	"slices"
	"strings"

	"newsfacts/extract/lexicon"
)

// again are the texts of one article that are found wherever they stand, with their kinds; ready once sort was called.
type again struct {
	words []word
	first [8]uint64 // bits of their first characters, which pass over most places of a text
}

// word is a text to find again.
type word struct {
	text, kind string
	within     int32 // the longest other that it begins with, from 1; 0: none
}

func (a *again) add(text, kind string) {
	a.words = append(a.words, word{text: text, kind: kind})
	r, _ := lexicon.Char(text, 0)
	a.first[r>>6&7] |= 1 << (r & 63)
}

// sort makes the texts ready to be found. Of those that are alike the one added first stays.
func (a *again) sort() {
	slices.SortStableFunc(a.words, func(v, w word) int { return strings.Compare(v.text, w.text) })
	a.words = slices.CompactFunc(a.words, func(v, w word) bool { return v.text == w.text })
	for i := range a.words {
		k := int32(i) // the one before begins as those do that this one can begin with
		for k > 0 && !strings.HasPrefix(a.words[i].text, a.words[k-1].text) {
			k = a.words[k-1].within
		}
		a.words[i].within = k
	}
}

// may tells whether a text may begin with a character.
func (a *again) may(r rune) bool { return a.first[r>>6&7]>>(r&63)&1 != 0 }

// at returns the longest text that begins rest, or nil.
func (a *again) at(rest string) *word {
	k, found := slices.BinarySearchFunc(a.words, rest, func(w word, rest string) int { return strings.Compare(w.text, rest) })
	if found {
		k++
	}
	for k > 0 && !strings.HasPrefix(rest, a.words[k-1].text) {
		k = int(a.words[k-1].within)
	}
	if k == 0 {
		return nil
	}
	return &a.words[k-1]
}
