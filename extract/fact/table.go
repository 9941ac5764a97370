package fact

import "strings"

// cell tells whether clause i is the name in a line of a table, with its amounts behind it: 核桃　5.4万吨　下降1.1%.
func (s *sentence) cell(i int) bool {
	c := &s.clauses[i]
	if len(s.Text) > 300 || c.amounts > 0 || i+1 >= len(s.clauses) || c.end != ' ' && c.end != '　' && c.end != '|' {
		return false
	}
	next := &s.clauses[i+1]
	return len(next.tokens) > 0 && s.token(next, 0).class == quantity && !contains(s.Text, "，", "。", "；")
}

// line lets the name of a line be what its amounts are of: a measure itself (发电量), or something that the heading of
// the table measures (主要产品产量).
func (a *article) line(n name) {
	x := &a.context
	switch {
	case n.measured:
		x.subject, x.spoken = n, true
	case n.property != "" && x.table != "":
		n.entity, n.property, n.measured = n.property, x.table, true
		x.subject, x.spoken = n, true
	case n.property != "":
		n.measured = true
		x.subject, x.spoken = n, true
	}
}

// heads remembers what a line without amounts measures that ends with : or is a paragraph without a full stop.
func (a *article) heads(s *sentence) {
	t := strings.TrimRight(s.Text, "：: 　")
	if len(s.Text) < 120 && !contains(s.Text, "。", "；") {
		a.context.section = ""
		if mom, yoy := strings.Contains(t, "环比"), strings.Contains(t, "同比"); mom && !yoy {
			a.context.section = "mom"
		} else if yoy && !mom {
			a.context.section = "yoy"
		}
	}
	if len(s.Text) > 200 || t == s.Text && contains(s.Text, "。", "；", "，") {
		a.context.table = ""
		return
	}
	a.context.table, _, _ = headOf(t)
}

// contains tells whether any of the marks stands in the text: strings.ContainsAny, fast where few characters begin with the bytes
// that they begin with.
func contains(text string, marks ...string) bool {
	for _, m := range marks {
		if strings.Contains(text, m) {
			return true
		}
	}
	return false
}
