package fact

import (
	_ "embed"
	"sync"
)

//go:embed roles.tsv
var roleList string

// parts holds the words of roles.tsv by what they do, with their argument.
var parts = sync.OnceValue(func() map[string]map[string]string {
	m := map[string]map[string]string{}
	for line := range rows(roleList) {
		if m[line[1]] == nil {
			m[line[1]] = map[string]string{}
		}
		argument := ""
		if len(line) > 2 {
			argument = line[2]
		}
		if _, twice := m[line[1]][line[0]]; twice {
			panic("roles.tsv: " + line[0] + ": listed twice")
		}
		m[line[1]][line[0]] = argument
	}
	return m
})

// plays tells whether the word is listed with the role.
func plays(role, word string) bool {
	_, ok := parts()[role][word]
	return ok
}

// endsAs tells whether the phrase ends with a word of the role, and returns where that begins.
func endsAs(role, phrase string) (at int, ok bool) {
	words := parts()[role]
	for i := len(phrase); i > 0 && len(phrase)-i < 18; {
		for i--; i > 0 && phrase[i]&0xC0 == 0x80; i-- {
		}
		if _, ok := words[phrase[i:]]; ok {
			return i, true
		}
	}
	return 0, false
}
