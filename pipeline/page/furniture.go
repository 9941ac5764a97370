package page

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsfacts/extract/lexicon"
)

//go:embed furniture.tsv
var furnitureList string

// role is what a line around the text does.
type role uint8

const (
	noRole role = iota
	dropped
	credits
	editors
	lead
	ends
)

type furnitureWord struct {
	match string
	role  role
}

// starting holds the words that a line may begin with, within those that it may hold.
var starting, within = furniture()

func furniture() (start, in *lexicon.Lexicon[furnitureWord]) {
	start, in = lexicon.New[furnitureWord](), lexicon.New[furnitureWord]()
	roles := map[string]role{"end": ends, "drop": dropped, "credit": credits, "editor": editors, "lead": lead}
	lexicon.MustParse(furnitureList, func(columns []string) (struct{}, error) {
		if len(columns) != 2 || roles[columns[1]] == noRole {
			return struct{}{}, fmt.Errorf("want a match and what it does")
		}
		return struct{}{}, nil
	})
	for row := range strings.Lines(furnitureList) {
		if row[0] == '#' {
			continue
		}
		c := strings.Split(strings.TrimSpace(row), "\t")
		to := start
		if c[1] == "inside" {
			to = in
		}
		to.Add(c[0], furnitureWord{c[1], roles[c[2]]})
	}
	return start, in
}

// Longest lines, in characters, that can be furniture.
const (
	maxInside = 150 // a note about rights or an app
	maxCredit = 100 // editors and sources
	maxLabel  = 40  // a share bar, a heading of links
)

// roleOf returns what a line does around the text. Edge tells whether it stands near the beginning or end of
// the text, where notes about rights and apps stand; a news story about them does not lose its lines.
func roleOf(l *line, edge bool) role {
	text := strings.TrimLeftFunc(l.text, ornament)
	if l.runes <= 12 { // 延伸 · 推荐
		text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '·' }), "")
	}
	if w, end, ok := starting.At(text, 0); ok {
		rest := text[end:]
		free := rest == "" || apart(firstRune(rest))
		switch {
		case w.match == "whole":
			if strings.TrimFunc(rest, ornament) == "" {
				return w.role
			}
		case w.role == credits || w.role == editors:
			if (free || strings.HasSuffix(text[:end], "自")) && (rest != "" || l.runes < 8) && l.runes <= maxCredit {
				return w.role
			}
		case w.role == lead:
			if free && rest != "" {
				return lead
			}
		case w.role == ends:
			if free || l.link*2 > l.runes || l.runes <= maxLabel && !sentence(text) {
				return ends
			}
		case free && l.runes <= maxInside || l.runes <= maxLabel:
			return dropped
		}
	}
	if edge && l.runes <= maxInside {
		for i := range text {
			if w, _, ok := within.At(text, i); ok {
				return w.role
			}
		}
	}
	return noRole
}

// ornament tells whether a character decorates the beginning of a line: 【, ▲, ▍, ●, white space.
func ornament(r rune) bool {
	return unicode.IsSpace(r) || !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '“' && r != '"' && r != '《'
}

// apart tells whether a character can stand between a label and what it labels.
func apart(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// sentence tells whether a text is closed by a mark that ends a sentence.
func sentence(text string) bool {
	text = strings.TrimRightFunc(text, func(r rune) bool { return strings.ContainsRune("”\"’）)』」】 ", r) })
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune("。！？!?…；;", r)
}

// marks counts the marks of running text: ，。！？；、：“.
func marks(text string) (n int) {
	for _, r := range text {
		switch r {
		case '，', '。', '！', '？', '；', '、', '：', '“', '”', '﹐', ',':
			n++
		}
	}
	return n
}
