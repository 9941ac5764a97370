package lexicon

// trie finds words by number, from 1. A word is found by its first two characters together: most looks end with the first.
type trie struct {
	ones  table[uint32] // words of one character
	twos  table[uint32] // first two characters of words, both below U+10000
	steps table[uint64] // a node and the character that leads on from it; words with a rarer character begin at node 0
	nodes []int32       // the word that ends where longer ones lead on, 0: none
	low   byte          // no word begins with a byte below

	firsts [64]uint64 // a bit for each first character, by its last twelve bits
}

// ref is where a character leads: above 0 the word that ends there, below 0 minus the node that words lead on from, 0 nowhere.
type ref = int32

// add lists a word as number n. False: it is empty or listed already.
func (t *trie) add(word string, n int32) bool {
	if word == "" {
		return false
	}
	if t.nodes == nil {
		t.nodes, t.low = append(t.nodes, 0), word[0]
	}
	t.low = min(t.low, word[0])
	a, i := Char(word, 0)
	t.firsts[a>>6&63] |= 1 << (a & 63)
	if i == len(word) {
		return t.end(t.ones.put(uint32(a)), n)
	}
	b, size := Char(word, i)
	var r *ref
	if near(a, b) {
		r = t.twos.put(pair(a, b))
		i += size
	} else {
		r = t.steps.put(key(0, a))
	}
	for i < len(word) {
		if *r >= 0 {
			t.nodes = append(t.nodes, *r)
			*r = ref(1 - len(t.nodes))
		}
		c, size := Char(word, i)
		r = t.steps.put(key(*r, c))
		i += size
	}
	return t.end(r, n)
}

// end lists the word that ends at a ref.
func (t *trie) end(r *ref, n int32) bool {
	if *r < 0 {
		r = &t.nodes[-*r]
	}
	if *r > 0 {
		return false
	}
	*r = n
	return true
}

// word returns the word that ends at a ref, or 0.
func (t *trie) word(r ref) int32 {
	if r < 0 {
		return t.nodes[-r]
	}
	return r
}

// longest returns the longest word that starts at byte i of text and where it ends, or 0 and i.
func (t *trie) longest(text string, i int) (n int32, end int) {
	one, r, mid, next := t.begin(text, i)
	if r != 0 {
		n, end = t.word(r), next
		for r < 0 && next < len(text) {
			r, next = t.step(r, text, next)
			if w := t.word(r); w > 0 {
				n, end = w, next
			}
		}
		if n > 0 {
			return n, end
		}
	}
	if t.ones.may(one) {
		if n = t.ones.at(one); n > 0 {
			return n, mid
		}
	}
	return 0, i
}

// each calls found for every word that starts at byte i of text, shortest first.
func (t *trie) each(text string, i int, found func(n int32, end int)) {
	one, r, mid, next := t.begin(text, i)
	if t.ones.may(one) {
		if n := t.ones.at(one); n > 0 {
			found(n, mid)
		}
	}
	for r != 0 {
		if n := t.word(r); n > 0 {
			found(n, next)
		}
		if r > 0 || next >= len(text) {
			return
		}
		r, next = t.step(r, text, next)
	}
}

// seek returns the first byte at or after i of text where a word may begin, or len(text).
func (t *trie) seek(text string, i int) int {
	for i < len(text) {
		if i+2 < len(text) && text[i]-0xE3 < 7 { // U+3000 to U+9FFF
			if t.firsts[text[i+1]&63]>>(text[i+2]&63)&1 == 0 {
				i += 3
				continue
			}
			if i+5 < len(text) && text[i+3]>>4 == 0xE {
				a := uint32(text[i]&0xF)<<12 | uint32(text[i+1]&0x3F)<<6 | uint32(text[i+2]&0x3F)
				b := uint32(text[i+3]&0xF)<<12 | uint32(text[i+4]&0x3F)<<6 | uint32(text[i+5]&0x3F)
				if !t.twos.may(a<<16|b) && !t.ones.may(a) {
					i += 3
					continue
				}
			}
			return i
		}
		r, size := Char(text, i)
		if t.firsts[r>>6&63]>>(r&63)&1 != 0 {
			return i
		}
		i += size
	}
	return len(text)
}

// begin returns the character at byte i of text and where it ends, where it and the next lead, and where those end.
func (t *trie) begin(text string, i int) (one uint32, r ref, mid, next int) {
	if i+5 < len(text) {
		u := uint32(text[i]) | uint32(text[i+1])<<8 | uint32(text[i+2])<<16 | uint32(text[i+3])<<24
		v := uint32(text[i+4]) | uint32(text[i+5])<<8
		if u&0xF0C0C0F0 == 0xE08080E0 && v&0xC0C0 == 0x8080 { // two characters of three bytes
			a := u&0xF<<12 | u>>8&0x3F<<6 | u>>16&0x3F
			b := u>>24&0xF<<12 | v&0x3F<<6 | v>>8&0x3F
			if a >= 0x800 && b >= 0x800 {
				if t.twos.may(a<<16 | b) {
					r = t.twos.at(a<<16 | b)
				}
				return a, r, i + 3, i + 6
			}
		}
	}
	if i >= len(text) || text[i] < t.low {
		return nothing, 0, i, i
	}
	a, size := Char(text, i)
	if mid = i + size; mid >= len(text) {
		return uint32(a), 0, mid, mid
	}
	b, size := Char(text, mid)
	r, next = t.lead(a, b, mid, mid+size)
	return uint32(a), r, mid, next
}

// nothing is no character.
const nothing = 1<<32 - 1

// lead returns where two characters lead, or the first where either is rare, and where those end: the first at mid, the second at end.
func (t *trie) lead(a, b rune, mid, end int) (ref, int) {
	if !near(a, b) {
		return t.next(0, a), mid
	}
	if p := pair(a, b); t.twos.may(p) {
		return t.twos.at(p), end
	}
	return 0, end
}

// step returns where the character at byte i of text leads from r, and where it ends.
func (t *trie) step(r ref, text string, i int) (ref, int) {
	c, size := Char(text, i)
	return t.next(r, c), i + size
}

// next returns where a character leads from r.
func (t *trie) next(r ref, c rune) ref {
	if k := key(r, c); t.steps.may(k) {
		return t.steps.at(k)
	}
	return 0
}

// eachTail calls found for every word that text ends with, the words being listed backwards, shortest first, with where it begins,
// until found returns false.
func (t *trie) eachTail(text string, found func(n int32, start int) bool) {
	if text == "" {
		return
	}
	a, i := last(text, len(text))
	if t.ones.may(uint32(a)) {
		if n := t.ones.at(uint32(a)); n > 0 && !found(n, i) {
			return
		}
	}
	if i == 0 {
		return
	}
	b, j := last(text, i)
	r, j := t.lead(a, b, i, j)
	for r != 0 {
		if n := t.word(r); n > 0 && !found(n, j) || r > 0 || j == 0 {
			return
		}
		a, j = last(text, j)
		r = t.next(r, a)
	}
}

// near tells whether two characters make a pair.
func near(a, b rune) bool { return (a|b)>>16 == 0 }

func pair(a, b rune) uint32 { return uint32(a)<<16 | uint32(b) }

// key is that of a character behind a node's ref.
func key(r ref, c rune) uint64 { return uint64(-r)<<32 | uint64(c) }
