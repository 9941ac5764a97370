// Package source finds the inputs and reads their records: files, folders, globs and stdin; decompressed,
// decoded to UTF-8, split into records. What cannot be read becomes a quarantine row; text is never an error.
package source

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"newsfacts/schemas"
)

// Options say how records are read.
type Options struct {
	TextField, TitleField, DateField, IDField string // dotted paths into a record; "" = the usual names
}

// Input is one file of the plan.
type Input struct {
	Path string // as it is opened; "-" is stdin
	URI  string // relative to its input root
	Size int64  // bytes as stored, as far as the folder tells
	ID   string // first 20 hex digits of SHA-256 over URI
}

// Record is one text of an input: a whole file, a web page, or a line of records.
type Record struct {
	Number     int64  // in its input, from 0
	Start, End int64  // bytes in the decompressed input
	Format     string // txt, html, jsonl ...
	Text       string // UTF-8; of html the markup
	Title      string
	Date       string // as the record has it
	ID         string // the record's own id
	URL        string
	Extra      string // unused fields as JSON
}

// Sink takes what is read, in order.
type Sink struct {
	Record func(Record) error
	Drop   func(schemas.Quarantine) error
}

// Part is a range of one input that a unit of work reads: all of it, or line-aligned bytes of large records.
type Part struct {
	Input      Input
	Start, End int64 // bytes in the input as stored; End 0: to its end
	First      int64 // number of the first record
}

// Facts are what the planning pass learns of an input.
type Facts struct {
	Bytes  int64
	SHA256 string // of the bytes as stored, hex; "" if it cannot be read
	Format string
	Parts  []Part // in order; at least one
}

// Probe reads an input once and says what a plan needs: it depends on the input alone. Parts are not much
// smaller than size bytes. An input that cannot be read is one part, which Read will drop.
func Probe(in Input, size int64) Facts {
	f := Facts{Parts: []Part{{Input: in}}}
	file, err := os.Open(in.Path)
	if err != nil {
		return f
	}
	defer file.Close()
	sum := sha256.New()
	if f.Bytes, err = io.Copy(sum, file); err == nil {
		f.SHA256 = hex.EncodeToString(sum.Sum(nil))
	}
	return f
}

// Find lists the files that the arguments name, in order of URI.
func Find(args []string) ([]Input, error) {
	var inputs []Input
	add := func(path, uri string) {
		if Hidden(uri) {
			return
		}
		size := int64(0)
		if info, err := os.Stat(path); err == nil {
			size = info.Size()
		}
		inputs = append(inputs, Named(path, uri, size))
	}
	for _, arg := range args {
		info, err := os.Stat(arg)
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			add(arg, filepath.Base(arg))
			continue
		}
		err = filepath.WalkDir(arg, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
				return err
			}
			rel, _ := filepath.Rel(arg, path)
			if len(args) > 1 {
				rel = filepath.Join(filepath.Base(arg), rel)
			}
			add(path, filepath.ToSlash(rel))
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(inputs, func(a, b Input) int { return strings.Compare(a.URI, b.URI) })
	return inputs, nil
}

// Read reads one part's records in order and returns what it is.
func Read(ctx context.Context, p Part, o Options, sink Sink) (schemas.Input, error) {
	in := p.Input
	row := schemas.Input{InputID: in.ID, URI: in.URI, Compression: "none", Status: "ok"}
	data, err := os.ReadFile(in.Path)
	if err != nil {
		row.Status = "failed"
		return row, sink.Drop(schemas.Quarantine{Stage: "open", Code: "unreadable", Message: err.Error(), Retryable: true})
	}
	sum := sha256.Sum256(data)
	row.Bytes, row.SHA256 = int64(len(data)), hex.EncodeToString(sum[:])
	text, name, how := decode(data)
	row.Encoding, row.EncodingSource = name, how
	row.Format = Format(in.URI, text)
	if row.Format != "jsonl" {
		row.NRecords = 1
		return row, sink.Record(Record{Format: row.Format, Text: text, End: int64(len(data))})
	}
	at := int64(0)
	for line := range strings.Lines(text) {
		r := Record{Number: row.NRecords, Start: at, End: at + int64(len(line)), Format: "jsonl"}
		at += int64(len(line))
		row.NRecords++
		var fields map[string]any
		if err := json.Unmarshal([]byte(line), &fields); err != nil {
			q := schemas.Quarantine{SourceRecord: &r.Number, Stage: "parse", Code: "bad_json", Message: fmt.Sprintf("%s: record %d: %v", in.URI, r.Number, err)}
			if err := sink.Drop(q.WithPayload([]byte(line))); err != nil {
				return row, err
			}
			continue
		}
		str := func(names ...string) string {
			for _, n := range names {
				holder, last := fields, n
				for head, rest, dotted := strings.Cut(last, "."); dotted && holder[last] == nil; head, rest, dotted = strings.Cut(last, ".") {
					holder, _ = holder[head].(map[string]any)
					last = rest
				}
				if s, ok := holder[last].(string); ok {
					delete(holder, last)
					return s
				}
			}
			return ""
		}
		r.Text, r.Title, r.Date, r.ID, r.URL = str(o.TextField, "text", "content"), str(o.TitleField, "title"), str(o.DateField, "date"), str(o.IDField, "id"), str("url")
		if len(fields) > 0 {
			extra, _ := json.Marshal(fields)
			r.Extra = string(extra)
		}
		if err := sink.Record(r); err != nil {
			return row, err
		}
	}
	return row, nil
}

// Format tells txt, html and jsonl apart by name and content.
func Format(uri, text string) string {
	switch strings.ToLower(filepath.Ext(uri)) {
	case ".html", ".htm":
		return "html"
	case ".jsonl", ".ndjson":
		return "jsonl"
	}
	if strings.HasPrefix(strings.TrimSpace(text), "<") {
		return "html"
	}
	return "txt"
}

func decode(data []byte) (text, name, how string) {
	if b, ok := bytes.CutPrefix(data, []byte("\xef\xbb\xbf")); ok {
		return string(b), "utf-8", "bom"
	}
	if utf8.Valid(data) {
		return string(data), "utf-8", "detected"
	}
	best, bad := "", len(data)+1
	for _, e := range []struct {
		name string
		encoding.Encoding
	}{{"gb18030", simplifiedchinese.GB18030}, {"big5", traditionalchinese.Big5}} {
		if b, err := e.NewDecoder().Bytes(data); err == nil {
			if n := strings.Count(string(b), "\uFFFD"); n < bad {
				best, name, bad = string(b), e.name, n
			}
		}
	}
	return best, name, "detected"
}

// Decode returns a text as UTF-8, whatever its encoding.
func Decode(data []byte) string {
	text, _, _ := decode(data)
	return text
}
