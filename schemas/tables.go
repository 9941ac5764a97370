package schemas

import (
	"reflect"
	"strings"
)

// Table is one table: its name, which is its folder, and an empty row of it.
type Table struct {
	Name   string
	Doc    string
	Letter string // of the ids of a mention table and of facts: f, p, d, o, x; else ""
	Row    any    // the zero row, a struct
}

// Tables lists every table in the order in which they are told of.
var Tables = []Table{
	{"articles", "one row an article; a file may hold many", "", Article{}},
	{"figures", "numbers that measure or count, with their units", "f", Figure{}},
	{"percentages", "shares, rates and differences of rates", "p", Percentage{}},
	{"dates", "calendar points and periods, resolved", "d", Date{}},
	{"organizations", "named bodies, with their full names", "o", Organization{}},
	{"facts", "measured statements, their parts joined and resolved", "x", Fact{}},
	{"inputs", "the files read", "", Input{}},
	{"quarantine", "what was dropped, and why", "", Quarantine{}},
}

// Column is one column of a table as its readers see it.
type Column struct {
	Name       string
	Type       string // STRING, INT32, INT64, DOUBLE, BOOLEAN, DATE, TIMESTAMP, LIST<STRING>
	Nullable   bool
	Unit       string // "" where the value has none, or names its own
	Doc        string
	Vocabulary string // key of Vocabularies, or ""
	Ref        string // the table whose id it holds, or ""
}

// Columns lists a table's columns in order.
func (t Table) Columns() []Column { return columns(reflect.TypeOf(t.Row)) }

func columns(row reflect.Type) (list []Column) {
	for i := range row.NumField() {
		f := row.Field(i)
		if f.Anonymous {
			list = append(list, columns(f.Type)...)
			continue
		}
		tag := f.Tag.Get("parquet")
		if tag == "-" || tag == "" {
			continue
		}
		name, options, _ := strings.Cut(tag, ",")
		list = append(list, Column{
			Name: name, Type: columnType(f.Type, options), Nullable: f.Type.Kind() == reflect.Pointer,
			Unit: f.Tag.Get("unit"), Doc: f.Tag.Get("doc"), Vocabulary: f.Tag.Get("words"), Ref: f.Tag.Get("ref"),
		})
	}
	return list
}

func columnType(t reflect.Type, options string) string {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case strings.Contains(options, "date"):
		return "DATE"
	case strings.Contains(options, "timestamp"):
		return "TIMESTAMP"
	case t.Kind() == reflect.Slice:
		return "LIST<STRING>"
	}
	return map[reflect.Kind]string{
		reflect.String: "STRING", reflect.Int32: "INT32", reflect.Int64: "INT64", reflect.Float64: "DOUBLE", reflect.Bool: "BOOLEAN",
	}[t.Kind()]
}
