package source

import "bytes"

// cutter finds where a long text may be cut into blocks: not inside an article, if the text shows where one ends.
type cutter struct {
	n       int64 // bytes in the block so far
	blanks  int   // blank lines at its end
	ended   bool  // its last line ends a sentence
	ruled   bool  // its last line is a rule: -----, =====
	longest int64
}

const leastBlock = 256 << 10 // bytes

// before tells whether a block ends before this line.
func (t *cutter) before(line []byte) bool {
	if t.n > 0 && t.n+int64(len(line)) > t.longest {
		return true
	}
	head := len(line) < 120 && !blank(line) && !endsSentence(line)
	switch n := t.n; {
	case n < leastBlock || blank(line):
		return false
	case t.ruled || t.blanks > 1 || line[0] == '\f':
		return true
	case n >= 3*leastBlock/2 && t.blanks > 0 && head:
		return true
	case n >= 2*leastBlock && t.ended && head:
		return true
	case n >= 4*leastBlock:
		return true
	}
	return false
}

// add takes a line into the block.
func (t *cutter) add(line []byte) {
	t.n += int64(len(line))
	if blank(line) {
		t.blanks++
		return
	}
	t.blanks, t.ended, t.ruled = 0, endsSentence(line), rule(line)
}

func (t *cutter) reset() { *t = cutter{longest: t.longest} }

func endsSentence(line []byte) bool {
	line = bytes.TrimSpace(line)
	for _, end := range []string{"。", "”", "！", "？", "）", "\xa1\xa3", "\xa1\xb1", "\xa1\x43"} { // UTF-8, GB18030, Big5
		if bytes.HasSuffix(line, []byte(end)) {
			return true
		}
	}
	return false
}

func rule(line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) >= 5 && bytes.Count(line, line[:1]) == len(line) && bytes.IndexByte([]byte("-=*_#~"), line[0]) >= 0
}

// text reads plain text in blocks. to is where a range ends; -1: at the content's end.
func (r *reader) text(c *content, to int64) error {
	limit := r.o.article()
	t := cutter{longest: limit}
	var block []byte
	start := c.at
	end := func(at int64) error {
		b := block
		block = block[:0]
		t.reset()
		if blankText(b) {
			r.count.Blank += at - start
			return nil
		}
		return r.block(c, b, start, at)
	}
	for {
		p, ok := c.line(limit)
		if !ok {
			return end(c.at)
		}
		if p.long != nil || t.before(p.data) {
			if err := end(p.start); err != nil {
				return err
			}
			start = p.start
		}
		if p.long != nil {
			if err := r.dropPiece(c, p, "split", "too_large", tooLong(limit)); err != nil {
				return err
			}
			start = p.end
			continue
		}
		t.add(p.data)
		block = append(block, p.data...)
	}
}

// block hands a stretch of text on.
func (r *reader) block(c *content, b []byte, start, end int64) error {
	d := c.code.decode(b, start)
	if c.width != nil {
		d.marks = []Mark{{0, start}} // UTF-16: the lines' places are not kept
	}
	if err := r.bad(c, d, b, start); err != nil {
		return err
	}
	return r.give(Record{URI: c.uri, Start: start, End: end, Format: "txt", Text: d.text, Marks: d.marks})
}
