package date

// never returns why text[from:to] is no date although a rule reads it, or "".
func never(text string, from, to int) string {
	before, after := text[:from], text[to:]
	for _, n := range nevers {
		if n.before != nil && !anySuffix(before, n.before) || n.after != nil && !anyPrefix(after, n.after) || n.what != "" && n.what != text[from:to] {
			continue
		}
		return n.why
	}
	return ""
}

// nevers lists what stands around a reading that is no date; a nil list asks nothing.
var nevers = []struct {
	why           string
	what          string
	before, after []string
}{
	{"a paper's or product's name", "今日", nil, []string{"头条", "說"}},
	{"a campaign's name", "五一", []string{"“"}, []string{"口号"}},
}
