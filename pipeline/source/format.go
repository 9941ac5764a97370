package source

import (
	"bytes"
	"encoding/json"
	"io"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/transform"
)

// encoding tells how a content's text is decoded, and takes its byte order mark. Text in UTF-16 is decoded on
// the way; everything else record by record.
func (r *reader) encoding(c *content) code {
	head := c.head()
	found := code{}
	for _, b := range boms {
		if bytes.HasPrefix(head, []byte(b.mark)) {
			c.r.Discard(len(b.mark))
			c.at += int64(len(b.mark))
			r.count.Blank += int64(len(b.mark))
			found = b.code
			head = head[len(b.mark):]
			break
		}
	}
	if r.o.Encoding != "" && found.name == "" {
		found, _ = named(r.o.Encoding) // checked before
		found.how = "option"
	}
	if found.name == "" {
		found = wide(head)
	}
	if strings.HasPrefix(found.name, "utf-16") {
		c.width = utf16Width
		c.r.Reset(&sticky{r: transform.NewReader(io.MultiReader(bytes.NewReader(bytes.Clone(c.buffered())), c.below), found.NewDecoder())})
		return code{found.name, found.how, nil}
	}
	if found.name != "" {
		return found
	}
	if c.charset != "" && !utf8Han(head) {
		if h, err := named(c.charset); err == nil && fits(head, h) {
			h.how = "header"
			return h
		}
	}
	return guess(head)
}

// utf16Width is how many bytes a text has in UTF-16.
func utf16Width(b []byte) (n int64) {
	for len(b) > 0 {
		c, size := utf8.DecodeRune(b)
		if n += 2; c > 0xffff {
			n += 2
		}
		b = b[size:]
	}
	return n
}

// wide tells UTF-16 without a byte order mark: it has NULs, of line ends, digits and 一, and reads well on one side
// alone; or half of it is NULs, if it is mostly ASCII.
func wide(head []byte) code {
	head = head[:len(head)&^1]
	nuls := bytes.Count(head, []byte{0})
	if nuls == 0 || validUTF8(head) && nuls*5 < len(head) {
		return code{}
	}
	for _, b := range boms[1:] {
		text, bad := decodeAs(head, b.code)
		printed := strings.IndexFunc(text, func(c rune) bool { return c == 0 || c > 0x7f }) < 0
		if legible(text) > 0.15 || bad == 0 && printed {
			return code{b.name, "detected", b.Encoding}
		}
	}
	return code{}
}

// utf8Han tells whether a beginning is surely UTF-8: valid, and not ASCII alone.
func utf8Han(head []byte) bool { return !ascii(head) && validUTF8(head) }

// fits tells whether a declared encoding agrees with the bytes: next to nothing of them is bad in it.
func fits(head []byte, c code) bool {
	text, bad := decodeAs(head, c)
	return text != "" && bad*200 <= utf8.RuneCountInString(text)
}

var declared = regexp.MustCompile(`(?i)<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_:-]+)`)

// meta returns the encoding that a page declares, if its bytes agree with it.
func meta(head []byte) (code, bool) {
	m := declared.FindSubmatch(head[:min(len(head), 8<<10)])
	if m == nil || utf8Han(head) {
		return code{}, false
	}
	c, err := named(string(m[1]))
	if err != nil || c.name == "utf-8" || !fits(head, c) {
		return code{}, false
	}
	if best := guess(head); best.name != c.name && best.name != "utf-8" {
		text, _ := decodeAs(head, c)
		other, _ := decodeAs(head, best)
		if legible(other) > legible(text) {
			return code{}, false
		}
	}
	c.how = "meta"
	return c, true
}

// foreign are the first bytes of what is no text.
var foreign = []struct{ magic, what string }{
	{"%PDF-", "a PDF; pdftotext makes text of it"}, {"\x89PNG", "a picture; text in it must be recognised first"}, {"\xff\xd8\xff", "a picture; text in it must be recognised first"}, {"GIF8", "a picture; text in it must be recognised first"},
	{"BM\x00", "a picture"}, {"RIFF", "sound or pictures"}, {"\x7fELF", "a program"}, {"MZ\x90", "a program"}, {"\xd0\xcf\x11\xe0", "an old office document; save it as text first"},
	{"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"}, {"Rar!\x1a", "a rar archive; unpack it first"}, {"SQLite format 3\x00", "a database; export its rows as JSON lines or CSV"}, {"{\\rtf", "a rich text document; save it as text first"},
	{"wOFF", "a font"}, {"wOF2", "a font"}, {"ID3", "sound"}, {"OggS", "sound"}, {"\x1f\x9d", "an old Unix archive; unpack it first"}, {"ARROW1", "an Arrow file; write it as Parquet"}, {"ORC", "an ORC file; write it as Parquet"}, {"Obj\x01", "an Avro file; write it as Parquet or JSON lines"},
}

