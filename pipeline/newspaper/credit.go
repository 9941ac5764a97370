package newspaper

import (
	_ "embed"
	"strings"
	"unicode/utf8"

	"newsfacts/extract/lexicon"
	"newsfacts/extract/place"
)

//go:embed roles.tsv
var rolesList string

//go:embed surnames.tsv
var surnamesList string

var roles = lexicon.MustParse(rolesList, func(c []string) (string, error) { return c[0], nil })

var surnames = lexicon.MustParse(surnamesList, func([]string) (bool, error) { return true, nil })

// credits are what a byline, a credit or an editor line says.
type credits struct {
	outlet    string
	authors   []string
	photo     []string
	editor    string
	date      day
	reporter  bool // names who wrote or drew it, or says where it is from
	editorial bool // names who edited it
	source    bool // 来源：
	roles     int
	marked    bool // begins with □, ■, ◎ …
	named     bool // every name begins with a surname
}

const marks = "□■◎○●▲△★☆◆◇▪▌▍◁▷◤◥▼▽◀▶◈◉☉⊙❑☐"

// parse reads the whole of s as credits: roles, outlets and names. It is not ok if anything else stands there.
func parse(s string) (c credits, ok bool) {
	if len(s) > 400 {
		return c, false
	}
	p := parser{s: s, named: true}
	ok = p.run()
	p.c.named = p.named
	return p.c, ok
}

type parser struct {
	s       string
	at      int
	c       credits
	class   string   // of the last role
	pending []string // names before any role
	group   int      // authors before the last role of a reporter
	named   bool
	post    bool // the last role stood after its names
}

func (p *parser) run() bool {
	for p.at < len(p.s) {
		r, size := utf8.DecodeRuneInString(p.s[p.at:])
		switch {
		case is(r, ornament):
			p.c.marked = p.c.marked || p.at == 0
			p.at += size
		case separator(r):
			p.at += size
		case p.role():
		case p.day():
		case p.word():
		default:
			return false
		}
	}
	if len(p.pending) > 0 {
		if !p.c.marked && p.c.roles == 0 || p.c.source && !p.named {
			return false
		}
		p.c.authors = append(p.c.authors, p.pending...)
	}
	return p.c.roles > 0 || p.c.marked && (len(p.c.authors) > 0 || p.c.outlet != "")
}

func separator(r rune) bool { return is(r, parting) }

// role takes a role's word: 记者, 文/图. One of a single character stands alone (文 张三), so that a name may have it.
func (p *parser) role() bool {
	class, end, ok := roles.At(p.s, p.at)
	if !ok {
		return false
	}
	word := p.s[p.at:end]
	next, _ := utf8.DecodeRuneInString(p.s[end:])
	if short := utf8.RuneCountInString(word) == 1; short {
		before, _ := utf8.DecodeLastRuneInString(p.s[:p.at])
		if !(end == len(p.s) || separator(next)) || !(p.at == 0 || separator(before) || is(before, ornament) || p.after()) {
			return false
		}
	}
	p.c.roles++
	before := byte(' ')
	if p.at > 0 {
		before = p.s[p.at-1]
	}
	// 张三/文, 记者 张三 摄: the names stand before it; 文/张三, 摄影：张三: after it.
	leads := next == '/' || next == '／' || next == '：' || next == ':'
	p.post = !leads && (class == "photo" || class == "verb") && (len(p.pending) > 0 || len(p.c.authors) > p.group || before == '/')
	if len(p.pending) > 0 && (class == "reporter" || class == "photo" || class == "verb") && (!leads || before == '/') {
		if class == "photo" {
			p.c.photo = append(p.c.photo, p.pending...)
		} else {
			p.c.authors = append(p.c.authors, p.pending...)
		}
		p.pending = nil
		p.post = true
	} else if p.post && class == "photo" {
		p.c.photo = append(p.c.photo, p.c.authors[p.group:]...)
		p.c.authors = p.c.authors[:p.group]
	}
	switch class {
	case "reporter":
		if p.class != "reporter" {
			p.group = len(p.c.authors)
		}
		p.c.reporter = true
	case "photo", "verb":
		p.c.reporter = true
	case "editor", "other":
		p.c.editorial = true
	case "source":
		p.c.source = true
	}
	p.class = class
	if p.post {
		p.class = ""
		p.group = len(p.c.authors)
	}
	p.at = end
	return true
}

