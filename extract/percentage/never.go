package percentage

import (
	_ "embed"

	"newsfacts/extract/lexicon"
)

//go:embed never.tsv
var neverList string

var neverWords = lexicon.MustParse(neverList, func(columns []string) (struct{}, error) { return struct{}{}, nil })

// never returns why a candidate is no share, or "".
func never(text string, x *share) string {
	for j, back := x.from, 0; j >= 0 && back <= 4; j-- {
		if j < len(text) && text[j]&0xc0 == 0x80 {
			continue
		}
		back++
		if _, end, ok := neverWords.At(text, j); ok && end > x.from {
			return text[j:end]
		}
	}
	return ""
}
