package organization

import (
	"strings"
	"unicode/utf8"

	"newsfacts/extract"
	"newsfacts/extract/lexicon"
	"newsfacts/extract/place"
	"newsfacts/schemas"
)

// resolve completes an article's mentions: what is named once is found everywhere, and each gets its full name.
func (f *finder) resolve(d *extract.Document) {
	n := &namer{lists: f.lists(), aliases: map[string]string{}, unlisted: map[string]string{}}
	again, any := new(again), false
	for i, s := range d.Sentences {
		for _, m := range d.Mentions[i] {
			if o, ok := m.(*schemas.Organization); ok {
				any = true
				n.learn(s, o, again)
			}
		}
	}
	if !any {
		return
	}
	if len(again.words) > 0 {
		again.sort()
		for i, s := range d.Sentences {
			if more := n.refind(s, again, d.Mentions[i]); len(more) > 0 {
				d.Mentions[i] = extract.Settle(s, d.Mentions[i], more)
			}
		}
	}
	n.setting = place.In(d)
	for i := range d.Sentences {
		head := "" // of a row of offices
		for _, m := range d.Mentions[i] {
			if o, ok := m.(*schemas.Organization); ok {
				n.name(o, head)
				if o.Rule != "office" && o.Rule != "letters" {
					head = o.Text
				}
			}
		}
	}
}

// learn notes what a mention teaches: its own text, its short form in brackets (以下简称…), its name without the place.
func (n *namer) learn(s *extract.Sentence, o *schemas.Organization, again *again) {
	text := o.Text
	if utf8.RuneCountInString(text) >= 3 && !strings.HasPrefix(text, "市") && !strings.HasPrefix(text, "区") {
		again.add(text, o.Kind)
	}
	if short := shortForm(s.Text[o.To:]); short != "" && short != text {
		n.aliases[lexicon.Simplified(short)] = lexicon.Simplified(text)
		again.add(short, o.Kind)
	}
	if o.Rule == "level.unknown" {
		if city, _, ok := unlisted(lexicon.Simplified(text)); ok {
			level := city[len(city)-3:]
			if _, other := n.unlisted[level]; other && n.unlisted[level] != city {
				city = "" // several: none is meant by 市 alone
			}
			n.unlisted[level] = city
		}
	}
	if o.Rule == "level" || o.Rule == "place" {
		n.bareOffice(text, again)
	}
	if o.Kind == "company" || o.Kind == "finance" {
		n.brand(text, again, o.Kind)
	}
	if o.Kind != "school" && o.Kind != "hospital" && o.Kind != "company" && o.Kind != "association" {
		return
	}
	plain := lexicon.Simplified(text)
	if p, end, ok := place.At(plain, 0); ok && p.Level > 0 && end < len(plain) {
		rest := plain[end:]
		if rest, _ = strings.CutPrefix(rest, "市"); utf8.RuneCountInString(rest) >= 4 && !whole(n.departments, rest) && !whole(n.never, rest) && !whole(n.suffixes, rest) && !strings.HasPrefix(rest, "第") {
			if _, listed := n.aliases[rest]; !listed {
				n.aliases[rest] = plain
				again.add(text[end:], o.Kind)
			}
		}
	}
}

// bareOffice learns the name of an office without its place: 残联 where the article speaks of 省残联.
func (n *namer) bareOffice(text string, again *again) {
	plain := lexicon.Simplified(text)
	lead := n.leadOf(plain)
	word := plain[len(lead):]
	d, ok := n.departments.Get(word)
	if lead == "" || plain != text || !ok || !alone(word, d.kind) {
		return
	}
	if _, listed := n.aliases[word]; !listed {
		n.aliases[word] = text
		again.add(word, "office "+d.kind)
	}
}

