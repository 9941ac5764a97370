package place

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"newsfacts/extract"
	"newsfacts/extract/lexicon"
	"newsfacts/schemas"
)

// Home returns the article's own place: the one that 全市, 我县 and 市科技局 mean. It is the place of the local paper,
// if the text does not speak of others only; else the innermost place that most of the text's places lie in.
// Not ok: nothing decides.
func Home(a *schemas.Article) (Place, bool) {
	n := Read(a)
	return n.Home()
}

// Setting is what an article says about places.
type Setting struct {
	home     Place
	known    bool
	mentions []mention
}

// mention is a place in the text.
type mention struct {
	p  Place
	at int32 // code points
}

const (
	longest = 1 << 16 // bytes of an article that are read for its places
	share   = 0.6     // of the mentions that must lie within the home
)

// Read reads the places of an article, once for all questions.
func Read(a *schemas.Article) *Setting {
	s := &Setting{}
	text := a.Text
	if len(text) > longest {
		text = text[:longest]
	}
	at, last := int32(0), 0 // code points before byte last
	names := load().names
	for i := names.Next(text, 0); i < len(text); i = names.Next(text, i) {
		p, end := Find(text, i)
		if p == nil {
			_, size := lexicon.Char(text, i)
			i += size
			continue
		}
		if !author(text, i, end) && !Dateline(text, end) && !ofPerson(text, i, end, p) {
			at, last = at+int32(utf8.RuneCountInString(text[last:i])), i
			s.mentions = append(s.mentions, mention{*p, at})
		}
		i = end
	}
	s.settle(a)
	return s
}

// In is Read of a document's article, once for all who ask.
func In(d *extract.Document) *Setting {
	s, ok := d.Setting.(*Setting)
	if !ok {
		s = Read(d.Article)
		d.Setting = s
	}
	return s
}

//go:embed attached.tsv
var attachedTSV string

// attached are the words of attached.tsv.
var attached = sync.OnceValue(func() *lexicon.Lexicon[struct{}] {
	words := lexicon.New[struct{}]()
	for c := range rows(attachedTSV) {
		words.Add(c[0], struct{}{})
	}
	return words
})

// author tells whether a place is part of an agency's dateline (新华社北京5月12日电), a paper's name (重庆日报记者) or that of a bank or
// university, or the name of games: it says who writes or what is named, not of where the text speaks.
func author(text string, i, end int) bool {
	for _, agency := range []string{"社", "中新网", "人民网", "新华网", "央视网", "本报", "记者"} {
		if strings.HasSuffix(text[:i], agency) {
			return true
		}
	}
	_, _, ok := attached().At(text, end)
	return ok
}

// Dateline tells whether what stands behind a place that ends at a byte of text says that news came from there: 广州8月8日电, 台北报导.
func Dateline(text string, end int) bool {
	rest := text[end:min(len(text), end+24)]
	rest = strings.TrimLeft(rest, " 0123456789月日")
	for _, w := range [...]string{"电", "報導", "报导", "专电", "電"} {
		if tail, ok := strings.CutPrefix(rest, w); ok {
			next, _ := utf8.DecodeRuneInString(tail)
			return tail == "" || strings.ContainsRune("）)：:　 \n（(，】／/", next)
		}
	}
	return false
}

