package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fold returns a text for comparing: no white space, quotes or marks between words, full-width letters as
// narrow ones, small letters. Titles are printed differently in <title>, <h1> and og:title.
func fold(text string) string {
	var b strings.Builder
	for _, r := range text {
		if r >= 0xff01 && r <= 0xff5e {
			r -= 0xfee0
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("%+$.#", r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

func same(a, b string) bool { return b != "" && fold(a) == fold(b) }

// Longest and shortest titles, in characters. Longer ones are other texts in the wrong element.
const (
	maxTitle = 200
	minTitle = 3
)

// headline returns the title of an article and the line it stands in, -1 if it is not shown: the heading
// that <title> begins with or holds; else <title> less the site's names; else og:title.
func (p *page) headline() (title string, at int) {
	bare, _ := p.bareTitle()
	full := fold(p.docTitle)
	best, at := 0, -1
	for i := 0; i < len(p.lines); i++ {
		l := &p.lines[i]
		text, last := l.text, i
		for l.heading > 0 && last+1 < len(p.lines) && p.lines[last+1].node == l.node { // <h1>a<br>b</h1>
			last++
			text += " " + p.lines[last].text
		}
		if s := p.headingScore(l, text, full, fold(bare)); s > 0 {
			if i >= p.body.from && p.found {
				s /= 2
			}
			if s > best || s == best && i < p.body.from {
				best, at, title = s, i, text
			}
		}
		i = last
	}
	if best >= 40 {
		return title, at
	}
	og := p.first("og:title", "twitter:title", "articletitle", "title")
	switch {
	case bare == "" && og != "":
		bare = og
	case og != "" && fold(og) != "" && strings.Contains(fold(bare), fold(og)) && !strings.HasPrefix(fold(bare), fold(og)):
		bare = og
	}
	if n := utf8.RuneCountInString(bare); n >= minTitle && n <= maxTitle && !same(bare, p.siteName()) {
		return bare, at
	}
	if best > 0 {
		return title, at
	}
	return "", -1
}

// heads returns the line above the title (引题) and those below it (副题): headings beside it, and what begins
// with a dash.
func (p *page) heads() (kicker string, below []string) {
	if p.titleAt < 0 || p.titleAt >= p.body.from {
		return "", nil
	}
	fits := func(l *line) bool {
		return l.runes >= 4 && l.runes <= 60 && l.link == 0 && l.kind&(isHidden|isNoise|isNav) == 0 && !same(l.text, p.title) && !metaLine(l) && !strings.Contains(fold(p.docTitle), fold(l.text))
	}
	if i := p.titleAt - 1; i >= 0 {
		if l := &p.lines[i]; fits(l) && (l.heading > 1 || l.kind&isKicker != 0) {
			kicker = l.text
		}
	}
	for i := p.titleAt + 1; i < min(p.titleAt+3, p.body.from); i++ {
		l := &p.lines[i]
		if fits(l) && (l.heading > 1 || l.kind&isSubtitle != 0 || strings.HasPrefix(l.text, "—")) {
			below = append(below, l.text)
		}
	}
	return kicker, below
}

// headingScore says how well a line fits as the page's title.
func (p *page) headingScore(l *line, text, full, bare string) int {
	n := utf8.RuneCountInString(text)
	if n < minTitle || n > maxTitle || l.kind&(isHidden|isNav) != 0 || l.link*2 > l.runes && l.heading != 1 {
		return 0
	}
	f := fold(text)
	size := utf8.RuneCountInString(f)
	if size < minTitle {
		return 0
	}
	score := 0
	switch {
	case l.heading == 1:
		score = 40
	case l.heading == 2:
		score = 20
	case l.heading > 0 || l.kind&isTitle != 0:
		score = 10
	}
	if l.kind&isNoise != 0 {
		score /= 4
	}
	long := size*2 >= utf8.RuneCountInString(bare)
	switch {
	case full == "":
	case strings.HasPrefix(full, f) && long:
		score += 100
	case strings.Contains(full, f) && long:
		score += 80
	case bare != "" && strings.Contains(f, bare) && size < 2*utf8.RuneCountInString(bare) && (score > 0 || strings.HasPrefix(f, bare)):
		score += 60
	case score > 0 && prefix(full, f)*2 > size:
		score += 30
	default:
		if score < 20 { // only what is a heading by its tag can differ from <title>
			score = 0
		}
	}
	return score
}

// prefix counts the characters that two texts begin with.
func prefix(a, b string) (n int) {
	ra, rb := []rune(a), []rune(b)
	for n < len(ra) && n < len(rb) && ra[n] == rb[n] {
		n++
	}
	return n
}

// Marks between a title and the names of section and site in <title>.
var titleMarks = []string{"_", "|", "｜", "丨", "--", " - ", "——", " – ", " — ", "-", "–", "—", "·", "»", ">", "<", ",", "，"}

// siteWords are what the names of sites and their sections hold.
var siteWords = strings.Fields(`网 網 报 報 新闻 新聞 频道 頻道 门户 中心 政府 在线 線上 客户端 日报 周刊 杂志 雜誌 传媒 社区 论坛 博客 首页 官网 财经 体育 娱乐 科技 资讯 要闻 时政 社会 国内 国际 滚动 头条 视频 专栏 订阅 平台 News news NEWS .com .cn .net 百科 通讯社 通訊社 电视台 廣播 广播 公报 专题 動態 动态 公众号 号 号外 局 委员会 委 厅 办公室`)

// bareTitle returns <title> without the names of section and site at its end, and those names, last first.
func (p *page) bareTitle() (bare string, names []string) {
	bare = strings.Trim(p.docTitle, " -_|")
	site := p.first("og:site_name", "application-name")
	for len(names) < 6 {
		cut, width := -1, 0
		for _, m := range titleMarks {
			if i := strings.LastIndex(bare, m); i > 0 && i+len(m) > cut+width {
				cut, width = i, len(m)
			}
		}
		if cut <= 0 {
			break
		}
		mark, tail := bare[cut:cut+width], strings.TrimSpace(bare[cut+width:])
		if tail != "" && !p.isSite(tail, mark, site) || utf8.RuneCountInString(bare[:cut]) < minTitle {
			break
		}
		if tail != "" {
			names = append(names, tail)
		}
		bare = strings.TrimRight(bare[:cut], " -_|—–")
	}
	return bare, names
}

// isSite tells whether the last part of <title> names a site or a section of it.
func (p *page) isSite(tail, mark, site string) bool {
	n := utf8.RuneCountInString(tail)
	if site != "" && (same(tail, site) || strings.Contains(fold(tail), fold(site))) {
		return true
	}
	if n > 20 || sentence(tail) {
		return false
	}
	for _, w := range siteWords {
		if strings.Contains(tail, w) {
			return mark != "," && mark != "，" && (mark != "-" && mark != "·" || n <= 14)
		}
	}
	switch mark {
	case "_", "|", "--", " - ", " – ", " — ", "｜", "丨":
		return n <= 8 && mark != "|" || mark == "_" || n <= 12 && ascii(tail)
	case "-": // 标题_城事_涌流新闻-The Flow
		return ascii(tail) && strings.ContainsAny(p.docTitle, "_|")
	}
	return false
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// siteName returns the web site's own name.
func (p *page) siteName() string {
	if s := p.first("og:site_name", "application-name", "apple-mobile-web-app-title"); s != "" && utf8.RuneCountInString(s) <= 30 {
		return s
	}
	if _, names := p.bareTitle(); len(names) > 0 {
		if len(names) > 1 && ascii(names[0]) && !ascii(names[1]) { // 涌流新闻-The Flow
			return names[1]
		}
		return names[0]
	}
	for i := range p.lines { // 网易首页 > 新闻中心 > 正文
		l := &p.lines[i]
		if l.runes < 60 && (strings.ContainsAny(l.text, ">»›") || l.kind&isNav != 0) {
			if name, _, ok := strings.Cut(l.text, "首页"); ok && name != "" && utf8.RuneCountInString(name) <= 8 && !strings.ContainsAny(name, " ：:>") {
				return name
			}
		}
	}
	return ""
}

// section returns the part of the site that the page stands in.
func (p *page) section() string {
	if s := p.first("article:section", "og:article:section", "channel"); s != "" && utf8.RuneCountInString(s) <= 20 {
		return s
	}
	for i := 0; i < p.body.from; i++ { // 首页 > 要闻 > 头条 > 正文
		l := &p.lines[i]
		if l.runes > 80 || !strings.ContainsAny(l.text, ">»›→") {
			continue
		}
		parts := strings.FieldsFunc(l.text, func(r rune) bool { return strings.ContainsRune(">»›→/ ：:", r) || unicode.IsSpace(r) })
		for j := len(parts) - 1; j > 0; j-- {
			if t := parts[j]; t != "正文" && t != "内容" && t != "详情" && !strings.HasPrefix(t, "查看") && t != "文章内容" && utf8.RuneCountInString(t) <= 12 && !strings.HasSuffix(t, "首页") && !strings.HasSuffix(t, "位置") && !same(t, p.title) {
				return t
			}
		}
	}
	if _, names := p.bareTitle(); len(names) > 1 && utf8.RuneCountInString(names[len(names)-1]) <= 12 {
		return names[len(names)-1]
	}
	return ""
}
