package pipeline

import (
	"fmt"
	"strings"

	"newsfacts/schemas"
)

// openSQL is open.sql: views over the tables for DuckDB, with a comment on every column.
// It is run from the folder that holds the output, or with `duckdb -init out/open.sql`: paths are relative to
// the output folder, which `SET VARIABLE newsfacts` may name.
func openSQL(out string, o Options) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "-- Views over this folder's tables for DuckDB: duckdb -init %s/open.sql\n", out)
	has := map[string]bool{}
	for _, t := range schemas.Tables {
		if !o.writes(t.Name) {
			continue
		}
		has[t.Name] = true
		fmt.Fprintf(&b, "CREATE OR REPLACE VIEW %s AS SELECT * FROM read_parquet('%s/%s/*.parquet');\n", t.Name, quoteSQL(out), t.Name)
		fmt.Fprintf(&b, "COMMENT ON VIEW %s IS '%s';\n", t.Name, quoteSQL(t.Doc))
		comments(&b, t.Name, t.Columns())
	}
	if has["facts"] {
		b.WriteString("CREATE OR REPLACE VIEW facts_distinct AS SELECT * FROM facts WHERE repeats_fact_id IS NULL;\n")
		b.WriteString("COMMENT ON VIEW facts_distinct IS 'facts without restatements inside one article';\n")
		comments(&b, "facts_distinct", tableNamed("facts").Columns())
		b.WriteString("CREATE OR REPLACE VIEW facts_wide AS SELECT f.*, a.title, a.outlet, a.publish_date, a.url FROM facts f JOIN articles a USING (article_id);\n")
		b.WriteString("COMMENT ON VIEW facts_wide IS 'facts with their article''s title, outlet, publish_date and url';\n")
		comments(&b, "facts_wide", tableNamed("facts").Columns())
	}
	return []byte(b.String())
}

func comments(b *strings.Builder, view string, columns []schemas.Column) {
	for _, c := range columns {
		doc := c.Doc
		if c.Unit != "" {
			doc += " [" + c.Unit + "]"
		}
		fmt.Fprintf(b, "COMMENT ON COLUMN %s.%s IS '%s';\n", view, c.Name, quoteSQL(doc))
	}
}

func quoteSQL(s string) string { return strings.ReplaceAll(s, "'", "''") }

// dataCard is README.md of an output folder: what is in it, in words.
func dataCard(m *Manifest) []byte {
	var b strings.Builder
	b.WriteString("# Tables of facts from Chinese news text\n\nWritten by newsfacts. `open.sql` opens them in DuckDB; every column is described in the files themselves, and by `newsfacts schema`.\n\n")
	fmt.Fprintf(&b, "Schema %s, rules %s, configuration %s. %d inputs, %d bytes.\n\n| table | rows | bytes | what |\n|---|---:|---:|---|\n", m.Schema, m.Rules, m.Config, m.Inputs, m.Bytes)
	for _, t := range schemas.Tables {
		if ts, ok := m.Tables[t.Name]; ok {
			fmt.Fprintf(&b, "| %s | %d | %d | %s |\n", t.Name, ts.Rows, ts.Bytes, t.Doc)
		}
	}
	b.WriteString("\n`char_start` and `char_end` are code points into `articles.text`, from 0, end exclusive. Values are in `unit`, after 万 and 亿; `value_exact` holds the exact decimal. What was dropped is in `quarantine`.\n")
	return []byte(b.String())
}
