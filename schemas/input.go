package schemas

// Input is one file as it was read.
type Input struct {
	InputID        string `parquet:"input_id" doc:"first 20 hex digits of SHA-256 over uri"`
	URI            string `parquet:"uri" doc:"path relative to the input root"`
	Format         string `parquet:"format,dict" doc:"by content" words:"formats"`
	Compression    string `parquet:"compression,dict" doc:"by magic number" words:"compressions"`
	Encoding       string `parquet:"encoding,dict" doc:"WHATWG name of the text encoding"`
	EncodingSource string `parquet:"encoding_source,dict" doc:"what told the encoding" words:"encoding_sources"`
	Bytes          int64  `parquet:"bytes" unit:"bytes" doc:"size as stored"`
	SHA256         string `parquet:"sha256" doc:"of the bytes as stored, hex"`
	Status         string `parquet:"status,dict" doc:"how far it was read" words:"statuses"`
	NRecords       int64  `parquet:"n_records" unit:"records" doc:"lines or records read"`
	NArticles      int64  `parquet:"n_articles" unit:"rows" doc:"rows of articles"`
	NQuarantined   int64  `parquet:"n_quarantined" unit:"rows" doc:"rows of quarantine"`
	NFigures       int64  `parquet:"n_figures" unit:"rows" doc:"rows of figures"`
	NPercentages   int64  `parquet:"n_percentages" unit:"rows" doc:"rows of percentages"`
	NDates         int64  `parquet:"n_dates" unit:"rows" doc:"rows of dates"`
	NOrganizations int64  `parquet:"n_organizations" unit:"rows" doc:"rows of organizations"`
	NFacts         int64  `parquet:"n_facts" unit:"rows" doc:"rows of facts"`
}
