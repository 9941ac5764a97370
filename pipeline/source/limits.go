package source

import (
	"cmp"
	"fmt"
	"io"
)

// counted counts the bytes that were read through it.
type counted struct {
	r io.Reader
	n int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// limitError says that an input is larger than it may be.
type limitError struct{ code, message string }

func (e *limitError) Error() string { return e.message }

// freeBytes may be decompressed whatever the ratio.
const freeBytes = 32 << 20

// meter keeps what comes out of one input within the limits.
type meter struct {
	o      Options
	stored func() int64 // bytes read so far as stored
	out    int64
}

func (m *meter) add(n int) error {
	m.out += int64(n)
	if most := m.most(); m.out > most {
		return &limitError{"too_large", fmt.Sprintf("larger than %d bytes when decompressed; --max-size raises the limit", most)}
	}
	if ratio := cmp.Or(m.o.MaxRatio, 250); m.out > freeBytes && m.out/ratio > m.stored() {
		return &limitError{"bomb", fmt.Sprintf("%d bytes decompress to more than %d times as many; --max-ratio raises the limit", m.stored(), ratio)}
	}
	return nil
}

func (m *meter) most() int64 { return cmp.Or(m.o.MaxSize, 1<<40) }

// metered is a decompressed stream under a meter.
type metered struct {
	r io.Reader
	m *meter
}

func (l metered) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	if over := l.m.add(n); over != nil {
		return max(0, n-int(max(0, l.m.out-l.m.most()))), over
	}
	return n, err
}
