package lexicon

import (
	_ "embed"
	"strings"
	"unicode/utf8"
)

//go:embed traditional.tsv
var traditionalTSV string

// forms are the simplified forms of traditional characters; 0: as it is.
var forms = func() *[1 << 16]uint16 {
	f := new([1 << 16]uint16)
	for line := range strings.Lines(traditionalTSV) {
		if line[0] == '#' {
			continue
		}
		last := rune(0)
		for _, r := range strings.TrimRight(line, "\n") {
			if last == 0 {
				last = r
				continue
			}
			f[last] = uint16(r)
			last = 0
		}
	}
	return f
}()

// Simplified returns a text in simplified characters, of the same length in bytes, so that places in it are places in the text.
func Simplified(text string) string {
	for i, r := range text {
		if r <= 0xffff && forms[r] != 0 {
			return simplify(text, i)
		}
	}
	return text
}

func simplify(text string, from int) string {
	var b strings.Builder
	b.Grow(len(text))
	b.WriteString(text[:from])
	for i := from; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r <= 0xffff && forms[r] != 0 && size == 3 {
			b.WriteRune(rune(forms[r]))
		} else {
			b.WriteString(text[i : i+size])
		}
		i += size
	}
	return b.String()
}
