package organization

import (
	"unicode/utf8"

	"newsfacts/extract/organization/tagger"
	"newsfacts/extract/place"
)

// Classes of marks: what of the lists stands on a character.
const (
	markName = 1 + 4*iota
	markWeak
	markPlace
	markCountry
	markOffice
)

const (
	signFree = 1 + 4*iota
	signLead
	signBreak
	signStop
	signNever
	signLevel
)

// marked is a sentence as the tagger reads it.
type marked struct {
	chars []tagger.Char
	at    []int32 // byte of each character, and the length of the text
}

// marks reads a sentence for the tagger into m.
func (l *lists) marks(text string, m *marked) {
	m.chars, m.at = m.chars[:0], m.at[:0]
	for i, r := range text {
		c := tagger.Char{Rune: uint16(r)}
		if r > 0xffff {
			c.Rune = 0
		}
		m.chars = append(m.chars, c)
		m.at = append(m.at, int32(i))
	}
	m.at = append(m.at, int32(len(text)))
	covered, signed := 0, 0 // characters that a mark or sign covers already
	for k := range m.chars {
		i := int(m.at[k])
		if r, _ := utf8.DecodeRuneInString(text[i:]); r < 0x3400 || r >= 0xff00 {
			if stops(r) {
				m.sign(k, k+1, signStop)
			}
			if !letter(r) {
				continue
			}
		}
		if k >= covered {
			if b, end, ok := l.names.At(text, i); ok {
				class := uint8(markName)
				if b.weak {
					class = markWeak
				}
				covered = m.mark(k, end, class)
			} else if p, end, ok := place.One(text, i); ok {
				class := uint8(markPlace)
				if p.Level == 0 {
					class = markCountry
				}
				covered = m.mark(k, end, class)
			} else if k > 0 && m.chars[k-1].Mark > 0 || levelChar(text, m, k-1) {
				if _, end, ok := l.departments.At(text, i); ok {
					covered = m.mark(k, end, markOffice)
				}
			}
		}
		if k >= signed {
			switch s, end, ok := l.suffixes.At(text, i); {
			case ok && s.free:
				signed = m.sign(k, m.index(k, end), signFree)
			case ok && s.lead:
				signed = m.sign(k, m.index(k, end), signLead)
			default:
				if _, end, ok := l.breaks.At(text, i); ok {
					signed = m.sign(k, m.index(k, end), signBreak)
				} else if m.chars[k].Sign == 0 && stopsAt(text, i) {
					m.sign(k, k+1, signStop)
				}
			}
		}
	}
	m.ahead()
}

func levelChar(text string, m *marked, k int) bool {
	if k < 0 {
		return false
	}
	switch text[m.at[k]:m.at[k+1]] {
	case "市", "区", "县", "省", "州", "镇", "乡":
		return true
	}
	return false
}

// index is the character that begins at byte end, at or after k.
func (m *marked) index(k, end int) int {
	for k < len(m.chars) && int(m.at[k]) < end {
		k++
	}
	return k
}

func (m *marked) mark(k, end int, class uint8) int {
	to := m.index(k, end)
	for j := k; j < to; j++ {
		m.chars[j].Mark = class + position(j, k, to)
	}
	return to
}

func (m *marked) sign(k, to int, class uint8) int {
	for j := k; j < to; j++ {
		m.chars[j].Sign = class + position(j, k, to)
	}
	return to
}

// position in a word: 0 its beginning, 1 inside, 2 its end, 3 a word of one character.
func position(j, from, to int) uint8 {
	switch {
	case to-from == 1:
		return 3
	case j == from:
		return 0
	case j == to-1:
		return 2
	}
	return 1
}

// ahead tells each character how far the next ending is, with nothing between that ends a name.
func (m *marked) ahead() {
	distance := 0 // 0: none
	for k := len(m.chars) - 1; k >= 0; k-- {
		switch s := m.chars[k].Sign; {
		case s >= signBreak:
			distance = 0
		case s == signFree || s == signLead || s == signFree+3 || s == signLead+3:
			distance = 1
		case distance > 0:
			distance++
		}
		m.chars[k].Ahead = step(distance)
	}
}

func step(distance int) uint8 {
	switch {
	case distance <= 6:
		return uint8(distance)
	case distance <= 9:
		return 7
	case distance <= 14:
		return 8
	case distance <= 20:
		return 9
	}
	return 0
}
