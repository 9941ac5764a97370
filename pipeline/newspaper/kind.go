package newspaper

import (
	"strings"
	"unicode/utf8"
)

// kind says what a line or a paragraph is.
type kind uint8

const (
	body     kind = iota
	head          // short and without a sentence's end: a headline, a subhead, a row of a list
	mark          // 一, （二）: alone on a line
	item          // 1. …, （一）…, 一、…
	speech        // 记者：…, 答：…
	led           // a paragraph that begins with a byline: 本报讯（记者 …）
	signed        // a byline on its own line
	meta          // a byline of the web: 2023-05-16 08:30 来源：…
	from          // （上接1版）, alone or before its text
	onward        // （下转3版） alone
	origin        // 据上游新闻客户端
	editing       // 责任编辑：…
	caption       // 图为… 记者 王小明 摄
	rule          // ------, ※※※
	masthead      // 重庆日报 2023年5月16日 星期二 3版
	row           // of a table, or the note above it
	number1       // a bare number: a page's, or a section's
)

// kindOf says what a line is by itself.
func kindOf(l *line) kind {
	s := l.text
	if l.width <= 12 {
		switch {
		case ruled(s):
			return rule
		case bare(s):
			return number1
		case marked(s):
			return mark
		}
	}
	if l.width < wide {
		if k, ok := short(l, s); ok {
			return k
		}
	}
	if l.has&jumpChar == 0 {
	} else if strings.HasPrefix(s, "（上") || strings.HasPrefix(s, "(上") || strings.HasPrefix(s, "【上") || strings.HasPrefix(s, "上接") || strings.HasPrefix(s, "（紧") || strings.HasPrefix(s, "▲上") || strings.HasPrefix(s, "■上") || strings.HasPrefix(s, "（接") || strings.HasPrefix(s, "(接") || strings.HasPrefix(s, "▲（上") {
		if jumpEnd(s) > 0 {
			return from
		}
	}
	if l.has&wireChar != 0 && wired(s) && leadOf(s).end > 0 {
		return led
	}
	switch {
	case l.width < wide && tabular(s):
		return row
	case listed(s):
		if headLike(l) && strings.HasPrefix(s, "第") && !strings.HasPrefix(strings.TrimLeft(s[3:], "一二三四五六七八九十百0123456789"), "条") {
			return head
		}
		return item
	case l.width < wide && l.has&captionChar != 0 && captioned(s):
		return caption
	case !l.full && headLike(l):
		return head
	}
	return body
}

// short reads the lines that are no text: mastheads, rules, jumps, bylines, credits.
func short(l *line, s string) (kind, bool) {
	r, _ := utf8.DecodeRuneInString(s)
	if l.has&drawn != 0 && ruled(s) {
		return rule, true
	}
	if l.stop && l.width > 60 {
		return 0, false
	}
	if l.has&(arabic|hanDigit) != 0 && (digit(s[0]) || l.width <= 120 && !l.stop) {
		if pageLine(s) {
			return masthead, true
		}
	}
	way := byte(0)
	if l.has&jumpChar != 0 {
		way = jump(s)
	}
	switch way {
	case '<':
		return from, true
	case '>':
		if strings.HasPrefix(strings.TrimLeft(s, "（([【■▼"), "下") || strings.HasPrefix(strings.TrimLeft(s, "（([【■▼"), "转") || l.width < 30 {
			return onward, true
		}
	}
	if l.stop {
		return 0, false
	}
	if _, end := dayAt(s, 0); end > 0 && dayAlone(s[end:]) {
		return meta, true
	}
	if l.has&originChar == 0 {
	} else if _, ok := credit(s); ok {
		if strings.Contains(s, "来源") || strings.Contains(s, "來源") {
			if c, ok := parse(s); ok && (c.reporter || c.date.known()) {
				return meta, true
			}
		}
		return origin, true
	}
	if l.has&wireChar != 0 && wired(s) && r != '（' && r != '(' && leadOf(s).end > 0 && leadOf(s).end < len(s) {
		return led, true
	}
	if (r == '（' || r == '(') && bracketEnd(s) == len(s) && aside(s) {
		if names(unbracket(s)) != nil {
			return signed, true
		}
		if c, ok := parse(unbracket(s)); !ok || !c.reporter || len(c.authors)+len(c.photo) == 0 {
			return origin, true
		}
	}
	if l.has&(roleChar|ornament) == 0 {
		return 0, false
	}
	if c, ok := parse(unbracket(s)); ok {
		switch {
		case c.reporter && c.source, c.source && c.date.known():
			return meta, true
		case c.reporter && c.named && (len(c.authors)+len(c.photo) > 0 || c.outlet != ""):
			return signed, true
		case c.source:
			return origin, true
		case c.editorial && c.named && (c.editor != "" || strings.ContainsAny(s, "：:/ 　")):
			return editing, true
		case c.marked && c.named && len(c.authors) > 0:
			return signed, true
		case c.reporter && l.width <= 40 && len(c.authors) == 0 && c.outlet == "" && own(strings.Trim(s, marks+" ")):
			return signed, true
		}
	}
	return 0, false
}

