package fact

// A topic is something that few sentences speak of: whether one does is looked for once.
type topic uint8

const (
	aYear topic = iota
	aDenial
	aReport
)

// topics are the marks of the words that speak of a topic.
var topics = [...]mark{aYear: yearly_, aDenial: denial, aReport: report}

// says tells whether a text holds a word of the topic.
func (t topic) says(text string) bool { return says(text, topics[t]) }

// speaksOf tells whether a word of the topic stands anywhere in the sentence.
func (s *sentence) speaksOf(t topic) bool {
	if s.asked&(1<<t) == 0 {
		s.asked |= 1 << t
		if t.says(s.Text) {
			s.spoken |= 1 << t
		}
	}
	return s.spoken&(1<<t) != 0
}
