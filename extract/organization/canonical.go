package organization

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode/utf8"

	"newsfacts/extract/lexicon"
	"newsfacts/extract/place"
	"newsfacts/schemas"
)

// identity is who a body is.
type identity struct {
	canonical, source, place string // source: of the vocabulary canonical_sources; place: "" unknown
}

// namer gives names their full form in one article.
type namer struct {
	*lists
	setting *place.Setting
	aliases map[string]string // short forms that the article itself explains
	// places of a level that no list knows, by level, where the article names one alone: 市: 云江市
	unlisted map[string]string
}

// name completes a row.
// head is the name before it in the sentence that is no office of a row, "" if there is none.
func (n *namer) name(o *schemas.Organization, head string) {
	switch o.Rule {
	case "office":
		if lead := n.leadOf(head); lead != "" {
			n.aliases[o.Text] = lead + o.Text
		}
	case "letters":
		n.aliases[o.Text] = head
	}
	id := n.identify(o.Text, o.Start)
	if full := great[o.Text]; o.Rule == "banks" {
		id = identity{full, "lexicon", placeIn(full)}
	}
	o.Canonical, o.CanonicalSource, o.OrgKey = id.canonical, id.source, key(lexicon.Simplified(id.canonical))
	if id.place != "" {
		o.Place = schemas.Ptr(id.place)
	}
}

// leadOf is what stands for the place in an office's name: 市 of 市体委, 辽宁省 of 辽宁省卫生厅.
func (n *namer) leadOf(name string) string {
	for _, level := range levels {
		if strings.HasPrefix(name, level) {
			return level
		}
	}
	if _, end, ok := place.At(name, 0); ok && end < len(name) {
		return name[:end]
	}
	return ""
}

// key is the same for all faces of a body.
func key(canonical string) string {
	sum := sha256.Sum256([]byte(canonical))
	return hex.EncodeToString(sum[:10])
}

// identify says who the body printed as text at code point `at` is.
func (n *namer) identify(printed string, at int32) identity {
	text := lexicon.Simplified(printed)
	if text != printed { // 國防部, 財政部: not those of the mainland
		return identity{printed, "text", placeIn(text)}
	}
	if at := strings.Index(text, "届全国"); at > 0 && at <= 9 {
		id := n.identify(text[at+len("届"):], int32(0))
		return identity{text[:at+len("届")] + id.canonical, id.source, id.place}
	}
	if b, end, ok := n.names.At(text, 0); ok && end == len(text) && b.full != "" {
		return identity{b.full, "lexicon", placeIn(b.full)}
	}
	if long, ok := n.aliases[text]; ok {
		id := n.identify(long, at)
		id.source = "article"
		return id
	}
	if id, ok := n.ofLevel(text, at); ok {
		return id
	}
	if id, ok := n.ofPlace(text, at); ok {
		return id
	}
	if id, ok := n.ofUnlisted(text); ok {
		return id
	}
	if id, ok := n.ofBody(text); ok {
		return id
	}
	for _, tail := range []string{"新闻客户端", "客户端", "微信公众号", "微博", "官网", "APP", "App"} {
		if short, ok := strings.CutSuffix(text, tail); ok && short != "" {
			if tail == "新闻客户端" {
				short += "新闻"
			}
			return identity{short, "lexicon", placeIn(short)}
		}
	}
	return identity{text, "text", placeIn(text)}
}

// levels are the words that stand for a place of the article.
var levels = []string{"自治区", "省", "市", "区", "县", "州", "盟", "旗"}

// ofLevel reads 市科技局, 区委: the place is the article's.
func (n *namer) ofLevel(text string, at int32) (identity, bool) {
	for _, level := range levels {
		rest, ok := strings.CutPrefix(text, level)
		if !ok || rest == "" {
			continue
		}
		p, known := n.setting.Nearest(level, at)
		if only := n.unlisted[level]; only != "" && !known {
			full, _ := n.office(only, rest)
			return identity{full, "article", only}, true
		}
		if !known {
			return identity{text, "text", ""}, true
		}
		full, _ := n.office(p.Path(), rest)
		return identity{full, "article", p.Name}, true
	}
	return identity{}, false
}

// office puts a place before what its body is called: 大足区, 关工委工作团 -> 大足区关心下一代工作委员会工作团.
func (n *namer) office(path, rest string) (full string, known bool) {
	d, end, ok := n.departments.At(rest, 0)
	if !ok {
		return path + rest, false
	}
	tail := rest[end:]
	if strings.Contains(d.full, "{}") {
		return strings.ReplaceAll(d.full, "{}", path) + tail, true
	}
	return path + d.full + tail, true
}