// after tells whether a name ends at p.at: 张三摄.
func (p *parser) after() bool { return len(p.pending) > 0 || len(p.c.authors) > 0 }

// day takes a date and a time of day: 2023-05-16 08:30.
func (p *parser) day() bool {
	b := p.s[p.at]
	if !digit(b) {
		return false
	}
	if d, end := dayAt(p.s, p.at); end > p.at {
		if d.year > 0 {
			p.c.date = d
		}
		p.at = end
		return true
	}
	end := p.at
	for end < len(p.s) && (digit(p.s[end]) || p.s[end] == ':') {
		end++
	}
	if p.class != "date" && p.class != "other" && !strings.Contains(p.s[p.at:end], ":") {
		return false
	}
	p.at = end
	return true
}

// word takes a run of characters: names, an outlet, or an outlet with a role behind it (重庆日报记者).
func (p *parser) word() bool {
	end := p.at
	for end < len(p.s) {
		r, size := utf8.DecodeRuneInString(p.s[end:])
		if r != '·' && r != '•' && separator(r) && r != '与' && r != '和' && r != '及' || is(r, ornament) {
			break
		}
		if end > p.at {
			if class, stop, ok := roles.At(p.s, end); ok && (stop-end > 3 || stop == len(p.s) && class == "photo") {
				break
			}
		}
		end += size
	}
	w := p.s[p.at:end]
	if w == "" || len(w) > 90 {
		return false
	}
	if p.class == "source" {
		if p.c.outlet == "" {
			p.c.outlet = w
		}
		p.at = end
		return utf8.RuneCountInString(w) <= 20
	}
	if o, ok := outletOf(w); ok {
		if p.c.outlet == "" {
			p.c.outlet = o
		}
		p.at = end
		return true
	}
	if class, _, ok := roles.At(p.s, end); ok && class == "verb" && p.c.roles > 0 && (placed(w) || !isName(w)) && p.at > 0 {
		p.at = end // 本报记者 王小明 上海报道
		return len(w) <= 24
	}
	if p.class == "date" || w == "本" {
		p.at = end
		return len(w) < 30
	}
	return p.names(w, end)
}

// placed tells whether a word is a place: 上海, 广州.
func placed(w string) bool {
	_, end, ok := place.At(w, 0)
	return ok && end == len(w)
}

// names takes one name or several: 王小明, 王 磊 (a name of two characters set wide), 张三和李四.
func (p *parser) names(w string, end int) bool {
	r, size := utf8.DecodeRuneInString(w)
	if size == len(w) { // 王 磊
		if r < 0x3400 {
			return false
		}
		i := end
		for i < len(p.s) {
			n, size := utf8.DecodeRuneInString(p.s[i:])
			if !white(n) {
				break
			}
			i += size
		}
		n, size := utf8.DecodeRuneInString(p.s[i:])
		if i == end || n < 0x3400 {
			return false
		}
		if after, _ := utf8.DecodeRuneInString(p.s[i+size:]); i+size < len(p.s) && !separator(after) {
			if class, _, ok := roles.At(p.s, i+size); !ok || class != "photo" && class != "verb" && class != "reporter" {
				return false
			}
		}
		return p.name(w+p.s[i:i+size], i+size)
	}
	for _, and := range []string{"、", "和", "与"} {
		if a, b, ok := strings.Cut(w, and); ok && isName(a) && isName(b) {
			return p.name(a, end) && p.name(b, end)
		}
	}
	if len(w) > 12 && !strings.ContainsAny(w, "·•") {
		if p.c.roles == 0 {
			return false
		}
		p.at = end // 通讯员 县委宣传部: a body, no name
		p.named = false
		return utf8.RuneCountInString(w) <= 16
	}
	return p.name(w, end)
}

