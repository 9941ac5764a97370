package source

import (
	"bytes"
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	utf16 "golang.org/x/text/encoding/unicode"

	"newsfacts/schemas"
)

// code is an encoding and what told it.
type code struct {
	name string // WHATWG name
	how  string // bom, header, meta, detected, option
	encoding.Encoding
}

var utf8Code = code{"utf-8", "detected", nil}

// legacy are the encodings that are told by their bytes, in the order of preference.
var legacy = []code{{"gb18030", "detected", simplifiedchinese.GB18030}, {"big5", "detected", traditionalchinese.Big5}}

// named returns an encoding by one of its names; gb2312 and gbk are read as gb18030, which holds them.
func named(name string) (code, error) {
	e, err := htmlindex.Get(strings.TrimSpace(name))
	if err != nil {
		return code{}, err
	}
	name, err = htmlindex.Name(e)
	switch name {
	case "utf-8":
		e = nil
	case "gbk", "hz-gb-2312":
		name, e = "gb18030", simplifiedchinese.GB18030
	}
	return code{name: name, Encoding: e}, err
}

// boms are the byte order marks.
var boms = []struct {
	mark string
	code
}{
	{"\xef\xbb\xbf", code{"utf-8", "bom", nil}},
	{"\xff\xfe", code{"utf-16le", "bom", utf16.UTF16(utf16.LittleEndian, utf16.IgnoreBOM)}},
	{"\xfe\xff", code{"utf-16be", "bom", utf16.UTF16(utf16.BigEndian, utf16.IgnoreBOM)}},
}

// guess tells the encoding of a beginning: valid UTF-8, else the legacy one in which more of it is common Chinese.
func guess(head []byte) code {
	if validUTF8(head) {
		return utf8Code
	}
	best, _ := bestOf(head, append([]code{utf8Code}, legacy...))
	return best
}

// validUTF8 also accepts a beginning that ends inside a character.
func validUTF8(b []byte) bool {
	for i := 0; i < utf8.UTFMax && i < len(b); i++ {
		if utf8.Valid(b[:len(b)-i]) {
			return i == 0 || !utf8.FullRune(b[len(b)-i:])
		}
	}
	return len(b) == 0
}

// bestOf returns the encoding in which a text reads best, the first of equals, and the text.
func bestOf(b []byte, codes []code) (best code, text string) {
	most := 0.0
	for i, c := range codes {
		t, _ := decodeAs(b, c)
		if score := legible(t); i == 0 || score > most {
			best, text, most = c, t, score
		}
	}
	return best, text
}

// decodeAs reads bytes in one encoding; what is none of it becomes U+FFFD. bad counts those.
func decodeAs(b []byte, c code) (text string, bad int) {
	if c.Encoding == nil && utf8.Valid(b) {
		text = string(b)
	} else if c.Encoding == nil {
		var w strings.Builder // strings.ToValidUTF8 makes one of many
		for i := 0; i < len(b); {
			r, n := utf8.DecodeRune(b[i:])
			w.WriteRune(r)
			i += n
		}
		text = w.String()
	} else if out, err := c.NewDecoder().Bytes(b); err == nil {
		text = string(out)
	}
	return text, strings.Count(text, "\uFFFD")
}

// legible is the share of a text's characters beyond ASCII that are common in Chinese news, less those that no
// Chinese text has.
func legible(text string) float64 {
	good, bad, all := 0, 0, 0
	for _, c := range text {
		if c < 0x80 {
			continue
		}
		all++
		switch {
		case common[c]:
			good++
		case c == utf8.RuneError || unicode.Is(unicode.Co, c) || c < 0xa0:
			bad++
		case unicode.Is(unicode.Han, c), c >= 0x3000 && c < 0x3040, c >= 0xff00 && c < 0xfff0, c >= 0x2010 && c < 0x2030:
		default:
			bad++ // Latin, Cyrillic, Hangul: rare beside Han
		}
	}
	if all == 0 {
		return 0
	}
	return float64(good-bad) / float64(all)
}

// common are characters that make up well over half of any Chinese text.
//
//go:embed common.txt
var commonText string

var common = func() map[rune]bool {
	m := map[rune]bool{}
	for line := range strings.Lines(commonText) {
		if !strings.HasPrefix(line, "#") {
			for _, c := range strings.TrimSpace(line) {
				m[c] = true
			}
		}
	}
	return m
}()

// decoded is a text and what was lost of it.
type decoded struct {
	text  string
	marks []Mark
	bad   [][2]int64 // stretches of the input that are no characters, a line apart from another
}

