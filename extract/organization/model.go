package organization

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"newsfacts/extract"
	"newsfacts/extract/lexicon"
	"newsfacts/extract/organization/tagger"
	"newsfacts/extract/place"
)

//go:embed model.bin
var modelBytes []byte

var shipped = sync.OnceValue(func() *tagger.Model {
	if len(modelBytes) == 0 {
		return nil // a build that is to train the first one
	}
	m, err := tagger.Read(modelBytes)
	if err != nil {
		panic(err) // the model is embedded: a fault of the build
	}
	return m
})

// Rules is the extractor without a model: what trains one begins from it.
var Rules = rulesOnly()

func rulesOnly() extract.Extractor {
	f := &finder{bare: true}
	return extract.Extractor{Name: "organization", Doc: "rules and lists alone", Find: f.find, Resolve: f.resolve}
}

// Marks returns a sentence as the tagger reads it, and the byte at which each character begins, and its length at the end.
func Marks(text string) ([]tagger.Char, []int32) {
	m := new(reading)
	l, plain := shared(), lexicon.Simplified(text)
	l.read(plain, m)
	l.marks(plain, m)
	return m.chars, m.at
}

// workspace is what reading one sentence needs.
type workspace struct {
	reading
	scan scan
	tagger.Buffer
	rules []span // what the rules found, in order of place
}

var workspaces = sync.Pool{New: func() any { return new(workspace) }}

// leastMargin is how sure the model must be, in its weights: 400 gives 0.01 more precision and 0.01 less recall.
const leastMargin = 100

// tag adds what the model finds.
func (f *finder) tag(c *scan, w *workspace) {
	m := f.model
	if m == nil && !f.bare {
		m = shipped()
	}
	if m == nil || c.seen&(mayName|mayPlace|maySuffix|isTell|isLevel) == 0 {
		return
	}
	c.marks(c.text, &w.reading)
	w.rules = append(w.rules[:0], c.found...)
	slices.SortStableFunc(w.rules, byPlace)
	for from := 0; from < len(w.chars); {
		to, hint := w.clause(from)
		if hint {
			for _, s := range m.Tag(w.chars, from, to, &w.Buffer) {
				if s.Margin >= leastMargin {
					c.tagged(int(w.at[s.From]), int(w.at[s.To]), w.rules)
				}
			}
		}
		from = to
	}
}

// tagged adds a name that the model found, if it goes with the rules.
func (c *scan) tagged(from, to int, rules []span) {
	from, to = c.trim(from, to)
	from = c.inner(from, to)
	if _, end, ok := c.nameAt(from); ok && end == to && !c.apart(from, to) {
		return // 其|中行|政村
	}
	if c.class(c.text[from:to]) || address(c.text[from:to]) {
		c.s.Rejected(from, to, "model", "a class of bodies or an address")
		return
	}
	if c.cuts(from, to) {
		c.s.Rejected(from, to, "model", "ends in another word")
		return
	}
	if to-from < 4 || c.inPlace(from, to) || !c.agrees(from, to, near(rules, from, to)) {
		return
	}
	x := span{from, to, c.kindOf(c.text[from:to]), "model", byModel, false, false}
	if x.kind == "sports" && c.scene(x) {
		c.s.Rejected(from, to, "model", "a place")
		return
	}
	c.add(x)
}

// class tells whether a name is an ending behind words that say of what sort a body is: 普惠性民办幼儿园, 社区医院.
func (c *scan) class(name string) bool {
	at := 0
	for {
		_, end, ok := sorts.At(name, at)
		if !ok {
			break
		}
		at = end
	}
	return at > 0 && (at == len(name) || whole(c.suffixes, name[at:]))
}

// sorts are words that say of what sort a body is.
var sorts = wordList("普惠性 民办 公办 私立 国有 国营 集体 中小型 大型 中型 小型 普通 优质 示范性 重点 各级 城乡 农村 城市 乡镇 基层 地方 外资 合资 独资 民营 股份制 上市 公立 三甲 三级 二级 综合 专科 社区 定点 全科 高等 中等 职业 全日制 九年制 寄宿制 民族 国内 国外 跨国 知名")