func (p *parser) name(w string, end int) bool {
	for _, r := range w {
		if r < 0x3400 && r != '·' && r != '•' {
			if r < 0x80 && letter(byte(r)) || r == ' ' {
				continue
			}
			return false
		}
	}
	if !isName(w) {
		p.named = false
	}
	switch p.class {
	case "reporter":
		p.c.authors = append(p.c.authors, w)
	case "photo":
		p.c.photo = append(p.c.photo, w)
	case "editor":
		if p.c.editor == "" {
			p.c.editor = w
		}
	case "other":
	case "verb":
		if !p.c.reporter || len(p.c.authors) > 0 {
			p.pending = append(p.pending, w)
		} else {
			p.c.authors = append(p.c.authors, w)
		}
	default:
		p.pending = append(p.pending, w)
	}
	p.at = end
	return true
}

// isName tells whether s reads like a person's name: a surname and one or two more characters, or 艾力·买买提.
func isName(s string) bool {
	n := utf8.RuneCountInString(s)
	if strings.ContainsAny(s, "·•") {
		return n >= 4 && n <= 16
	}
	if n < 2 || n > 4 {
		return false
	}
	for _, r := range s {
		if r < 0x3400 || r > 0x9fff {
			return false
		}
	}
	_, end, ok := surnames.At(s, 0)
	if !ok {
		return false
	}
	rest := utf8.RuneCountInString(s[end:])
	if n == 4 && rest == 3 {
		_, end2, ok := surnames.At(s, end)
		return ok && end2 > end
	}
	return rest >= 1 && rest <= 2
}

// outlets end the names of papers, agencies, stations and sites.
var outlets = []string{"日报", "晚报", "早报", "晨报", "时报", "周报", "商报", "导报", "快报", "都市报", "青年报", "新报", "讯报", "报", "通讯社", "新华社", "中新社", "社", "网", "电视台", "电台", "广播", "客户端", "新闻", "融媒体中心", "融媒体",
	"融媒", "传媒", "周刊", "杂志", "本刊", "在线", "频道", "记者站", "報", "網", "電視台", "通訊社", "新聞", "電台", "融媒中心", "新闻中心", "报业", "公众号", "总台", "央视", "传媒集团", "集团", "研究院", "发布", "编辑部", "本台", "卫视", "新闻部", "工作室", "号"}

// outletOf returns the outlet that a word names: 重庆日报, 本报, 武隆区融媒体中心, 本报驻北京.
func outletOf(w string) (string, bool) {
	if len(w) > 60 || len(w) < 4 {
		return "", false
	}
	if i := strings.Index(w, "驻"); i > 0 {
		w = w[:i]
	}
	switch w {
	case "全媒体", "融媒体", "新媒体", "晚报", "日报", "早报", "晨报", "时报", "商报", "周报", "晚報", "日報", "商报社", "报社": // 晚报讯: itself
		return "", true
	}
	if r, _ := utf8.DecodeLastRuneInString(w); !is(r, outletChar) {
		return "", false
	}
	for _, e := range outlets {
		if strings.HasSuffix(w, e) && len(w) > 3 && (len(w) > len(e) || len(e) >= 6) {
			if isName(w) && e == "网" {
				continue
			}
			if own(w) {
				return "", true
			}
			return strings.TrimSuffix(strings.TrimSuffix(w, "全媒体"), "客户端"), true
		}
	}
	return "", false
}

// own tells whether a paper speaks of itself, not by its name: 本报.
func own(w string) bool {
	return strings.HasPrefix(w, "本报") || strings.HasPrefix(w, "本報") || strings.HasPrefix(w, "本刊") || strings.HasPrefix(w, "本网") || strings.HasPrefix(w, "本網") || strings.HasPrefix(w, "本台") || strings.HasPrefix(w, "本社")
}
