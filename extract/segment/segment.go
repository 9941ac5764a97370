// Package segment is the one door to gse: words of a sentence with their part-of-speech tags. The dictionary
// is loaded once, on first need, and shared; Preload starts loading while other work goes on.
package segment

import (
	"sync"

	"github.com/go-ego/gse"

	"newsfacts/extract"
)

var dictionary = sync.OnceValue(func() *gse.Segmenter {
	s := new(gse.Segmenter)
	s.SkipLog = true
	if err := s.LoadDictEmbed("zh_s"); err != nil {
		panic(err) // the dictionary is embedded: a fault of the build
	}
	return s
})

// Preload starts loading the dictionary and returns at once.
func Preload() { go dictionary() }

// Tokens cuts text into words. They cover it without gap.
func Tokens(text string) []extract.Token {
	segments := dictionary().Segment([]byte(text))
	tokens := make([]extract.Token, len(segments))
	for i, s := range segments {
		tokens[i] = extract.Token{From: int32(s.Start()), To: int32(s.End()), Tag: s.Token().Pos()}
	}
	return tokens
}
