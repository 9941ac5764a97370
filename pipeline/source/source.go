// Package source finds the inputs and reads their records: files, folders, globs and stdin; decompressed,
// decoded to UTF-8, split into records. What cannot be read becomes a quarantine row; text is never an error.
//
// The way of a file: Find names it, Probe reads it once for the plan and cuts a large one into ranges of lines,
// Read opens a range and hands its records on. Inside, open.go takes off the compression (gzip, zstd, bzip2, xz,
// zip, tar, by their first bytes), format.go tells the format by content, and one file a format reads the
// records: text.go, markup.go, lines.go (JSON lines), json.go, csv.go, parquet.go, warc.go. encoding.go decodes,
// fields.go finds title, text, date and the others among a record's fields, limits.go keeps bombs out.
//
// All of it streams: memory holds one record, at most Options.MaxArticle long. What is longer goes past.
package source

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"newsfacts/schemas"
)

// Options say how records are read. The zero value is usual.
type Options struct {
	TextField, TitleField, DateField, IDField string // dotted paths into a record; "" = the usual names
	URLField, SourceField, AuthorField        string // likewise

	Encoding string // WHATWG name of all text; "" = by byte order mark, header, declaration and detection

	MaxArticle int64 // bytes of one record; 0: 16 MiB
	MaxRatio   int64 // decompressed bytes to stored ones, past the first 32 MiB; 0: 250
	MaxSize    int64 // bytes of one decompressed input; 0: 1 TiB
}

func (o Options) article() int64 { return cmp.Or(o.MaxArticle, 16<<20) }

// Check returns an error for options that cannot be.
func (o Options) Check() error {
	if o.Encoding != "" {
		if _, err := named(o.Encoding); err != nil {
			return fmt.Errorf("--encoding %s: no encoding of that name; use one such as utf-8, gb18030 or big5", o.Encoding)
		}
	}
	if o.MaxArticle < 0 || o.MaxRatio < 0 || o.MaxSize < 0 {
		return errors.New("a limit is negative")
	}
	return nil
}

// Record is one text of an input: a block of a text file, a web page, or a row of records.
type Record struct {
	URI        string // of the input, or of the member of an archive that it stands in
	Number     int64  // in its input, from 0
	Start, End int64  // bytes in the decompressed input or member; -1 where bytes mean nothing
	Format     string // txt, html, jsonl ...
	Text       string // UTF-8, without NUL, zero-width and direction characters; of a page the markup
	Page       bool   // Text is the markup of a whole page, although Format is not html
	Marks      []Mark // where Text's bytes are not the input's; nil: Start + the byte in Text

	ID, Title, URL, Source, Site string    // as the record's own fields say, "" if it does not; a repeated ID has its count after a NUL
	Authors                      []string  //
	Published                    time.Time // zero if unknown
	Timed                        bool      // Published has a time of day
	Extra                        string    // unused fields as a JSON object; "" if there are none
}

// Mark says that byte Text of a record's text was byte Source of its input.
type Mark struct{ Text, Source int64 }

// Byte returns the byte in the input where byte i of the record's text begins; exact at the starts of lines.
func (r *Record) Byte(i int64) int64 {
	n, found := slices.BinarySearchFunc(r.Marks, i, func(m Mark, i int64) int { return cmp.Compare(m.Text, i) })
	if !found {
		n--
	}
	if n < 0 {
		return min(r.Start+i, r.End)
	}
	end := r.End
	if n+1 < len(r.Marks) {
		end = r.Marks[n+1].Source
	}
	return min(r.Marks[n].Source+i-r.Marks[n].Text, end)
}

// Sink takes what is read, in order.
type Sink struct {
	Record func(Record) error
	Drop   func(schemas.Quarantine) error
}

// Part is a range of one input that a unit of work reads: all of it, or a line-aligned range of a large one.
type Part struct {
	Input      Input
	Start, End int64           `json:",omitempty"` // bytes in the decompressed input; End 0: to its end
	First      int64           `json:",omitempty"` // number of the first record
	Frames     bool            `json:",omitempty"` // the input is seekable zstd; of a plain one, Start and End are bytes of the file, too
	Repeats    map[int64]int32 `json:",omitempty"` // by record: how often its own id came up before this range and in it
	Sum        Sum             // SHA-256 of the whole input as it was when planned; zero if it could not be read
}

