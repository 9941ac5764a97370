package fact

import (
	"sync"

	"newsfacts/extract/lexicon"
)

// A topic is something that few sentences speak of: all are looked for at once.
type topic uint8

const (
	aYear topic = iota
	aDenial
	aReport
)

// topics are the marks of the words that speak of a topic.
var topics = [...]mark{aYear: yearly_, aDenial: denial, aReport: report}

// topicWords are the words that speak of topics, with a bit for each topic.
var topicWords = sync.OnceValue(func() *lexicon.Lexicon[uint8] {
	of := map[string]uint8{}
	for t, m := range topics {
		for _, w := range wordsOf(m) {
			of[w] |= 1 << t
		}
	}
	l := lexicon.New[uint8]()
	for w, bits := range of {
		l.Add(w, bits)
	}
	return l
})

// says tells whether a text holds a word of the topic.
func (t topic) says(text string) bool { return says(text, topics[t]) }

// speaksOf tells whether a word of the topic stands anywhere in the sentence.
func (s *sentence) speaksOf(t topic) bool {
	if !s.asked {
		s.asked, s.spoken = true, 0
		words := topicWords()
		for i := words.Next(s.Text, 0); i < len(s.Text); i = words.Next(s.Text, i) {
			words.Each(s.Text, i, func(of uint8, _ int) { s.spoken |= of })
			_, size := lexicon.Char(s.Text, i)
			i += size
		}
	}
	return s.spoken&(1<<t) != 0
}
