package source

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"strings"
	"sync"

	"newsfacts/schemas"
)

// headBytes is how much of a content is looked at to tell its format and encoding.
const headBytes = 256 << 10

// content is the decompressed bytes of an input, or of one member of an archive, on their way.
type content struct {
	uri   string
	wrap  string // compression that it came out of; none
	r     *bufio.Reader
	below io.Reader // what r reads
	at    int64     // bytes taken so far
	err   error     // that ended it before its end
	told  bool      // err is in quarantine
	buf   []byte    // of a piece longer than r's buffer

	width   func([]byte) int64 // bytes in the input that some bytes were; nil: as many
	charset string             // that a transport header names; ""
	code    code               // how text is decoded
}

func newContent(uri, wrap string, r io.Reader) *content {
	below := &sticky{r: r}
	c := &content{uri: uri, wrap: wrap, below: below, r: buffers.Get().(*bufio.Reader)}
	c.r.Reset(below)
	return c
}

// buffers are those of contents that were read: a small file takes less time than a new one.
var buffers = sync.Pool{New: func() any { return bufio.NewReaderSize(nil, headBytes) }}

// free gives the buffer back; the content is not read any more.
func (c *content) free() {
	c.r.Reset(nil)
	buffers.Put(c.r)
	c.r = nil
}

// sticky returns an error again and again.
type sticky struct {
	r   io.Reader
	err error
}

func (s *sticky) Read(p []byte) (n int, err error) {
	if s.err != nil {
		return 0, s.err
	}
	n, s.err = s.r.Read(p)
	return n, s.err
}

// head returns the first bytes without taking them.
func (c *content) head() []byte {
	b, _ := c.r.Peek(headBytes)
	return b
}

// took counts bytes that were taken.
func (c *content) took(b []byte) {
	if c.width != nil {
		c.at += c.width(b)
		return
	}
	c.at += int64(len(b))
}

// ends notes the error that ended the content.
func (c *content) ends(err error) {
	if err != io.EOF && c.err == nil {
		c.err = err
	}
}

// piece is a stretch of a content: a line, a record, all of it.
type piece struct {
	start, end int64
	data       []byte  // nil if it is too long; good until the next piece is taken
	long       *sample // of what is too long
}

// row completes a quarantine row with the piece's bytes.
func (p piece) row(q schemas.Quarantine) schemas.Quarantine {
	if p.long != nil {
		return p.long.row(q)
	}
	return q.WithPayload(p.data)
}

// line takes the next line with its end. It is false at the end of the content.
func (c *content) line(limit int64) (piece, bool) {
	return c.take(limit, func() ([]byte, bool, error) {
		b, err := c.r.ReadSlice('\n')
		return b, err == bufio.ErrBufferFull, err
	})
}

// all takes all that is left.
func (c *content) all(limit int64) (piece, bool) {
	return c.take(limit, func() ([]byte, bool, error) {
		if c.r.Buffered() == 0 {
			c.r.Peek(1)
		}
		b, err := c.r.Peek(c.r.Buffered())
		if len(b) > 0 {
			err = nil
		} else if _, err = c.r.Peek(1); err == nil {
			err = io.ErrNoProgress
		}
		c.r.Discard(len(b))
		return b, err == nil, err
	})
}

// take joins slices to a piece for as long as next says that there are more; past limit bytes it keeps a sample.
func (c *content) take(limit int64, next func() (b []byte, more bool, err error)) (piece, bool) {
	p := piece{start: c.at}
	c.buf = c.buf[:0]
	for {
		b, more, err := next()
		c.took(b)
		switch {
		case p.long != nil:
			p.long.Write(b)
		case int64(len(c.buf)+len(b)) > limit:
			p.long = newSample(c.buf)
			p.long.Write(b)
			c.buf = nil
		case !more && len(c.buf) == 0:
			p.data = b // the usual case: no copy
		default:
			c.buf = append(c.buf, b...)
		}
		if more {
			continue
		}
		if err != nil {
			c.ends(err)
		}
		if p.long == nil && p.data == nil {
			p.data = c.buf
		}
		p.end = c.at
		return p, p.end > p.start
	}
}

// sample is the beginning, size and hash of bytes that go past.
type sample struct {
	head []byte
	sum  hash.Hash
	n    int64
}

func newSample(b []byte) *sample {
	s := &sample{sum: sha256.New()}
	s.Write(b)
	return s
}

func (s *sample) Write(b []byte) (int, error) {
	s.sum.Write(b)
	s.n += int64(len(b))
	if room := schemas.MaxPayload - len(s.head); room > 0 {
		s.head = append(s.head, b[:min(room, len(b))]...)
	}
	return len(b), nil
}

func (s *sample) row(q schemas.Quarantine) schemas.Quarantine {
	q.Payload = strings.ToValidUTF8(string(s.head), "\uFFFD")
	q.PayloadSHA256, q.PayloadBytes = hex.EncodeToString(s.sum.Sum(nil)), s.n
	return q
}

func blank(b []byte) bool { return len(bytes.TrimSpace(b)) == 0 }