// decode reads a record's bytes, which begin at byte start of the input. Each line is read in the encoding in
// which it is legible: a file may be patched together. What is no character becomes U+FFFD.
func (c code) decode(b []byte, start int64) decoded {
	if plain(b) && (c.Encoding == nil || ascii(b)) {
		return decoded{text: string(b)}
	}
	var d decoded
	var text strings.Builder
	for at := 0; at < len(b); {
		end := len(b)
		if i := bytes.IndexByte(b[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		line, from := b[at:end], start+int64(at)
		d.marks = append(d.marks, Mark{int64(text.Len()), from})
		s, used := c.line(line)
		if strings.ContainsRune(s, '\uFFFD') || strings.IndexByte(s, 0) >= 0 {
			if lo, hi := badBytes(line, used); lo < hi {
				d.bad = append(d.bad, [2]int64{from + int64(lo), from + int64(hi)})
			}
			s = strings.ReplaceAll(s, "\x00", "\uFFFD")
		}
		text.WriteString(visible(s))
		at = end
	}
	d.text = text.String()
	return d
}

// line decodes one line: in its content's encoding, unless another reads better.
func (c code) line(b []byte) (string, code) {
	if c.how == "option" || c.how == "bom" && c.Encoding != nil {
		s, _ := decodeAs(b, c)
		return s, c
	}
	if ascii(b) {
		return string(b), utf8Code
	}
	s, bad := decodeAs(b, c)
	if bad == 0 && (c.Encoding == nil || !utf8.Valid(b)) {
		return s, c
	}
	codes := append([]code{c}, legacy...)
	if c.Encoding != nil {
		codes = append(codes, utf8Code)
	}
	best, text := bestOf(b, codes)
	return text, best
}

func ascii(b []byte) bool {
	for _, c := range b {
		if c >= 0x80 {
			return false
		}
	}
	return true
}

// plain tells whether bytes are UTF-8 that needs no mending: valid, without NUL and invisible characters.
func plain(b []byte) bool {
	if bytes.IndexByte(b, 0) >= 0 || !utf8.Valid(b) {
		return false
	}
	return !hides(b)
}

// hides tells whether a text has invisible characters.
func hides[T string | []byte](b T) bool {
	for i := 0; i < len(b); {
		switch c := b[i]; {
		case c < 0x80:
			i++
		case c > 0xe2 && c < 0xef: // all Chinese characters
			i += 3
		case c == 0xc2, c == 0xd8, c == 0xe2, c == 0xef, c == 0xf3:
			r, n := utf8.DecodeRuneInString(string(b[i:min(i+4, len(b))]))
			if invisible(r) {
				return true
			}
			i += n
		default:
			i++
		}
	}
	return false
}

// invisible tells of characters that print nothing and hide in words: zero width, soft hyphens, marks and
// overrides of direction, tags.
func invisible(c rune) bool {
	switch {
	case c == 0xad, c == 0x61c, c == 0xfeff, c == 0x200b, c == 0x200e, c == 0x200f,
		c >= 0x202a && c <= 0x202e, c >= 0x2060 && c <= 0x2064, c >= 0x2066 && c <= 0x206f, c >= 0xe0000 && c <= 0xe007f:
		return true
	}
	return false
}

// visible returns a text without its invisible characters.
func visible(s string) string {
	if !hides(s) {
		return s
	}
	return strings.Map(func(c rune) rune {
		if invisible(c) {
			return -1
		}
		return c
	}, s)
}

// badBytes returns the stretch from the first byte of a line that is no character of an encoding to the last.
func badBytes(line []byte, c code) (lo, hi int) {
	lo = -1
	for i := 0; i < len(line); {
		n, ok := character(line[i:], c)
		if !ok {
			if lo < 0 {
				lo = i
			}
			hi = i + n
		}
		i += n
	}
	return max(lo, 0), hi
}

// character returns the size of the first character, and whether it is one.
func character(b []byte, c code) (int, bool) {
	if c.Encoding == nil {
		r, n := utf8.DecodeRune(b)
		return n, r != 0 && (r != utf8.RuneError || n > 1)
	}
	var dst [2 * utf8.UTFMax]byte
	for _, n := range [...]int{1, 2, 4} {
		if n > len(b) {
			break
		}
		wrote, read, err := c.NewDecoder().Transform(dst[:], b[:n], n == len(b))
		if err == nil && read == n {
			return n, !bytes.Contains(dst[:wrote], []byte("\uFFFD")) && dst[0] != 0
		}
		if read > 0 {
			return read, !bytes.Contains(dst[:wrote], []byte("\uFFFD")) && dst[0] != 0
		}
	}
	return 1, false
}

// Decode returns a text as UTF-8, whatever its encoding.
func Decode(data []byte) string {
	c := newContent("", "none", bytes.NewReader(data))
	defer c.free()
	r := &reader{}
	c.code = r.encoding(c)
	p, _ := c.all(1 << 62)
	return c.code.decode(p.data, 0).text
}

// bad drops the bytes of a text that are no characters. The text itself is kept, with U+FFFD in their place.
func (r *reader) bad(c *content, d decoded, data []byte, start int64) error {
	for _, b := range d.bad {
		n, from, to := r.next, b[0], b[1]
		var payload []byte
		if from >= start && to <= start+int64(len(data)) {
			payload = data[from-start : to-start]
		}
		q := schemas.Quarantine{
			SourceURI: c.uri, SourceRecord: &n, ByteStart: &from, ByteEnd: &to, Stage: "decode", Code: "bad_encoding",
			Message: c.uri + ": bytes that are no characters of " + c.code.name + "; the text around them is kept, with U+FFFD for each; --encoding names another encoding",
		}
		if err := r.drop(q, payload, 0); err != nil {
			return err
		}
		r.kept = true
	}
	return nil
}
