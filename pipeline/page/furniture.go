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
	with  []string // one of these must stand in the line, too
}

// starting holds the words that a line may begin with, within those that it may hold.
var starting, within = furniture()

func furniture() (start, in *lexicon.Lexicon[furnitureWord]) {
	start, in = lexicon.New[furnitureWord](), lexicon.New[furnitureWord]()
	roles := map[string]role{"end": ends, "drop": dropped, "credit": credits, "editor": editors, "lead": lead}
	lexicon.MustParse(furnitureList, func(columns []string) (struct{}, error) {
		if len(columns) < 2 || len(columns) > 3 || roles[columns[1]] == noRole {
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
		w := furnitureWord{match: c[1], role: roles[c[2]]}
		if len(c) > 3 {
			w.with = strings.Split(c[3], "|")
		}
		to.Add(c[0], w)
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
	switch {
	case l.runes <= 12: // 延伸 · 推荐
		text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '·' }), "")
	case l.runes <= maxLabel:
		text = tight(text)
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
			if (free || strings.HasSuffix(text[:end], "自")) && (rest != "" || l.runes < 8) && l.runes <= maxCredit && !said(text, l.runes) {
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
		case free && l.runes <= maxInside, l.runes <= maxLabel && (!sentence(text) || picture(text)):
			return dropped
		}
	}
	if edge && l.runes <= maxInside {
		for i := range text {
			if w, _, ok := within.At(text, i); ok && w.beside(text) {
				return w.role
			}
		}
	}
	return noRole
}

// said tells whether what follows a label is spoken, as in an interview: 记者：这项政策何时实施？
func said(text string, runes int) bool {
	return strings.ContainsAny(text, "？?！") || runes > 25 && (sentence(text) || strings.Contains(text, "，"))
}

// beside tells whether one of the words that a word needs stands in the line.
func (w *furnitureWord) beside(text string) bool {
	for _, other := range w.with {
		if strings.Contains(text, other) {
			return true
		}
	}
	return len(w.with) == 0
}

// picture tells whether a line is about a picture: 图为…, 资料图.
func picture(text string) bool {
	return strings.HasPrefix(text, "图") || strings.HasPrefix(text, "圖") || strings.HasPrefix(text, "资料图")
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

// tight takes the spaces out of words that were spread to fill a line: 编 辑：苏 伟 -> 编辑：苏伟. A space
// between two characters goes if neither has another character beside it.
func tight(text string) string {
	if !strings.Contains(text, " ") {
		return text
	}
	runes := []rune(text)
	at := func(i int) bool { return i >= 0 && i < len(runes) && unicode.Is(unicode.Han, runes[i]) }
	out := make([]rune, 0, len(runes))
	for i, r := range runes {
		if r == ' ' && at(i-1) && at(i+1) && !at(i-2) && !at(i+2) {
			continue
		}
		out = append(out, r)
	}
	return string(out)
}