// dayAlone tells whether nothing but a day of the week and a time stands behind a date.
func dayAlone(s string) bool {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return white(r) || r == '(' || r == ')' || r == '（' || r == '）' }) {
		if !weekday(w) && !lunar(w) && strings.Trim(w, "0123456789:：上下午晚晨") != "" {
			return false
		}
	}
	return true
}

func unbracket(s string) string {
	if end := bracketEnd(s); end == len(s) {
		return s[utf8RuneSize(s) : end-closeSize(s)]
	}
	return s
}

// wired tells whether the first characters hold what every inline byline holds.
func wired(s string) bool {
	if r, _ := utf8.DecodeRuneInString(s); r == '【' || r == '（' || r == '(' || r == '[' || r == '〔' {
		return true
	}
	s = s[:min(len(s), 120)]
	return strings.Contains(s, "讯") || strings.Contains(s, "电") || strings.Contains(s, "訊") || strings.Contains(s, "電") || strings.Contains(s, "消息")
}

// jumpEnd returns where the jump that begins s ends: （上接1版）, 上接第一版：
func jumpEnd(s string) int {
	s0 := s
	r, size := utf8.DecodeRuneInString(s)
	for is(r, ornament) {
		s = s[size:]
		r, size = utf8.DecodeRuneInString(s)
	}
	off := len(s0) - len(s)
	if end := bracketEnd(s); end > 0 {
		if jump(s[:end]) == '<' {
			return off + end
		}
		return 0
	}
	if i := strings.Index(s, "版"); i > 0 && i < 60 {
		if jump(s[:i+3]) == '<' {
			return off + i + 3
		}
	}
	return 0
}

// ruled tells whether a line is drawn, not written: ------, ※※※, * * *.
func ruled(s string) bool {
	n := 0
	for _, r := range s {
		if white(r) {
			continue
		}
		if !is(r, drawn) {
			return false
		}
		n++
	}
	return n >= 3 || n > 0 && !strings.ContainsAny(s, "…")
}

// bare tells whether a line is a number alone, as - 3 - or 03 is.
func bare(s string) bool {
	s = strings.TrimFunc(s, func(r rune) bool { return white(r) || strings.ContainsRune("-—–·－~", r) })
	if s == "" || len(s) > 4 {
		return false
	}
	for _, b := range []byte(s) {
		if !digit(b) {
			return false
		}
	}
	return true
}

// marked tells whether a line is a section's mark alone: 一, （二）, Ⅲ, 贰、, 第三章.
func marked(s string) bool {
	s = strings.TrimFunc(s, func(r rune) bool {
		return white(r) || strings.ContainsRune("（）()【】[]、.．。·—-"+marks, r)
	})
	if s == "" {
		return false
	}
	for _, r := range s {
		if !is(r, numeric) {
			return false
		}
	}
	return utf8.RuneCountInString(s) <= 3
}

