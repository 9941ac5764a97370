package source

import (
	"encoding/binary"
	"io"
	"os"
	"sort"

	"github.com/klauspost/compress/zstd"
)

// frames is the seek table of a seekable zstd file: where its frames begin, compressed and not. The format is
// zstd's contrib/seekable_format: entries in a skippable frame at the end of the file.
type frames struct {
	stored, plain []int64 // n+1 borders of n frames
}

const seekMagic = 0x8F92EAB1

// seekTable reads a file's seek table, if it has one that fits the file.
func seekTable(f io.ReaderAt, size int64) (*frames, bool) {
	var foot [9]byte
	if size < 17 {
		return nil, false
	}
	if _, err := f.ReadAt(foot[:], size-9); err != nil || binary.LittleEndian.Uint32(foot[5:]) != seekMagic {
		return nil, false
	}
	n := int64(binary.LittleEndian.Uint32(foot[:]))
	entry := int64(8)
	if foot[4]&0x80 != 0 {
		entry = 12 // with checksums
	}
	table := n*entry + 9
	if table+8 > size || n == 0 {
		return nil, false
	}
	data := make([]byte, n*entry)
	if _, err := f.ReadAt(data, size-table); err != nil {
		return nil, false
	}
	t := &frames{stored: make([]int64, 1, n+1), plain: make([]int64, 1, n+1)}
	for i := int64(0); i < n; i++ {
		e := data[i*entry:]
		t.stored = append(t.stored, t.stored[i]+int64(binary.LittleEndian.Uint32(e)))
		t.plain = append(t.plain, t.plain[i]+int64(binary.LittleEndian.Uint32(e[4:])))
	}
	return t, t.stored[n] == size-table-8
}

// covering returns the stored bytes of the frames that hold the decompressed bytes from start to end.
func (t *frames) covering(start, end int64) [2]int64 {
	n := len(t.stored) - 1
	first := sort.Search(n, func(i int) bool { return t.plain[i+1] > start })
	last := sort.Search(n, func(i int) bool { return t.plain[i+1] >= end })
	return [2]int64{t.stored[first], t.stored[min(last+1, n)]}
}

// Stored returns the ranges of the input's stored bytes that reading a part of it takes, from and to, so that a part
// of an object elsewhere need not be fetched whole. Nil means all of it. f gives bytes of the input.
func Stored(p Part, f io.ReaderAt) [][2]int64 {
	size := p.Input.Size
	switch {
	case p.End == 0:
		return nil
	case !p.Frames:
		return [][2]int64{{0, min(headBytes, size)}, {p.Start, min(p.End, size)}}
	}
	t, ok := seekTable(f, size)
	if !ok {
		return nil
	}
	return [][2]int64{t.covering(0, headBytes), t.covering(p.Start, p.End), {t.stored[len(t.stored)-1], size}}
}

// at returns the decompressed bytes from offset on. done frees the decoder.
func (t *frames) at(f *os.File, offset int64) (r io.Reader, done func(), err error) {
	i := max(0, sort.Search(len(t.plain), func(i int) bool { return t.plain[i] > offset })-1)
	n := len(t.stored) - 1
	i = min(i, n-1)
	z, err := zstd.NewReader(io.NewSectionReader(f, t.stored[i], t.stored[n]-t.stored[i]), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(128<<20))
	if err != nil {
		return nil, nil, err
	}
	if _, err := io.CopyN(io.Discard, z, offset-t.plain[i]); err != nil {
		z.Close()
		return nil, nil, err
	}
	return z, z.Close, nil
}
