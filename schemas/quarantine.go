package schemas

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// Quarantine is what was dropped, and why: a file, a record, an article.
type Quarantine struct {
	QuarantineID  string `parquet:"quarantine_id" doc:"input_id-q and a number, the same in every run"`
	InputID       string `parquet:"input_id,dict" doc:"the input it was read from" ref:"inputs"`
	SourceURI     string `parquet:"source_uri,dict" doc:"path relative to the input root"`
	SourceRecord  *int64 `parquet:"source_record" doc:"line or record in the input, from 0; null for the whole input"`
	ByteStart     *int64 `parquet:"byte_start" unit:"bytes" doc:"where it begins in the decompressed input"`
	ByteEnd       *int64 `parquet:"byte_end" unit:"bytes" doc:"where it ends in the decompressed input, exclusive"`
	Stage         string `parquet:"stage,dict" doc:"the station that dropped it" words:"stages"`
	Code          string `parquet:"code,dict" doc:"stable code of the cause" words:"quarantine_codes"`
	Message       string `parquet:"message" doc:"place, cause and remedy"`
	Payload       string `parquet:"payload" doc:"its first 64 KiB, bad bytes as U+FFFD"`
	PayloadSHA256 string `parquet:"payload_sha256" doc:"of the whole payload, hex"`
	PayloadBytes  int64  `parquet:"payload_bytes" unit:"bytes" doc:"size of the whole payload"`
	Retryable     bool   `parquet:"retryable" doc:"may be read on another try without a change"`
}

// MaxPayload is how much of what was dropped is kept.
const MaxPayload = 64 << 10 // bytes

// WithPayload returns q with what was dropped: its beginning, size and hash.
func (q Quarantine) WithPayload(data []byte) Quarantine {
	sum := sha256.Sum256(data)
	q.PayloadSHA256, q.PayloadBytes = hex.EncodeToString(sum[:]), int64(len(data))
	if len(data) > MaxPayload {
		data = data[:MaxPayload]
	}
	q.Payload = strings.ToValidUTF8(string(data), "\uFFFD")
	return q
}
