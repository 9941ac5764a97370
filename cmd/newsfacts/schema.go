package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"newsfacts/schemas"
)

func schemaCommand() *cobra.Command {
	format := "text"
	c := &cobra.Command{Use: "schema [TABLE…]", Short: "the tables and columns with their docs", RunE: func(cmd *cobra.Command, args []string) error {
		var tables []schemas.Table
		for _, t := range schemas.Tables {
			if len(args) == 0 || slices.Contains(args, t.Name) {
				tables = append(tables, t)
			}
		}
		for _, name := range args {
			if !slices.ContainsFunc(tables, func(t schemas.Table) bool { return t.Name == name }) {
				return usage{fmt.Errorf("no table %q\nremedy  newsfacts schema lists all of them", name)}
			}
		}
		print, ok := map[string]func(io.Writer, []schemas.Table) error{"text": schemaText, "markdown": schemaMarkdown, "sql": schemaSQL, "json": schemaJSON}[format]
		if !ok {
			return usage{fmt.Errorf("--format %s: not text, markdown, sql or json", format)}
		}
		return print(cmd.OutOrStdout(), tables)
	}}
	c.Flags().StringVarP(&format, "format", "f", format, "text, markdown, sql or json")
	return c
}

func null(c schemas.Column) string {
	if c.Nullable {
		return ""
	}
	return "!"
}

func doc(c schemas.Column) string {
	doc := c.Doc
	if c.Unit != "" {
		doc += " [" + c.Unit + "]"
	}
	if c.Vocabulary != "" {
		var words []string
		for _, w := range schemas.Vocabularies[c.Vocabulary] {
			words = append(words, w.Name)
		}
		doc += ": " + strings.Join(words, ", ")
	}
	return doc
}

func schemaText(w io.Writer, tables []schemas.Table) error {
	for i, t := range tables {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s: %s\n", t.Name, t.Doc)
		for _, c := range t.Columns() {
			fmt.Fprintf(w, "  %-24s %-13s %s\n", c.Name+null(c), c.Type, doc(c))
		}
	}
	_, err := fmt.Fprintln(w, "\n! = never null; offsets are code points, dates and bounds inclusive")
	return err
}

func schemaMarkdown(w io.Writer, tables []schemas.Table) error {
	for _, t := range tables {
		fmt.Fprintf(w, "## %s\n\n%s.\n\n| column | type | meaning |\n|---|---|---|\n", t.Name, t.Doc)
		for _, c := range t.Columns() {
			fmt.Fprintf(w, "| %s%s | %s | %s |\n", c.Name, null(c), c.Type, strings.ReplaceAll(doc(c), "|", `\|`))
		}
		fmt.Fprintln(w)
	}
	return nil
}

var sqlTypes = map[string]string{
	"STRING": "VARCHAR", "INT32": "INTEGER", "INT64": "BIGINT", "DOUBLE": "DOUBLE", "BOOLEAN": "BOOLEAN", "DATE": "DATE",
	"TIMESTAMP": "TIMESTAMP WITH TIME ZONE", "LIST<STRING>": "VARCHAR[]",
}

func schemaSQL(w io.Writer, tables []schemas.Table) error {
	for _, t := range tables {
		fmt.Fprintf(w, "CREATE TABLE %s (\n", t.Name)
		columns := t.Columns()
		for i, c := range columns {
			end := ","
			if i == len(columns)-1 {
				end = ""
			}
			not := ""
			if !c.Nullable {
				not = " NOT NULL"
			}
			fmt.Fprintf(w, "  %s %s%s%s -- %s\n", c.Name, sqlTypes[c.Type], not, end, doc(c))
		}
		fmt.Fprintf(w, ");\n")
	}
	return nil
}

func schemaJSON(w io.Writer, tables []schemas.Table) error {
	type column struct {
		Name, Type, Doc  string
		Nullable         bool
		Unit, References string         `json:",omitempty"`
		Words            []schemas.Word `json:",omitempty"`
	}
	type table struct {
		Name, Doc string
		Columns   []column
	}
	var list []table
	for _, t := range tables {
		j := table{Name: t.Name, Doc: t.Doc}
		for _, c := range t.Columns() {
			j.Columns = append(j.Columns, column{c.Name, c.Type, c.Doc, c.Nullable, c.Unit, c.Ref, schemas.Vocabularies[c.Vocabulary]})
		}
		list = append(list, j)
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(list)
}
