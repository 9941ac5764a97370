package newspaper

import (
	"strings"
	"unicode/utf8"

	"newsfacts/extract/place"
)

// lead is the byline that a paragraph begins with: 新渝报讯(记者 王小明), 新华社北京5月12日电（记者…）, 【本報訊】記者…報道：
type lead struct {
	end     int // bytes of it; 0: none
	credits credits
	day     day // of the dateline
	briefly bool
}

// leadOf reads the byline that begins s.
func leadOf(s string) (l lead) {
	at := 0
	bracket := rune(0)
	if r, size := utf8.DecodeRuneInString(s); strings.ContainsRune("【（([〔", r) {
		bracket, at = r, size
	} else if is(r, ornament) {
		at = size
	}
	stop, ok := wire(s, at, &l)
	if !ok && (bracket == '【' || bracket == '［' || bracket == '[') {
		if stop, ok = special(s, at); ok {
			l = lead{}
		}
	}
	if !ok {
		if bracket != 0 {
			return bracketed(s)
		}
		return lead{}
	}
	if bracket != 0 {
		// 【本報訊】, 【新华社北京5月12日电】, （中央社記者王小明台北十二日電）
		end := stop
		for n := 0; end < len(s) && n < 60; n++ {
			r, size := utf8.DecodeRuneInString(s[end:])
			end += size
			if strings.ContainsRune("】）)]〕", r) {
				l.merge(s[stop : end-size])
				stop = end
				break
			}
		}
	}
	if len(l.credits.authors) == 0 {
		l.within(s[at:stop])
	}
	l.end = stop
	l.reporters(s)
	return l
}

// within takes the reporters named inside the wire: 中央社記者王小明台北12日電.
func (l *lead) within(s string) {
	i := strings.Index(s, "记者")
	if i < 0 {
		i = strings.Index(s, "記者")
	}
	for i = i + 6; i >= 6 && i < len(s); {
		n := 0
		for _, size := range []int{9, 6, 12} {
			if i+size <= len(s) && isName(s[i:i+size]) {
				_, _, place := place.At(s, i+size)
				r, _ := utf8.DecodeRuneInString(s[i+size:])
				if place || digitRune(r) || separator(r) || is(r, hanDigit) {
					n = size
					break
				}
			}
		}
		if n == 0 {
			return
		}
		l.credits.authors = append(l.credits.authors, s[i:i+n])
		i += n
		if r, size := utf8.DecodeRuneInString(s[i:]); separator(r) {
			i += size
		}
	}
}

// special reads the word before the end of 【香江專訊】, whatever it names.
func special(s string, at int) (end int, ok bool) {
	for _, e := range []string{"訊】", "讯】", "訊]", "讯]"} {
		if i := strings.Index(s[at:min(len(s), at+40)], e); i > 0 && !strings.ContainsAny(s[at:at+i], "，。：、 “") {
			return at + i + 3, true
		}
	}
	return 0, false
}

