package lexicon

import "strings"

// HasPrefix tells whether a text begins with any of the words.
func HasPrefix(text string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(text, w) {
			return true
		}
	}
	return false
}

// HasSuffix tells whether a text ends with any of the words.
func HasSuffix(text string, words ...string) bool {
	for _, w := range words {
		if strings.HasSuffix(text, w) {
			return true
		}
	}
	return false
}
