package table

import (
	"fmt"
	"io"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/parquet-go/parquet-go"
	"golang.org/x/sync/errgroup"

	"newsfacts/schemas"
)

// Pick says which part of a table is read. The zero value is all of it.
type Pick struct {
	Columns []string          // by name; nil: all. The fields of the others are zero
	Article func(string) bool // whether rows of an article are wanted, by its id; nil: all
}

// Read returns all rows of a file. It is an error for the file to be of another table or schema version.
func Read[T any](path string, t schemas.Table) (rows []T, err error) {
	err = Each(path, t, Pick{}, func(row *T) error { rows = append(rows, *row); return nil })
	if rows == nil && err == nil {
		rows = []T{}
	}
	return rows, err
}

// Each calls do with each row of a file that pick wants, in order; the row is good until do returns. Memory holds
// batchRows of them, and a page a column.
func Each[T any](path string, t schemas.Table, pick Pick, do func(*T) error) error {
	f, size, err := open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := describe(f, size, path, t.Name); err != nil {
		return err
	}
	file, err := parquet.OpenFile(f, size, parquet.SkipBloomFilters(true), parquet.SkipPageIndex(true))
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	for _, group := range file.RowGroups() {
		r := reader[T]{columns: columnsOf(reflect.TypeFor[T](), nil, file.Schema(), group, pick), pick: pick}
		err := r.group(group.NumRows(), path, do)
		for _, c := range r.columns {
			c.values.Close()
		}
		if err != nil {
			return err
		}
	}
	return nil
}

const batchRows = 512

// reader turns the columns of a row group into rows.
type reader[T any] struct {
	columns []*column
	pick    Pick
}

// column is a column under way to a field of the rows.
type column struct {
	name   string
	field  []int // of the row's struct
	list   bool
	put    func(field reflect.Value, v parquet.Value, c *column)
	values parquet.ColumnChunkValueReader
	buffer []parquet.Value
	ahead  []parquet.Value // the end of buffer: read, not put yet
	last   string          // the latest text: the next is often the same
}

// columnsOf returns the columns that are wanted of a row's struct, article_id first.
func columnsOf(row reflect.Type, at []int, schema *parquet.Schema, group parquet.RowGroup, pick Pick) (list []*column) {
	for i := range row.NumField() {
		f, field := row.Field(i), append(slices.Clip(at), i)
		if f.Anonymous {
			list = append(list, columnsOf(f.Type, field, schema, group, pick)...)
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("parquet"), ",")
		if name == "" || name == "-" || pick.Columns != nil && !slices.Contains(pick.Columns, name) && (name != "article_id" || pick.Article == nil) {
			continue
		}
		path := []string{name}
		repeated := f.Type.Kind() == reflect.Slice
		if repeated {
			path = append(path, "list", "element")
		}
		leaf, ok := schema.Lookup(path...)
		if !ok {
			continue // a column that older files do not have
		}
		c := &column{name: name, field: field, list: repeated, put: putter(f.Type), buffer: make([]parquet.Value, batchRows)}
		c.values = parquet.NewColumnChunkValueReader(group.ColumnChunks()[leaf.ColumnIndex])
		list = append(list, c)
	}
	slices.SortStableFunc(list, func(a, b *column) int {
		switch {
		case a.name == b.name:
			return 0
		case a.name == "article_id":
			return -1
		case b.name == "article_id":
			return 1
		}
		return 0
	})
	return list
}

// group reads n rows in batches.
func (r *reader[T]) group(n int64, path string, do func(*T) error) error {
	rows := make([]T, min(n, batchRows))
	fields := make([]reflect.Value, len(rows))
	for n > 0 {
		rows = rows[:min(n, int64(len(rows)))]
		clear(rows)
		for i := range rows {
			fields[i] = reflect.ValueOf(&rows[i]).Elem()
		}
		wanted, columns := fields[:len(rows)], r.columns
		if r.pick.Article != nil {
			if err := columns[0].fill(wanted); err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
			wanted, columns = r.want(wanted, columns[0]), columns[1:]
		}
		if err := fill(columns, wanted); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		for i := range wanted {
			if wanted[i].IsValid() {
				if err := do(&rows[i]); err != nil {
					return err
				}
			}
		}
		n -= int64(len(rows))
	}
	return nil
}

