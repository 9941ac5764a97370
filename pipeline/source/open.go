package source

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"

	"github.com/klauspost/compress/zstd"
	"github.com/xi2/xz"

	"newsfacts/schemas"
)

// magics are the first bytes of the compressions and archives.
var magics = []struct{ name, magic string }{
	{"gzip", "\x1f\x8b\x08"}, {"zstd", "\x28\xb5\x2f\xfd"}, {"zstd", "\x50\x2a\x4d\x18"}, {"bzip2", "BZh"}, {"xz", "\xfd7zXZ\x00"},
	{"zip", "PK\x03\x04"}, {"zip", "PK\x05\x06"},
}

// compression tells what a content's first bytes say that it is wrapped in: none, if in nothing.
func compression(head []byte) string {
	for _, m := range magics {
		if strings.HasPrefix(string(head[:min(len(head), 8)]), m.magic) {
			return m.name
		}
	}
	if len(head) >= 262 && string(head[257:262]) == "ustar" {
		return "tar"
	}
	return "none"
}

// unwrap returns the decompressed bytes of r. done, which may be nil, frees what that took.
func unwrap(name string, r io.Reader) (plain io.Reader, done func(), err error) {
	switch name {
	case "gzip":
		plain, err = gzip.NewReader(r)
	case "zstd":
		d, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(1<<30), zstd.WithDecoderMaxWindow(mostWindow))
		if err != nil {
			return nil, nil, err
		}
		return within{d, zstd.ErrWindowSizeExceeded}, d.Close, nil
	case "bzip2":
		plain = bzip2.NewReader(r)
	case "xz":
		z, err := xz.NewReader(r, mostWindow)
		if err != nil && err != xz.ErrMemlimit { // which every Read returns, too
			return nil, nil, err
		}
		return within{z, xz.ErrMemlimit}, nil, nil
	default:
		plain = r
	}
	return plain, nil, err
}

// mostWindow is how much of what was decompressed a stream may look back at: xz -9 takes 64 MiB, zstd --long 128. A
// header of a few bytes can ask for 4 GB.
const mostWindow = 128 << 20

// within is a decompressed stream that ends with the error over if it asks for a larger window.
type within struct {
	io.Reader
	over error
}

func (w within) Read(p []byte) (int, error) {
	n, err := w.Reader.Read(p)
	if errors.Is(err, w.over) {
		err = &limitError{"too_large", fmt.Sprintf("decompressing takes more than %d bytes of memory; decompress it yourself first", mostWindow)}
	}
	return n, err
}

// open reads a file through what it is wrapped in. n counts and hashes what is read of it in order.
func (r *reader) open(f *os.File, n io.Reader, size int64) error {
	uri := r.part.Input.URI
	if r.part.Start > 0 || r.part.End > 0 {
		return r.openRange(f)
	}
	raw := newContent(uri, "none", n)
	defer raw.free()
	head := raw.head()
	name := compression(head)
	r.row.Compression = name
	m := &meter{o: r.o, stored: func() int64 { return raw.at }}
	switch name {
	case "zip":
		m.stored = func() int64 { return size }
		return r.zip(f, size, m)
	case "tar":
		m.stored = func() int64 { return size }
		return r.tar(raw, m)
	case "none":
		if string(head[:min(4, len(head))]) == "PAR1" {
			return r.parquet(f, size, uri)
		}
		return r.read(raw)
	}
	stored := &counted{r: raw.r}
	m.stored = func() int64 { return stored.n }
	plain, done, err := unwrap(name, stored)
	if err != nil {
		return r.drop(schemas.Quarantine{Stage: "decompress", Code: "bad_compression", Message: fmt.Sprintf("%s: no %s stream after all: %v", uri, name, err)}, head[:min(len(head), schemas.MaxPayload)], 0)
	}
	if done != nil {
		defer done()
	}
	c := newContent(uri, name, metered{plain, m})
	defer c.free()
	if inner := compression(c.head()); inner == "tar" {
		m.out = 0
		c.r.Reset(&sticky{r: io.MultiReader(bytes.NewReader(bytes.Clone(c.buffered())), plain)})
		return r.tar(c, m)
	} else if inner != "none" {
		return r.nested(c, inner)
	}
	return r.read(c)
}

// buffered returns what was read ahead.
func (c *content) buffered() []byte {
	b, _ := c.r.Peek(c.r.Buffered())
	return b
}

// nested drops an archive inside an archive.
func (r *reader) nested(c *content, inner string) error {
	return r.dropAll(c, "open", "nested_archive", fmt.Sprintf("%s inside %s; unpack the outer one", inner, c.wrap))
}

