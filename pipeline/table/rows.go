package table

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
)

// Broken is the error of a Parquet file that is none, or not whole.
type Broken struct{ Cause error }

func (b *Broken) Error() string { return b.Cause.Error() }
func (b *Broken) Unwrap() error { return b.Cause }

// Rows calls row with the fields of each row of any Parquet file as JSON: a nested field under its dotted path, a
// list as an array, dates and times in ISO 8601, null left out. The error is row's, or *Broken. Memory holds a
// page a column.
func Rows(f io.ReaderAt, size int64, row func(fields map[string]json.RawMessage) error) (err error) {
	inside := false // row itself is running: its faults are not the file's
	defer func() {
		if fault := recover(); fault != nil {
			if inside {
				panic(fault)
			}
			err = &Broken{fmt.Errorf("%v", fault)}
		}
	}()
	file, err := openSound(f, size)
	if err != nil {
		return &Broken{err}
	}
	leaves := leavesOf(file)
	buffer := make([]parquet.Row, 16)
	for _, group := range file.RowGroups() {
		rows := group.Rows()
		for {
			n, err := rows.ReadRows(buffer)
			for _, r := range buffer[:n] {
				inside = true
				err := row(fieldsOf(r, leaves))
				inside = false
				if err != nil {
					rows.Close()
					return err
				}
			}
			if err == io.EOF || err == nil && n == 0 {
				break
			}
			if err != nil {
				rows.Close()
				return &Broken{err}
			}
		}
		rows.Close()
	}
	return nil
}

// leaf is a column of values.
type leaf struct {
	name     string
	repeated bool
	write    func(parquet.Value) json.RawMessage
}

func leavesOf(file *parquet.File) []leaf {
	var leaves []leaf
	for _, path := range file.Schema().Columns() {
		c, ok := file.Schema().Lookup(path...)
		l := leaf{name: strings.Join(path, ".")}
		if ok {
			l.repeated = c.Node.Repeated() || len(path) > 2 && path[len(path)-2] == "list"
			l.write = writer(c.Node)
		}
		if l.repeated && len(path) > 2 {
			l.name = strings.Join(path[:len(path)-2], ".")
		}
		leaves = append(leaves, l)
	}
	return leaves
}

func fieldsOf(r parquet.Row, leaves []leaf) map[string]json.RawMessage {
	fields := map[string]json.RawMessage{}
	lists := map[string][][]byte{}
	for _, v := range r {
		if v.IsNull() || v.Column() >= len(leaves) || leaves[v.Column()].write == nil {
			continue
		}
		l := leaves[v.Column()]
		raw := l.write(v)
		if !l.repeated {
			fields[l.name] = raw
		} else {
			lists[l.name] = append(lists[l.name], raw)
		}
	}
	for name, items := range lists {
		fields[name] = append(append(json.RawMessage("["), bytes.Join(items, []byte(","))...), ']')
	}
	return fields
}

// writer returns how values of a column are written as JSON.
func writer(n parquet.Node) func(parquet.Value) json.RawMessage {
	text := func(s string) json.RawMessage {
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		e.Encode(s)
		return bytes.TrimSpace(b.Bytes())
	}
	if t := n.Type().LogicalType(); t != nil {
		switch t := t.Value.(type) {
		case *format.TimestampType:
			unit := time.Millisecond
			switch t.Unit.Value.(type) {
			case *format.MicroSeconds:
				unit = time.Microsecond
			case *format.NanoSeconds:
				unit = time.Nanosecond
			}
			zone := ""
			if t.IsAdjustedToUTC {
				zone = "Z07:00"
			}
			return func(v parquet.Value) json.RawMessage {
				perSecond := int64(time.Second / unit)
				s, rest := v.Int64()/perSecond, v.Int64()%perSecond
				return text(time.Unix(s, rest*int64(unit)).UTC().Format("2006-01-02T15:04:05.999999999" + zone))
			}
		case *format.DateType:
			return func(v parquet.Value) json.RawMessage {
				return text(time.Unix(int64(v.Int32())*86400, 0).UTC().Format(time.DateOnly))
			}
		}
	}
	switch n.Type().Kind() {
	case parquet.Boolean:
		return func(v parquet.Value) json.RawMessage { return json.RawMessage(fmt.Sprint(v.Boolean())) }
	case parquet.Int32:
		return func(v parquet.Value) json.RawMessage { return json.RawMessage(fmt.Sprint(v.Int32())) }
	case parquet.Int64:
		return func(v parquet.Value) json.RawMessage { return json.RawMessage(fmt.Sprint(v.Int64())) }
	case parquet.Float, parquet.Double:
		return func(v parquet.Value) json.RawMessage {
			f := v.Double()
			if v.Kind() == parquet.Float {
				f = float64(v.Float())
			}
			if math.IsNaN(f) || math.IsInf(f, 0) {
				return json.RawMessage("null")
			}
			data, _ := json.Marshal(f)
			return data
		}
	case parquet.ByteArray, parquet.FixedLenByteArray:
		return func(v parquet.Value) json.RawMessage { return text(string(v.ByteArray())) }
	}
	return func(v parquet.Value) json.RawMessage { return text(v.String()) }
}