// fill puts the next values of all columns into the rows, on all processors.
func fill(columns []*column, rows []reflect.Value) error {
	var g errgroup.Group
	n := runtime.GOMAXPROCS(0)
	for from := range min(n, len(columns)) {
		g.Go(func() error {
			for i := from; i < len(columns); i += n {
				if err := columns[i].fill(rows); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return g.Wait()
}

// want puts the zero Value for the rows of articles that are not wanted.
func (r *reader[T]) want(rows []reflect.Value, id *column) []reflect.Value {
	last, yes := "", false
	for i := range rows {
		if s := rows[i].FieldByIndex(id.field).String(); s != last || i == 0 {
			last, yes = s, r.pick.Article(s)
		}
		if !yes {
			rows[i] = reflect.Value{}
		}
	}
	return rows
}

// fill puts the next values of a column into the fields of the rows.
func (c *column) fill(rows []reflect.Value) error {
	if c.list {
		for _, row := range rows {
			if row.IsValid() {
				*row.FieldByIndex(c.field).Addr().Interface().(*[]string) = []string{}
			}
		}
	}
	for at := -1; ; {
		for len(c.ahead) > 0 {
			v := c.ahead[0]
			if v.RepetitionLevel() == 0 {
				if at+1 == len(rows) {
					return nil
				}
				at++
			}
			c.ahead = c.ahead[1:]
			if !v.IsNull() && at >= 0 && rows[at].IsValid() {
				c.put(rows[at].FieldByIndex(c.field), v, c)
			}
		}
		if !c.list && at+1 == len(rows) {
			return nil
		}
		n, err := c.values.ReadValues(c.buffer)
		if n == 0 {
			if err == io.EOF && at+1 == len(rows) {
				return nil
			}
			if err == nil || err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			return fmt.Errorf("column %s: %w", c.name, err)
		}
		c.ahead = c.buffer[:n]
	}
}

// text returns a value's text; texts that follow one another are often the same.
func (c *column) text(v parquet.Value) string {
	if b := v.ByteArray(); string(b) != c.last {
		c.last = string(b)
	}
	return c.last
}

// putter returns how a value is put into a field of a type.
func putter(t reflect.Type) func(field reflect.Value, v parquet.Value, c *column) {
	if t.Kind() == reflect.Pointer {
		inner, elem := putter(t.Elem()), t.Elem()
		return func(field reflect.Value, v parquet.Value, c *column) {
			p := reflect.New(elem)
			inner(p.Elem(), v, c)
			field.Set(p)
		}
	}
	switch t.Kind() {
	case reflect.String:
		return func(field reflect.Value, v parquet.Value, c *column) { field.SetString(c.text(v)) }
	case reflect.Slice:
		return func(field reflect.Value, v parquet.Value, c *column) {
			list := field.Addr().Interface().(*[]string)
			*list = append(*list, c.text(v))
		}
	case reflect.Int32:
		return func(field reflect.Value, v parquet.Value, c *column) { field.SetInt(int64(v.Int32())) }
	case reflect.Int64:
		return func(field reflect.Value, v parquet.Value, c *column) { field.SetInt(v.Int64()) }
	case reflect.Float64:
		return func(field reflect.Value, v parquet.Value, c *column) { field.SetFloat(v.Double()) }
	case reflect.Bool:
		return func(field reflect.Value, v parquet.Value, c *column) { field.SetBool(v.Boolean()) }
	}
	if t == reflect.TypeFor[time.Time]() {
		return func(field reflect.Value, v parquet.Value, c *column) {
			field.Set(reflect.ValueOf(time.UnixMicro(v.Int64()).UTC()))
		}
	}
	panic(t.String() + " is no type of a column")
}
