package page

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// credit is what a page says about who made its article.
type credit struct {
	source  string   // 来源：新京报
	authors []string // 记者 陆一夫
	editor  string   // 责任编辑：姚立伟
	byline  string   // the line that names the authors, as printed
	line    string   // the line that names editors and sources, as printed
}

// labels are the words before a source, an author and an editor. What follows a label runs to the next one.
var labels = []struct {
	word string
	what byte // s source, a author, e editor, - something else
}{
	{"文章来源", 's'}, {"本文来源", 's'}, {"信息来源", 's'}, {"新闻来源", 's'}, {"消息来源", 's'}, {"稿件来源", 's'}, {"内容来源", 's'}, {"来源于", 's'}, {"来源", 's'}, {"來源", 's'}, {"稿源", 's'}, {"出处", 's'}, {"转载自", 's'}, {"转自", 's'}, {"来自", 's'}, {"出處", 's'}, {"媒体", 's'},
	{"图片来源", '-'}, {"资料来源", '-'}, {"数据来源", '-'}, {"图源", '-'},
	{"文章作者", 'a'}, {"作者", 'a'}, {"撰文", 'a'}, {"采写", 'a'}, {"撰稿", 'a'}, {"編譯", 'a'}, {"编译", 'a'}, {"记者", 'a'}, {"記者", 'a'}, {"通讯员", 'a'}, {"评论员", 'a'}, {"实习生", 'a'}, {"文/图", 'a'}, {"图/文", 'a'}, {"文/", 'a'}, {"文｜", 'a'}, {"文丨", 'a'}, {"文|", 'a'}, {"文：", 'a'},
	{"责任编辑", 'e'}, {"責任編輯", 'e'}, {"网络编辑", 'e'}, {"值班编辑", 'e'}, {"实习编辑", 'e'}, {"责编", 'e'}, {"编辑", 'e'}, {"編輯", 'e'}, {"网编", 'e'},
	{"发布时间", '-'}, {"发布日期", '-'}, {"发表时间", '-'}, {"发表于", '-'}, {"发布者", '-'}, {"时间", '-'}, {"日期", '-'}, {"更新", '-'}, {"浏览", '-'}, {"阅读", '-'}, {"点击", '-'}, {"访问", '-'}, {"人气", '-'}, {"字号", '-'}, {"字体", '-'}, {"大小", '-'}, {"评论", '-'}, {"分享", '-'}, {"打印", '-'}, {"收藏", '-'}, {"举报", '-'},
	{"校对", '-'}, {"审核", '-'}, {"审校", '-'}, {"监制", '-'}, {"主编", '-'}, {"摄影", '-'}, {"图/", '-'}, {"策划", '-'}, {"栏目", '-'}, {"分类", '-'}, {"原标题", '-'}, {"关键词", '-'}, {"标签", '-'}, {"版次", '-'}, {"我有话说", '-'}, {"所属分类", '-'}, {"索引号", '-'}, {"文号", '-'}, {"跟贴", '-'}, {"原创", '-'}, {"语音播报", '-'}, {"查看", '-'}, {"责任人", '-'}, {"二审", '-'}, {"三审", '-'}, {"终审", '-'}, {"复审", '-'}, {"初审", '-'}, {"一审", '-'},
}

// field is a labelled stretch of a line.
type field struct {
	what  byte
	value string
}

// fields cuts a line at its labels. A label is followed by a colon, a slash or white space, or stands at the
// beginning of a word.
func fields(text string) (list []field) {
	type cut struct {
		from, to int
		what     byte
	}
	var cuts []cut
	for i := 0; i < len(text); {
		_, size := utf8.DecodeRuneInString(text[i:])
		found := false
		for _, l := range labels {
			if strings.HasPrefix(text[i:], l.word) {
				to := i + len(l.word)
				j := spaces(text, to)
				colon := strings.HasPrefix(text[j:], "：") || strings.HasPrefix(text[j:], ":")
				start := i == 0 || apart(lastRune(text[:i])) || digit(text[i-1])
				if !colon && !start && l.what != 'a' {
					break
				}
				cuts = append(cuts, cut{i, to, l.what})
				i, found = to, true
				break
			}
		}
		if !found {
			i += size
		}
	}
	for k, c := range cuts {
		end := len(text)
		if k+1 < len(cuts) {
			end = cuts[k+1].from
		}
		list = append(list, field{c.what, strings.TrimFunc(text[c.to:end], func(r rune) bool {
			return unicode.IsSpace(r) || strings.ContainsRune("：:|丨｜/[]【】()（）·,，;；-—", r)
		})})
	}
	return list
}

