package organization

import "strings"

// kindOf is the kind of a body by its name: by the list, the office behind its place, its longest ending, a telling character.
func (c *lists) kindOf(name string) string {
	if b, end, ok := c.names.At(name, 0); ok && end == len(name) {
		return b.kind
	}
	kind := ""
	for i := range name {
		if s, end, ok := c.suffixes.At(name, i); ok && end == len(name) && s.kind != "-" {
			return s.kind
		}
		if d, end, ok := c.departments.At(name, i); ok && i > 0 && end == len(name) && kind == "" {
			kind = d.kind
		}
	}
	if kind != "" {
		return kind
	}
	for _, t := range tells {
		if strings.HasSuffix(name, t.ending) {
			return t.kind
		}
	}
	if b, _, ok := c.names.At(name, 0); ok && len(name) > 6 {
		return b.kind
	}
	return "other"
}

// tells are endings too short for a rule that still show the kind of a name found otherwise.
var tells = []struct{ ending, kind string }{
	{"队", "sports"}, {"军", "military"}, {"部队", "military"}, {"局", "government"}, {"部", "government"}, {"厅", "government"}, {"署", "government"}, {"委", "government"}, {"办", "government"},
	{"院", "research"}, {"所", "research"}, {"社", "media"}, {"报", "media"}, {"网", "media"}, {"台", "media"}, {"行", "finance"}, {"会", "association"}, {"党", "party"}, {"校", "school"},
	{"厂", "company"}, {"店", "company"}, {"公司", "company"}, {"科技", "company"}, {"股份", "company"}, {"控股", "company"}, {"汽车", "company"}, {"地产", "company"}, {"馆", "other"}, {"团", "other"},
}
