package fact

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"sync"
	"unicode/utf8"

	"newsfacts/extract/lexicon"
	"newsfacts/extract/place"
	"newsfacts/schemas"
)

// A setting is where an article is at home, found on first need.
type setting struct {
	read  bool
	own   *place.Setting
	home  place.Place
	known bool
	plain string // the article's text in simplified characters, where it is printed in others
}

func (a *article) home() (*place.Place, bool) {
	if !a.setting.read {
		a.setting.read = true
		article := a.d.Article
		if !a.plain {
			copied := *article
			copied.Text = lexicon.Simplified(article.Text)
			a.setting.plain = copied.Text
			if copied.Title != nil {
				copied.Title = full(lexicon.Simplified(*copied.Title))
			}
			article = &copied
			a.setting.own = place.Read(article)
		} else {
			a.setting.own = place.In(a.d)
		}
		a.setting.home, a.setting.known = a.setting.own.Home()
		if !a.setting.known && !a.plain && strings.Contains(article.Text[:min(len(article.Text), 600)], "台湾") { // in its own script
			a.setting.home, _, a.setting.known = place.At("台湾", 0)
		}
		if home := unnamed(article.Text); !a.setting.known && home != "" {
			if _, mainland := a.setting.own.Nearest("省", 0); home != "台湾" || !mainland { // a verdict in 陕西省, in Taiwan's money
				a.setting.home, _, a.setting.known = place.At(home, 0)
			}
		}
		if !a.setting.known {
			if n := a.unlisted(); n != "" {
				a.setting.home, a.setting.known = place.Place{Name: n}, true
			}
		}
	}
	if !a.setting.known && a.context.first != nil { // what the first facts were of
		return a.context.first, true
	}
	return &a.setting.home, a.setting.known
}

// unnamed returns the place whose own papers speak of it as this text does, without its name: 香港 or 台湾; "" where none do.
func unnamed(text string) string {
	l, home := ownWords(), ""
	for i := l.Next(text, 0); i < len(text) && home != "香港"; i = l.Next(text, i) {
		if of, _, ok := l.At(text, i); ok {
			home = of
		}
		_, size := lexicon.Char(text, i)
		i += size
	}
	return home
}

// ownWords are what only a place's own papers say without naming it, with the place.
var ownWords = sync.OnceValue(func() *lexicon.Lexicon[string] {
	l := lexicon.New[string]()
	l.Add("本港", "香港")
	l.Add("全港", "香港")
	for _, w := range wordsOf(taiwan) {
		l.Add(w, "台湾")
	}
	return l
})

// unlisted returns the city or county that the article says 全市 or 市统计局 of and no list knows: the name before the first 市
// or 县 at the beginning of a sentence, after a date or before 统计局.
func (a *article) unlisted() string {
	for i, s := range a.d.Sentences {
		if i > 5 {
			break
		}
		t := s.Folded(lexicon.Simplified)
		for at, r := range t {
			if at > 240 {
				break
			}
			if r != '市' && r != '县' {
				continue
			}
			from, n := at, 0
			for from > 0 && n < 2 {
				_, size := utf8.DecodeLastRuneInString(t[:from])
				if size != 3 {
					break
				}
				from -= size
				n++
			}
			name := t[from:at]
			if w, ok := words().Get(name); ok && !w.class.nominal() { // 高于市场
				continue
			}
			if w, ok := words().Get(t[from : at+3]); n < 2 || ok && w.class.nominal() || strings.ContainsAny(name, "全我本该各城都股楼上超门省地级辖区，。、（）“”《》记者讯电") || !placelike(name, t[at+3:]) {
				continue
			}
			before, _ := utf8.DecodeLastRuneInString(t[:from])
			if from == 0 || markOf(before) != text || strings.ContainsRune("，日讯从对在度据年月是的", before) {
				return name
			}
		}
	}
	return ""
}

// where sets the place: named in the phrase, the clause or its sentence, else the article's own.
func (a *article) where(s *sentence, i int, st *statement, f *schemas.Fact) {
	c := &s.clauses[i]
	x := &a.context
	p, home, here := st.what.place, st.what.home, true
	if p == nil && !home {
		p, home = a.placeIn(s, c, st)
	}
	if p == nil && !home {
		here = false
		p, home = x.place, x.home
		if home && st.what.homeWord == "" {
			st.what.homeWord = x.homeWord
		}
	}
	if home {
		if own, ok := a.around(s, st); ok {
			p, here = own, true
		}
	} else if p == nil {
		company := st.what.org != nil && (st.what.org.Kind == "company" || st.what.org.Kind == "finance" || st.what.org.Kind == "sports")
		company = company || st.what.entity != "" && st.what.entity == x.company || corporate(st) && (x.company != "" || x.first == nil) || x.companyFirst
		if own, ok := a.home(); ok && !company {
			p = own
		}
	}
	aside := c.outer >= 0 // 18例（云南4例，…）
	if x.first == nil && p != nil && here && !aside && !regional(p) {
		x.first = p
	}
	if aside {
	} else if st.what.place != nil || st.what.home {
		x.place, x.home, x.homeWord = st.what.place, st.what.home, st.what.homeWord
		if st.what.homeWord != "" && p != nil { // 全县 in a text that names counties of a province
			st.what.place, st.what.home = p, false
			x.place, x.home = p, false
		}
	} else if here && p != nil && !home {
		x.place, x.home = p, false
	}
	if p == nil {
		return
	}
	if !here {
		st.infer("place")
		f.Inferred = st.inferred
	}
	f.Place, f.PlaceCode = a.full(p.Name), a.full(p.Code)
}

