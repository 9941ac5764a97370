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

// folds are the characters that have a simplified form.
var folds = func() *Chars {
	c := new(Chars)
	for r, f := range forms {
		if f != 0 && r > 0x7ff {
			c[r>>6] |= 1 << (r & 63)
		}
	}
	return c
}()

// Simplified returns a text in simplified characters, of the same length in bytes, so that places in it are places in the text.
func Simplified(text string) string {
	if i := folds.Next(text, 0); i < len(text) {
		return simplify(text, i)
	}
	return text
}

func simplify(text string, from int) string {
	b := []byte(text)
	for i := from; i < len(text); i = folds.Next(text, i) {
		r, size := Char(text, i)
		if size == 3 {
			utf8.EncodeRune(b[i:], rune(forms[r]))
		}
		i += size
	}
	return string(b)
}