// credits reads who made the article from the lines around its text, then from the text's own ends.
func (p *page) credits(text []line, tail []string) (c credit) {
	from := max(0, p.body.from-30)
	if p.titleAt >= 0 && p.titleAt < p.body.from {
		from = max(0, p.titleAt-4, p.body.from-40)
	}
	var near []string
	for i := from; i < p.body.from; i++ {
		if l := &p.lines[i]; l.runes <= 120 && l.kind&isHidden == 0 && i != p.titleAt {
			near = append(near, l.text)
		}
	}
	near = append(near, p.inBody...)
	near = append(near, tail...)
	for i := p.body.to; i < min(p.body.to+15, len(p.lines)); i++ {
		if l := &p.lines[i]; l.runes <= 120 && l.kind&isHidden == 0 {
			if r := roleOf(l, false); r == ends && l.runes > 4 {
				break
			}
			near = append(near, l.text)
		}
	}
	for _, t := range near {
		p.readFields(&c, t)
	}
	c.authors = append(c.authors, p.authorsIn(text)...)
	if c.source == "" {
		c.source = p.besideTime(from)
	}
	if c.source == "" {
		c.source = clip(p.first("source", "mediaid", "og:article:author", "article:source", "copyright-source"))
	}
	if len(c.authors) == 0 && c.source != "" && p.selfMedia() && !mediaLike(c.source) {
		c.authors = []string{c.source}
	}
	c.authors = distinct(c.authors)
	if c.editor != "" {
		c.authors = slices.DeleteFunc(c.authors, func(a string) bool { return a == c.editor && !p.labelledAuthor })
	}
	return c
}

// readFields takes the labelled parts of one line.
func (p *page) readFields(c *credit, text string) {
	for _, f := range fields(text) {
		if f.value == "" {
			continue
		}
		switch f.what {
		case 's':
			if v := clip(f.value); c.source == "" && v != "" {
				c.source = v
			}
		case 'a':
			if names := p.authorNames(f.value); len(names) > 0 {
				c.authors = append(c.authors, names...)
				p.labelledAuthor = true
				if c.byline == "" {
					c.byline = text
				}
			}
		case 'e':
			if v := editorName(f.value); c.editor == "" && v != "" {
				c.editor = v
				if c.line == "" {
					c.line = text
				}
			}
		}
	}
}

// authorNames reads the value of an author's label.
func (p *page) authorNames(value string) []string {
	if s := stamps(value); len(s) > 0 {
		value = value[:s[0].from]
	}
	names, _ := people(value)
	if len(names) > 0 {
		return names
	}
	if p.selfMedia() {
		if v := clip(value); v != "" && !mediaLike(v) {
			return []string{v}
		}
	}
	return nil
}

// editorName returns the name at the beginning of a value: 杨倩_NF4425 -> 杨倩, Demi Xia.
func editorName(value string) string {
	names, _ := people(strings.FieldsFunc(value+" ", func(r rune) bool { return strings.ContainsRune("_)）]】(（", r) })[0])
	if len(names) > 0 {
		return names[0]
	}
	v := clip(value)
	if i := strings.IndexAny(v, "_)）]】(（"); i > 0 {
		v = v[:i]
	}
	return v
}

// clip returns the first word of a value, "" if it is no name of anything: a number, a date, too long.
func clip(value string) string {
	value = strings.TrimFunc(value, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("：:|丨｜/[]【】()（）《》“”\"·,，;；-—>", r)
	})
	if s := stamps(value); len(s) > 0 {
		value = strings.TrimSpace(value[:s[0].from])
	}
	for i, r := range value {
		if strings.ContainsRune("|丨｜（(【[>；;，。\u3000", r) || r == ' ' && i > 0 && (unicode.Is(unicode.Han, lastRune(value[:i])) || unicode.Is(unicode.Han, firstRune(value[i+1:]))) {
			value = value[:i]
			break
		}
	}
	n := utf8.RuneCountInString(value)
	if n < 2 || n > 30 || !strings.ContainsFunc(value, unicode.IsLetter) || notSource[value] {
		return ""
	}
	return value
}

var notSource = map[string]bool{"网络": true, "互联网": true, "本站": true, "本网": true, "本站原创": true, "原创": true, "转载": true, "未知": true, "佚名": true, "admin": true, "举报": true, "分享": true, "评论": true, "收藏": true, "正文": true, "微信": true, "微博": true, "空间": true, "关注": true, "打印": true, "字号": true, "订阅": true}

