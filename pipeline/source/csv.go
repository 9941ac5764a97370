package source

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// header returns the names of the columns if the first line of a text is a header with a column that holds texts.
func header(head []byte, code code) []string {
	line, _, more := bytes.Cut(head, []byte("\n"))
	if !more && len(head) == headBytes || len(line) > 4096 || blank(line) {
		return nil
	}
	comma := delimiter(line)
	if bytes.IndexByte(line, byte(comma)) < 0 {
		return nil // the first line of most texts
	}
	names := row(line, comma, code)
	if len(names) < 2 {
		return nil
	}
	known := 0
	for _, n := range names {
		for k := range kinds {
			if rank(k, n) >= 0 {
				known++
				break
			}
		}
	}
	if known < 2 || !slices.ContainsFunc(names, func(n string) bool { return rank(textKind, n) >= 0 }) {
		return nil
	}
	return names
}

// delimiter is a tab if the line has one, else a comma or a semicolon, whichever there are more of.
func delimiter(line []byte) rune {
	switch {
	case bytes.IndexByte(line, '\t') >= 0:
		return '\t'
	case bytes.Count(line, []byte(";")) > bytes.Count(line, []byte(",")):
		return ';'
	}
	return ','
}

// row parses one row.
func row(line []byte, comma rune, code code) []string {
	r := csv.NewReader(strings.NewReader(code.decode(line, 0).text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = comma, true, -1
	fields, err := r.Read()
	if err != nil {
		return nil
	}
	return fields
}

// csv reads comma or tab separated rows under a header. A row ends at a line end outside quotes.
func (r *reader) csv(c *content) error {
	limit := r.o.article()
	p, _ := c.line(limit)
	if p.long != nil {
		return r.dropPiece(c, p, "split", "too_large", tooLong(limit))
	}
	comma := delimiter(p.data)
	names := row(p.data, comma, c.code)
	r.count.Blank += p.end - p.start
	for i := range names {
		names[i] = strings.TrimSpace(names[i])
	}
	return r.pieces(c, limit, func() (piece, bool) { return c.row(limit, byte(comma)) }, func(p piece) error { return r.cells(c, p, names, comma) })
}

func (r *reader) cells(c *content, p piece, names []string, comma rune) error {
	d := c.code.decode(p.data, p.start)
	reader := csv.NewReader(strings.NewReader(d.text))
	reader.Comma, reader.LazyQuotes, reader.FieldsPerRecord = comma, true, -1
	cells, err := reader.Read()
	if err != nil {
		return r.dropPiece(c, p, "parse", "bad_record", fmt.Sprintf("no row of a table: %v", err))
	}
	if len(cells) > len(names) {
		return r.dropPiece(c, p, "parse", "bad_record", fmt.Sprintf("%d cells under %d names", len(cells), len(names)))
	}
	if err := r.bad(c, d, p.data, p.start); err != nil {
		return err
	}
	fields := map[string]json.RawMessage{}
	for i, cell := range cells {
		if cell != "" && names[i] != "" {
			fields[names[i]] = quoted(cell)
		}
	}
	return r.fields(c, p, fields, "csv")
}

// row takes the next row with its line end; quotes count where a cell begins.
func (c *content) row(limit int64, comma byte) (piece, bool) {
	inside, begin := false, true
	return c.scan(limit, func(b []byte) (int, bool) {
		for i, x := range b {
			switch {
			case x == '"' && (begin || inside):
				inside = !inside
				begin = !inside // a doubled quote opens again
				continue
			case x == '\n' && !inside:
				return i + 1, true
			}
			begin = x == comma && !inside
		}
		return len(b), false
	})
}
