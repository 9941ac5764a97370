// Package place knows places: the provinces, cities and counties of China with their GB/T 2260 codes, countries
// and cities of the world. It finds the place name that starts at a byte, and says where an article is from.
//
//	At("重庆市大足区公安局", 0)      大足, code 500111: the longest chain of places, each within the one before
//	At("和平的年代", 0)              nothing: short names that are common words need their 区 or their parent
//	Within(chongqing, "大足区")      大足
//	Home(article)                    重庆, from 重庆日报, from 渝, or from what the text is about
//
// To add a place: a line in abroad.tsv; a short name that is a word: unsure.tsv, or traps.tsv for the
// characters around it; a local paper: outlets.tsv. china.tsv and world.tsv are written by generate.py.
package place

import (
	"iter"
	"strings"
)

// Place is a place as the tables name it.
type Place struct {
	Name   string // as people say it: 重庆, 大足
	Full   string // 重庆市, 大足区; as Name for places abroad
	Code   string // GB/T 2260, 6 digits; "" outside China, and where several places have the name (朝阳区)
	Parent string // code of the place it lies in, for one abroad the name of its country; "" for provinces and countries
	Level  int8   // 0 country, 1 province, 2 prefecture or city, 3 county or district; cities abroad are 2
}

// China is the country itself.
var China = Place{Name: "中国", Full: "中华人民共和国", Level: 0}

// At returns the place whose name starts at byte i of text and where the name ends: the longest name, and, where
// names of places within each other follow (重庆市大足区), the innermost with the end of the last. One name
// for several places of a level has no Code and Parent.
func At(text string, i int) (p Place, end int, ok bool) {
	found, end := Find(text, i)
	if found == nil {
		return p, i, false
	}
	return *found, end, true
}

// Find is At for many places of a text: the place, not to be changed, or nil.
func Find(text string, i int) (p *Place, end int) {
	l := load()
	set, end := l.longest(text, i)
	if set == nil {
		return nil, i
	}
	if p = &set.best; set.letter {
		return p, end
	}
	for end < len(text) {
		child, to := l.child(p, text, end)
		if child == nil {
			break
		}
		p, end = child, to
	}
	return p, end
}

// One is At without following names: the place that the longest single name is of.
func One(text string, i int) (p Place, end int, ok bool) {
	set, end := load().longest(text, i)
	if set == nil || set.letter {
		return p, i, false
	}
	return set.best, end, true
}

// Names yields every name that Find reads, abbreviations too.
func Names() iter.Seq[string] { return load().names.Words() }

// Begins tells whether text begins with a name, be it one that cannot stand there.
func Begins(text string) bool {
	_, _, ok := load().names.At(text, 0)
	return ok
}

// Of returns the place with a GB/T 2260 code.
func Of(code string) (Place, bool) {
	l := load()
	i, ok := l.codes[code]
	if !ok {
		return Place{}, false
	}
	return l.places[i], true
}

// Up returns the place that p lies in: 重庆 for 大足; 中国 for a province.
func (p Place) Up() (Place, bool) {
	if p.Code == "" || p.Level == 0 {
		if p.Parent == "" {
			return Place{}, false
		}
		if q, ok := Of(p.Parent); ok {
			return q, true
		}
		return country(p.Parent), true
	}
	if p.Parent == "" {
		return China, true
	}
	return Of(p.Parent)
}

func country(name string) Place { return Place{Name: name, Full: name} }

// In tells whether p is q or lies within it.
func (p Place) In(q Place) bool {
	if p.Code != "" && q.Code != "" {
		return p.Level >= q.Level && strings.HasPrefix(p.Code, q.Code[:2*q.Level])
	}
	for {
		if p.Name == q.Name && p.Code == q.Code {
			return true
		}
		up, ok := p.Up()
		if !ok {
			return false
		}
		p = up
	}
}

// Path is the official name with what it needs before it: 重庆市大足区, 成都市武侯区, 大竹县, 温州市.
func (p Place) Path() string {
	if p.Level != 3 || p.Code == "" {
		return p.Full
	}
	up, ok := p.Up()
	if ok && (strings.HasSuffix(p.Full, "区") && up.Level == 2 || up.Level == 1 && strings.HasSuffix(up.Full, "市")) {
		return up.Full + p.Full
	}
	return p.Full
}

// Within returns the place of a name, short or full, that lies within parent, the nearest level first.
func Within(parent Place, name string) (Place, bool) {
	l := load()
	set, end, ok := l.names.At(name, 0)
	if !ok || end != len(name) || set.letter {
		return Place{}, false
	}
	if p := set.within(l, &parent); p != nil {
		return *p, true
	}
	return Place{}, false
}

// stays tells whether only a place can stand at i, so that 渝 is one: 在渝, 来沪.
func stays(text string, i int) bool {
	switch text[max(0, i-len("在")):i] {
	case "在", "驻", "来", "赴", "抵", "离", "返", "入":
		return true
	}
	return false
}

// abbreviations of provinces that mean little else behind 在 and 来.
var abbreviations = map[rune]string{
	'渝': "500000", '沪': "310000", '津': "120000", '冀': "130000", '晋': "140000", '辽': "210000", '浙': "330000", '皖': "340000", '闽': "350000", '赣': "360000",
	'鲁': "370000", '豫': "410000", '鄂': "420000", '湘': "430000", '粤': "440000", '桂': "450000", '琼': "460000", '蜀': "510000", '黔': "520000", '滇': "530000", '陕': "610000", '京': "110000",
}