// besideTime returns the name that stands unlabelled beside the shown time: 2019-09-07 04:04 北京日报.
func (p *page) besideTime(from int) string {
	for i := from; i < p.body.from; i++ {
		l := &p.lines[i]
		if l.runes > 80 || l.kind&isHidden != 0 {
			continue
		}
		s := stamps(l.text)
		if len(s) == 0 || strings.ContainsAny(l.text, "，。") {
			continue
		}
		best := ""
		for _, rest := range []string{l.text[s[len(s)-1].to:], l.text[:s[0].from]} {
			for _, w := range strings.FieldsFunc(rest, func(r rune) bool {
				return unicode.IsSpace(r) || strings.ContainsRune("·|丨｜/()（）[]【】：:", r)
			}) {
				if v := clip(w); v != "" && !isLabel(v) && utf8.RuneCountInString(v) <= 16 && (best == "" || mediaLike(v) && !mediaLike(best)) {
					best = v
				}
			}
		}
		if best != "" {
			return best
		}
		for _, j := range []int{i - 1, i + 1, i - 2, i + 2} { // a line of its own above or below
			if j > from && j < p.body.from && j != p.titleAt {
				n := &p.lines[j]
				if v := clip(n.text); v != "" && n.runes <= 16 && !isLabel(v) && (mediaLike(v) || n.kind&isMeta != 0) && n.kind&isNoise == 0 {
					return v
				}
			}
		}
	}
	return ""
}

func isLabel(word string) bool {
	for _, l := range labels {
		if strings.HasPrefix(word, l.word) {
			return true
		}
	}
	return strings.ContainsAny(word, "?？!！") || len(stamps(word)) > 0
}

// mediaLike tells whether a name is one of a paper, agency, station, site or office.
func mediaLike(name string) bool {
	for _, s := range strings.Fields("报 報 网 網 社 台 刊 新闻 新聞 电视 廣播 广播 在线 客户端 周刊 杂志 传媒 时报 日报 晚报 早报 晨报 通讯 频道 局 委 办 部 厅 院 府 政府 中心 出版社 发布 经济 财经 观察 参考 月谈 半月谈 视频 科技 快报 记者 头条 聯播 联播") {
		if strings.HasSuffix(name, s) {
			return true
		}
	}
	return false
}

// selfMedia tells whether the page is one of a platform on which accounts publish: its source is the account.
func (p *page) selfMedia() bool { return p.platform }

var platforms = strings.Fields("网易号 头条号 百家号 企鹅号 搜狐号 大鱼号 一点号 凤凰号 大风号 澎湃号 财富号 新浪看点 公众号名片 微信号")

// authorsIn returns the authors that the text itself names: (记者 陆一夫) in its lead, （张巨峰） at its end.
func (p *page) authorsIn(text []line) (names []string) {
	for i := 0; i < min(3, len(text)); i++ {
		names = append(names, leadAuthors(text[i].text)...)
	}
	for i := len(text) - 1; i >= 0 && i >= len(text)-2; i-- {
		if found := endAuthors(text[i].text); len(found) > 0 {
			return append(names, found...)
		}
	}
	return names
}

// leadAuthors reads a group in the first 60 characters that names reporters: （记者唐霁）, (记者 张三 通讯员 李四).
func leadAuthors(text string) (names []string) {
	head := text
	if n := 0; len(text) > 240 {
		for i := range text {
			if n++; n > 80 {
				head = text[:i]
				break
			}
		}
	}
	for i, r := range head {
		if r != '（' && r != '(' {
			continue
		}
		open := i + utf8.RuneLen(r)
		end := strings.IndexAny(text[open:], "）)")
		if end < 0 || end > 120 {
			break
		}
		group := text[open : open+end]
		for _, w := range []string{"记者", "記者", "通讯员", "通訊員", "评论员", "实习生", "作者"} {
			if strings.Contains(group, w) {
				found, _ := people(group)
				return append(names, found...)
			}
		}
	}
	if utf8.RuneCountInString(text) <= 40 && !sentence(text) { // 新京报记者 陆一夫
		if i := strings.Index(text, "记者"); i >= 0 {
			found, whole := people(text[i+len("记者"):])
			if whole {
				return found
			}
		}
	}
	return names
}

// endAuthors reads a group of names that a text ends with: （张巨峰）, (文/图 刘玺东 易赛楠), （编译/林靖东）.
func endAuthors(text string) []string {
	text = strings.TrimSpace(text)
	if !strings.HasSuffix(text, "）") && !strings.HasSuffix(text, ")") {
		return nil
	}
	open := strings.LastIndexAny(text, "（(")
	if open < 0 || len(text)-open > 150 {
		return nil
	}
	group := strings.Trim(text[open:], "（()）")
	if names, whole := people(group); whole {
		return names
	}
	for _, w := range []string{"记者", "通讯员", "評論員", "评论员"} {
		if i := strings.Index(group, w); i >= 0 {
			if names, whole := people(group[i:]); whole {
				return names
			}
		}
	}
	return nil
}

func distinct(list []string) (out []string) {
	for _, s := range list {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