// around returns the place that 全省, 全市 or 全县 means: the article's own place of that kind, else its own place.
func (a *article) around(s *sentence, st *statement) (*place.Place, bool) {
	name := ""
	switch st.what.homeWord {
	case "全港", "本港":
		name = "香港"
	case "全澳", "本澳":
		name = "澳门"
	case "全台":
		name = "台湾"
	}
	if p, _, found := place.At(name, 0); found {
		return &p, true
	}
	if here := a.context.here; here != nil {
		return here, true
	}
	own, ok := a.home()
	if st.what.homeWord == "全区" && ok && own.Level == 2 { // 全区 in news of a city is its autonomous region
		if up, found := own.Up(); found && strings.HasSuffix(up.Full, "自治区") {
			return &up, true
		}
	}
	kind, size := utf8.DecodeLastRuneInString(st.what.homeWord)
	if size == 0 || !strings.ContainsRune("省市县州", kind) || a.setting.own == nil {
		return own, ok
	}
	if ok && strings.HasSuffix(own.Full, string(kind)) {
		return own, ok
	}
	if p, found := a.setting.own.Nearest(string(kind), s.Offset); found {
		return &p, true
	}
	return own, ok
}

// placeIn finds the place of the clause before the quantity that is no base, scope or source; it sets the scope.
func (a *article) placeIn(s *sentence, c *clause, st *statement) (*place.Place, bool) {
	for k := st.r.at - 1; k >= max(0, st.r.at-reach); k-- {
		t := s.token(c, k)
		if t.class != place_ && t.class != nation && t.class != home && t.class != world {
			continue
		}
		if k >= st.r.base.from && k < st.r.base.to || k >= st.r.scope.from && k < st.r.scope.to && st.kind == "rank" {
			continue
		}
		if k > 0 && st.kind == "rank" || st.kind == "share" || st.kind == "difference" {
			if k > 0 && (s.token(c, k-1).class == prep || s.token(c, k-1).class == rank || s.token(c, k-1).class == cmp || s.token(c, k-1).class == share || s.token(c, k-1).class == diff) {
				continue
			}
		}
		if t.class == place_ && s.amidName(c, k) { // 中央救灾物资成都储备库
			continue
		}
		if s.among(c, k) || k > 0 && s.token(c, k-1).class == prep && (s.marked(s.token(c, k-1), partners) || s.text(s.token(c, k-1)) == "以") {
			continue
		}
		if k > 0 && s.text(s.token(c, k-1)) == "在" && (t.class == nation || t.class == home) {
			continue
		}
		if st.kind == "rank" && t.class != place_ { // 全国排名第15位
			continue
		}
		switch t.class {
		case place_:
			return s.places[t.place], false
		case nation:
			if strings.HasPrefix(s.text(t), "全国") {
				return a.nationwide(&place.China), false
			}
			return &place.China, false
		case home:
			st.what.homeWord = s.text(t)
			return nil, true
		}
	}
	return nil, false
}

// nationwide is what 全国 means: the country that the article is at home in.
func (a *article) nationwide(p *place.Place) *place.Place {
	if own, ok := a.home(); ok && p == &place.China && own.Level == 0 && own.Code == "" && own.Parent == "" && own.Name != place.China.Name && !regional(own) {
		return own
	}
	return p
}

// amidName tells whether nouns stand on both sides of the place at k: it is a part of a body's name.
func (s *sentence) amidName(c *clause, k int) bool {
	if k == 0 || k+1 >= len(c.tokens) {
		return false
	}
	t, before, behind := s.token(c, k), s.token(c, k-1), s.token(c, k+1)
	return before.at == t.from && t.at == behind.from && (before.class == noun || before.class == text && before.mark == 0) && (behind.class == noun || behind.class == text && behind.mark == 0) && t.at-t.from == 6 && behind.at-behind.from > 3
}

// among tells whether the place at k is one of a list: 江津、璧山、万州等7个区.
func (s *sentence) among(c *clause, k int) bool {
	for _, j := range [...]int{k - 1, k + 1} {
		if j >= 0 && j < len(c.tokens) {
			if t := s.token(c, j).class; t == list || t == etc || t == conj {
				return true
			}
		}
	}
	return false
}

// keys gives every fact its series key: a hash of what is measured of whom, where, in which unit and how.
func (a *article) keys() {
	said, keys := make([]byte, 0, 256), make([]byte, 0, keyLength*len(a.facts))
	for _, f := range a.facts {
		p := measured(f)
		where := or(f.PlaceCode)
		if where == "" {
			where = or(f.Place)
		}
		if p == "" {
			continue
		}
		said = append(said[:0], p...)
		for _, w := range [...]string{or(f.Entity), where, f.Unit, f.Kind} {
			said = append(append(said, '\x1f'), w...)
		}
		sum := sha256.Sum256(said)
		keys = hex.AppendEncode(keys, sum[:keyLength/2])
	}
	all := string(keys)
	for _, f := range a.facts {
		if measured(f) != "" {
			f.SeriesKey, all = a.full(all[:keyLength]), all[keyLength:]
		}
	}
}

// measured is what a fact measures, by its canonical name where it has one.
func measured(f *schemas.Fact) string {
	if p := or(f.PropertyCanonical); p != "" {
		return p
	}
	return or(f.Property)
}

// keyLength is how many characters a series key has.
const keyLength = 20

func or(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