// Sum is a SHA-256.
type Sum [sha256.Size]byte

func (s Sum) String() string {
	if s == (Sum{}) {
		return ""
	}
	return hex.EncodeToString(s[:])
}

// MarshalText writes hex digits, none for the zero Sum.
func (s Sum) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (s *Sum) UnmarshalText(text []byte) error {
	*s = Sum{}
	if len(text) != 0 && len(text) != 2*len(s) {
		return fmt.Errorf("%q: no SHA-256", text)
	}
	_, err := hex.Decode(s[:], text)
	return err
}

// Account adds up the bytes of what was read: Read = Records + Dropped + Blank.
type Account struct {
	Stored  int64 `json:"stored"`  // of the inputs as stored
	Read    int64 `json:"read"`    // of what was decompressed, members of archives counted by their content
	Records int64 `json:"records"` // of it in records that were handed on
	Dropped int64 `json:"dropped"` // of it in quarantine instead
	Blank   int64 `json:"blank"`   // of it between records: blank lines, brackets, headers
}

// Add adds b to a.
func (a *Account) Add(b Account) {
	a.Stored += b.Stored
	a.Read += b.Read
	a.Records += b.Records
	a.Dropped += b.Dropped
	a.Blank += b.Blank
}

// Result says what was read of a part.
type Result struct {
	Input   schemas.Input
	Account Account
	Sum     Sum // as it was read now; zero if it could not be
}

// reader is one part on its way.
type reader struct {
	ctx   context.Context
	part  Part
	o     Options
	sink  Sink
	row   schemas.Input
	count Account
	next  int64 // number of the next record
	ids   idSet // of the records of the content under way
	kept  bool  // something was handed on
	lost  bool  // something was not
}

// Read reads one part's records in order. An error is the sink's or ctx's: what cannot be read is dropped, with
// its reason, and what was read before and after it is kept.
func Read(ctx context.Context, p Part, o Options, sink Sink) (Result, error) {
	r := &reader{ctx: ctx, part: p, o: o, sink: sink, next: p.First}
	in := p.Input
	r.row = schemas.Input{InputID: in.ID(), URI: in.URI, Format: "txt", Compression: "none", Encoding: "utf-8", EncodingSource: "detected"}
	sum, err := r.file()
	r.row.NRecords = r.next - p.First
	r.row.SHA256 = sum.String()
	switch {
	case r.lost && r.kept:
		r.row.Status = "partial"
	case r.lost:
		r.row.Status = "failed"
	default:
		r.row.Status = "ok"
	}
	return Result{Input: r.row, Account: r.count, Sum: sum}, err
}

// file opens the part's file and reads it.
func (r *reader) file() (sum Sum, err error) {
	in := r.part.Input
	if in.Fault != nil {
		return sum, r.drop(schemas.Quarantine{Stage: "open", Code: in.Fault.Code, Message: in.URI + ": " + in.Fault.Message, Retryable: in.Fault.Code == "unreadable"}, nil, 0)
	}
	f, err := os.Open(in.Path)
	var info os.FileInfo
	if err == nil {
		defer f.Close()
		if info, err = f.Stat(); err == nil && !info.Mode().IsRegular() {
			err = errors.New("not a regular file")
		}
	}
	if err != nil {
		return sum, r.unreadable(err)
	}
	r.row.Bytes = info.Size()
	if in.Size > 0 {
		r.row.Bytes = in.Size
	}
	ranged := r.part.Start > 0 || r.part.End > 0
	if r.part.Start == 0 {
		r.count.Stored = r.row.Bytes
	}
	if ranged {
		sum = r.part.Sum // read when planned
		if in.Modified != 0 && (info.Size() != in.Size || info.ModTime().UnixNano() != in.Modified) {
			return Sum{}, r.unreadable(errors.New("it changed after it was planned"))
		}
		if err := r.open(f, f, info.Size()); err != nil {
			return sum, err
		}
		if now, err := f.Stat(); err != nil || now.Size() != info.Size() || !now.ModTime().Equal(info.ModTime()) {
			sum = Sum{} // done again by the next run
		}
		return sum, nil
	}
	hash := sha256.New()
	n := &counted{r: io.TeeReader(f, hash)}
	if err := r.open(f, n, info.Size()); err != nil {
		return sum, err
	}
	if _, err := io.Copy(io.Discard, n); err == nil { // what the format left unread
		hash.Sum(sum[:0])
		r.count.Stored, r.row.Bytes = n.n, n.n
	}
	return sum, nil
}