// listed tells whether a line begins with a number or letter of a list.
func listed(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r >= '①' && r <= '⑳', r >= '⑴' && r <= '⒛':
		return true
	case strings.ContainsRune("●■◆○□▲★◎◇▪•·—-", r) && size < len(s):
		next, _ := utf8.DecodeRuneInString(s[size:])
		return strings.ContainsRune("●■◆○□▲★◎◇▪•", r) || white(next)
	case r == '（' || r == '(':
		n, end := number(s, size)
		if end > size && n > 0 && n < 100 {
			next, _ := utf8.DecodeRuneInString(s[end:])
			return next == '）' || next == ')'
		}
		return false
	}
	n, end := number(s, 0)
	if end == 0 {
		if r == '第' {
			if _, end := number(s, size); end > size {
				for _, w := range []string{"章", "条", "节", "條"} {
					if strings.HasPrefix(s[end:], w) {
						next, _ := utf8.DecodeRuneInString(s[end+3:])
						return white(next) || end+3 == len(s)
					}
				}
			}
		}
		return false
	}
	next, size := utf8.DecodeRuneInString(s[end:])
	after, _ := utf8.DecodeRuneInString(s[min(len(s), end+size):])
	switch next {
	case '、':
		return n < 100 && (r > 0x80 || after < '0' || after > '9')
	case '.', '．':
		return n < 100 && r < 0x80 && !(after >= '0' && after <= '9') && end+size < len(s)
	case '）', ')':
		return n < 100
	}
	return false
}

// speeches marks the lines that begin with who speaks: 记者：, 答：, and any word before a colon that begins a second line.
func speeches(list []line) {
	times := map[string]int{}
	for i := range list {
		if s := speaker(list[i].text); s != "" {
			times[s]++
		}
	}
	for i := range list {
		l := &list[i]
		if l.kind != body && l.kind != head && l.kind != caption {
			continue
		}
		if s := speaker(l.text); s != "" && (times[s] > 1 || isIn(speakers, s)) {
			l.kind = speech
		}
	}
}

var speakers = strings.Fields("记者 问 答 主持人 嘉宾 网友 提问 回答 記者 問 答 Q A 读者 编者 采访者 受访者")

// speaker returns the word before the colon near the beginning of a line; "" if there is none.
func speaker(s string) string {
	n := 0
	for i, r := range s {
		if r == '：' || r == ':' {
			if i+utf8.RuneLen(r) == len(s) {
				return ""
			}
			return s[:i]
		}
		if n++; n > 6 || r < 0x3400 && r != '·' && !white(r) && r > 0x80 {
			return ""
		}
		if r < 0x80 && !letter(byte(r)) && r != ' ' {
			return ""
		}
	}
	return ""
}

// captioned tells whether a line is under a picture: 图为…, …记者 王小明 摄.
func captioned(s string) bool {
	if strings.HasPrefix(s, "图为") || strings.HasPrefix(s, "图①") || strings.HasPrefix(s, "▲图") || strings.HasPrefix(s, "圖為") || strings.HasPrefix(s, "△") && len(s) > 3 {
		return true
	}
	t := strings.TrimRight(s, "）)】。")
	for _, e := range []string{"摄", "攝", "供图", "供圖", "摄影报道"} {
		if strings.HasSuffix(t, e) {
			i := strings.LastIndexAny(t, "。，；！ 　（")
			return i > 0 && len(t)-i < 90
		}
	}
	return false
}

