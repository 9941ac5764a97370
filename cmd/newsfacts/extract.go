package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"reflect"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"newsfacts/cmd/internal/flags"
	"newsfacts/pipeline"
	"newsfacts/schemas"
)

func extractCommand() *cobra.Command {
	var o pipeline.Options
	var format string
	var explain bool
	var settle, settleWords func() error
	c := &cobra.Command{
		Use:     "extract [FILE… | TEXT]",
		Short:   "find everything in one text: marked on a terminal, JSON lines in a pipe",
		Example: "  newsfacts extract '一季度，全市生产总值6932.89亿元，同比增长4.7%。' --reference-date 2023-05-16\n  newsfacts extract page.txt --explain\n  cat page.txt | newsfacts extract | jq .",
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := cmp.Or(settle(), settleWords()); err != nil {
				return usage{err}
			}
			if format == "auto" {
				format = "json"
				if colour(os.Stdout) {
					format = "marked"
				}
			}
			if format != "json" && format != "marked" {
				return usage{fmt.Errorf("--format %s: not auto, marked or json", format)}
			}
			if len(args) == 0 {
				args = []string{"-"}
			}
			out := bufio.NewWriter(cmd.OutOrStdout())
			defer out.Flush()
			for _, arg := range args {
				name, text, err := textOf(arg)
				if err != nil {
					return err
				}
				results, err := pipeline.Extract(name, text, o, explain)
				if err != nil {
					return err
				}
				for _, e := range results {
					if format == "json" {
						err = writeJSONLines(out, e)
					} else {
						err = writeMarked(out, e, explain)
					}
					if err != nil {
						return err
					}
				}
			}
			return nil
		},
	}
	settle, settleWords = flags.Reference(c.Flags(), &o), flags.Words(c.Flags(), &o)
	c.Flags().StringVarP(&format, "format", "f", "auto", "auto, marked or json")
	c.Flags().BoolVar(&explain, "explain", false, "show the rule behind each row, the reasons of each fact, and what was rejected")
	return c
}

// textOf returns the text of a file, of stdin (-), or the argument itself if it is a text: it holds a Han
// character or a space, and no such file exists.
func textOf(arg string) (name, text string, err error) {
	if arg == "-" {
		data, err := io.ReadAll(os.Stdin)
		return "stdin", string(data), err
	}
	data, err := os.ReadFile(arg)
	if err == nil {
		return arg, pipeline.Decode(data), nil
	}
	if strings.ContainsFunc(arg, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return "argument", arg, nil
	}
	return "", "", &pipeline.Problem{Kind: pipeline.NoInput, Cause: err, Remedy: "give a file, a Chinese text in quotes, or text on stdin"}
}

// writeJSONLines writes the article and each row as an object with the table's name.
func writeJSONLines(w io.Writer, e pipeline.Extracted) error {
	line := func(table string, row any) error {
		data, err := rowJSON(table, row)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(w, "%s\n", data)
		return err
	}
	if err := line("articles", e.Document.Article); err != nil {
		return err
	}
	for _, mentions := range e.Document.Mentions {
		for _, m := range mentions {
			if err := line(tableOf(m), m); err != nil {
				return err
			}
		}
	}
	for i, f := range e.Facts {
		if i >= len(e.Reasons) {
			if err := line("facts", f); err != nil {
				return err
			}
		} else if err := line("facts", &reasoned{*f, steps(e.Reasons[i])}); err != nil {
			return err
		}
	}
	for _, r := range e.Rejected {
		if err := line("rejected", rejected(e, r.Sentence, r.From, r.To, r.Rule, r.Reason)); err != nil {
			return err
		}
	}
	return nil
}

func tableOf(m schemas.Mention) string {
	switch m.(type) {
	case *schemas.Figure:
		return "figures"
	case *schemas.Percentage:
		return "percentages"
	case *schemas.Date:
		return "dates"
	}
	return "organizations"
}

type rejection struct {
	Text   string `parquet:"text"`
	Start  int32  `parquet:"char_start"`
	End    int32  `parquet:"char_end"`
	Rule   string `parquet:"rule"`
	Reason string `parquet:"reason"`
}

// reasoned is a fact with its reasons, in the order in which it was made.
type reasoned struct {
	schemas.Fact
	Reasons []step `parquet:"reasons"`
}

// step is one reason: what was asked for, and what was found.
type step struct {
	Step string `json:"step"`
	Why  string `json:"why"`
}

func steps(reasons [][2]string) []step {
	s := make([]step, 0, len(reasons))
	for _, r := range reasons {
		s = append(s, step{r[0], r[1]})
	}
	return s
}

func rejected(e pipeline.Extracted, sentence int32, from, to int, rule, reason string) *rejection {
	at := e.Document.Sentences[sentence].At(from, to, rule)
	return &rejection{at.Text, at.Start, at.End, rule, reason}
}

// rowJSON writes a row with its columns' names and order; dates as ISO days.
func rowJSON(table string, row any) ([]byte, error) {
	var b strings.Builder
	fmt.Fprintf(&b, `{"table":%q`, table)
	if err := columnsJSON(&b, reflect.ValueOf(row).Elem()); err != nil {
		return nil, err
	}
	b.WriteString("}")
	return []byte(b.String()), nil
}

func columnsJSON(b *strings.Builder, v reflect.Value) error {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if f.Anonymous {
			if err := columnsJSON(b, v.Field(i)); err != nil {
				return err
			}
			continue
		}
		name, options, _ := strings.Cut(f.Tag.Get("parquet"), ",")
		if name == "-" || name == "" {
			continue
		}
		value := v.Field(i).Interface()
		if day, ok := value.(*int32); ok && day != nil && options == "date" {
			value = schemas.Time(*day).Format("2006-01-02")
		}
		var data strings.Builder
		e := json.NewEncoder(&data)
		e.SetEscapeHTML(false)
		if err := e.Encode(value); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		fmt.Fprintf(b, ",%q:%s", name, strings.TrimSpace(data.String()))
	}
	return nil
}
