package organization

import (
	"newsfacts/extract/lexicon"
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
func (l *lists) marks(text string, flags []uint8, m *marked) {
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
		if k >= covered {
			f := flags[i]
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
			} else if k > 0 && m.chars[k-1].Mark > 0 || levelChar(text, m, k-1) {
				if _, end, ok := l.departments.At(text, i); ok {
					covered = m.mark(k, end, markOffice)
				}
			}
		}
		if k >= signed {
			switch s, end, ok := at(l.suffixes, text, i, flags[i]&maySuffix); {
			case ok && s.free:
				signed = m.sign(k, m.index(k, end), signFree)
			case ok && s.lead:
				signed = m.sign(k, m.index(k, end), signLead)
			default:
				if _, end, ok := at(l.breaks, text, i, flags[i]&mayBreak); ok {
					signed = m.sign(k, m.index(k, end), signBreak)
				} else if m.chars[k].Sign == 0 && (r < 0x3400 || r >= 0xff00 || enders[r]) && stopsAt(text, i) {
					m.sign(k, k+1, signStop)
				}
			}
		}
	}
	m.ahead()
}

// at is the list's At where its flag stands.
func at[V any](l *lexicon.Lexicon[V], text string, i int, flag uint8) (v V, end int, ok bool) {
	if flag == 0 {
		return v, i, false
	}
	return l.At(text, i)
}

func placeAt(text string, i int, flag uint8) (p place.Place, end int, ok bool) {
	if flag == 0 {
		return p, i, false
	}
	return place.One(text, i)
}

// telling are characters that names of bodies end with.
var telling = func() *[1 << 16]bool {
	t := new([1 << 16]bool)
	for _, r := range "队局部厅委办院所社报网台行会党校厂店馆团军司署处系" {
		t[r] = true
	}
	return t
}()

// clause returns where the clause that begins at character k ends, behind its mark, and whether anything in it hints at a name.
func (m *marked) clause(k int) (to int, hint bool) {
	for ; k < len(m.chars); k++ {
		c := m.chars[k]
		switch c.Rune {
		case '，', '。', '；', '：', '！', '？', '、', ',', ';', '!', '?', '《', '》':
			return k + 1, hint
		}
		if telling[c.Rune] && c.Sign == 0 || c.Mark != 0 && (c.Mark < markPlace || c.Mark >= markOffice) || c.Sign != 0 && c.Sign < signBreak || c.Rune < 0x80 && letter(rune(c.Rune)) && (c.Rune > '9') {
			hint = true
		}
	}
	return k, hint
}

// hints tells whether a sentence may have a clause that hints at a name.
func hints(text string, flags []uint8) bool {
	for i, r := range text {
		if flags[i]&(mayName|maySuffix|mayPlace) != 0 || r <= 0xffff && telling[r] || r < 0x80 && r > '9' && letter(r) {
			return true
		}
	}
	return false
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