// dropAll drops the rest of a content.
func (r *reader) dropAll(c *content, stage, code, cause string) error {
	p := piece{start: c.at, long: newSample(nil)}
	_, err := io.Copy(p.long, c.r)
	p.end = c.at + p.long.n
	c.at = p.end
	if c.width != nil {
		p.end, c.at = p.start, p.start // its size in the input is not known
	}
	if err != nil {
		c.ends(err)
	}
	r.count.Read += p.end - p.start
	q := p.row(schemas.Quarantine{SourceURI: c.uri, ByteStart: &p.start, ByteEnd: &p.end, Stage: stage, Code: code, Message: c.uri + ": " + cause})
	if err := r.drop(q, nil, p.end-p.start); err != nil {
		return err
	}
	return r.ended(c)
}

// tar reads the members of an archive in order.
func (r *reader) tar(c *content, m *meter) error {
	t := tar.NewReader(c.r)
	for {
		h, err := t.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return r.drop(schemas.Quarantine{Stage: "decompress", Code: "bad_compression", Message: fmt.Sprintf("%s: the tar archive breaks after record %d: %v; what stands before it is kept", c.uri, r.next, err)}, nil, 0)
		}
		switch h.Typeflag {
		case tar.TypeReg, tar.TypeRegA, tar.TypeGNUSparse: //nolint:staticcheck // old archives have it
			err = r.member(h.Name, metered{t, m}, "tar")
		case tar.TypeDir, tar.TypeXGlobalHeader:
		default:
			err = r.drop(schemas.Quarantine{SourceURI: memberURI(c.uri, h.Name), Stage: "open", Code: "link", Message: fmt.Sprintf("%s: member %s is a link or a device, not a file", c.uri, clean(h.Name))}, nil, 0)
		}
		if err != nil {
			return err
		}
		if err := m.add(0); err != nil {
			return r.drop(schemas.Quarantine{Stage: "decompress", Code: "bomb", Message: fmt.Sprintf("%s: stopped after record %d: %v; the members after it are not read", c.uri, r.next-1, err)}, nil, 0)
		}
	}
}

// zip reads the members of an archive in order.
func (r *reader) zip(f *os.File, size int64, m *meter) error {
	uri := r.part.Input.URI
	z, err := zip.NewReader(f, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return r.drop(schemas.Quarantine{Stage: "decompress", Code: "bad_compression", Message: fmt.Sprintf("%s: the zip archive is broken or cut: %v; zip -FF may mend it", uri, err)}, nil, 0)
	}
	for _, member := range z.File {
		name := member.Name
		if member.NonUTF8 {
			name, _ = decodeAs([]byte(name), guess([]byte(name)))
		}
		if name == "[Content_Types].xml" {
			return r.drop(schemas.Quarantine{Stage: "open", Code: "binary", Message: uri + ": an office document; save it as text first"}, nil, 0)
		}
		if member.FileInfo().IsDir() {
			continue
		}
		if !member.Mode().IsRegular() {
			err = r.drop(schemas.Quarantine{SourceURI: memberURI(uri, name), Stage: "open", Code: "link", Message: fmt.Sprintf("%s: member %s is a link or a device, not a file", uri, clean(name))}, nil, 0)
		} else if body, e := member.Open(); e != nil {
			err = r.drop(schemas.Quarantine{SourceURI: memberURI(uri, name), Stage: "decompress", Code: "bad_compression", Message: fmt.Sprintf("%s: member %s: %v", uri, clean(name), e)}, nil, 0)
		} else {
			err = r.member(name, metered{body, m}, "zip")
			body.Close()
		}
		if err != nil {
			return err
		}
		if err := m.add(0); err != nil {
			return r.drop(schemas.Quarantine{Stage: "decompress", Code: "bomb", Message: fmt.Sprintf("%s: stopped after record %d: %v; the members after it are not read", uri, r.next-1, err)}, nil, 0)
		}
	}
	return nil
}

// member reads one member of an archive; nothing is ever written where its name says.
func (r *reader) member(name string, body io.Reader, wrap string) error {
	uri := r.part.Input.URI
	c := newContent(memberURI(uri, name), wrap, body)
	defer c.free()
	slashed := strings.ReplaceAll(name, "\\", "/")
	switch {
	case strings.HasPrefix(slashed, "/") || len(slashed) > 1 && slashed[1] == ':' || hasDots(slashed):
		return r.dropAll(c, "open", "unsafe_path", fmt.Sprintf("the member's name leaves the archive %s; rename it", uri))
	case Hidden(path.Base(slashed)) || strings.HasPrefix(slashed, "__MACOSX/"):
		return nil
	}
	if inner := compression(c.head()); inner != "none" {
		return r.nested(c, inner)
	}
	if string(c.head()[:min(4, len(c.head()))]) == "PAR1" {
		return r.dropAll(c, "open", "nested_archive", "a Parquet file inside an archive; unpack the archive")
	}
	return r.read(c)
}

