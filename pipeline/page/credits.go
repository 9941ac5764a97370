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
	authors []string // 记者 陆一帆
	editor  string   // 责任编辑：姚远
	byline  []string // as printed above the text: 来源：新京报, 作者：钱一帆
}

// labels are the words before a source, an author and an editor. What follows a label runs to the next one.
var labels = []struct {
	word string
	what byte // s source, a author, e editor, - something else
}{
	{"文章来源", 's'}, {"本文来源", 's'}, {"信息来源", 's'}, {"新闻来源", 's'}, {"消息来源", 's'}, {"稿件来源", 's'}, {"内容来源", 's'}, {"来源于", 's'}, {"来源", 's'}, {"來源", 's'}, {"稿源", 's'}, {"出处", 's'}, {"转载自", 's'}, {"转自", 's'}, {"来自", 's'}, {"出處", 's'}, {"媒体", 's'}, {"综合整理自", 's'}, {"整理自", 's'}, {"综合自", 's'}, {"编译自", 's'}, {"摘自", 's'}, {"原载", 's'},
	{"图片来源", '-'}, {"资料来源", '-'}, {"数据来源", '-'}, {"图源", '-'},
	{"文章作者", 'a'}, {"作者", 'a'}, {"撰文", 'a'}, {"采写", 'a'}, {"撰稿", 'a'}, {"編譯", 'a'}, {"编译", 'a'}, {"记者", 'a'}, {"記者", 'a'}, {"通讯员", 'a'}, {"评论员", 'a'}, {"实习生", 'a'}, {"文/图", 'a'}, {"图/文", 'a'}, {"文/", 'a'}, {"文｜", 'a'}, {"文丨", 'a'}, {"文|", 'a'}, {"文：", 'a'},
	{"责任编辑", 'e'}, {"責任編輯", 'e'}, {"网络编辑", 'e'}, {"值班编辑", 'e'}, {"实习编辑", 'e'}, {"责编", 'e'}, {"编辑", 'e'}, {"編輯", 'e'}, {"网编", 'e'},
	{"发布时间", '-'}, {"发布日期", '-'}, {"发表时间", '-'}, {"发表于", '-'}, {"发布者", '-'}, {"时间", '-'}, {"日期", '-'}, {"更新", '-'}, {"浏览", '-'}, {"阅读", '-'}, {"点击", '-'}, {"访问", '-'}, {"人气", '-'}, {"字号", '-'}, {"字体", '-'}, {"大小", '-'}, {"评论", '-'}, {"分享", '-'}, {"打印", '-'}, {"收藏", '-'}, {"举报", '-'},
	{"返回", '-'}, {"放大", '-'}, {"缩小", '-'}, {"全文复制", '-'}, {"复制", '-'}, {"关闭", '-'}, {"朗读", '-'}, {"听新闻", '-'}, {"下载", '-'}, {"登录", '-'}, {"注册", '-'}, {"订阅", '-'}, {"关注", '-'}, {"投稿", '-'}, {"首页", '-'}, {"上一", '-'}, {"下一", '-'},
	{"校对", '-'}, {"审核", '-'}, {"审校", '-'}, {"监制", '-'}, {"主编", '-'}, {"摄影", '-'}, {"图/", '-'}, {"策划", '-'}, {"栏目", '-'}, {"分类", '-'}, {"原标题", '-'}, {"关键词", '-'}, {"标签", '-'}, {"版次", '-'}, {"我有话说", '-'}, {"所属分类", '-'}, {"索引号", '-'}, {"文号", '-'}, {"跟贴", '-'}, {"原创", '-'}, {"语音播报", '-'}, {"查看", '-'}, {"责任人", '-'}, {"二审", '-'}, {"三审", '-'}, {"终审", '-'}, {"复审", '-'}, {"初审", '-'}, {"一审", '-'},
}

