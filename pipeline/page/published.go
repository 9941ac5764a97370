package page

import (
	"sort"
	"strings"
	"time"
	"unicode/utf8"
)

// published returns when the article was published: the time that the page shows beside its title; else
// behind the text; else what its metadata, scripts and address say. Conflict: two of them name different days.
func (p *page) published() (s stamp, ok, conflict bool) {
	meta, inMeta := p.metaTime()
	shown, inPage := p.shownTime()
	switch {
	case inPage && shown.noYear:
		return p.withYear(shown, meta, inMeta)
	case inPage && inMeta:
		conflict = day(shown.at) != day(meta.at)
		if !shown.minute && !conflict {
			return meta, true, false
		}
		return shown, true, conflict
	case inPage:
		return shown, true, false
	case inMeta:
		return meta, true, false
	}
	return p.addressDay()
}

func day(t time.Time) string { return t.In(beijing).Format(time.DateOnly) }

// withYear completes a time that is shown without its year by another date of the page: the same day in its
// metadata, or else the year of any.
func (p *page) withYear(s stamp, meta stamp, inMeta bool) (stamp, bool, bool) {
	set := func(year int) (stamp, bool, bool) {
		s.at = time.Date(year, s.at.Month(), s.at.Day(), s.at.Hour(), s.at.Minute(), s.at.Second(), 0, s.at.Location())
		return s, true, false
	}
	if inMeta {
		return set(meta.at.In(beijing).Year())
	}
	if a, ok, _ := p.addressDay(); ok {
		return set(a.at.Year())
	}
	for _, l := range p.lines {
		if l.runes > 200 {
			continue
		}
		for _, other := range stamps(l.text) {
			if !other.noYear && other.at.Year() > 1995 {
				return set(other.at.Year())
			}
		}
	}
	return s, false, false
}

// Words before a date that say what it is the date of.
var (
	publishWords = strings.Fields("发布时间 发布日期 发布于 发表于 发表时间 发稿时间 发文日期 成文日期 刊发时间 刊登日期 上传时间 录入时间 更新日期 時間 日期 时间 發布時間 發布日期 發佈 發表 刊登 发布 发表 出版")
	updateWords  = strings.Fields("更新 修改 编辑于 最后 最近 更新於")
	otherWords   = strings.Fields("评论 回复 截至 截止 有效期 生效 实施 施行 登录 注册 今天是 当前 现在是 活动时间 会议时间 报名")
)

// shownTime returns the time that the page shows: in the lines from the title to the text, then in those
// after the text, then in any short line that says that it is the time of publishing.
func (p *page) shownTime() (stamp, bool) {
	from := p.body.from - 30
	if p.titleAt >= 0 && p.titleAt < p.body.from {
		from = max(p.titleAt-4, p.body.from-60)
	}
	if s, ok := p.bestTime(max(from, 0), min(p.body.from+2, len(p.lines)), false); ok {
		return s, true
	}
	if s, ok := p.bestTime(p.body.to, min(p.body.to+25, len(p.lines)), true); ok {
		return s, true
	}
	if s, ok := p.bestTime(0, p.body.from, true); ok {
		return s, true
	}
	return stamp{}, false
}

// bestTime returns the best of the times in lines[from:to]. Labelled: only one whose words say so counts.
func (p *page) bestTime(from, to int, labelled bool) (best stamp, ok bool) {
	top := 0
	var text strings.Builder
	var bounds, lineOf []int // where the lines begin in the text, and which they are
	for i := from; i < to; i++ {
		if l := &p.lines[i]; l.runes <= 120 && l.kind&isHidden == 0 && (marks(l.text) < 4 || l.runes <= 60) {
			bounds, lineOf = append(bounds, text.Len()), append(lineOf, i)
			text.WriteString(l.text)
			text.WriteByte(' ')
		}
	}
	all := text.String()
	for _, s := range stamps(all) {
		score := 10
		before := all[max(0, s.from-36):s.from]
		for i := range before {
			if utf8.RuneStart(before[i]) {
				before = before[i:]
				break
			}
		}
		label := lastWord(before)
		switch label {
		case "publish":
			score += 20
		case "update":
			score -= 5
		case "other":
			continue
		}
		if labelled && label != "publish" {
			continue
		}
		if s.minute {
			score += 12
		}
		if s.noYear {
			score -= 8
		}
		// a date inside a sentence is what the sentence is about
		if label == "" && s.from > 0 && p.inSentence(all, s, bounds) {
			continue
		}
		if score > top {
			best, ok, top = s, true, score
			p.timeAt = lineOf[sort.SearchInts(bounds, s.to)-1]
		}
	}
	return best, ok
}