// ofPlace reads 大足区公安局, 重庆市委, 大足中学: the place is printed.
func (n *namer) ofPlace(text string, at int32) (identity, bool) {
	rest, party := strings.CutPrefix(text, "中共")
	p, end, ok := place.At(rest, 0)
	if !ok || p.Level == 0 || end == len(rest) {
		return identity{}, false
	}
	if p.Code == "" && p.Parent == "" || p.Level > 0 && p.Code == "" {
		if home, ok := n.setting.Home(); ok {
			if q, ok := place.Within(home, p.Full); ok {
				p = q
			}
		}
	}
	if p.Code == "" {
		return identity{text, "text", p.Name}, true
	}
	tail := rest[end:]
	if own[tail] { // 宁波海关 has no 市
		return identity{text, "text", p.Name}, true
	}
	if d, to, ok := n.departments.At(tail, 0); ok && (d.kind != "school" && d.kind != "media" && d.kind != "other" || to == len(tail) && d.full != tail) {
		full, _ := n.office(p.Path(), tail)
		return identity{full, source(full, text), p.Name}, true
	}
	if party {
		return identity{"中国共产党" + p.Path() + tail, "lexicon", p.Name}, true
	}
	if tail == "中学" && p.Level == 3 { // 大足中学 -> 重庆市大足中学
		if up, ok := p.Up(); ok && up.Level == 1 {
			full := up.Full + text
			return identity{full, source(full, text), p.Name}, true
		}
	}
	if town := townOf(tail); town > 0 { // 大足区玉龙镇政府
		full, _ := n.office(p.Path()+tail[:town], tail[town:])
		return identity{full, source(full, text), p.Name}, true
	}
	if strings.HasPrefix(rest, p.Full) && p.Path() != p.Full { // 大足区城市建设公司 -> 重庆市大足区…
		full := p.Path() + tail
		return identity{full, "lexicon", p.Name}, true
	}
	return identity{text, "text", p.Name}, true
}

// ofUnlisted reads 云江市统计局: a place that no list knows, its level, an office.
func (n *namer) ofUnlisted(text string) (identity, bool) {
	city, rest, ok := unlisted(text)
	if !ok {
		return identity{}, false
	}
	full, known := n.office(city, rest)
	if !known {
		return identity{}, false
	}
	return identity{full, source(full, text), city}, true
}

// unlisted parts the name of a place of two or three characters and its level from what follows.
func unlisted(text string) (city, rest string, ok bool) {
	for _, level := range []string{"市", "县", "区", "州"} {
		if i := strings.Index(text, level); i >= 6 && i <= 9 {
			i += len(level)
			return text[:i], text[i:], i < len(text)
		}
	}
	return "", "", false
}

// own are offices that belong to the state and take the place's short name as it is.
var own = map[string]bool{"海关": true, "海事局": true, "铁路局": true, "银保监局": true, "证监局": true, "银监局": true, "保监局": true, "银监分局": true, "供电公司": true, "供电局": true, "电力公司": true, "海事法院": true, "知识产权法院": true, "金融法院": true, "互联网法院": true}

// townOf returns where the name of a town that begins a text ends, 0 if it does not begin with one.
func townOf(text string) int {
	for _, level := range []string{"镇", "乡", "街道", "开发区", "高新区", "新区"} {
		if i := strings.Index(text, level); i > 0 && utf8.RuneCountInString(text[:i]) <= 5 {
			return i + len(level)
		}
	}
	return 0
}

func source(full, text string) string {
	if full == text {
		return "text"
	}
	return "lexicon"
}

// ofBody reads 人民银行重庆营业管理部: the name begins with the short form of a body.
func (n *namer) ofBody(text string) (identity, bool) {
	var full string
	end := 0
	n.names.Each(text, 0, func(b body, to int) {
		if b.full != "" && to < len(text) && utf8.RuneCountInString(text[:to]) >= 2 {
			full, end = b.full, to
		}
	})
	if end == 0 || strings.HasSuffix(full, "公司") {
		return identity{}, false
	}
	rest := text[end:]
	where := placeIn(full)
	if p, _, ok := place.At(rest, 0); ok {
		where = p.Name
	}
	return identity{full + rest, "lexicon", where}, true
}

// placeIn is the place that a name begins with.
func placeIn(name string) string {
	if p, _, ok := place.At(name, 0); ok {
		return p.Name
	}
	return ""
}
