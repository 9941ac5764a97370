package source

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// members takes a JSON object apart into its fields, as json.Unmarshal does but in one pass: values stand in b.
// It is false for whatever is not plainly an object, such as one with escapes in a name: json.Unmarshal will tell.
func members(b []byte) (fields map[string]json.RawMessage, ok bool) {
	i := skipSpace(b, 0)
	if i >= len(b) || b[i] != '{' {
		return nil, false
	}
	fields = make(map[string]json.RawMessage, 8)
	if i = skipSpace(b, i+1); i < len(b) && b[i] == '}' {
		return fields, skipSpace(b, i+1) == len(b)
	}
	for {
		end, escaped := quoteEnd(b, i)
		if end < 0 || escaped || !utf8.Valid(b[i:end]) {
			return nil, false
		}
		name := string(b[i+1 : end-1])
		if i = skipSpace(b, end); i >= len(b) || b[i] != ':' {
			return nil, false
		}
		from := skipSpace(b, i+1)
		if from < len(b) && b[from] == '"' {
			i, _ = quoteEnd(b, from)
		} else if i = valueEnd(b, from); i >= 0 {
			for i > from && b[i-1] <= ' ' {
				i-- // blanks behind a number
			}
			if !json.Valid(b[from:i]) {
				return nil, false
			}
		}
		if i < 0 {
			return nil, false
		}
		fields[name] = b[from:i]
		if i = skipSpace(b, i); i >= len(b) {
			return nil, false
		}
		switch b[i] {
		case '}':
			return fields, skipSpace(b, i+1) == len(b)
		case ',':
			i = skipSpace(b, i+1)
		default:
			return nil, false
		}
	}
}

// quoteEnd returns where the JSON string that begins at i ends, behind its quote; -1 if none does.
func quoteEnd(b []byte, i int) (end int, escaped bool) {
	if i >= len(b) || b[i] != '"' {
		return -1, false
	}
	for i++; ; i++ {
		if i = special(b, i); i == len(b) {
			return -1, escaped
		}
		switch c := b[i]; {
		case c == '"':
			return i + 1, escaped
		case c < 0x20:
			return -1, escaped
		case c == '\\':
			escaped = true
			i++
			switch {
			case i < len(b) && strings.IndexByte(`"\/bfnrt`, b[i]) >= 0:
			case i+4 < len(b) && b[i] == 'u' && hex4(b[i+1:]) >= 0:
				i += 4
			default:
				return -1, escaped
			}
		}
	}
}

// special returns the first byte from i on that a JSON string does not hold as it is: a quote, a backslash, a
// control character; len(b) if there is none. It looks at eight bytes at once.
func special(b []byte, i int) int {
	const ones, high = 0x0101010101010101, 0x8080808080808080
	for ; i+8 <= len(b); i += 8 {
		x := binary.LittleEndian.Uint64(b[i:])
		quote, slash := x^ones*'"', x^ones*'\\'
		if ((x-ones*0x20)&^x|(quote-ones)&^quote|(slash-ones)&^slash)&high != 0 {
			break
		}
	}
	for i < len(b) && b[i] >= 0x20 && b[i] != '"' && b[i] != '\\' {
		i++
	}
	return i
}

// hex4 reads four hex digits; -1 if there are none.
func hex4(b []byte) rune {
	n, err := strconv.ParseUint(string(b[:4]), 16, 16)
	if err != nil {
		return -1
	}
	return rune(n)
}

// unquote returns the text of a JSON string that quoteEnd accepts; one that is no UTF-8 stays so.
func unquote(raw []byte) string {
	raw = raw[1 : len(raw)-1]
	i := bytes.IndexByte(raw, '\\')
	if i < 0 {
		return string(raw)
	}
	text := make([]byte, 0, len(raw))
	for ; i >= 0; i = bytes.IndexByte(raw, '\\') {
		text = append(text, raw[:i]...)
		c := raw[i+1]
		raw = raw[i+2:]
		switch c {
		case 'b':
			c = '\b'
		case 'f':
			c = '\f'
		case 'n':
			c = '\n'
		case 'r':
			c = '\r'
		case 't':
			c = '\t'
		case 'u':
			r := hex4(raw)
			raw = raw[4:]
			if utf16.IsSurrogate(r) {
				pair := utf8.RuneError
				if len(raw) >= 6 && raw[0] == '\\' && raw[1] == 'u' {
					pair = utf16.DecodeRune(r, hex4(raw[2:]))
				}
				if r = pair; r != utf8.RuneError {
					raw = raw[6:]
				}
			}
			text = utf8.AppendRune(text, r)
			continue
		}
		text = append(text, c)
	}
	return string(append(text, raw...))
}
