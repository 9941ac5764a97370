package tagger

import (
	"bytes"
	"testing"
)

// sentences with a name of three characters behind 在 are learned; what has no 在 has none.
func examples() (list []Example) {
	for i := range 60 {
		name := []rune{rune('甲' + i%7), rune('乙' + i%5), '校'}
		text := append(append([]rune("他在"), name...), []rune("读书")...)
		e := Example{Labels: []uint8{0, 0, Begin, Inside, End, 0, 0}}
		for _, r := range text {
			e.Chars = append(e.Chars, Char{Rune: uint16(r)})
		}
		list = append(list, e)
		plain := Example{Labels: make([]uint8, 4)}
		for _, r := range "他们读书" {
			plain.Chars = append(plain.Chars, Char{Rune: uint16(r)})
		}
		list = append(list, plain)
	}
	return list
}

func TestTrain(t *testing.T) {
	m := Train(examples(), Options{Epochs: 5, Size: 100_000})
	var b Buffer
	for i, e := range examples() {
		spans := m.Tag(e.Chars, 0, len(e.Chars), &b)
		if want := i%2 == 0; want != (len(spans) == 1) || want && (spans[0].From != 2 || spans[0].To != 5) {
			t.Fatalf("%d: %v", i, spans)
		}
	}
}

func TestSame(t *testing.T) {
	a, b := Train(examples(), Options{Epochs: 3, Size: 100_000}).Bytes(), Train(examples(), Options{Epochs: 3, Size: 100_000}).Bytes()
	if !bytes.Equal(a, b) {
		t.Error("the same examples gave two models")
	}
	m, err := Read(a)
	if err != nil || !bytes.Equal(m.Bytes(), a) {
		t.Errorf("read back: %v", err)
	}
}

func TestReadBroken(t *testing.T) {
	good := Train(examples(), Options{Epochs: 1, Size: 10_000}).Bytes()
	for _, data := range [][]byte{nil, []byte("NFORG"), good[:20], good[:len(good)-1], append(good[:7:7], make([]byte, 100)...)} {
		if _, err := Read(data); err == nil {
			t.Errorf("%d bytes were read", len(data))
		}
	}
}

func TestEmpty(t *testing.T) {
	if spans := Train(nil, Options{Size: 10_000}).Tag(nil, 0, 0, new(Buffer)); len(spans) != 0 {
		t.Error(spans)
	}
}