// address tells whether a name is that of a web site.
func address(name string) bool {
	if !strings.ContainsAny(name, ".:@") {
		return false
	}
	for _, w := range []string{"www.", "://", "@", ".com", ".cn", ".org", ".net"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}

// cuts tells whether a name ends inside a place or a word that names do not hold (布加勒斯|特, 煤矿工|作面), or is a part of a region (贵州南部).
func (c *scan) cuts(from, to int) bool {
	for at, n := to, 0; n < 4 && at > from; n++ {
		_, size := utf8.DecodeLastRuneInString(c.text[:at])
		at -= size
		if _, end, ok := c.placeAt(at); ok && end > to && (at > from || end-at > 6) {
			return true
		}
		if n == 0 {
			if end, ok := c.breakAt(c.text, at, c.flags[at]); ok && end > to {
				return true
			}
		}
	}
	if rest, ok := strings.CutSuffix(c.text[from:to], "部"); ok {
		side, size := utf8.DecodeLastRuneInString(rest)
		if _, end, ok := place.One(rest, 0); ok && end >= len(rest)-2*size && strings.ContainsRune("东西南北中大", side) {
			return true
		}
	}
	return false
}

// trim takes marks and halves of other words from the ends of a name that the model found.
func (c *scan) trim(from, to int) (int, int) {
	for from < to {
		r, size := utf8.DecodeRuneInString(c.text[from:])
		if !(stops(r) && (r < 0x3400 || r >= 0xff00)) || r == '“' || r == '‘' || r == '「' {
			break
		}
		from += size
	}
	for from < to {
		r, size := utf8.DecodeLastRuneInString(c.text[:to])
		if !(stops(r) && (r < 0x3400 || r >= 0xff00)) || r == '）' || r == ')' || r == '”' || r == '’' || r == '」' {
			break
		}
		to -= size
	}
	return from, to
}

// agrees tells whether what the model found at [from, to) goes with what the rules found: it may add a place or a body before their name,
// and a part with an ending behind it.
func (c *scan) agrees(from, to int, rules []span) bool {
	if _, after := c.around(from, to); strings.HasSuffix(c.text[from:to], "部") && (after == '门' || after == '分') || !c.holds(from, to) {
		return false
	}
	if before, after := c.around(from, to); letter(before) && letter(rune(c.text[from])) || letter(after) && letter(rune(c.text[to-1])) {
		return false
	}
	if p, end, ok := c.placeAt(from); ok && p.Name != "" && end < to { // 香港国际电影|节, 钦州幼儿园
		if _, to2, ok := c.suffix(end); !c.ends(from, to) || ok && to2 == to && direct[c.text[end:to]] {
			return false
		}
	}
	for k, r := range rules {
		if r.weight <= byModel || r.from >= to || r.to <= from || inOther(rules, k) {
			continue
		}
		if r.from < from || r.to > to {
			return false
		}
		if r.from > from && !c.opens(from, r.from) || r.to < to && !c.closes(r.to, to) {
			c.s.Rejected(from, to, "model", "the rules find "+c.text[r.from:r.to])
			return false
		}
	}
	return true
}

// inOther tells whether a rule's name lies within another: 体育总局 in 国家体育总局.
func inOther(rules []span, k int) bool {
	x := rules[k]
	for j, y := range rules {
		if j != k && y.weight > byModel && y.from <= x.from && x.to <= y.to && y.to-y.from > x.to-x.from {
			return true
		}
	}
	return false
}

// ends tells whether a name ends as bodies do.
func (c *scan) ends(from, to int) bool {
	if _, end, ok := c.nameAt(from); ok && end == to {
		return true
	}
	return c.kindOf(c.text[from:to]) != "other" || strings.HasSuffix(c.text[from:to], "中心")
}

// opens tells whether text[from:to] can stand before a whole name.
func (c *scan) opens(from, to int) bool {
	_, end, ok := place.At(c.text, from)
	if !ok {
		_, end, ok = c.names.At(c.text, from)
	}
	if !ok {
		end, ok = c.wide(from)
	}
	return ok && end <= to && c.runs(end, to)
}

// closes tells whether text[from:to] can stand behind a whole name: it ends as bodies do.
func (c *scan) closes(from, to int) bool {
	if r, _ := utf8.DecodeRuneInString(c.text[from:]); !c.runs(from, to) || strings.ContainsRune("原前现副兼任", r) {
		return false
	}
	for i := from; i < to; i++ {
		if s, end, ok := c.suffix(i); ok && end == to && s.kind != "-" {
			return true
		}
	}
	last, _ := utf8.DecodeLastRuneInString(c.text[:to])
	return strings.ContainsRune("局司处所系署队院部厅委办社馆团", last)
}

// holds tells whether text[from:to] has no mark or word inside that no name has; quotation marks may be there.
func (c *scan) holds(from, to int) bool {
	for i := from; i < to; {
		r, size := utf8.DecodeRuneInString(c.text[i:])
		if c.flags[i]&isStop != 0 && strings.ContainsRune("“”‘’「」『』—–-&.（）() ", r) {
			i += size
			continue
		}
		if size, ok := c.inside(i); !ok {
			return false
		} else {
			i += size
		}
	}
	return true
}

// runs tells whether nothing in text[from:to] ends a name.
func (c *scan) runs(from, to int) bool {
	for i := from; i < to; {
		size, ok := c.inside(i)
		if !ok {
			return false
		}
		i += size
	}
	return true
}
