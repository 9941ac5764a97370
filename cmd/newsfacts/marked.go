package main

import (
	"fmt"
	"io"
	"strings"

	"newsfacts/pipeline"
	"newsfacts/schemas"
)

// colours of the kinds on a terminal, each with an underline of its own for eyes that do not tell colours.
var colours = map[string]string{"figures": "\x1b[1;33m", "percentages": "\x1b[4;35m", "dates": "\x1b[36m", "organizations": "\x1b[4;32m"}

const plain = "\x1b[0m"

// writeMarked writes an article's text with its mentions coloured, and its facts below.
func writeMarked(w io.Writer, e pipeline.Extracted, explain bool) error {
	var b strings.Builder
	at := int32(0)
	text := []rune(e.Document.Article.Text)
	for _, mentions := range e.Document.Mentions {
		for _, m := range mentions {
			where := m.Where()
			b.WriteString(safe(string(text[at:where.Start])))
			b.WriteString(colours[tableOf(m)] + safe(where.Text) + plain)
			at = where.End
		}
	}
	b.WriteString(safe(string(text[at:])) + "\n\n")
	for i, f := range e.Facts {
		b.WriteString(factLine(f) + "\n")
		if explain {
			reasons(&b, f)
			if i < len(e.Reasons) {
				for _, r := range e.Reasons[i] {
					fmt.Fprintf(&b, "        %-10s %s\n", r[0], safe(r[1]))
				}
			}
		}
	}
	if explain {
		explained(&b, e)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// safe keeps control characters of a text from the terminal.
func safe(text string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\n' || r == 0x7f || r >= 0x80 && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return '\uFFFD'
		}
		return r
	}, text)
}

// factLine says a fact in one line: 重庆 · 绿色贷款余额 · 590000000000 CNY over · up yoy · 2023-03-31 · actual.
func factLine(f *schemas.Fact) string {
	value := ""
	switch {
	case f.ValueExact != nil:
		value = *f.ValueExact
	case f.ValueLow != nil && f.ValueHigh != nil:
		value = fmt.Sprintf("%g–%g", *f.ValueLow, *f.ValueHigh)
	}
	parts := []string{or(f.Place), or(f.Entity), or(f.Property), f.Kind, value + " " + f.Unit}
	if f.Modifier != "exact" {
		parts[len(parts)-1] += " " + f.Modifier
	}
	parts = append(parts, strings.TrimSpace(or(f.Direction)+" "+or(f.Comparison)), period(f), f.Modality, or(f.Source))
	var said []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			said = append(said, safe(p))
		}
	}
	return strings.Join(said, " · ")
}

func period(f *schemas.Fact) string {
	if f.PeriodTimex != nil {
		return *f.PeriodTimex
	}
	return or(f.PeriodText)
}

func or(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// reasons prints why a fact is as it is, in the order in which it was made.
func reasons(b *strings.Builder, f *schemas.Fact) {
	line := func(what, why string) {
		if why != "" {
			fmt.Fprintf(b, "      %-10s %s\n", what, safe(why))
		}
	}
	line("evidence", f.Evidence)
	line("rests on", f.ValueText+" ("+f.ValueID+")")
	line("rule", f.Rule)
	line("period", or(f.PeriodText))
	line("base", or(f.Base))
	line("inferred", strings.Join(f.Inferred, ", "))
	line("flags", strings.Join(f.Flags, ", "))
	line("repeats", or(f.RepeatsFactID))
}

// explained lists the rule of each mention and what was rejected.
func explained(b *strings.Builder, e pipeline.Extracted) {
	b.WriteString("\n")
	for _, mentions := range e.Document.Mentions {
		for _, m := range mentions {
			w := m.Where()
			fmt.Fprintf(b, "%-13s %s\t%s\n", tableOf(m), safe(w.Text), w.Rule)
		}
	}
	for _, r := range e.Rejected {
		fmt.Fprintf(b, "rejected      %s\t%s: %s\n", safe(e.Document.Sentences[r.Sentence].Text[r.From:r.To]), r.Rule, safe(r.Reason))
	}
}
