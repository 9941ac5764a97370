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

// folds tells by a bit whether a character has a simplified form: 8 KB, which stay near while all of a text is asked for.
var folds = func() *[1 << 10]uint64 {
	b := new([1 << 10]uint64)
	for r, f := range forms {
		if f != 0 && r > 0x7ff {
			b[r>>6] |= 1 << (r & 63)
		}
	}
	return b
}()

// Simplified returns a text in simplified characters, of the same length in bytes, so that places in it are places in the text.
func Simplified(text string) string {
	for i := 0; i+2 < len(text); {
		b := text[i]
		if b < 0xe0 || b >= 0xf0 {
			i++
			continue
		}
		if r := uint16(b)<<12 | uint16(text[i+1]&0x3f)<<6 | uint16(text[i+2]&0x3f); folds[r>>6]>>(r&63)&1 != 0 {
			return simplify(text, i)
		}
		i += 3
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
