package source

import (
	"encoding/json"
	"maps"
	"strings"
	"testing"
	"unicode/utf8"
)

// objects are lines as crawlers write them, and as they should not.
var objects = []string{
	`{}`, ` { } `, `{"a":1}`, `{"a" : 12  , "b":"x"}`, "{\"a\":\t1\r}", `{"a":"x","a":"y"}`, `{"a":[1,{"b":"}"}],"c":{"d":[]}}`,
	`{"text":"增长\n5%","x":null,"y":true,"z":-1.5e3}`, `{"a":"\u4e2d\ud83d\ude00\ud800\u0041\udc00"}`, `{"a":"\ud800\ud800\udc00"}`, `{"a":"\/\b\f\r\t\"\\"}`,
	`{"\u0061":1}`, `{"a":01}`, `{"a":1,}`, `{,}`, `{"a"}`, `{"a":}`, `{"a":1}}`, `{"a":1} x`, `{"a":"\x"}`, `{"a":"\u12"}`, `{"a":"`, `{"a":[1,2}`, `null`, `[]`, `"a"`, ``,
	"{\"a\":\"\x01\"}", "{\"a\":\"\xff\"}", "{\"\xff\":\"a\"}", `{"a":tru}`, `{"a":"b" "c":1}`, `{"标题":"题","正文":"文"}`,
}

// FuzzMembers: what members takes apart, encoding/json takes apart to the same.
func FuzzMembers(f *testing.F) {
	for _, line := range objects {
		f.Add([]byte(line))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		got, ok := members(line)
		if !ok || !utf8.Valid(line) { // it is given UTF-8 alone
			return
		}
		var want map[string]json.RawMessage
		if err := json.Unmarshal(line, &want); err != nil {
			t.Fatalf("%q is taken: %v", line, err)
		}
		if !maps.EqualFunc(got, want, func(a, b json.RawMessage) bool { return string(a) == string(b) }) {
			t.Fatalf("%q: %q, not %q", line, got, want)
		}
		for name, raw := range got {
			var s string
			if raw[0] == '"' && json.Unmarshal(raw, &s) == nil && str(raw) != s {
				t.Errorf("%s: %q is %q, not %q", name, raw, str(raw), s)
			}
		}
	})
}

func TestMembers(t *testing.T) {
	for _, line := range objects[:10] {
		if _, ok := members([]byte(line)); !ok {
			t.Errorf("%s is left to encoding/json", line)
		}
	}
	if _, ok := members([]byte(`{"` + strings.Repeat(`a`, 100) + `":1}`)); !ok {
		t.Error("a long name is left to encoding/json")
	}
}

// TestHides: a text of each kind of character, hiding none, and with each kind that hides.
func TestHides(t *testing.T) {
	const open = "a1 中文，。“”…—é£Ωжأ한㐀𠀀\U0001F600·"
	if hides(open) || visible(open) != open {
		t.Error("an open text hides something")
	}
	for c := rune(0); c < 0x110000; c++ {
		if c >= 0xd800 && c < 0xe000 {
			continue
		}
		text := "中" + string(c) + "文"
		if hides(text) != invisible(c) || hides([]byte(text)) != invisible(c) {
			t.Fatalf("%U", c)
		}
	}
}
