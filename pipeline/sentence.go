package pipeline

import (
	"strings"
	"time"
	"unicode/utf8"

	"newsfacts/extract"
	"newsfacts/schemas"
)

// sentences splits an article's text after 。！？；… and at the ends of lines and zones. Closing quotes and
// brackets stay with the sentence that they end. Blank stretches belong to no sentence.
func sentences(a *schemas.Article) []*extract.Sentence {
	var list []*extract.Sentence
	issued := issued(a)
	offset, counted, paragraph := int32(0), 0, int32(0)
	add := func(zone string, from, to int) {
		for from < to && strings.IndexByte(" \n\t", a.Text[from]) >= 0 {
			if a.Text[from] == '\n' {
				paragraph++
			}
			from++
		}
		if from == to {
			return
		}
		text := a.Text[from:to]
		end := strings.TrimRight(text, " \n\t")
		offset += int32(utf8.RuneCountInString(a.Text[counted:from]))
		counted = from
		list = append(list, &extract.Sentence{
			ArticleID: a.ArticleID, Number: int32(len(list)), Offset: offset, Zone: zone, Paragraph: paragraph, Text: end, Issued: issued,
		})
		paragraph += int32(strings.Count(text[len(end):], "\n"))
	}
	for _, z := range a.Zones {
		from := z.Start
		for from < z.End {
			to := from + sentenceEnd(a.Text[from:z.End])
			add(z.Name, from, to)
			from = to
		}
	}
	return list
}

// issued is the day against which an article's dates are resolved; zero if unknown.
func issued(a *schemas.Article) (day time.Time) {
	if a.ReferenceDate != nil {
		day = schemas.Time(*a.ReferenceDate)
	}
	return day
}

const closing = "”’」』）)》】〉\"'"

// inLatin tells whether an ASCII mark at byte i stands inside a number, an address or an abbreviation, not at the end
// of a sentence: 3.5, a.com?id=1, U.S. figures.
func inLatin(text string, i, end int) bool {
	if text[i] != '.' {
		return end < len(text) && (text[end] >= '0' && text[end] <= '9' || text[end]|0x20 >= 'a' && text[end]|0x20 <= 'z' || text[end] == '/' || text[end] == '=')
	}
	lower := func(b byte) bool { return b >= 'a' && b <= 'z' }
	return i < 2 || !lower(text[i-1]) || !lower(text[i-2]) || end+1 >= len(text) || text[end] != ' ' || text[end+1] < 'A' || text[end+1] > 'Z'
}

// stops tells whether a sentence may end with r.
func stops(r rune) bool {
	switch r {
	case '。', '！', '？', '；', '…', '!', '?', '.':
		return true
	}
	return false
}

// sentenceEnd returns where the sentence that begins text ends, in bytes: at most len(text), more than 0.
func sentenceEnd(text string) int {
	for i := 0; i < len(text); i++ {
		switch b := text[i]; {
		case b >= 0xe4 && b <= 0xe9 && i+2 < len(text): // most characters
			i += 2
		case b == '\n':
			return i + 1
		case b == '!', b == '?', b == '.', b == 0xe2, b == 0xe3, b == 0xef:
			r, size := utf8.DecodeRuneInString(text[i:])
			if !stops(r) {
				i += size - 1
				continue
			}
			end := i + size
			if r < 0x80 && inLatin(text, i, end) {
				continue
			}
			for end < len(text) {
				next, size := utf8.DecodeRuneInString(text[end:])
				if !strings.ContainsRune("。！？；…!?"+closing, next) {
					break
				}
				end += size
			}
			return end
		}
	}
	return len(text)
}