// parts of web pages that hold no article, by name.
var parts = map[string]bool{".js": true, ".mjs": true, ".css": true, ".map": true, ".svg": true, ".ico": true, ".woff": true, ".woff2": true, ".ttf": true}

// format tells the format of a content, and sets its encoding; "empty" or a quarantine code where it is none.
func (r *reader) format(c *content) (format, cause string) {
	raw := c.head()
	for _, f := range foreign {
		if bytes.HasPrefix(raw, []byte(f.magic)) {
			return "binary", "this is " + f.what
		}
	}
	ext := strings.ToLower(path.Ext(c.uri))
	if parts[ext] {
		return "binary", "a part of a web page without an article"
	}
	if bytes.HasPrefix(raw, []byte("WARC/1.")) {
		c.code = utf8Code
		return "warc", ""
	}
	c.code = r.encoding(c)
	head := c.head()
	if len(head) == 0 || blankText(head) && len(head) < headBytes {
		if len(head) > 0 || c.err == nil {
			return "empty", ""
		}
	}
	if notText(head) {
		return "binary", "too many control characters for a text"
	}
	format = r.byContent(ext, head, c)
	if format == "html" && c.code.how == "detected" {
		if m, ok := meta(head); ok {
			c.code = m
		}
	}
	if r.row.NRecords == 0 && r.next == r.part.First && !r.kept {
		r.row.Encoding, r.row.EncodingSource = c.code.name, c.code.how
		if c.code.how == "" {
			r.row.EncodingSource = "detected"
		}
	}
	if c.code.how != "option" {
		var n, bad int
		if c.code.Encoding == nil && validUTF8(head) {
			n, bad = utf8.RuneCount(head), bytes.Count(head, []byte("\uFFFD"))
		} else {
			var text string
			text, bad = decodeAs(head, c.code)
			n = utf8.RuneCountInString(text)
		}
		if bad*3 > n && n > 0 {
			return "bad_encoding", "no encoding makes this legible; --encoding names one"
		}
	}
	return format, ""
}

// blankText tells whether a beginning has nothing to read: white space, NULs, invisible characters.
func blankText(head []byte) bool {
	return len(bytes.TrimLeftFunc(head, func(c rune) bool {
		return c == 0 || c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\u3000' || c == '\u00a0' || invisible(c)
	})) == 0
}

// notText tells of bytes with more control characters than a damaged text has.
func notText(head []byte) bool {
	n := 0
	for _, b := range head {
		if b < 0x09 || b > 0x0d && b < 0x20 && b != 0x1b && b != 0x1e || b == 0x7f {
			n++
		}
	}
	return n*20 > len(head)
}

func (r *reader) byContent(ext string, head []byte, c *content) string {
	trimmed := bytes.TrimLeft(head, " \t\r\n\x00")
	if len(trimmed) > 1 && trimmed[0] == '<' && page(trimmed) {
		return "html"
	}
	switch ext {
	case ".html", ".htm", ".xhtml", ".shtml":
		return "html"
	case ".jsonl", ".ndjson":
		return "jsonl"
	case ".csv", ".tsv":
		return "csv"
	}
	if format := jsonKind(trimmed, len(head) < headBytes); format != "" {
		return format
	}
	if header(head, c.code) != nil {
		return "csv"
	}
	return "txt"
}

// page tells whether a text that begins with < is markup: <!doctype, <html, <p, <?xml; not <重庆日报>.
func page(b []byte) bool {
	return b[1] == '!' || b[1] == '?' || b[1] >= 'a' && b[1] <= 'z' || b[1] >= 'A' && b[1] <= 'Z'
}

// jsonKind tells JSON lines (a whole object on the first line) from other JSON.
func jsonKind(b []byte, whole bool) string {
	if len(b) < 2 {
		return ""
	}
	first, _, more := bytes.Cut(b, []byte("\n"))
	switch next := bytes.TrimLeft(b[1:], " \t\r\n"); {
	case len(next) == 0:
	case b[0] == '{' && (next[0] == '"' || next[0] == '}'):
		if json.Valid(first) || !more && !whole {
			return "jsonl"
		}
		return "json"
	case b[0] == '[' && next[0] == '{':
		return "json"
	}
	return ""
}

// Format tells txt, html and jsonl apart by name and content, for a text that is UTF-8 already.
func Format(uri, text string) string {
	c := newContent(uri, "none", strings.NewReader(text))
	defer c.free()
	r := &reader{}
	switch f, _ := r.format(c); f {
	case "html", "jsonl":
		return f
	}
	return "txt"
}
