package source

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// warc reads the pages among a web archive's response and resource records. The records' headers are those of
// mail and the responses those of HTTP, so the standard library reads them; the record itself streams past
// unless it is a page within the limit.
func (r *reader) warc(c *content) error {
	for {
		h, start, ok, err := r.warcHeader(c)
		if err != nil {
			return err
		}
		if !ok {
			return nil
		}
		length, err := strconv.ParseInt(h.Get("Content-Length"), 10, 64)
		if err != nil || length < 0 {
			p := piece{start: start, end: c.at}
			if err := r.dropPiece(c, p, "parse", "bad_warc", "a record without its length; the next one is looked for"); err != nil {
				return err
			}
			continue
		}
		limit := r.o.article()
		if kind := h.Get("WARC-Type"); kind != "response" && kind != "resource" {
			limit = 0 // requests, metadata: not kept
		}
		p, short := c.exactly(length, limit)
		if short {
			p.start = start
			if c.err == nil {
				c.err = io.ErrUnexpectedEOF
			}
			return r.torn(c, p)
		}
		r.count.Blank += p.start - start
		switch {
		case limit == 0:
			r.count.Blank += p.end - p.start
		case p.long != nil:
			err = r.dropPiece(c, p, "split", "too_large", tooLong(limit))
		default:
			err = r.response(c, p, h)
		}
		if err != nil {
			return err
		}
	}
}

// warcHeader takes a record's header, and says where it began. What stands before it is dropped, unless it is blank.
func (r *reader) warcHeader(c *content) (h textproto.MIMEHeader, start int64, ok bool, err error) {
	const most = 1 << 20
	var head []byte
	start = c.at
	for {
		p, ok := c.line(64 << 10)
		if !ok {
			if len(head) > 0 {
				return nil, 0, false, r.dropPiece(c, piece{start: start, end: c.at, data: head}, "parse", "bad_warc", "the archive ends in a record's header")
			}
			return nil, 0, false, nil
		}
		if len(head) == 0 {
			switch {
			case blank(p.data) && p.long == nil:
				r.count.Blank += p.end - p.start
				start = c.at
				continue
			case !bytes.HasPrefix(p.data, []byte("WARC/")):
				if err := r.dropPiece(c, p, "parse", "bad_warc", "no record begins here"); err != nil {
					return nil, 0, false, err
				}
				start = c.at
				continue
			}
		}
		head = append(head, p.data...)
		if blank(p.data) || len(head) > most {
			break
		}
	}
	_, fields, _ := bytes.Cut(head, []byte("\n"))
	h, err = textproto.NewReader(bufio.NewReader(bytes.NewReader(fields))).ReadMIMEHeader()
	if err != nil && len(h) == 0 {
		return textproto.MIMEHeader{}, start, true, nil
	}
	return h, start, true, nil
}

// exactly takes so many bytes; short tells that there are fewer. Past limit it keeps a sample.
func (c *content) exactly(length, limit int64) (p piece, short bool) {
	left := length
	p, _ = c.scan(limit, func(b []byte) (int, bool) {
		n := int(min(left, int64(len(b))))
		left -= int64(n)
		return n, left == 0
	})
	if length == 0 {
		return piece{start: c.at, end: c.at}, false
	}
	return p, left > 0
}

// response hands the page of a response on.
func (r *reader) response(c *content, p piece, h textproto.MIMEHeader) error {
	kind, body := h.Get("Content-Type"), p.data
	if h.Get("WARC-Type") == "response" {
		answer, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(p.data)), nil)
		if err != nil {
			return r.dropPiece(c, p, "parse", "bad_warc", fmt.Sprintf("no HTTP response: %v", err))
		}
		kind = answer.Header.Get("Content-Type")
		if answer.StatusCode/100 != 2 {
			r.count.Blank += p.end - p.start // a redirection or an error page
			return nil
		}
		if body, err = r.body(p.data, answer); err != nil {
			return r.dropPiece(c, p, "decompress", "bad_compression", fmt.Sprintf("the response's body: %v", err))
		}
	}
	media, params, _ := mime.ParseMediaType(kind)
	if !strings.Contains(media, "html") && media != "text/plain" && (media != "" || !bytes.Contains(body[:min(len(body), 1024)], []byte("<"))) {
		r.count.Blank += p.end - p.start // pictures, scripts
		return nil
	}
	in := newContent(c.uri, "none", bytes.NewReader(body))
	defer in.free()
	in.charset = params["charset"]
	code := r.encoding(in)
	if code.how == "detected" {
		if m, ok := meta(in.head()); ok {
			code = m
		}
	}
	in.at = 0
	whole, _ := in.all(1 << 40)
	d := code.decode(whole.data, 0)
	if blankText([]byte(d.text)) {
		r.count.Blank += p.end - p.start
		return nil
	}
	rec := Record{URI: c.uri, Start: p.start, End: p.end, Format: "warc", Page: true, Text: d.text, URL: strings.Trim(h.Get("WARC-Target-URI"), "<>")}
	if date := h.Get("WARC-Date"); date != "" {
		rec.Extra = `{"warc_date":` + string(quoted(date)) + `}`
	}
	if media == "text/plain" {
		rec.Page = false
	}
	return r.give(rec)
}

// body returns a response's body, its transfer and content codings taken off, within the limit of an article.
func (r *reader) body(raw []byte, answer *http.Response) ([]byte, error) {
	limit := r.o.article()
	body, err := io.ReadAll(answer.Body)
	if err != nil { // crawlers store bodies without the chunks that the header promises
		_, rest, _ := bytes.Cut(raw, []byte("\r\n\r\n"))
		body = rest
	}
	var plain io.Reader
	switch coding := strings.ToLower(answer.Header.Get("Content-Encoding")); {
	case bytes.HasPrefix(body, []byte("\x1f\x8b")):
		plain, err = gzip.NewReader(bytes.NewReader(body))
	case coding == "br":
		plain, err = brotli.NewReader(bytes.NewReader(body)), nil
	case coding == "zstd" || bytes.HasPrefix(body, []byte("\x28\xb5\x2f\xfd")):
		var z *zstd.Decoder
		z, err = zstd.NewReader(bytes.NewReader(body), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(128<<20))
		if err == nil {
			defer z.Close()
			plain = z
		}
	case coding == "deflate" && !bytes.Contains(body[:min(len(body), 512)], []byte("<")):
		plain, err = flate.NewReader(bytes.NewReader(body)), nil
		if len(body) > 2 && body[0] == 0x78 {
			plain = flate.NewReader(bytes.NewReader(body[2:]))
		}
	default:
		return body, nil
	}
	if err != nil {
		return nil, err
	}
	out, err := io.ReadAll(io.LimitReader(plain, limit+1))
	switch {
	case int64(len(out)) > limit:
		return nil, errors.New(tooLong(limit))
	case err != nil && (answer.Header.Get("Content-Encoding") == "br" || len(out) == 0):
		if bytes.IndexByte(body[:min(len(body), 1024)], '<') >= 0 {
			return body, nil // stored without the coding that the header promises
		}
		return nil, err
	}
	return out, nil
}
