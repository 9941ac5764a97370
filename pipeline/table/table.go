// Package table writes and reads one table as a Parquet file: the only code that knows parquet-go.
//
// Long texts (ids, text, evidence, payload) are plain, the other strings dictionary-encoded; zstd; a page
// index, bloom filters on article_id, at most 100,000 rows a row group, no statistics on long text. The same
// rows give the same bytes.
package table

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"newsfacts/schemas"
)

// MaxRows is the largest number of rows in a row group.
const MaxRows = 100_000

// Meta is what a file says of itself besides its rows. It holds no clock time, path or worker count.
type Meta struct {
	Rules  string // version of the rules
	Config string // hash of the configuration that changes rows
	Unit   string // key of the unit of work: a hash of its inputs and the configuration
}

// Writer writes one table's rows to one file.
type Writer[T any] struct {
	rows *parquet.GenericWriter[T]
	n    int64
}

// codec is shared by all writers: an encoder's tables take longer to make than most pages to pack.
var codec = &zstd.Codec{Level: zstd.SpeedFastest}

// NewWriter returns a writer of t's rows, whose type is T, to w.
func NewWriter[T any](w io.Writer, t schemas.Table, meta Meta) (*Writer[T], error) {
	arrow, err := arrowSchema(t)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", t.Name, err)
	}
	options := []parquet.WriterOption{
		parquet.Compression(codec),
		parquet.MaxRowsPerRowGroup(MaxRows),
		parquet.CreatedBy("newsfacts", schemas.Version, meta.Rules),
		parquet.KeyValueMetadata("newsfacts.table", t.Name),
		parquet.KeyValueMetadata("newsfacts.schema_version", schemas.Version),
		parquet.KeyValueMetadata("newsfacts.rules_version", meta.Rules),
		parquet.KeyValueMetadata("newsfacts.config", meta.Config),
		parquet.KeyValueMetadata("ARROW:schema", arrow),
	}
	for _, c := range t.Columns() {
		if c.Name == "article_id" {
			options = append(options, parquet.BloomFilters(parquet.SplitBlockFilter(10, c.Name)))
		}
		if long(c) {
			options = append(options, parquet.SkipPageBounds(c.Name), parquet.SkipPageStatistics(c.Name))
		}
	}
	return &Writer[T]{rows: parquet.NewGenericWriter[T](w, options...)}, nil
}

// long tells whether a column's values are running text: statistics would repeat it.
func long(c schemas.Column) bool {
	switch c.Name {
	case "text", "evidence", "payload", "message", "extra", "byline", "title":
		return c.Type == "STRING"
	}
	return false
}

// Write adds rows.
func (w *Writer[T]) Write(rows []T) error {
	n, err := w.rows.Write(rows)
	w.n += int64(n)
	return err
}

// Pages returns what encodes the pages under way, a column each: work that Flush and Close would do themselves. They may
// run beside one another, but not beside anything else of the writer.
func (w *Writer[T]) Pages() []func() error {
	var list []func() error
	for _, c := range w.rows.ColumnWriters() {
		list = append(list, c.Flush)
	}
	return list
}

// Flush ends the row group: its memory is free again.
func (w *Writer[T]) Flush() error { return w.rows.Flush() }

// Rows returns how many rows were written so far.
func (w *Writer[T]) Rows() int64 { return w.n }

// SetUnit sets the key of the unit of work that the file says it is of.
func (w *Writer[T]) SetUnit(key string) { w.rows.SetKeyValueMetadata("newsfacts.unit", key) }

// Close ends the file; it does not close the underlying writer.
func (w *Writer[T]) Close() error { return w.rows.Close() }

// Describe returns what a file says of itself.
func Describe(path, table string) (Meta, error) {
	f, size, err := open(path)
	if err != nil {
		return Meta{}, err
	}
	defer f.Close()
	return describe(f, size, path, table)
}

func open(path string) (*os.File, int64, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, 0, err
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, 0, err
	}
	return f, info.Size(), nil
}

func describe(f io.ReaderAt, size int64, path, table string) (Meta, error) {
	if err := soundFooter(f, size); err != nil {
		return Meta{}, fmt.Errorf("%s: %w", path, err)
	}
	file, err := parquet.OpenFile(f, size, parquet.SkipBloomFilters(true), parquet.SkipPageIndex(true))
	if err != nil {
		return Meta{}, fmt.Errorf("%s: %w", path, err)
	}
	get := func(key string) string { v, _ := file.Lookup("newsfacts." + key); return v }
	if name := get("table"); name != table {
		return Meta{}, fmt.Errorf("%s: holds table %q, not %q", path, name, table)
	}
	if v := get("schema_version"); major(v) != major(schemas.Version) {
		return Meta{}, fmt.Errorf("%s: schema version %s, this program writes %s", path, v, schemas.Version)
	}
	return Meta{Rules: get("rules_version"), Config: get("config"), Unit: get("unit")}, nil
}

func major(version string) string { m, _, _ := strings.Cut(version, "."); return m }
