package source

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// kind is what a field may be: its usual names, the likeliest first, and the option that names it.
type kind struct {
	names  []string
	option func(Options) string
}

// ranks are the places of all names in their kinds, by kind.
var ranks = func() (list []map[string]int) {
	for _, k := range kinds {
		m := map[string]int{}
		for i, name := range k.names {
			m[name] = i
		}
		list = append(list, m)
	}
	return list
}()

var blanks = strings.NewReplacer("-", "_", " ", "_")

// rank returns the place of a name among those of kind k, without regard to case; -1 if it is none.
func rank(k int, name string) int {
	if i, ok := ranks[k][name]; ok {
		return i
	}
	if strings.IndexFunc(name, func(c rune) bool { return c != '_' && (c < 'a' || c > 'z') }) >= 0 {
		if i, ok := ranks[k][strings.ToLower(blanks.Replace(strings.TrimSpace(name)))]; ok {
			return i
		}
	}
	return -1
}

const (
	textKind = iota
	titleKind
	dateKind
	idKind
	urlKind
	sourceKind
	authorKind
	siteKind
)

// kinds are the fields that a record is searched for.
var kinds = []kind{
	textKind: {[]string{"text", "content", "body", "article", "正文", "内容", "main_text", "maintext", "article_text", "article_body", "articlebody", "full_text", "fulltext", "text_content", "raw_content", "content_text", "news_content", "contents", "story", "文本", "全文", "content_html", "html", "raw_html", "page"},
		func(o Options) string { return o.TextField }},
	titleKind: {[]string{"title", "headline", "标题", "题目", "news_title", "article_title", "subject"}, func(o Options) string { return o.TitleField }},
	dateKind: {[]string{"publish_time", "published_at", "publish_date", "published", "publishtime", "publishdate", "pub_time", "pub_date", "pubtime", "pubdate", "datepublished", "date_published", "published_time", "release_time", "发布时间", "发布日期", "date", "日期", "datetime", "time", "时间", "post_time", "ctime", "created_at", "create_time", "timestamp"},
		func(o Options) string { return o.DateField }},
	idKind:     {[]string{"id", "_id", "doc_id", "docid", "news_id", "newsid", "article_id", "uuid", "uid", "guid", "编号"}, func(o Options) string { return o.IDField }},
	urlKind:    {[]string{"url", "link", "href", "uri", "source_url", "page_url", "网址", "链接"}, func(o Options) string { return o.URLField }},
	sourceKind: {[]string{"source", "media", "outlet", "publisher", "media_name", "source_name", "news_source", "paper", "newspaper", "来源", "媒体", "报纸"}, func(o Options) string { return o.SourceField }},
	authorKind: {[]string{"author", "authors", "byline", "reporter", "reporters", "writer", "作者", "记者"}, func(o Options) string { return o.AuthorField }},
	siteKind:   {[]string{"site", "site_name", "sitename", "website", "domain", "host", "网站"}, func(Options) string { return "" }},
}

// wrappers are fields in which crawlers and databases put the whole record.
var wrappers = []string{"_source", "data", "article", "doc", "document", "record", "item", "news"}

// object is a record's fields, those of a wrapper too; used are taken out.
type object struct {
	top, inner map[string]json.RawMessage
	wrapper    string
}

// fill takes a record's fields apart. It is false if none of them holds a text.
func (o Options) fill(r *Record, fields map[string]json.RawMessage) bool {
	b := object{top: fields}
	if o.TextField == "" && !b.has(fields, textKind) {
		for _, w := range wrappers {
			var inner map[string]json.RawMessage
			if raw, ok := fields[w]; ok && json.Unmarshal(raw, &inner) == nil && b.has(inner, textKind) {
				b.inner, b.wrapper = inner, w
				break
			}
		}
	}
	text, ok := b.take(o, textKind, isText)
	if !ok && o.TextField == "" {
		text, ok = b.longest()
	}
	if !ok {
		return false
	}
	r.Text = visible(str(text))
	r.Title, _ = b.string(o, titleKind)
	r.ID, _ = b.string(o, idKind)
	r.URL, _ = b.string(o, urlKind)
	r.Source, _ = b.string(o, sourceKind)
	r.Site, _ = b.string(o, siteKind)
	if raw, ok := b.take(o, authorKind, func(raw json.RawMessage) bool { return len(people(raw)) > 0 }); ok {
		r.Authors = people(raw)
	}
	if raw, ok := b.take(o, dateKind, func(raw json.RawMessage) bool { _, _, ok := when(str(raw)); return ok }); ok {
		r.Published, r.Timed, _ = when(str(raw))
	}
	if markup, whole := marked(r.Text); whole {
		r.Page = true
	} else if markup {
		r.Text = visible(stripped(r.Text))
	}
	if strings.Contains(r.Title, "<") {
		r.Title = strings.TrimSpace(strings.ReplaceAll(stripped(r.Title), "\n", " "))
	}
	r.Text = strings.ReplaceAll(r.Text, "\x00", "\uFFFD")
	r.Extra = b.rest()
	return true
}

func (b *object) has(fields map[string]json.RawMessage, k int) bool {
	for name, raw := range fields {
		if rank(k, name) >= 0 && isText(raw) {
			return true
		}
	}
	return false
}

// take returns the value of the field that an option names, or else of the likeliest name that fits, and takes
// the field out.
func (b *object) take(o Options, k int, fits func(json.RawMessage) bool) (json.RawMessage, bool) {
	if path := kinds[k].option(o); path != "" {
		return reach(b.top, path)
	}
	for _, fields := range []map[string]json.RawMessage{b.inner, b.top} {
		best, name := len(kinds[k].names), ""
		for n, raw := range fields {
			if i := rank(k, n); i >= 0 && (i < best || i == best && n < name) && fits(raw) {
				best, name = i, n
			}
		}
		if name != "" {
			raw := fields[name]
			delete(fields, name)
			return raw, true
		}
	}
	return nil, false
}

