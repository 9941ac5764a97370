package source

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"newsfacts/pipeline/table"
	"newsfacts/schemas"
)

// parquet reads the rows of a Parquet file, one at a time.
func (r *reader) parquet(f io.ReaderAt, size int64, uri string) error {
	r.row.Format = "parquet"
	r.count.Read += size
	r.count.Records += size // rows have no bytes of their own
	err := table.Rows(f, size, func(fields map[string]json.RawMessage) error {
		rec := Record{URI: uri, Start: -1, End: -1, Format: "parquet"}
		whole := joined(fields)
		switch {
		case int64(len(whole)) > r.o.article():
			return r.dropRow(whole, "split", "too_large", tooLong(r.o.article()))
		case !r.o.fill(&rec, fields):
			return r.dropRow(whole, "parse", "no_text", noText)
		}
		return r.give(rec)
	})
	var broken *table.Broken
	if errors.As(err, &broken) {
		n := r.next
		return r.drop(schemas.Quarantine{SourceRecord: &n, Stage: "parse", Code: "bad_parquet", Message: fmt.Sprintf("%s: from record %d on: %v; what stands before it is kept", uri, n, broken)}, nil, 0)
	}
	return err
}

func (r *reader) dropRow(payload []byte, stage, code, cause string) error {
	n := r.next
	r.next++
	return r.drop(schemas.Quarantine{SourceRecord: &n, Stage: stage, Code: code, Message: fmt.Sprintf("%s: record %d: %s", r.part.Input.URI, n, cause)}, payload, 0)
}