func hasDots(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if part == ".." {
			return true
		}
	}
	return false
}

func memberURI(uri, name string) string { return uri + "/" + clean(strings.TrimLeft(name, "/")) }

// clean makes a name printable: what is no valid UTF-8, and control characters, as %XX.
func clean(name string) string {
	ok := true
	for i := 0; i < len(name); i++ {
		ok = ok && name[i] >= 0x20 && name[i] < 0x7f
	}
	if ok {
		return name
	}
	var b strings.Builder
	for i, c := range name {
		if bad := c == '\uFFFD' && !strings.HasPrefix(name[i:], "\uFFFD"); bad || c < 0x20 || c == 0x7f || invisible(c) {
			for j := range max(1, len(string(c))) {
				if bad && j > 0 {
					break
				}
				fmt.Fprintf(&b, "%%%02X", name[i+j])
			}
			continue
		}
		b.WriteRune(c)
	}
	return b.String()
}

// read tells a content's format and reads its records.
func (r *reader) read(c *content) error {
	defer func(at int64) { r.count.Read += c.at - at }(c.at)
	format, cause := r.format(c)
	r.ids = idSet{}
	if r.next == r.part.First && !r.kept {
		r.row.Format = format
	}
	var err error
	switch format {
	case "html":
		err = r.html(c)
	case "jsonl":
		err = r.lines(c, -1)
	case "json":
		err = r.json(c)
	case "csv":
		err = r.csv(c)
	case "warc":
		err = r.warc(c)
	case "txt":
		err = r.text(c, -1)
	case "empty":
		return r.empty(c)
	default:
		r.row.Format = "txt"
		at := r.count.Read
		err = r.dropAll(c, "open", format, cause)
		r.count.Read = at // counted when this returns
		return err
	}
	if err != nil {
		return err
	}
	return r.ended(c)
}

// empty tells of a content without text. That is no failure.
func (r *reader) empty(c *content) error {
	r.row.Format = "txt"
	p, _ := c.all(headBytes)
	r.count.Blank += p.end - p.start
	if c.err != nil {
		return r.ended(c)
	}
	lost := r.lost
	q := schemas.Quarantine{SourceURI: c.uri, ByteStart: &p.start, ByteEnd: &p.end, Stage: "open", Code: "empty", Message: c.uri + ": no text in it"}
	err := r.drop(q, p.data, 0)
	r.lost = lost
	return err
}

// openRange reads a range of a plain or seekable file.
func (r *reader) openRange(f *os.File) error {
	head := make([]byte, headBytes)
	n, err := f.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return r.unreadable(err)
	}
	r.row.Compression = compression(head[:n])
	var plain io.Reader = io.NewSectionReader(f, r.part.Start, 1<<62)
	first := io.Reader(io.NewSectionReader(f, 0, headBytes))
	if r.row.Compression == "zstd" {
		frames, ok := seekTable(f, r.part.Input.Size)
		if !ok {
			return r.unreadable(errors.New("its seek table is gone"))
		}
		z, done, err := frames.at(f, r.part.Start)
		if err != nil {
			return r.unreadable(err)
		}
		defer done()
		start, done, err := frames.at(f, 0)
		if err != nil {
			return r.unreadable(err)
		}
		defer done()
		plain, first = z, start
	}
	if r.part.End > 0 {
		plain = io.LimitReader(plain, r.part.End-r.part.Start)
	}
	// The format and encoding of all ranges are those of the input's beginning.
	c := newContent(r.part.Input.URI, r.row.Compression, plain)
	defer c.free()
	blank := r.count.Blank
	whole := newContent(r.part.Input.URI, r.row.Compression, first)
	defer whole.free()
	format, _ := r.format(whole)
	c.code, r.row.Format = whole.code, format
	if r.part.Start == 0 {
		c.r.Discard(int(whole.at)) // a byte order mark
		c.at = whole.at
	} else {
		c.at, r.count.Blank = r.part.Start, blank
	}
	defer func() { r.count.Read += c.at - r.part.Start }()
	if format == "jsonl" {
		err = r.lines(c, r.part.End)
	} else {
		err = r.text(c, r.part.End)
	}
	if err != nil {
		return err
	}
	return r.ended(c)
}