// string takes a field that holds a text or a number.
func (b *object) string(o Options, k int) (string, bool) {
	raw, ok := b.take(o, k, func(raw json.RawMessage) bool { return str(raw) != "" })
	return strings.TrimSpace(visible(str(raw))), ok
}

// longest takes the longest field with at least twenty Chinese characters.
func (b *object) longest() (json.RawMessage, bool) {
	best, name := 0, ""
	for n, raw := range b.top {
		han := 0
		for _, c := range str(raw) {
			if unicode.Is(unicode.Han, c) {
				han++
			}
		}
		if han >= 20 && (han > best || han == best && n < name) {
			best, name = han, n
		}
	}
	raw := b.top[name]
	delete(b.top, name)
	return raw, best > 0
}

// rest returns the fields that were not used as a JSON object; "" if there are none.
func (b *object) rest() string {
	if b.inner != nil {
		if len(b.inner) == 0 {
			delete(b.top, b.wrapper)
		} else {
			b.top[b.wrapper] = joined(b.inner)
		}
	}
	if len(b.top) == 0 {
		return ""
	}
	return string(joined(b.top))
}

// joined writes an object with its fields in order of their names, their values as they stand.
func joined(fields map[string]json.RawMessage) json.RawMessage {
	var b bytes.Buffer
	for i, name := range slices.Sorted(maps.Keys(fields)) {
		b.WriteByte("{,"[min(i, 1)])
		b.Write(quoted(name))
		b.WriteByte(':')
		if json.Compact(&b, fields[name]) != nil {
			b.WriteString("null")
		}
	}
	if b.Len() == 0 {
		b.WriteByte('{')
	}
	b.WriteByte('}')
	return bytes.ToValidUTF8(b.Bytes(), []byte("\uFFFD"))
}

// reach takes out the value at a dotted path: article.body, or a field whose own name has dots.
func reach(fields map[string]json.RawMessage, path string) (json.RawMessage, bool) {
	if raw, ok := fields[path]; ok {
		delete(fields, path)
		return raw, string(raw) != "null"
	}
	for i := range len(path) {
		if path[i] != '.' {
			continue
		}
		var inner map[string]json.RawMessage
		raw, ok := fields[path[:i]]
		if !ok || json.Unmarshal(raw, &inner) != nil {
			continue
		}
		if value, ok := reach(inner, path[i+1:]); ok {
			if fields[path[:i]] = joined(inner); len(inner) == 0 {
				delete(fields, path[:i])
			}
			return value, true
		}
	}
	return nil, false
}

// isText tells whether a value is a text that is not blank, or a list of paragraphs.
func isText(raw json.RawMessage) bool {
	if len(raw) > 2 && raw[0] == '"' && (raw[1] >= 0xe4 && raw[1] <= 0xe9 || raw[1]|0x20 >= 'a' && raw[1]|0x20 <= 'z') {
		return true // it begins with a character: no need to read on
	}
	return len(raw) > 2 && strings.TrimSpace(str(raw)) != "" && raw[0] != '{' && !digit(raw[0])
}

func digit(b byte) bool { return b >= '0' && b <= '9' || b == '-' }

// str returns a value as text: a string, a number as it stands, a list as lines, {"$oid": …} as its only value.
func str(raw json.RawMessage) string {
	if len(raw) == 0 {
		return ""
	}
	switch raw[0] {
	case '"':
		return unquote(raw)
	case '[':
		var list []json.RawMessage
		json.Unmarshal(raw, &list)
		lines := make([]string, 0, len(list))
		for _, v := range list {
			if len(v) > 0 && v[0] != '[' {
				lines = append(lines, str(v))
			}
		}
		return strings.Join(lines, "\n")
	case '{':
		var one map[string]json.RawMessage
		if json.Unmarshal(raw, &one) == nil {
			for _, name := range []string{"$oid", "$date", "$numberLong", "name", "text"} {
				if v, ok := one[name]; ok && len(v) > 0 && v[0] != '{' && v[0] != '[' {
					return str(v)
				}
			}
		}
		return ""
	case 'n', 't', 'f':
		return ""
	}
	return string(raw)
}

// people splits a field of authors: a list, or names with marks between them.
func people(raw json.RawMessage) []string {
	var names []string
	split := strings.FieldsFunc(str(raw), func(c rune) bool { return strings.ContainsRune("\n、，,;；/|", c) })
	for _, part := range split {
		part = strings.TrimSpace(visible(part))
		for _, prefix := range []string{"记者", "作者", "文", "通讯员", "本报记者"} {
			if rest, ok := strings.CutPrefix(part, prefix); ok {
				if rest = strings.TrimLeft(rest, " ：:/\u3000"); rest != "" && (prefix != "文" || len(rest) < len(part)-len(prefix)) {
					part = rest
				}
			}
		}
		if words := strings.Fields(part); len(words) > 1 && !strings.ContainsFunc(part, func(c rune) bool { return c < 0x80 && unicode.IsLetter(c) }) {
			names = append(names, words...)
		} else if part != "" {
			names = append(names, part)
		}
	}
	return names
}

// quoted writes a string as JSON, without escaping what HTML would.
func quoted(s string) json.RawMessage {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.Encode(s) // a string always encodes
	return bytes.TrimSpace(b.Bytes())
}
