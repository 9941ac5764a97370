package table

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"strings"
	"sync"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/ipc"

	"newsfacts/schemas"
)

var arrowTypes = map[string]arrow.DataType{
	"STRING": arrow.BinaryTypes.String, "INT32": arrow.PrimitiveTypes.Int32, "INT64": arrow.PrimitiveTypes.Int64,
	"DOUBLE": arrow.PrimitiveTypes.Float64, "BOOLEAN": arrow.FixedWidthTypes.Boolean, "DATE": arrow.FixedWidthTypes.Date32,
	"TIMESTAMP":    &arrow.TimestampType{Unit: arrow.Microsecond, TimeZone: "UTC"},
	"LIST<STRING>": arrow.ListOfField(arrow.Field{Name: "element", Type: arrow.BinaryTypes.String}),
}

var arrowSchemas sync.Map // table name -> string

// arrowSchema returns the value of ARROW:schema, in which readers of the Arrow family look for a column's
// description and unit: the table's schema as an Arrow IPC message, base64.
func arrowSchema(t schemas.Table) (string, error) {
	if s, ok := arrowSchemas.Load(t.Name); ok {
		return s.(string), nil
	}
	var fields []arrow.Field
	for _, c := range t.Columns() {
		keys, values := []string{"description"}, []string{c.Doc}
		if c.Unit != "" {
			keys, values = append(keys, "unit"), append(values, c.Unit)
		}
		typ, ok := arrowTypes[c.Type]
		if !ok {
			return "", fmt.Errorf("column %s: no Arrow type for %s", c.Name, c.Type)
		}
		fields = append(fields, arrow.Field{Name: c.Name, Type: typ, Nullable: c.Nullable, Metadata: arrow.NewMetadata(keys, values)})
	}
	var b bytes.Buffer
	w := ipc.NewWriter(&b, ipc.WithSchema(arrow.NewSchema(fields, nil)))
	if err := w.Close(); err != nil {
		return "", err
	}
	// A stream of no batches is the schema's message and an end mark of 8 bytes.
	message := strings.TrimSuffix(b.String(), "\xff\xff\xff\xff\x00\x00\x00\x00")
	s := base64.StdEncoding.EncodeToString([]byte(message))
	arrowSchemas.Store(t.Name, s)
	return s, nil
}
