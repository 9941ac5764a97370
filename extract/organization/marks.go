package organization

import (
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

// marks sets the marks of a sentence that was read.
func (l *lists) marks(text string, m *reading) {
	covered, signed := 0, 0 // characters that a mark or sign covers already
	led := false            // an office may stand here
	for k := range m.chars {
		f := m.flags[m.at[k]]
		if f&(mayName|mayPlace|maySuffix|mayBreak|isStop) != 0 || led {
			if r := m.chars[k].Rune; f&isStop != 0 && (r < 0x3400 || r >= 0xff00) {
				m.sign(k, k+1, signStop)
			} else {
				if k >= covered {
					covered = l.mark(text, m, k, led)
				}
				if k >= signed {
					signed = l.sign(text, m, k)
				}
			}
		}
		led = m.chars[k].Mark > 0 || f&isLevel != 0
	}
	m.ahead()
}

// mark marks the name, place or, where it is led, office that stands at k; it returns the character behind it, or k if there is none.
func (l *lists) mark(text string, m *reading, k int, led bool) int {
	i := int(m.at[k])
	f := m.flags[i]
	if b, end, ok := at(l.names, text, i, f&mayName); ok {
		if b.weak {
			return m.mark(k, end, markWeak)
		}
		return m.mark(k, end, markName)
	}
	if f&mayPlace != 0 {
		if p, end, ok := place.One(text, i); ok && p.Level == 0 {
			return m.mark(k, end, markCountry)
		} else if ok {
			return m.mark(k, end, markPlace)
		}
	}
	if led {
		if _, end, ok := l.departments.At(text, i); ok {
			return m.mark(k, end, markOffice)
		}
	}
	return k
}

// sign signs the ending or the word that ends names at k; it returns the character behind it, or k if there is none.
func (l *lists) sign(text string, m *reading, k int) int {
	i := int(m.at[k])
	f := m.flags[i]
	if s, end, ok := at(l.suffixes, text, i, f&maySuffix); ok && s.free {
		return m.sign(k, m.index(k, end), signFree)
	} else if ok && s.lead {
		return m.sign(k, m.index(k, end), signLead)
	}
	if end, ok := l.breakAt(text, i, f); ok {
		return m.sign(k, m.index(k, end), signBreak)
	}
	if f&(isStop|mayHold) == isStop && (k == 0 || m.flags[m.at[k-1]]&mayHold == 0) {
		return m.sign(k, k+1, signStop)
	}
	return k
}

// clause returns where the clause that begins at character k ends, behind its mark, and whether anything in it hints at a name.
func (m *reading) clause(k int) (to int, hint bool) {
	for ; k < len(m.chars); k++ {
		c := m.chars[k]
		t := m.flags[m.at[k]]
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
func (m *reading) index(k, end int) int {
	for k < len(m.chars) && int(m.at[k]) < end {
		k++
	}
	return k
}

func (m *reading) mark(k, end int, class uint8) int {
	to := m.index(k, end)
	for j := k; j < to; j++ {
		m.chars[j].Mark = class + position(j, k, to)
	}
	return to
}

func (m *reading) sign(k, to int, class uint8) int {
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
func (m *reading) ahead() {
	distance := 0 // 0: none
	for k := len(m.chars) - 1; k >= 0; k-- {
		s := m.chars[k].Sign
		switch {
		case s == signFree || s == signLead || s == signFree+3 || s == signLead+3:
			distance = 1
		case s >= signBreak || distance == 0:
			distance = 0
			continue
		default:
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