// tabular tells whether a line is a table's row or the note above it: columns set apart by tabs or wide blanks, or
// figures in columns.
func tabular(s string) bool {
	if strings.HasPrefix(s, "（单位") || strings.HasPrefix(s, "(单位") || strings.HasPrefix(s, "单位：") || strings.HasPrefix(s, "（單位") {
		return true
	}
	columns, gaps, figures := 1, 0, 0
	space := 0
	figure := func(s string) bool { // up to the next blank: 24.00, +3.4%
		for i, r := range s {
			if white(r) {
				return i > 0
			}
			if !(r >= '0' && r <= '9') && !strings.ContainsRune("+-.,%％—－/:", r) {
				return false
			}
		}
		return true
	}
	for i, r := range s {
		if white(r) {
			space += cells(r)
			if r == '\t' {
				space += 2
			}
			continue
		}
		if space > 0 {
			columns++
			if space >= 2 {
				gaps++
			}
			if figure(s[i:]) {
				figures++
			}
		}
		space = 0
	}
	return gaps >= 3 || columns >= 3 && figures >= 2 && figures*2 >= columns-1
}

// headLike tells whether a line may be a headline: no sentence ends in it, and it does not begin in the middle of one.
func headLike(l *line) bool {
	s := l.text
	if l.width < 4 || l.width > 84 || l.stop || l.ends == paused || l.ends == colon || !balanced(s) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	if is(r, lateStart) || r >= 'a' && r <= 'z' {
		return false
	}
	commas, n := 0, 0
	for _, r := range s {
		n++
		switch r {
		case '，', ',':
			commas++
		case '；':
			return false
		}
	}
	if l.ends == closed {
		last, _ := utf8.DecodeLastRuneInString(s)
		if strings.ContainsRune("”」』’", last) && (r == '“' || r == '「') {
			return false // “好！” is said
		}
		if l.width > 60 || commas > 1 && n < 10 {
			return false
		}
		if strings.HasSuffix(s, "；") || strings.HasSuffix(s, ";") {
			return false
		}
	}
	return commas <= 3
}

// balanced tells whether every quotation and bracket of a line is closed in it: 《关于印发〈国 is not.
func balanced(s string) bool {
	quotes, brackets := 0, 0
	for _, r := range s {
		switch r {
		case '“', '「', '『':
			quotes++
		case '”', '」', '』':
			quotes--
		case '《', '（', '(', '【', '〈':
			brackets++
		case '》', '）', ')', '】', '〉':
			brackets--
		}
	}
	return quotes == 0 && brackets == 0
}

// words of a page's head that name its section.
var sections = strings.Fields("要闻 综合 新闻 国内 国际 经济 社会 文化 体育 副刊 评论 理论 广告 专题 时政 民生 财经 教育 健康 法治 科技 农业 三农 区县 县域 深度 特刊 周末 专版 视点 观点 生活 娱乐 旅游 读书 头版 封面 要聞 綜合 新聞 國際 經濟 社會 副刊 港聞 中國 兩岸 體育 娛樂 财富 本地 城事 都市 天下 时事 聚焦 关注 图片新闻 综合新闻 本地新闻 国内新闻 国际新闻 本版 党建 乡村振兴 一版 头版")

// pageLine tells whether a line is a page's head or foot: nothing but the paper's name, its date, week-day, issue,
// page, section; and at least one of date, issue and page.
func pageLine(s string) bool {
	_, ok := pageHead(s)
	return ok
}

// pageHead reads a page's head: its date, the paper's name and its editor.
func pageHead(s string) (h sheet, ok bool) {
	var d day
	paper := ""
	certain, parts := 0, 0
	dated, bare := false, 0
	for at := 0; at < len(s); {
		r, size := utf8.DecodeRuneInString(s[at:])
		if is(r, ender) || r == '-' || r == '—' || r == '–' {
			at += size
			continue
		}
		if n, end := dayAt(s, at); end > at && n.year > 0 {
			d, at, dated = n, end, true
			parts++
			continue
		}
		end := at
		for end < len(s) {
			r, size := utf8.DecodeRuneInString(s[end:])
			if is(r, ender) {
				break
			}
			if digit(s[end]) || is(r, hanDigit) {
				if n, e := dayAt(s, end); e > end && n.year > 0 {
					break
				}
			}
			end += size
		}
		w := s[at:end]
		if class, _, ok := roles.At(s, at); ok && (class == "editor" || class == "other") && (dated || certain > 0 || paper != "") {
			c, ok := parse(s[at:])
			return sheet{day: d, paper: paper, editor: c.editor}, ok && (dated || certain > 0)
		}
		switch {
		case len(w) <= 3 && digits(w):
			bare++
		case pageWord(w):
			certain++
		case weekday(w), lunar(w):
			if !dated {
				return h, false
			}
		case isIn(sections, w):
		case paperName(w):
			paper = w
		default:
			return h, false
		}
		parts++
		at = end
	}
	if bare > 0 && (bare > 1 || paper == "" && certain == 0) {
		return h, false
	}
	return sheet{day: d, paper: paper}, certain > 0 || dated && parts > 1 || bare > 0
}

