package source

import (
	"bytes"
	"crypto/sha256"
	"io"
	"os"
)

// Facts are what the planning pass learns of an input.
type Facts struct {
	Format string // as it stands inside its compression; "" if it cannot be read
	Sum    Sum    // of the bytes as stored
	Parts  []Part // in order; at least one
}

// Probe reads an input once and says what a plan needs: it depends on the input alone. A large file of JSON lines
// or plain text, not compressed or in seekable zstd, becomes several parts, each of about size bytes and ending
// between records. An input that cannot be read is one part, which Read will drop.
func Probe(in Input, size int64, o Options) Facts {
	facts := Facts{Parts: []Part{{Input: in}}}
	if in.Fault != nil {
		return facts
	}
	f, err := os.Open(in.Path)
	if err != nil {
		return facts
	}
	defer f.Close()
	sum := sha256.New()
	tee := io.TeeReader(f, sum)
	r := &reader{o: o}
	c := newContent(in.URI, "none", tee)
	defer c.free()
	r.part.Input = in
	wrap := compression(c.head())
	var cuts []Part
	switch {
	case wrap == "none" && !bytes.HasPrefix(c.head(), []byte("PAR1")):
		facts.Format, _ = r.format(c)
		if in.Size > size {
			cuts = r.cuts(c, facts.Format, size)
		}
	case wrap == "zstd" && in.Size > size/4:
		if t, ok := seekTable(f, in.Size); ok {
			if z, done, err := t.at(f, 0); err == nil {
				inner := newContent(in.URI, wrap, z)
				defer inner.free()
				facts.Format, _ = r.format(inner)
				cuts = r.cuts(inner, facts.Format, size)
				done()
				if inner.err != nil || inner.at != t.plain[len(t.plain)-1] {
					cuts = nil // broken: Read keeps what can be kept
				}
			}
		}
	}
	if _, err := io.Copy(io.Discard, c.r); err != nil {
		return facts
	}
	sum.Sum(facts.Sum[:0])
	for i := range cuts {
		cuts[i].Input, cuts[i].Sum, cuts[i].Frames = in, facts.Sum, wrap == "zstd"
	}
	if len(cuts) > 1 && c.err == nil {
		facts.Parts = cuts
	}
	facts.Parts[0].Sum = facts.Sum
	return facts
}

// cuts takes all of a content and returns where its parts begin and end, with the numbers of their first records.
func (r *reader) cuts(c *content, format string, size int64) []Part {
	if format != "jsonl" && format != "txt" || c.width != nil {
		return nil
	}
	limit := r.o.article()
	var cuts []Part
	part := Part{Start: 0}
	record := int64(0)
	cut := func(at int64) {
		if at-part.Start < size {
			return
		}
		part.End = at
		cuts = append(cuts, part)
		part = Part{Start: at, First: record}
	}
	var ids idSet
	t := cutter{longest: limit}
	solid := false // the block holds something to read
	for {
		p, ok := c.line(limit)
		if !ok {
			break
		}
		if format == "jsonl" {
			cut(p.start)
			if p.long == nil && blank(p.data) {
				continue
			}
			if p.long == nil {
				if id := r.o.idOf(p.data, c.code); id != "" {
					if n := ids.add(id); n > 0 {
						if part.Repeats == nil {
							part.Repeats = map[int64]int32{}
						}
						part.Repeats[record] = n
					}
				}
			}
			record++
			continue
		}
		if p.long != nil || t.before(p.data) {
			if solid {
				record++
			}
			t.reset()
			solid = false
			if p.long == nil {
				cut(p.start)
			}
		}
		if p.long != nil {
			record++
			cut(p.end)
			continue
		}
		t.add(p.data)
		solid = solid || !blankText(p.data)
	}
	if c.at > part.Start {
		part.End = c.at
		cuts = append(cuts, part)
	}
	return cuts
}
