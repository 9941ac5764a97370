package source

import (
	"encoding/json"
	"hash/maphash"
	"strings"
	"unicode/utf8"
)

// idSet counts how often each id came up; 8 to 21 bytes an id.
type idSet struct {
	slots   []uint64 // open addressing; 0 is free
	n       int
	repeats map[uint64]int32
}

var idSeed = maphash.MakeSeed()

// add returns how often the id came up before.
func (s *idSet) add(id string) int32 {
	h := maphash.String(idSeed, id)
	if h == 0 {
		h = 1
	}
	if 4*(s.n+1) > 3*len(s.slots) {
		s.grow()
	}
	if !s.put(h) {
		if s.repeats == nil {
			s.repeats = map[uint64]int32{}
		}
		s.repeats[h]++
		return s.repeats[h]
	}
	return 0
}

// put is false if the set has h.
func (s *idSet) put(h uint64) bool {
	mask := uint64(len(s.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		switch s.slots[i] {
		case h:
			return false
		case 0:
			s.slots[i] = h
			s.n++
			return true
		}
	}
}

func (s *idSet) grow() {
	old := s.slots
	s.slots, s.n = make([]uint64, max(64, 2*len(old))), 0
	for _, h := range old {
		if h != 0 {
			s.put(h)
		}
	}
}

// idOf returns the id that fill would find in a line, without reading more of it than it must.
func (o Options) idOf(line []byte, c code) string {
	if o.IDField == "" && o.TextField == "" && c.Encoding == nil {
		if id, ok := topID(line); ok {
			return id
		}
	}
	var fields map[string]json.RawMessage
	if json.Unmarshal([]byte(c.decode(line, 0).text), &fields) != nil {
		return ""
	}
	var r Record
	if !o.fill(&r, fields) {
		return ""
	}
	return r.ID
}

// topID reads the id among an object's own fields; ok is false where a closer look is needed: the object is
// wrapped, has escapes in its names, or no usual text.
func topID(line []byte) (id string, ok bool) {
	best, text := len(kinds[idKind].names), false
	i := skipSpace(line, 0)
	if i >= len(line) || line[i] != '{' {
		return "", false
	}
	for i++; ; i++ {
		i = skipSpace(line, i)
		if i >= len(line) || line[i] != '"' {
			return id, text && i < len(line) && line[i] == '}'
		}
		end, escaped := stringEnd(line, i)
		if end < 0 || escaped {
			return "", false
		}
		name := string(line[i+1 : end-1])
		i = skipSpace(line, end)
		if i >= len(line) || line[i] != ':' {
			return "", false
		}
		from := skipSpace(line, i+1)
		if i = valueEnd(line, from); i < 0 {
			return "", false
		}
		raw := json.RawMessage(line[from:i])
		if i := rank(idKind, name); i >= 0 && i <= best {
			if !json.Valid(raw) || !utf8.Valid(raw) {
				return "", false
			}
			if v := strings.TrimSpace(visible(str(raw))); v != "" {
				best, id = i, v
			}
		} else if rank(textKind, name) >= 0 && len(raw) > 2 && raw[0] == '"' {
			text = true
		}
		i = skipSpace(line, i)
		if i >= len(line) {
			return "", false
		}
		if line[i] == '}' {
			return id, text
		}
		if line[i] != ',' {
			return "", false
		}
	}
}

func skipSpace(b []byte, i int) int {
	for i < len(b) && (b[i] == ' ' || b[i] == '\t' || b[i] == '\r' || b[i] == '\n') {
		i++
	}
	return i
}

// stringEnd returns where the string that begins at i ends, behind its quote; -1 if it does not.
func stringEnd(b []byte, i int) (end int, escaped bool) {
	for i++; i < len(b); i++ {
		if i = special(b, i); i == len(b) {
			break
		}
		switch b[i] {
		case '\\':
			escaped = true
			i++
		case '"':
			return i + 1, escaped
		}
	}
	return -1, escaped
}

// valueEnd returns where the value that begins at i ends; -1 if it does not.
func valueEnd(b []byte, i int) int {
	depth := 0
	for i < len(b) {
		switch b[i] {
		case '"':
			end, _ := stringEnd(b, i)
			if end < 0 {
				return -1
			}
			if i = end; depth == 0 {
				return i
			}
			continue
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 0 {
				return i
			}
			if depth--; depth == 0 {
				return i + 1
			}
		case ',':
			if depth == 0 {
				return i
			}
		}
		i++
	}
	return -1
}