// field is a labelled stretch of a line.
type field struct {
	what  byte
	label string
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
		list = append(list, field{c.what, text[c.from:c.to], strings.TrimFunc(text[c.to:end], func(r rune) bool {
			return unicode.IsSpace(r) || strings.ContainsRune("：:|丨｜/[]【】()（）·,，;；-—", r)
		})})
	}
	return list
}

// credits reads who made the article: from the lines between the title and the text, from the text's own
// ends, then from the lines behind it.
func (p *page) credits(t content) (c credit) {
	from := max(0, p.body.from-30)
	if p.titleAt >= 0 && p.titleAt < p.body.from {
		from = max(0, p.titleAt-4, p.body.from-40)
	}
	account := ""
	for i := from; i < p.body.from; i++ {
		l := &p.lines[i]
		if l.runes > 120 || l.kind&isHidden != 0 || i == p.titleAt {
			continue
		}
		p.readFields(&c, l.text)
		if l.kind&isAuthor != 0 && l.kind&isNoise == 0 && account == "" && l.runes <= 20 && !isLabel(l.text) {
			account = clip(l.text)
		}
	}
	for _, text := range t.head {
		p.readFields(&c, text)
	}
	beside := account
	if beside == "" {
		beside = p.besideTime(from)
	}
	if c.source == "" {
		c.source = beside
	}
	byline := c.byline
	for _, text := range slices.Concat(t.head, t.credits) {
		p.readFields(&c, text)
		c.authors = append(c.authors, signed(text)...)
	}
	c.byline = byline
	c.authors = append(c.authors, authorsIn(t.lines)...)
	c.editor, c.source = p.behind(c.editor, c.source)
	if c.source == "" {
		c.source = clip(p.first("source", "article-source", "mediaid", "article:source", "copyright-source"))
	}
	if len(c.authors) == 0 && beside != "" && (p.platform || account != "") && !mediaLike(beside) {
		c.authors = []string{beside}
	}
	c.authors = distinct(c.authors)
	return c
}

// behind completes editor and source by the lines behind the text.
func (p *page) behind(editor, source string) (string, string) {
	for i := p.body.to; i < min(p.body.to+15, len(p.lines)); i++ {
		l := &p.lines[i]
		if l.runes > 120 || l.kind&isHidden != 0 {
			continue
		}
		if roleOf(l, false) == ends && l.runes > 4 {
			break
		}
		var c credit
		p.readFields(&c, l.text)
		if editor == "" {
			editor = c.editor
		}
		if source == "" {
			source = c.source
		}
	}
	return editor, source
}

// readFields takes the labelled parts of one line.
func (p *page) readFields(c *credit, text string) {
	text = tight(text)
	for _, f := range fields(text) {
		if f.value == "" {
			continue
		}
		switch f.what {
		case 's':
			if v := clip(f.value); c.source == "" && v != "" {
				c.source = v
				c.byline = append(c.byline, f.label+"："+v)
			}
		case 'a':
			if names := p.authorNames(f.value); len(names) > 0 {
				c.authors = append(c.authors, names...)
				printed := f.label + "：" + strings.Join(names, " ")
				if signature(text) {
					printed = text
				}
				if !slices.Contains(c.byline, printed) {
					c.byline = append(c.byline, printed)
				}
			}
		case 'e':
			if v := editorName(f.value); c.editor == "" && v != "" {
				c.editor = v
			}
		}
	}
}

// authorNames reads the value of an author's label.
func (p *page) authorNames(value string) []string {
	if s := stamps(value); len(s) > 0 {
		value = value[:s[0].from]
	}
	if names, _ := people(value); len(names) > 0 {
		return names
	}
	v := clip(value)
	n := utf8.RuneCountInString(v)
	if v == "" || mediaLike(v) || institution(v) || notNames[v] {
		return nil
	}
	if n <= 3 && han(v) || p.platform { // a pen name; an account
		return []string{v}
	}
	return nil
}