// ofPerson tells whether a county's short name stands behind a surname: 陈牧野 is a person.
func ofPerson(text string, i, end int, p *Place) bool {
	if p.Level != 3 || end-i != 6 || p.Name != text[i:end] {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return strings.ContainsRune("王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕卢蒋蔡贾丁魏薛叶阎潘杜戴钟汪任姜范姚谭廖邹熊陆郝孔崔邱顾侯邵孟", r)
}

// settle decides the home.
func (s *Setting) settle(a *schemas.Article) {
	local, isLocal := Place{}, false
	for _, name := range []*string{a.Outlet, a.Site} {
		if name != nil && !isLocal {
			local, isLocal = Outlet(*name)
		}
	}
	title := ""
	if a.Title != nil {
		title = *a.Title
	}
	head := int32(utf8.RuneCountInString(title)) + 120 // the title and the lead count more
	var named tally
	total, inLocal := 0.0, 0.0
	for _, m := range s.mentions {
		if m.p.Level == 0 || m.p.Code == "" && m.p.Parent == "" {
			continue
		}
		w := 1.0
		if m.at < head {
			w = 2
		}
		total += w
		if isLocal && m.p.In(local) {
			inLocal += w
		}
		named.add(m.p, w)
	}
	if isLocal && (total <= 4 || inLocal >= 0.25*total || inLocal > 0 && local.Level > 1 && !named.outweighs(local, 2*inLocal)) {
		s.home, s.known = local, true
		return
	}
	if p, ok := s.abroad(head, total); ok {
		s.home, s.known = p, true
		return
	}
	if total < 2 {
		return
	}
	weight := named.around()
	// from the outside in: as long as one place holds most of what its parent holds
	floor := share * total
	for {
		best, ok := s.inner(weight, floor)
		if !ok {
			break
		}
		s.home, s.known = best, true
		floor = max(2, 0.75*weight[best])
		if best.Level == 1 && named.of(best) == 0 { // a province that the text does not name: the heaviest place in it
			floor = 0.51 * weight[best]
		}
	}
	if s.known && s.home.Code == "" && s.home.Level == 0 {
		s.known = false
	}
	if p, ok := s.headed(int32(utf8.RuneCountInString(title))); ok && (!s.known || p.In(s.home) && p != s.home) && !named.outweighs(p, named.of(p)) {
		s.home, s.known = p, true
	}
}

// headed returns the one place of China that the title names.
func (s *Setting) headed(title int32) (only Place, ok bool) {
	for _, m := range s.mentions {
		if m.at >= title {
			break
		}
		if m.p.Code == "" || ok && m.p != only {
			return Place{}, false
		}
		only, ok = m.p, true
	}
	return only, ok
}

// A tally is how often places are named.
type tally struct {
	places []Place
	weight []float64
	last   map[Place]int // index of a place; nil as long as they are few
}

// few places are found faster one by one than in a map.
const few = 16

// add adds to the weight of a place.
func (t *tally) add(p Place, w float64) {
	if t.last == nil {
		for i := range t.places {
			if t.places[i] == p {
				t.weight[i] += w
				return
			}
		}
		if len(t.places) == few {
			t.last = map[Place]int{}
			for i, q := range t.places {
				t.last[q] = i
			}
		}
	}
	if i, ok := t.last[p]; ok {
		t.weight[i] += w
		return
	}
	if t.last != nil {
		t.last[p] = len(t.places)
	}
	t.places, t.weight = append(t.places, p), append(t.weight, w)
}

// of returns the weight of a place itself.
func (t *tally) of(p Place) float64 {
	for i, q := range t.places {
		if q == p {
			return t.weight[i]
		}
	}
	return 0
}

// outweighs tells whether a place outside the one given weighs more than w.
func (t *tally) outweighs(local Place, w float64) bool {
	for i, p := range t.places {
		if t.weight[i] > w && !p.In(local) {
			return true
		}
	}
	return false
}

// around returns the weights of the places and of all that they lie in, short of 中国.
func (t *tally) around() map[Place]float64 {
	weight := map[Place]float64{}
	for i, named := range t.places {
		for p, ok := named, true; ok && p != China; p, ok = p.Up() {
			weight[p] += t.weight[i]
		}
	}
	return weight
}

// abroad returns the foreign country that the text speaks of: the one that most of its places are or lie in.
func (s *Setting) abroad(head int32, domestic float64) (best Place, ok bool) {
	weight, all := map[string]float64{}, domestic
	for _, m := range s.mentions {
		p, w := m.p, 1.0
		if m.at < head {
			w = 2
		}
		switch {
		case p == China:
			all += w
			continue
		case p.Code != "" || p.Level == 0 && p.Parent != "":
			continue
		case p.Level > 0 && p.Parent == "":
			continue
		}
		name := p.Name
		if p.Level > 0 {
			name = p.Parent
		}
		if name[0] < utf8.RuneSelf { // a code of China
			continue
		}
		weight[name] += w
		all += w
	}
	most := 0.0
	for name, w := range weight {
		if w > most || w == most && name < best.Name {
			best, most = country(name), w
		}
	}
	return best, most >= 3 && most >= share*all
}

// inner returns the heaviest place directly within the home, if it weighs at least floor.
func (s *Setting) inner(weight map[Place]float64, floor float64) (best Place, ok bool) {
	for p, w := range weight {
		up, _ := p.Up()
		if !s.known && up != China && up.Name != "" || s.known && up != s.home {
			continue
		}
		if w >= floor && (!ok || w > weight[best] || w == weight[best] && p.Full < best.Full) {
			best, ok = p, true
		}
	}
	return best, ok
}

// Home returns the article's own place.
func (s *Setting) Home() (Place, bool) { return s.home, s.known }

// Nearest returns the place of a kind (省, 市, 区, 县, 州, 盟, 旗, 自治区) that a bare 市 or 区 at code point `at` means: the home
// or the place around it; else the one inside the home that was named last before, or, where none was, first.
func (s *Setting) Nearest(kind string, at int32) (Place, bool) {
	is := func(p Place) bool {
		return p.Level > 0 && strings.HasSuffix(p.Full, kind) && (kind != "区" || p.Level == 3)
	}
	if s.known {
		for p, ok := s.home, true; ok && p != China; p, ok = p.Up() {
			if is(p) {
				return p, true
			}
		}
	}
	var found Place
	ok := false
	for _, m := range s.mentions {
		p, fits := m.p, false
		for up := true; up && p != China; p, up = p.Up() {
			if fits = is(p) && p.Code != ""; fits {
				break
			}
		}
		if !fits || s.known && !p.In(s.home) && kind != "省" {
			continue
		}
		if m.at > at && ok {
			break
		}
		found, ok = p, true
	}
	if !s.known && s.several(is) {
		return Place{}, false // nothing says which of them
	}
	return found, ok
}

// several tells whether the text names more than one place of a kind.
func (s *Setting) several(is func(Place) bool) bool {
	var first Place
	for _, m := range s.mentions {
		if !is(m.p) || m.p.Code == "" {
			continue
		}
		if first.Code != "" && first != m.p {
			return true
		}
		first = m.p
	}
	return false
}

var outlets = sync.OnceValue(func() *lexicon.Lexicon[string] {
	return lexicon.MustParse(outletsTSV, func(c []string) (string, error) { return c[0], nil })
})

// national papers and agencies are of a place by name only.
var national = []string{"中国", "北京青年", "北京商报", "南方周末", "上海证券", "香港商报", "新加坡联合"}

// Outlet returns the place of a local paper, agency or station: 重庆日报, 大足电视台, 新民晚报.
func Outlet(name string) (Place, bool) {
	if code, ok := outlets().Get(name); ok {
		return Of(code)
	}
	for _, n := range national {
		if strings.HasPrefix(name, n) {
			return Place{}, false
		}
	}
	p, _, ok := At(name, 0)
	if !ok || p.Code == "" {
		return Place{}, false
	}
	return p, true
}
