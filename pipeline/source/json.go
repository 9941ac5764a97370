package source

import "io"

// json reads JSON that is no JSON lines: an array of objects, or objects one after another, on any lines. Each
// object is taken by its braces, so that memory holds one of them.
func (r *reader) json(c *content) error {
	limit := r.o.article()
	pairs := c.code.Encoding != nil // in GB18030 and Big5, a brace may be the second byte of a character
	for {
		p, found := c.between(limit)
		if p.end > p.start {
			if blankJSON(p.data) && p.long == nil {
				r.count.Blank += p.end - p.start
			} else if err := r.dropPiece(c, p, "parse", "bad_json", "no JSON object"); err != nil {
				return err
			}
		}
		if !found {
			return nil
		}
		p, whole := c.object(limit, pairs)
		var err error
		switch {
		case p.long != nil:
			err = r.dropPiece(c, p, "split", "too_large", tooLong(limit))
		case c.err != nil && !whole:
			err = r.torn(c, p)
		case !whole:
			err = r.dropPiece(c, p, "parse", "bad_json", "the object has no end")
		default:
			err = r.object(c, p, "json")
		}
		if err != nil {
			return err
		}
	}
}

// blankJSON tells of what may stand between objects.
func blankJSON(b []byte) bool {
	for _, c := range b {
		switch c {
		case ' ', '\t', '\r', '\n', ',', '[', ']', 0x1e:
		default:
			return false
		}
	}
	return true
}

// between takes what stands before the next object; false if there is none.
func (c *content) between(limit int64) (piece, bool) {
	found := false
	p, _ := c.scan(limit, func(b []byte) (int, bool) {
		for i, x := range b {
			if x == '{' {
				found = true
				return i, true
			}
		}
		return len(b), false
	})
	return p, found
}

// object takes an object, whose brace comes next; false if the content ends inside it.
func (c *content) object(limit int64, pairs bool) (piece, bool) {
	depth, text, skip, whole := 0, false, false, false
	p, _ := c.scan(limit, func(b []byte) (int, bool) {
		for i, x := range b {
			switch {
			case skip:
				skip = false
			case pairs && x >= 0x81, text && x == '\\':
				skip = true
			case x == '"':
				text = !text
			case text:
			case x == '{':
				depth++
			case x == '}':
				if depth--; depth == 0 {
					whole = true
					return i + 1, true
				}
			}
		}
		return len(b), false
	})
	return p, whole
}

// scan takes bytes until find says after how many to stop.
func (c *content) scan(limit int64, find func(b []byte) (n int, stop bool)) (piece, bool) {
	return c.take(limit, func() ([]byte, bool, error) {
		if _, err := c.r.Peek(1); err != nil {
			return nil, false, err
		}
		b := c.buffered()
		n, stop := find(b)
		c.r.Discard(n)
		if stop {
			return b[:n], false, nil
		}
		return b[:n], true, io.ErrShortBuffer
	})
}
