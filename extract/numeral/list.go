package numeral

import (
	"strings"
	"unicode/utf8"
)

// longestList is how many numbers may share what stands behind the last.
const longestList = 8

// List returns the numbers that begin with n and are parted by 、 and 和, the last one without what follows it:
// of 分别提高4.6、3.1和0.8个百分点 three. Nil where n stands alone. Arabic ones alone are listed.
func List(text string, n Numeral) []Numeral {
	if !n.Arabic || n.Range || n.Ordinal || n.Over {
		return nil
	}
	magnitude := n.Magnitude
	var list []Numeral
	for len(list) < longestList {
		j := n.To
		if len(text)-j >= len("、") {
			switch text[j : j+len("、")] {
			case "、", "和", "与", "及":
				j += len("、")
			case "以":
				if strings.HasPrefix(text[j:], "以及") {
					j += len("以及")
				}
			}
		}
		if j == n.To {
			break
		}
		if c, _ := utf8.DecodeRuneInString(text[j:]); (c < '0' || c > '9') && (c < '０' || c > '９') && c != '-' {
			break
		}
		m, ok := One(text, j)
		if !ok || m.From != j || !m.Arabic || m.Over || magnitude != "" && m.Magnitude != magnitude {
			break
		}
		list = append(list, n)
		n = m
		if m.Magnitude != magnitude {
			break
		}
	}
	if len(list) == 0 {
		return nil
	}
	return append(list, n)
}

// Sharing tells whether the numbers of a list share the unit behind the last: they have decimals or magnitudes of their own, or 分别 or
// 依次 stands before them.
func Sharing(text string, list []Numeral) bool {
	if list[0].Magnitude != "" {
		return true
	}
	decimals := 0
	for _, n := range list {
		if !n.Value.Whole() {
			decimals++
		}
	}
	if decimals >= (len(list)+1)/2 {
		return true
	}
	before := text[max(0, list[0].From-45):list[0].From]
	if i := strings.LastIndex(before, "。"); i >= 0 {
		before = before[i:]
	}
	return strings.Contains(before, "分别") || strings.Contains(before, "依次") || strings.Contains(before, "分別")
}

// Scaled gives n the magnitude of last where it is printed once for a list: 3.2、4.5和6.1亿.
func (n Numeral) Scaled(last Numeral) Numeral {
	if n.Magnitude != "" {
		return n
	}
	n.Value, n.Magnitude, n.scale, n.chain = n.Value.Shift(last.scale), last.Magnitude, last.scale, last.chain
	return n
}

// Scale multiplies n by a power of ten.
func (n *Numeral) Scale(power int) { n.Value, n.High = n.Value.Shift(power), n.High.Shift(power) }