// brand learns the short form of a company's full name: 深圳星澜电子股份有限公司 is 星澜电子, too.
func (n *namer) brand(text string, again *again, kind string) {
	plain, printed := lexicon.Simplified(text), text
	cut := false
	for _, tail := range []string{"集团股份有限公司", "股份有限公司", "集团有限公司", "有限责任公司", "有限公司", "控股集团", "集团公司"} {
		if core, ok := strings.CutSuffix(plain, tail); ok {
			plain, printed, cut = core, text[:len(core)], true
			break
		}
	}
	if !cut {
		return
	}
	if p, end, ok := place.At(plain, 0); ok && p.Level > 0 && end < len(plain) {
		plain, printed = plain[end:], printed[end:]
		if rest, ok := strings.CutPrefix(plain, "市"); ok {
			plain, printed = rest, printed[len("市"):]
		}
	}
	if c := utf8.RuneCountInString(plain); c < 4 || c > 8 || strings.ContainsAny(plain, "（）()") || whole(n.never, plain) {
		return
	}
	if _, listed := n.aliases[plain]; !listed {
		n.aliases[plain] = lexicon.Simplified(text)
		again.add(printed, kind)
	}
}

// shortForm reads the short name that follows a name: （以下简称“新校”）, (简称联盟).
func shortForm(rest string) string {
	r, size := utf8.DecodeRuneInString(rest)
	if r != '（' && r != '(' {
		return ""
	}
	rest = rest[size:]
	end := strings.IndexAny(rest, "）)，,；;")
	if end < 0 || end > 40 {
		return ""
	}
	rest = rest[:end]
	for _, lead := range []string{"以下简称", "下称", "以下称", "简称", "以下统称"} {
		if short, ok := strings.CutPrefix(rest, lead); ok {
			short = strings.Trim(strings.TrimLeft(short, "为：:"), "“”\"「」‘’")
			if utf8.RuneCountInString(short) >= 2 && utf8.RuneCountInString(short) <= 12 && !strings.ContainsAny(short, "“”《》、") {
				return short
			}
		}
	}
	return ""
}

// stands tells whether an office at [i, end) stands alone: nothing before it says whose it is or makes it many.
func stands(text string, i, end int) bool {
	if i > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		if strings.ContainsRune("各某该本每两几", r) || !stopsAt(text, i-size) {
			return false
		}
	}
	r, _ := utf8.DecodeRuneInString(text[end:])
	return !strings.ContainsRune("门系统员分", r)
}

// stopsAt is that of a scan for a text without flags.
func stopsAt(text string, i int) bool {
	r, size := utf8.DecodeRuneInString(text[i:])
	if !stops(r) || r < 0x3400 || r >= 0xff00 {
		return stops(r)
	}
	_, more := utf8.DecodeRuneInString(text[i+size:])
	_, less := utf8.DecodeLastRuneInString(text[:i])
	return !holders[text[i:i+size+more]] && !holders[text[i-less:i+size]]
}

// refind finds again in a sentence, between its mentions, what was found elsewhere in the article.
func (n *namer) refind(s *extract.Sentence, again *again, found []schemas.Mention) (more []schemas.Mention) {
	var works []inner
	from := 0
	for k := 0; k <= len(found); k++ {
		to, next := len(s.Text), 0
		if k < len(found) {
			w := found[k].Where()
			to, next = int(w.From), int(w.To)
		}
		for i := from; i < to; {
			r, size := lexicon.Char(s.Text, i)
			if again.may(r) {
				if w := again.at(s.Text[i:]); w != nil && i+len(w.text) <= to {
					if works == nil {
						works = append(insides(s.Text), inner{-1, -1})
					}
					if o := w.found(s, i, works); o != nil {
						more = append(more, o)
						size = len(w.text)
					}
				}
			}
			i += size
		}
		from = next
	}
	return more
}

// found is the row of a text that stands again at i, nil where it means something else: in the title of a work, an office behind another word.
func (w *word) found(s *extract.Sentence, i int, works []inner) *schemas.Organization {
	end := i + len(w.text)
	kind, office := strings.CutPrefix(w.kind, "office ")
	if office && !stands(s.Text, i, end) {
		return nil
	}
	for _, w := range works {
		if i >= w.from && end <= w.to {
			return nil
		}
	}
	return &schemas.Organization{At: s.At(i, end, "again"), Kind: kind}
}