func digits(s string) bool {
	for _, b := range []byte(s) {
		if !digit(b) {
			return false
		}
	}
	return s != ""
}

func isIn(list []string, s string) bool {
	for _, w := range list {
		if w == s {
			return true
		}
	}
	return false
}

// pageWord reads 第3版, A03, A03版, 第1234期, 今日8版, CN50-0001, 邮发代号77-1.
func pageWord(s string) bool {
	for _, p := range []string{"CN", "ISSN", "邮发代号", "国内统一", "总第", "今日", "本期", "代号", "国内邮发", "国外代号", "零售价", "定价", "www.", "http", "第"} {
		if strings.HasPrefix(s, p) && len(s) <= 90 {
			if p == "第" || p == "今日" || p == "本期" || p == "总第" {
				rest := strings.TrimPrefix(s, p)
				_, end := number(rest, letters(rest))
				if end == 0 {
					return false
				}
				tail := rest[end:]
				return isIn([]string{"版", "期", "号", "頁", "页", "版面", "號", "叠", "版次", "4版"}, tail) || strings.HasPrefix(tail, "版") && isIn(sections, strings.TrimPrefix(tail, "版"))
			}
			return strings.ContainsAny(s, "0123456789") || p == "www." || p == "http"
		}
	}
	i := letters(s)
	n, end := number(s, i)
	if end == i || n > 999 {
		return false
	}
	rest := s[end:]
	if rest == "" {
		return i > 0 && i <= 2 && end-i <= 2 && s[0]&0x80 == 0
	}
	return rest == "版" || rest == "版面" || strings.HasPrefix(rest, "版") && isIn(sections, strings.TrimPrefix(rest, "版"))
}

func letters(s string) int {
	i := 0
	for i < len(s) && i < 3 && s[i] >= 'A' && s[i] <= 'Z' {
		i++
	}
	return i
}

func weekday(s string) bool {
	rest, ok := cutAny(s, "星期", "周", "礼拜", "週")
	return ok && len(rest) == 3 && strings.Contains("一二三四五六日天", rest)
}

// lunar reads 农历癸卯年三月廿七, 癸卯年三月廿七, 三月廿七.
func lunar(s string) bool {
	s, _ = cutAny(s, "农历", "農曆", "夏历", "农历")
	if r, size := utf8.DecodeRuneInString(s); strings.ContainsRune("甲乙丙丁戊己庚辛壬癸", r) {
		if len(s) < size+6 {
			return false
		}
		s = strings.TrimPrefix(s[size+3:], "年")
	}
	if s == "" {
		return true
	}
	s, ok := strings.CutPrefix(strings.TrimLeft(s, "闰正二三四五六七八九十冬腊一"), "月")
	return ok && strings.Trim(s, "初一二三四五六七八九十廿卅大小") == ""
}

// paperName tells whether a word names a paper: 重庆日报, 新渝报.
func paperName(s string) bool {
	n := utf8.RuneCountInString(s)
	return n >= 2 && n <= 8 && (strings.HasSuffix(s, "报") || strings.HasSuffix(s, "報") || strings.HasSuffix(s, "周刊"))
}
