// Package layout lays out an article's text: head lines, byline, paragraphs and credits, each with its zone.
// The readers of newspaper text, web pages and records all build their articles with it.
package layout

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsfacts/schemas"
)

// Builder collects the parts of one article in order.
type Builder struct {
	text  strings.Builder
	zones []schemas.Zone
}

// Grow makes room for an article of so many bytes.
func (b *Builder) Grow(bytes int) { b.text.Grow(bytes) }

// Line adds a line of one zone. Line breaks inside become spaces; an empty line is not added.
func (b *Builder) Line(zone, text string) {
	text = clean(text)
	if text == "" {
		return
	}
	if b.text.Len() > 0 {
		b.add(b.zones[len(b.zones)-1].Name, "\n")
	}
	b.add(zone, text)
}

// Rest adds text to the end of the last line, in a zone of its own: the lead after an inline byline.
func (b *Builder) Rest(zone, text string) {
	if text = clean(text); text != "" {
		b.add(zone, text)
	}
}

func (b *Builder) add(zone, text string) {
	start := b.text.Len()
	b.text.WriteString(text)
	if n := len(b.zones); n > 0 && b.zones[n-1].Name == zone {
		b.zones[n-1].End = b.text.Len()
		return
	}
	b.zones = append(b.zones, schemas.Zone{Start: start, End: b.text.Len(), Name: zone})
}

// Finish sets what follows from the text alone: Text, Zones, CharCount, ContentID, Language and the warnings
// about the characters.
func (b *Builder) Finish(a *schemas.Article) {
	a.Text, a.Zones = b.text.String(), b.zones
	sum := sha256.Sum256([]byte(a.Text))
	a.ContentID = hex.EncodeToString(sum[:10])
	language, n, han, bad := language(a.Text)
	a.Language, a.CharCount = language, n
	if bad {
		a.Warnings = append(a.Warnings, "bad_characters")
	}
	if han*10 < a.CharCount {
		a.Warnings = append(a.Warnings, "not_chinese")
	}
}

// clean makes one line of text: valid UTF-8, no line breaks, no white space at its ends.
func clean(text string) string {
	if !plain(text) {
		text = strings.Map(func(r rune) rune {
			switch r {
			case '\r', '\n', '\v', '\f', '\u0085', '\u2028', '\u2029':
				return ' '
			}
			return r
		}, strings.ToValidUTF8(text, "\uFFFD"))
	}
	return strings.TrimSpace(text)
}

// plain tells whether a text is UTF-8 without any kind of line break.
func plain(text string) bool {
	for i := 0; i < len(text); i++ {
		switch b := text[i]; {
		case b >= '\n' && b <= '\r':
			return false
		case b == 0xC2 && i+1 < len(text) && text[i+1] == 0x85,
			b == 0xE2 && i+2 < len(text) && text[i+1] == 0x80 && text[i+2]&^1 == 0xA8:
			return false
		}
	}
	return utf8.ValidString(text)
}

// Characters that are common in news and written differently in the two scripts.
const (
	simplified  = "国说时会来发对为们这产经业个后进过还"
	traditional = "國說時會來發對為們這產經業個後進過還"
)

// script holds which script uses a character of the two lists alone: 1 simplified, 2 traditional.
var script = func() (t [0x10000]byte) {
	for _, r := range simplified {
		t[r] |= 1
	}
	for _, r := range traditional {
		t[r] |= 2
	}
	return t
}()

// language returns the tag of a text, its code points, how many of them are Chinese characters, and whether one
// is U+FFFD.
func language(text string) (tag string, n, han int32, bad bool) {
	var count [4]int32
	for i := 0; i < len(text); {
		n++
		if b := text[i]; b >= 0xE4 && b <= 0xE9 && i+2 < len(text) { // usual: decoded here, it takes half the time
			if r := rune(b&0xF)<<12 | rune(text[i+1]&0x3F)<<6 | rune(text[i+2]&0x3F); r >= 0x4E00 {
				han++
				count[script[r]&3]++
				i += 3
				continue
			}
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch {
		case r < 0x2E80:
		case r == utf8.RuneError:
			bad = true
		case unicode.Is(unicode.Han, r):
			han++
		}
	}
	switch {
	case han == 0:
		tag = "und"
	case count[2] > count[1]:
		tag = "zh-Hant"
	default:
		tag = "zh-Hans"
	}
	return tag, n, han, bad
}