// lastWord returns what the label right before a date says: publish, update, other or "".
func lastWord(before string) string {
	before = strings.TrimRight(before, " :：\u3000\u00a0|·")
	if i := strings.LastIndexAny(before, " \u3000|"); i >= 0 && len(before)-i > 3 {
		before = before[i:]
	}
	for _, w := range otherWords {
		if strings.HasSuffix(before, w) {
			return "other"
		}
	}
	for _, w := range updateWords {
		if strings.Contains(before, w) {
			return "update"
		}
	}
	for _, w := range publishWords {
		if strings.HasSuffix(before, w) {
			return "publish"
		}
	}
	return ""
}

// inSentence tells whether a date stands in running text: its line goes on for more than 40 characters or
// has marks of a sentence before and after it.
func (p *page) inSentence(all string, s stamp, bounds []int) bool {
	from, to := 0, len(all)
	for _, b := range bounds {
		if b <= s.from {
			from = b
		} else {
			to = b
			break
		}
	}
	rest := all[from:s.from] + all[s.to:max(to, s.to)]
	return strings.ContainsAny(rest, "，。；！？") || from < s.from && !strings.ContainsAny(all[s.from-1:s.from], " :") && utf8.RuneCountInString(all[s.to:max(to, s.to)]) > 20 && !s.minute
}

// metaTimes are the names of the metadata that hold a time of publishing, best first.
var metaTimes = []string{"article:published_time", "og:article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate", "publish-date", "publish_date", "publish_time", "publication_date", "published_time",
	"weibo:article:create_at", "article:create_at", "og:pubdate", "og:time", "bytedance:published_time", "dateupdate", "parsely-pub-date", "sailthru.date", "dc.date", "dc.date.issued", "dcterms.created", "date", "og:release_date", "apub:time", "firstpublishedtime", "contentdate", "article-time"}

// scriptKeys are the keys of embedded data that hold it.
var scriptKeys = []string{"datePublished", "pubDate", "publishTime", "publish_time", "publishDate", "publish_date", "published_at", "publishedAt", "pubtime", "pubTime", "ptime", "pub_time", "create_time", "createTime", "ctime"}

// metaTime returns the time that the page's metadata or scripts give.
func (p *page) metaTime() (best stamp, ok bool) {
	try := func(text string) bool {
		text = strings.TrimSpace(text)
		if t, fine := epoch(text); fine {
			best, ok = stamp{at: t, minute: true}, true
			return true
		}
		if len(text) == 14 || len(text) == 8 { // 20190907134345
			if t, err := time.ParseInLocation("20060102150405"[:len(text)], text, beijing); err == nil {
				if len(text) == 14 || !ok {
					best, ok = stamp{at: t, minute: len(text) == 14}, true
				}
				return len(text) == 14
			}
		}
		for _, s := range stamps(text) {
			if !s.noYear && (s.minute || !ok) {
				best, ok = s, true
				return s.minute
			}
		}
		return false
	}
	for _, name := range metaTimes {
		if v := p.meta[name]; v != "" && try(v) {
			return best, true
		}
	}
	for _, v := range p.timeElements() {
		if try(v) {
			return best, true
		}
	}
	for _, key := range scriptKeys {
		for _, script := range p.scripts {
			if v, found := jsonValue(script, key); found && try(v) {
				return best, true
			}
		}
	}
	return best, ok
}

// jsonValue returns the short value after a quoted or bare key in a script: "key":"value", key: 'value'.
func jsonValue(script, key string) (string, bool) {
	for at := 0; ; {
		i := strings.Index(script[at:], key)
		if i < 0 {
			return "", false
		}
		i += at + len(key)
		at = i
		rest := strings.TrimLeft(script[i:min(len(script), i+60)], "\"'\\ \t\n")
		if !strings.HasPrefix(rest, ":") && !strings.HasPrefix(rest, "=") {
			continue
		}
		rest = strings.TrimLeft(rest[1:], "\"'\\ \t\n")
		if end := strings.IndexAny(rest, "\"'\\,;}\n"); end > 0 && digit(rest[0]) {
			return rest[:end], true
		}
	}
}

// addressDay returns the day in the page's address: /2019/0907/, /2019-09/07/, /20190907/.
func (p *page) addressDay() (stamp, bool, bool) {
	u := p.url
	for i := 0; i+8 <= len(u); i++ {
		if u[i] != '2' && u[i] != '1' || i > 0 && digit(u[i-1]) {
			continue
		}
		digits := make([]byte, 0, 8)
		j := i
		for j < len(u) && len(digits) < 8 && (digit(u[j]) || (u[j] == '/' || u[j] == '-' || u[j] == '_') && (len(digits) == 4 || len(digits) == 6)) {
			if digit(u[j]) {
				digits = append(digits, u[j])
			}
			j++
		}
		if len(digits) == 8 {
			if t, err := time.ParseInLocation("20060102", string(digits), beijing); err == nil && t.Year() >= 1995 && t.Year() < 2100 {
				return stamp{at: t}, true, false
			}
		}
	}
	return stamp{}, false, false
}
