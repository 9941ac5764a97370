package fact

import "strings"

// A topic is something that few sentences speak of: whether one does is looked for once.
type topic uint8

const (
	aYear topic = iota
	denial
	report
)

// topics are the words that speak of a topic.
var topics = [...][]string{
	aYear:  {"年度"},
	denial: {"不实", "不属实", "谣言"},
	report: {"年报", "季报", "财报", "业绩", "公告", "年度报告", "季度报告", "回应", "否认", "澄清"},
}

// says tells whether a text holds a word of the topic.
func (t topic) says(text string) bool {
	for _, w := range topics[t] {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

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
