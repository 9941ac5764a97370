package organization

import (
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
// flags are those of the text.
func (l *lists) marks(text string, flags []trait, m *marked) {
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
		r := rune(m.chars[k].Rune) // 0 beyond the basic plane, where no list has words
		if r == 0 {
			r = 0x20000
		}
		if r < 0x3400 || r >= 0xff00 {
			if stops(r) {
				m.sign(k, k+1, signStop)
			}
			if !letter(r) {
				continue
			}
		}
		f := flags[i]
		if k >= covered {
			if b, end, ok := at(l.names, text, i, f&mayName); ok {
				class := uint8(markName)
				if b.weak {
					class = markWeak
				}
				covered = m.mark(k, end, class)
			} else if p, end, ok := placeAt(text, i, f&mayPlace); ok {
				class := uint8(markPlace)
				if p.Level == 0 {
					class = markCountry
				}
				covered = m.mark(k, end, class)
			} else if k > 0 && (m.chars[k-1].Mark > 0 || flags[m.at[k-1]]&isLevel != 0) {
				if _, end, ok := l.departments.At(text, i); ok {
					covered = m.mark(k, end, markOffice)
				}
			}
		}
		if k >= signed {
			switch s, end, ok := at(l.suffixes, text, i, f&maySuffix); {
			case ok && s.free:
				signed = m.sign(k, m.index(k, end), signFree)
			case ok && s.lead:
				signed = m.sign(k, m.index(k, end), signLead)
			default:
				if end, ok := l.breakAt(text, i, f); ok {
					signed = m.sign(k, m.index(k, end), signBreak)
				} else if f&(isEnder|mayHold) == isEnder && (k == 0 || flags[m.at[k-1]]&mayHold == 0) {
					m.sign(k, k+1, signStop)
				}
			}
		}
	}
	m.ahead()
}

func placeAt(text string, i int, flag trait) (p place.Place, end int, ok bool) {
	if flag == 0 {
		return p, i, false
	}
	return place.One(text, i)
}

// clause returns where the clause that begins at character k ends, behind its mark, and whether anything in it hints at a name.
func (m *marked) clause(k int) (to int, hint bool) {
	for ; k < len(m.chars); k++ {
		c := m.chars[k]
		t := traitOf(rune(c.Rune))
		if t&isClause != 0 {
			return k + 1, hint
		}
		if t&isTell != 0 && (c.Sign == 0 || c.Rune < 0x80) || c.Mark != 0 && (c.Mark < markPlace || c.Mark >= markOffice) || c.Sign != 0 && c.Sign < signBreak {
			hint = true
		}
	}
	return k, hint
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
