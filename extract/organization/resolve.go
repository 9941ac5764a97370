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
	again := lexicon.New[string]() // texts to find again, with their kinds
	any := false
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
	if again.Len() > 0 {
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
func (n *namer) learn(s *extract.Sentence, o *schemas.Organization, again *lexicon.Lexicon[string]) {
	text := o.Text
	if utf8.RuneCountInString(text) >= 3 && !strings.HasPrefix(text, "市") && !strings.HasPrefix(text, "区") {
		again.Add(text, o.Kind)
	}
	if short := shortForm(s.Text[o.To:]); short != "" && short != text {
		n.aliases[lexicon.Simplified(short)] = lexicon.Simplified(text)
		again.Add(short, o.Kind)
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
				again.Add(text[end:], o.Kind)
			}
		}
	}
}

// bareOffice learns the name of an office without its place: 残联 where the article speaks of 省残联.
func (n *namer) bareOffice(text string, again *lexicon.Lexicon[string]) {
	plain := lexicon.Simplified(text)
	lead := n.leadOf(plain)
	word := plain[len(lead):]
	d, ok := n.departments.Get(word)
	if lead == "" || plain != text || !ok || !alone(word, d.kind) {
		return
	}
	if _, listed := n.aliases[word]; !listed {
		n.aliases[word] = text
		again.Add(word, "office "+d.kind)
	}
}

// brand learns the short form of a company's full name: 深圳星澜电子股份有限公司 is 星澜电子, too.
func (n *namer) brand(text string, again *lexicon.Lexicon[string], kind string) {
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
		again.Add(printed, kind)
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

// refind finds again in a sentence what was found elsewhere in the article.
func (n *namer) refind(s *extract.Sentence, again *lexicon.Lexicon[string], found []schemas.Mention) (more []schemas.Mention) {
	var works []inner
	at := 0 // of the mentions
	for i := 0; i < len(s.Text); {
		for at < len(found) && int(found[at].Where().To) <= i {
			at++
		}
		if at < len(found) && int(found[at].Where().From) <= i {
			i = int(found[at].Where().To)
			continue
		}
		kind, end, ok := again.At(s.Text, i)
		if ok && at < len(found) && int(found[at].Where().From) < end {
			ok = false
		}
		rest, office := strings.CutPrefix(kind, "office ")
		if office {
			kind = rest
			ok = ok && stands(s.Text, i, end)
		}
		if ok {
			if works == nil {
				works = append(insides(s.Text), inner{-1, -1})
			}
			for _, w := range works {
				if i >= w.from && end <= w.to {
					ok = false
				}
			}
		}
		if !ok {
			_, size := utf8.DecodeRuneInString(s.Text[i:])
			i += size
			continue
		}
		more = append(more, &schemas.Organization{At: s.At(i, end, "again"), Kind: kind})
		i = end
	}
	return more
}