func han(s string) bool {
	for _, r := range s {
		if !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	return true
}

// editorName returns the name at the beginning of a value: 杨青_NF0012 -> 杨青, Demi Xia.
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
		return unicode.IsSpace(r) || strings.ContainsRune("：:|丨｜/／∕[]【】()（）《》“”\"·,，;；-—>", r)
	})
	if s := stamps(value); len(s) > 0 {
		value = strings.TrimSpace(value[:s[0].from])
	}
	for i, r := range value {
		if strings.ContainsRune("|丨｜／∕（(【[>；;，。\u3000", r) || r == ' ' && i > 0 && (unicode.Is(unicode.Han, lastRune(value[:i])) || unicode.Is(unicode.Han, firstRune(value[i+1:]))) {
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

var notSource = map[string]bool{"网络": true, "互联网": true, "本站": true, "本网": true, "本站原创": true, "原创": true, "转载": true, "未知": true, "佚名": true, "admin": true, "举报": true, "分享": true, "评论": true, "收藏": true, "正文": true, "微信": true, "微博": true, "空间": true, "关注": true, "星期一": true, "星期二": true, "星期三": true, "星期四": true, "星期五": true, "星期六": true, "星期日": true, "星期天": true, "打印": true, "字号": true, "订阅": true}

// besideTime returns the name that stands unlabelled beside the shown time: 2019-09-07 04:04 北京日报; in the
// same line, or one of its own above or below.
func (p *page) besideTime(from int) string {
	at := p.timeAt
	if at < from || at >= p.body.from {
		return ""
	}
	l := &p.lines[at]
	rest := []string{l.text}
	if s := stamps(l.text); len(s) > 0 {
		rest = []string{l.text[s[len(s)-1].to:], l.text[:s[0].from]}
	}
	if v := clip(l.anchor); v != "" && !isLabel(v) && l.runes <= 60 && mediaLike(v) == mediaLike(clip(strings.TrimSpace(rest[0]))) {
		return v
	}
	best := ""
	for _, part := range rest {
		for _, w := range strings.FieldsFunc(part, func(r rune) bool {
			return unicode.IsSpace(r) || strings.ContainsRune("·|丨｜/／∕()（）[]【】：:", r)
		}) {
			kind, labelled := labelOf(w)
			if labelled && kind != '-' {
				break // what follows is labelled
			}
			if v := clip(w); v != "" && !labelled && !isLabel(v) && utf8.RuneCountInString(v) <= 16 && (best == "" || mediaLike(v) && !mediaLike(best)) {
				best = v
			}
		}
	}
	if best != "" {
		return best
	}
	for _, j := range []int{at + 1, at - 1, at + 2, at - 2} {
		if j < from || j >= p.body.from || j == p.titleAt {
			continue
		}
		n := &p.lines[j]
		if v := clip(n.text); v != "" && n.runes <= 16 && n.kind&(isNoise|isNav|isHidden) == 0 && !isLabel(v) && !same(v, p.title) && (mediaLike(v) || n.kind&isMeta != 0) {
			return v
		}
	}
	return ""
}

// labelOf returns the kind of the label that a word begins with.
func labelOf(word string) (kind byte, ok bool) {
	for _, l := range labels {
		if strings.HasPrefix(word, l.word) {
			return l.what, true
		}
	}
	return 0, false
}

// isLabel tells whether a word is no name: a label, a question, a date.
func isLabel(word string) bool {
	if _, ok := labelOf(word); ok {
		return true
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

// platforms are the words of sites on which accounts publish: the source of an article is its account.
var platforms = strings.Fields("网易号 头条号 百家号 企鹅号 搜狐号 大鱼号 一点号 凤凰号 大风号 澎湃号 财富号 新浪看点 公众号名片 微信号")

// authorsIn returns the authors that the text itself names: (记者 陆一帆) in its lead, （张山峰） at its end.
func authorsIn(text []line) (names []string) {
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

// leadAuthors reads a group in the first 60 characters that names reporters: （记者唐雨）, (记者 张三 通讯员 李四).
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
	return names
}

// endAuthors reads a group of names that a text ends with: （张山峰）, (文/图 刘熙冬 易岚), （编译/林静冬）.
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
