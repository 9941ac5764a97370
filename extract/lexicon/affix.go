package lexicon

// HasPrefix tells whether a text begins with any of the words. The third byte of a Chinese character, the one
// that differs most, is looked at first: most words fail there.
func HasPrefix(text string, words ...string) bool {
	for _, w := range words {
		if n := len(w); n <= len(text) && (n < 3 || text[2] == w[2]) && text[:n] == w {
			return true
		}
	}
	return false
}

// HasSuffix tells whether a text ends with any of the words.
func HasSuffix(text string, words ...string) bool {
	for _, w := range words {
		if n := len(text) - len(w); n >= 0 && (w == "" || text[len(text)-1] == w[len(w)-1]) && text[n:] == w {
			return true
		}
	}
	return false
}
