package source

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// lines reads JSON lines. to is where a range ends; -1: at the content's end.
func (r *reader) lines(c *content, to int64) error {
	limit := r.o.article()
	return r.pieces(c, limit, func() (piece, bool) { return c.line(limit) }, func(p piece) error { return r.object(c, p, "jsonl") })
}

// pieces takes what next gives to the end. Pieces past the limit and the one in which the content broke off are
// dropped, blank ones counted.
func (r *reader) pieces(c *content, limit int64, next func() (piece, bool), take func(piece) error) error {
	for {
		p, ok := next()
		if !ok {
			return nil
		}
		var err error
		switch torn := c.err != nil && !bytes.HasSuffix(p.data, []byte("\n")); {
		case p.long != nil:
			err = r.dropPiece(c, p, "split", "too_large", tooLong(limit))
		case blank(p.data):
			r.count.Blank += p.end - p.start
		case torn:
			err = r.torn(c, p)
		default:
			err = take(p)
		}
		if err != nil {
			return err
		}
	}
}

// torn drops the record inside which a content broke off, and says why it did.
func (r *reader) torn(c *content, p piece) error {
	c.told = true
	code, stage := "bad_compression", "decompress"
	if c.wrap == "none" {
		code, stage = "unreadable", "open"
	}
	if l, ok := c.err.(*limitError); ok {
		code = l.code
	}
	return r.dropPiece(c, p, stage, code, fmt.Sprintf("the %s stream ends or breaks inside it: %v; what stands before it is kept", c.wrap, c.err))
}

// object reads one JSON object into a record.
func (r *reader) object(c *content, p piece, format string) error {
	if c.code.Encoding == nil && plain(p.data) { // the usual case: no copy
		if fields, ok := members(p.data); ok {
			return r.fields(c, p, fields, format)
		}
	}
	d := c.code.decode(p.data, p.start)
	var fields map[string]json.RawMessage
	if err := json.Unmarshal([]byte(d.text), &fields); err != nil {
		return r.dropPiece(c, p, "parse", "bad_json", fmt.Sprintf("no JSON object: %v", err))
	}
	if err := r.bad(c, d, p.data, p.start); err != nil {
		return err
	}
	return r.fields(c, p, fields, format)
}

// fields hands a record's fields on as a text with what is known of it.
func (r *reader) fields(c *content, p piece, fields map[string]json.RawMessage, format string) error {
	rec := Record{URI: c.uri, Start: p.start, End: p.end, Format: format}
	if !r.o.fill(&rec, fields) {
		return r.dropPiece(c, p, "parse", "no_text", noText)
	}
	return r.give(rec)
}

const noText = "no field of it holds a text; --text-field names it"