func (r *reader) unreadable(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return r.drop(schemas.Quarantine{Stage: "open", Code: "unreadable", Retryable: true, Message: fmt.Sprintf("%s: %v; mend the cause and run again", r.part.Input.URI, err)}, nil, 0)
}

// give hands a record on.
func (r *reader) give(rec Record) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	rec.Number = r.next
	r.next++
	if rec.ID != "" {
		n := r.part.Repeats[rec.Number]
		if r.part.End == 0 {
			n = r.ids.add(rec.ID)
		}
		if n > 0 {
			rec.ID = fmt.Sprintf("%s\x00%d", rec.ID, n)
		}
	}
	if rec.Start >= 0 {
		r.count.Records += rec.End - rec.Start
	}
	r.kept = true
	return r.sink.Record(rec)
}

// drop hands a quarantine row on, of so many bytes that no record holds. payload may be nil, or what was dropped.
func (r *reader) drop(q schemas.Quarantine, payload []byte, bytes int64) error {
	if q.PayloadSHA256 == "" {
		q = q.WithPayload(payload)
	}
	if q.SourceURI == "" {
		q.SourceURI = r.part.Input.URI
	}
	r.count.Dropped += bytes
	r.lost = true
	return r.sink.Drop(q)
}

// dropPiece drops a record as it stands in the content, and counts it.
func (r *reader) dropPiece(c *content, p piece, stage, code, cause string) error {
	n := r.next
	r.next++
	q := p.row(schemas.Quarantine{
		SourceURI: c.uri, SourceRecord: &n, ByteStart: &p.start, ByteEnd: &p.end, Stage: stage, Code: code,
		Message: fmt.Sprintf("%s: record %d, bytes %d to %d: %s", c.uri, n, p.start, p.end, cause),
	})
	return r.drop(q, p.data, p.end-p.start)
}

// ended tells of a content that ended before its end: nothing more is lost than what cannot be read.
func (r *reader) ended(c *content) error {
	if c.err == nil || c.told {
		return nil
	}
	c.told = true
	at := c.at
	stage, code, retry := "decompress", "bad_compression", false
	cause := fmt.Sprintf("the %s stream ends or breaks at decompressed byte %d (record %d): %v; what stands before it is kept", c.wrap, at, r.next, c.err)
	var limit *limitError
	var path *os.PathError
	switch {
	case errors.As(c.err, &limit):
		code, cause = limit.code, fmt.Sprintf("stopped at decompressed byte %d (record %d): %v", at, r.next, c.err)
	case errors.As(c.err, &path) || c.wrap == "none":
		stage, code, retry = "open", "unreadable", true
		cause = fmt.Sprintf("a read error at byte %d (record %d): %v; what stands before it is kept", at, r.next, c.err)
	}
	n := r.next
	return r.drop(schemas.Quarantine{
		SourceURI: c.uri, SourceRecord: &n, ByteStart: &at, ByteEnd: &at, Stage: stage, Code: code, Retryable: retry, Message: c.uri + ": " + cause,
	}, nil, 0)
}

// Planned is the row of an input that was not read: what the plan knows of it.
func Planned(p Part) schemas.Input {
	return schemas.Input{
		InputID: p.Input.ID(), URI: p.Input.URI, Format: "txt", Compression: "none", Encoding: "utf-8", EncodingSource: "detected",
		Bytes: p.Input.Size, SHA256: p.Sum.String(), Status: "ok",
	}
}
