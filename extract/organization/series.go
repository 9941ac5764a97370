package organization

import (
	"strings"
	"unicode/utf8"
)

// series reads what stands in a row with a body that was found and needs it: 市体委、民政局 (the offices of one place), 美国联邦通讯委员会（FCC）
// (its letters), and the banks in 工、农、中、建四大行.
func (c *scan) series() {
	for k := 0; k < len(c.found); k++ { // grows
		x := c.found[k]
		if x.weight < byModel {
			continue
		}
		if x.office {
			if y, ok := c.office(x); ok {
				c.add(y)
			}
		}
		if from, to, ok := letters(c.text, x.to); ok {
			c.add(span{from: from, to: to, kind: x.kind, rule: "letters", weight: byRule})
		}
	}
	if c.seen&isList != 0 {
		c.banks()
	}
}

// office reads an office of the place that the office x is of: 市体委|和民政局. Offices of one character and what 市委、政府 means are none.
func (c *scan) office(x span) (span, bool) {
	joint := joint(c.text[x.to:], strings.HasPrefix)
	at := x.to + joint
	if joint == 0 {
		return span{}, false
	}
	d, end, ok := c.departments.At(c.text, at)
	if !ok {
		d.kind = "government"
		end, ok = c.rare(at)
	}
	if !ok || !c.officeEnds(at, end) || !alone(c.text[at:end], d.kind) {
		return span{}, false
	}
	if s, to, ok := c.suffix(at); ok && to > end && s.kind != "-" {
		return span{}, false
	}
	if _, after := c.around(at, end); strings.ContainsRune("门系统", after) {
		return span{}, false
	}
	return span{from: at, to: end, kind: d.kind, rule: "office", weight: byRule, office: true}, true
}

// rare reads an office that no list knows in a row of offices: 县公安局、|血防办|、畜牧局.
func (c *scan) rare(at int) (int, bool) {
	for i, n := at, 0; n < 6; n++ {
		size, ok := c.inside(i)
		if !ok || i >= len(c.text) {
			return at, false
		}
		i += size
		if r, _ := utf8.DecodeLastRuneInString(c.text[:i]); n >= 2 && strings.ContainsRune("局办委厅", r) {
			rest := c.text[i:]
			return i, strings.HasPrefix(rest, "、") || strings.HasPrefix(rest, "等") || strings.HasPrefix(rest, "和") || strings.HasPrefix(rest, "，")
		}
	}
	return at, false
}

// alone tells whether an office can be named without its place where the place is known: 民政局, 残联; not 政府, 法院.
func alone(word, kind string) bool {
	n := utf8.RuneCountInString(word)
	if n < 2 || kind != "government" && kind != "association" || common[word] {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(word)
	return strings.ContainsRune("局厅委办联协", r) || n >= 3 && strings.ContainsRune("会社署院", r)
}

// common are offices whose name is a word: 工会, and those that every text on a place has.
var common = map[string]bool{"政府": true, "人民政府": true, "工会": true, "委": true, "党委": true, "政府办": true, "研究室": true, "管委会": true, "管理委员会": true, "办事处": true, "公安处": true, "街道办": true, "公安局": true, "团委": true, "派出所": true, "警察局": true}

// letters reads the letters that stand in brackets at i behind a name: （FCC）, (IMF).
func letters(text string, i int) (from, to int, ok bool) {
	r, size := utf8.DecodeRuneInString(text[i:])
	if r != '（' && r != '(' {
		return 0, 0, false
	}
	from = i + size
	n := 0
	for to = from; to < len(text); n++ {
		r, size := utf8.DecodeRuneInString(text[to:])
		if r >= 0xff10 && r <= 0xff5a {
			r -= 0xfee0
		}
		if r == '）' || r == ')' {
			return from, to, n >= 2 && n <= 8
		}
		if r < 'A' || r > 'Z' {
			return 0, 0, false
		}
		to += size
	}
	return 0, 0, false
}

// great are the banks that a list calls by one character.
var great = map[string]string{"工": "中国工商银行", "农": "中国农业银行", "中": "中国银行", "建": "中国建设银行", "交": "交通银行", "招": "招商银行"}

// banks reads the great banks where three of them or more stand in a row by their first character: 工、农、中、建.
func (c *scan) banks() {
	for i := 0; ; {
		k := strings.Index(c.text[i:], "、")
		if k < 0 {
			return
		}
		at, from := i+k, i+k
		if r, size := utf8.DecodeLastRuneInString(c.text[:at]); great[string(r)] != "" && (at == size || !han(c.text[:at-size]) || c.leftEdge(at-size) || strings.HasSuffix(c.text[:at-size], "、")) {
			from = at - size
		}
		end, n := at, 0
		if from < at {
			for n = 1; strings.HasPrefix(c.text[end:], "、"); n++ {
				r, size := utf8.DecodeRuneInString(c.text[end+len("、"):])
				if great[string(r)] == "" {
					break
				}
				end += len("、") + size
			}
		}
		if n < 3 {
			i = at + len("、")
			continue
		}
		for j := from; j < end; j += 6 {
			c.add(span{from: j, to: j + 3, kind: "finance", rule: "banks", weight: byRule})
		}
		i = end
	}
}