// wire reads 本报讯, 新华社北京5月12日电, 据新华社电 at byte at, and where it ends.
func wire(s string, at int, l *lead) (end int, ok bool) {
	from := at
	for _, by := range []string{"据", "據"} {
		if strings.HasPrefix(s[at:], by) {
			at += len(by)
		}
	}
	outletEnd := 0
	for i, n := at, 0; i < len(s) && n < 40; n++ {
		if d, end := dayAt(s, i); end > i {
			l.day = d
			i = end
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch r {
		case '讯', '訊':
			if end, ok := closes(s, i+size); ok && i > at && called(s[at:i], l, s[at:max(at, outletEnd)]) {
				return end, true
			}
		case '电', '電':
			// 电视, 电影: a word; 新华社电, 5月12日电
			if end, ok := closes(s, i+size); ok && i > at && (outletEnd > 0 || l.day.month > 0 && called(s[at:i], l, "")) {
				if l.credits.outlet == "" && outletEnd > 0 {
					l.credits.outlet, _ = outletOf(s[at:outletEnd])
				}
				return end, true
			}
		case '消':
			if strings.HasPrefix(s[i:], "消息") && i > at {
				if end, ok := closes(s, i+6); ok && called(s[at:i], l, "") && !strings.HasPrefix(s[from:], "据") {
					return end, true
				}
			}
		case '社', '网', '報', '报', '網', '台', '端':
			if _, ok := outletOf(s[at : i+size]); ok && outletEnd == 0 {
				outletEnd = i + size
			}
		case '。', '！', '？', '；', '，', '“', '”', '\n', '《', '》', '：', '、':
			return 0, false
		}
		if !white(r) && r < 0x80 && !digit(byte(r)) && !letter(byte(r)) && r != '-' && r != '/' && r != '.' && r != '(' && r != ')' {
			return 0, false
		}
		i += size
	}
	return 0, false
}

// closes tells whether 讯 or 电 ends its word at byte i: before a space, a bracket, a mark or 记者.
func closes(s string, i int) (end int, ok bool) {
	r, size := utf8.DecodeRuneInString(s[i:])
	switch {
	case i == len(s):
		return i, true
	case white(r), strings.ContainsRune("（(【】〔）)", r):
		return i, true
	case strings.ContainsRune("：:，,/|", r):
		return i + size, true
	}
	if class, _, ok := roles.At(s, i); ok && class == "reporter" && size == 3 && !strings.HasPrefix(s[i:], "文") {
		return i, true
	}
	return i, false
}

// called tells whether a name ends in an outlet's word, and keeps it: 新渝报, 本报, 华龙网, 大足融媒.
func called(name string, l *lead, outlet string) bool {
	name = strings.TrimFunc(name, func(r rune) bool { return white(r) || r == '-' })
	if strings.HasSuffix(name, "专") || strings.HasSuffix(name, "專") || strings.HasSuffix(name, "快") {
		name = name[:len(name)-3]
	}
	o, ok := outletOf(name)
	if !ok {
		if i := strings.IndexAny(name, "(（"); i > 0 {
			o, ok = outletOf(name[:i])
		} else if own(name) {
			ok = true
		} else if outlet != "" && len(name)-len(outlet) <= 18 { // 新华社北京讯
			o, ok = outletOf(outlet)
		}
	}
	if ok {
		l.credits.outlet = o
	}
	return ok
}

func (l *lead) merge(s string) {
	if c, ok := parse(s); ok {
		outlet := l.credits.outlet
		l.credits = c
		if outlet != "" {
			l.credits.outlet = outlet
		}
	}
}

// reporters takes what follows the wire: （记者 王小明 通讯员 李红）, 记者王小明报道：
func (l *lead) reporters(s string) {
	at := l.end
	for at < len(s) {
		r, size := utf8.DecodeRuneInString(s[at:])
		if !white(r) {
			break
		}
		at += size
	}
	rest := s[at:]
	r, size := utf8.DecodeRuneInString(rest)
	if r == '（' || r == '(' || r == '【' || r == '[' {
		end := bracketEnd(rest)
		if end > size {
			inner := rest[size : end-closeSize(rest[:end])]
			if c, ok := parse(inner); ok {
				outlet := l.credits.outlet
				l.credits = c
				if outlet != "" {
					l.credits.outlet = outlet
				}
				l.end = at + end
			} else if names(inner) != nil {
				l.credits.authors = names(inner)
				l.end = at + end
			}
		}
		return
	}
	if class, _, ok := roles.At(rest, 0); ok && class == "reporter" {
		// 记者王小明报道：, 记者 王小明 通讯员 李红　昨日…
		if end := openCredits(rest); end > 0 {
			c, _ := parse(rest[:end])
			outlet := l.credits.outlet
			l.credits = c
			if outlet != "" {
				l.credits.outlet = outlet
			}
			l.end = at + end
		}
	}
}

// openCredits returns where credits without brackets end: at the last blank or colon before which all parses and
// every name begins with a surname.
func openCredits(s string) (end int) {
	n := 0
	for i, r := range s {
		if n++; n > 60 || strings.ContainsRune("，。；“”！？《", r) {
			break
		}
		if white(r) || r == '：' || r == ':' || r == '/' {
			if c, ok := parse(s[:i]); ok && c.named && len(c.authors)+len(c.photo) > 0 {
				end = i
				if r == '：' || r == ':' {
					end += utf8.RuneLen(r)
				}
			}
		}
	}
	return end
}

// bracketed reads a byline in brackets without a wire: （记者 王小明）5月12日…, 【本报记者王小明报道】
func bracketed(s string) (l lead) {
	end := bracketEnd(s)
	_, size := utf8.DecodeRuneInString(s)
	if end <= size || end == len(s) {
		return l
	}
	c, ok := parse(s[size : end-closeSize(s[:end])])
	if !ok || !c.reporter || len(c.authors) == 0 || !c.named {
		return l
	}
	l.credits, l.end = c, end
	return l
}

func closeSize(s string) int {
	_, size := utf8.DecodeLastRuneInString(s)
	return size
}

// bracketEnd returns where the bracket that begins s is closed, or 0.
func bracketEnd(s string) int {
	n, depth := 0, 0
	for i, r := range s {
		switch r {
		case '（', '(', '【', '[', '〔', '［':
			depth++
		case '）', ')', '】', ']', '〕', '］':
			if depth--; depth == 0 {
				return i + utf8.RuneLen(r)
			}
		}
		if n++; n > 80 {
			break
		}
	}
	return 0
}

// names returns the persons that s lists and nothing else; nil if there is anything else.
func names(s string) []string {
	var list []string
	fields := strings.FieldsFunc(s, func(r rune) bool { return white(r) || r == '、' || r == '/' })
	for i := 0; i < len(fields); i++ {
		f := fields[i]
		if utf8.RuneCountInString(f) == 1 && i+1 < len(fields) && utf8.RuneCountInString(fields[i+1]) == 1 {
			f += fields[i+1]
			i++
		}
		if !isName(f) {
			return nil
		}
		list = append(list, f)
	}
	return list
}

// aside tells whether a bracket with its content is a credit, not a part of the sentence: （完）, （记者 王小明）, （下转3版）.
func aside(s string) bool {
	s = s[utf8RuneSize(s) : len(s)-closeSize(s)]
	s = strings.TrimFunc(s, white)
	switch {
	case s == "完", s == "續完", s == "续完", s == "未完待续", s == "全文完", s == "待续", s == "未完":
		return true
	case jump(s) != 0:
		return true
	case len(s) > 240:
		return false
	}
	for _, p := range []string{"据", "原载", "摘自", "转自", "作者系", "作者为", "作者单位", "本文", "执笔", "新华社", "中新社", "均为", "作者是", "載", "載自"} {
		if strings.HasPrefix(s, p) && (p != "本文" && p != "据" && p != "均为" || credited(s)) {
			return true
		}
	}
	c, ok := parse(s)
	if ok && (c.reporter || c.editorial || c.source) {
		return true
	}
	return names(s) != nil
}

func utf8RuneSize(s string) int {
	_, size := utf8.DecodeRuneInString(s)
	return size
}

// credited tells whether s says only where a text is from: 据新华社电, 据上游新闻客户端, 本文来源：新京报.
func credited(s string) bool {
	_, ok := credit(s)
	return ok
}

// credit returns the outlet of a line that says only where the text is from.
func credit(s string) (outlet string, ok bool) {
	s = strings.TrimFunc(s, func(r rune) bool { return white(r) || strings.ContainsRune("（）()【】[]—"+marks, r) })
	if len(s) > 120 {
		return "", false
	}
	for _, p := range []string{"本文", "本版", "本组", "本稿", "均", "综合", "图片"} {
		s = strings.TrimPrefix(s, p)
	}
	rest, ok := cutAny(s, "稿件来源", "来源", "來源", "转载自", "转自", "轉自", "转载", "摘自", "摘编自", "原载", "原載", "选自", "载于", "据", "據")
	if !ok {
		return "", false
	}
	colon := strings.HasPrefix(rest, "：") || strings.HasPrefix(rest, ":")
	rest = strings.TrimLeft(rest, "：: 　")
	if rest == "" || strings.ContainsAny(rest, "，。；！？") {
		return "", false
	}
	if strings.HasPrefix(rest, "《") {
		if name, _, ok := strings.Cut(strings.TrimPrefix(rest, "《"), "》"); ok {
			return name, true
		}
	}
	name := rest
	if i := strings.IndexAny(name, " 　/|（("); i > 0 {
		name = name[:i]
	}
	for _, e := range []string{"报道", "報道", "消息", "讯", "电", "電", "综合"} {
		if cut := strings.TrimSuffix(name, e); cut != "" {
			name = cut
		}
	}
	if o, ok := outletOf(name); ok && o != "" {
		return o, true
	}
	for _, place := range []string{"社", "网", "报"} { // 新华社北京, 中新网重庆5月12日
		if i := strings.Index(name, place); i > 0 {
			if o, ok := outletOf(name[:i+3]); ok && o != "" && !strings.ContainsAny(name[i:], "介悉") {
				return o, true
			}
		}
	}
	if colon && utf8.RuneCountInString(name) <= 20 {
		return name, true
	}
	return "", false
}

func cutAny(s string, prefixes ...string) (rest string, ok bool) {
	for _, p := range prefixes {
		if rest, ok := strings.CutPrefix(s, p); ok {
			return rest, true
		}
	}
	return s, false
}

// jump reads 上接1版 ('<'), 下转第三版 ('>'); 0 if s is neither.
func jump(s string) byte {
	s = strings.TrimFunc(s, func(r rune) bool {
		return white(r) || strings.ContainsRune("（）()【】[]■□●▲△▼◆→←>>>—-*＊《》", r)
	})
	if len(s) > 90 {
		return 0
	}
	way := byte(0)
	rest, ok := cutAny(s, "紧接", "上接", "接上", "接第", "续接", "续上", "上緊接")
	if ok {
		way = '<'
		if strings.HasPrefix(s, "接第") {
			rest = "第" + rest
		}
	} else if rest, ok = cutAny(s, "下转", "下轉", "转第", "轉第", "全文转", "未完转", "详见第", "下接"); ok {
		way = '>'
	} else if i := strings.Index(s, "下转"); i >= 0 && i < 30 {
		rest, way = s[i+6:], '>'
	}
	if way == 0 {
		return 0
	}
	for _, p := range []string{"版", "頁", "页"} {
		if i := strings.Index(rest, p); i >= 0 && i <= 24 && strings.ContainsAny(rest[:i], "0123456789一二三四五六七八九十ABCDEFGHＡＢＣ头") {
			return way
		}
	}
	return 0
}
