package eval

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"newsfacts/schemas"
)

// WriteText tells the measures as people read them; the last line is a summary.
func (r *Result) WriteText(w io.Writer, metrics []Metric) error {
	of := map[string]Metric{}
	for _, m := range metrics {
		of[m.Name] = m
	}
	c := r.Counts(nil)
	var b strings.Builder
	fmt.Fprintf(&b, "%-14s %5s %5s  %5s  %5s  %5s  %-14s %8s  %-14s\n", "kind", "gold", "extra", "P", "R", "F1", "95 %", "value F1", "95 %")
	for i, kind := range Kinds {
		n, m := plural(kind), c.Mentions[i]
		f, v := of[n+".f1"], of[n+".value_f1"]
		fmt.Fprintf(&b, "%-14s %5d %5d  %.3f  %.3f  %.3f  %-14s %8.3f  %-14s\n", n, m.TP+m.FN, m.FP, of[n+".p"].Value, of[n+".r"].Value, f.Value, f.interval(), v.Value, v.interval())
	}
	fmt.Fprintf(&b, "\n%-14s %5d %5d  found %.3f  core F1 %.3f %s  strict F1 %.3f %s\n", "facts", c.Facts.Gold, c.Facts.Extra,
		of["facts.found"].Value, of["facts.core"].Value, of["facts.core"].interval(), of["facts.strict"].Value, of["facts.strict"].interval())
	for i, name := range Columns {
		m := of["facts."+name]
		fmt.Fprintf(&b, "  %-18s %5d of %d  %.3f  %s\n", name, c.Facts.Column[i], c.Facts.Gold, m.Value, m.interval())
	}
	if c.Marked > 0 {
		fmt.Fprintf(&b, "\nmarked wrong   %5d rows, %d of them gone\n", c.Marked, c.Gone)
	}
	fmt.Fprintf(&b, "\noffset_faults %d   files %d   intervals by resampled %s\n", r.OffsetFaults, len(r.Files), r.Sampled())
	fmt.Fprintln(&b, Summary(c))
	_, err := io.WriteString(w, b.String())
	return err
}

func (m Metric) interval() string { return fmt.Sprintf("[%.3f, %.3f]", m.Low, m.High) }

// Summary is one line with the F1 of spans and values of each kind, and of facts.
func Summary(c *Counts) string {
	of := map[string]float64{}
	for _, m := range c.Metrics() {
		of[m.Name] = m.Value
	}
	var b strings.Builder
	b.WriteString("summary")
	for _, kind := range Kinds {
		fmt.Fprintf(&b, " %s=%.3f/%.3f", kind, of[plural(kind)+".f1"], of[plural(kind)+".value_f1"])
	}
	fmt.Fprintf(&b, " fact_core=%.3f fact_strict=%.3f", of["facts.core"], of["facts.strict"])
	return b.String()
}

// WriteFiles tells a line for every gold file.
func (r *Result) WriteFiles(w io.Writer) error {
	width := 4
	for _, f := range r.Files {
		width = max(width, len(f))
	}
	if _, err := fmt.Fprintf(w, "%-*s  %11s  %11s  %11s  %11s  %s\n", width, "file", "figures", "percentages", "dates", "organiz.", "facts: gold core strict"); err != nil {
		return err
	}
	for _, f := range r.Files {
		c := r.Counts(func(o *Outcome) bool { return o.File == f })
		of := map[string]float64{}
		for _, m := range c.Metrics() {
			of[m.Name] = m.Value
		}
		fmt.Fprintf(w, "%-*s", width, f)
		for _, kind := range Kinds {
			fmt.Fprintf(w, "  %.3f/%.3f", of[plural(kind)+".f1"], of[plural(kind)+".value_f1"])
		}
		if _, err := fmt.Fprintf(w, "  %d %.3f %.3f\n", c.Facts.Gold, of["facts.core"], of["facts.strict"]); err != nil {
			return err
		}
	}
	return nil
}

// Faulty tells whether the outcome is one to look at.
func (o *Outcome) Faulty() bool {
	return o.State == Miss || o.State == Extra || o.State == There || o.State == Hit && len(o.Wrong) > 0
}

// Fault names what is wrong: miss, extra, value, columns, or a complaint.
func (o *Outcome) Fault() string {
	switch {
	case o.State == There:
		return "complaint"
	case o.State == Gone:
		return "gone"
	case o.State != Hit:
		return string(o.State)
	case o.Kind == "fact":
		return "columns"
	}
	return "value"
}

// WriteMisses lists every miss, extra and wrong value in its context, file by file.
func (r *Result) WriteMisses(w io.Writer) error {
	var b strings.Builder
	last := ""
	for i := range r.Outcomes {
		o := &r.Outcomes[i]
		if !o.Faulty() && o.State != Gone {
			continue
		}
		if label := o.Label(); label != last {
			fmt.Fprintf(&b, "%s\n", label)
			last = label
		}
		before, text, after := o.Context()
		_, _, rule := o.where()
		if rule != "" {
			rule = "   rule " + rule
		}
		fmt.Fprintf(&b, "  %-9s %-12s %s   …%s[%s]%s…%s\n", o.Fault(), o.Kind, o.Text, before, text, after, rule)
		for _, d := range o.Differences() {
			fmt.Fprintf(&b, "            %-16s %s, got %s\n", d.Column, or(d.Want), or(d.Got))
		}
		if note := o.note(); note != "" {
			fmt.Fprintf(&b, "            note             %s\n", note)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (o *Outcome) note() string {
	if o.State == There || o.State == Gone {
		return o.Gold.text("note")
	}
	return ""
}

func or(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// Difference is a column in which a hit does not agree with gold.
type Difference struct {
	Column string `json:"column"`
	Want   string `json:"want"`
	Got    string `json:"got"`
}

// Differences lists the columns in which a hit does not agree with gold.
func (o *Outcome) Differences() (list []Difference) {
	if o.State != Hit {
		return nil
	}
	for _, column := range fields(o.Kind) {
		if o.Kind == "fact" && !slices.Contains(o.Wrong, column) || o.Kind != "fact" && len(o.Wrong) == 0 {
			continue
		}
		want, got := o.want(column), o.got(column)
		if o.Kind != "fact" && want == got {
			continue
		}
		list = append(list, Difference{column, want, got})
	}
	return list
}

func fields(kind string) []string {
	switch kind {
	case "figure":
		return []string{"value", "unit", "modifier", "kind"}
	case "percentage":
		return []string{"value", "unit", "modifier"}
	case "date":
		return []string{"start_date", "end_date"}
	case "organization":
		return []string{"canonical"}
	}
	return slices.DeleteFunc(slices.Clone(Columns[:]), func(c string) bool { return c == "property_relaxed" })
}

// want writes a gold column with its alternatives.
func (o *Outcome) want(column string) string {
	g := o.Gold
	all := []string{g.text(column)}
	switch column {
	case "value":
		all[0] = amount(g.number("value"), g.number("low"), g.number("high"))
		if o.Kind == "fact" {
			all[0] += " " + g.text("unit")
		}
	case "period":
		all[0] = span(g.text("period_start"), g.text("period_end"))
		for _, p := range g.periods() {
			all = append(all, span(p[0], p[1]))
		}
	default:
		all = append(all, g.alts(column)...)
	}
	for i := range all {
		all[i] = or(all[i])
	}
	return strings.Join(all, " | ")
}

func (o *Outcome) got(column string) string {
	switch p := o.Got.(type) {
	case *schemas.Figure:
		return map[string]string{"value": amount(p.Value, p.ValueLow, p.ValueHigh), "unit": p.Unit, "modifier": p.Modifier, "kind": p.Kind}[column]
	case *schemas.Percentage:
		return map[string]string{"value": amount(p.Value, p.ValueLow, p.ValueHigh), "unit": p.Unit, "modifier": p.Modifier}[column]
	case *schemas.Date:
		return map[string]string{"start_date": or(day(p.StartDate)), "end_date": or(day(p.EndDate))}[column]
	case *schemas.Organization:
		return p.Canonical
	case *schemas.Fact:
		return map[string]string{
			"value": amount(p.Value, p.ValueLow, p.ValueHigh) + " " + p.Unit, "modifier": p.Modifier, "kind": p.Kind, "property": str(p.Property),
			"entity": str(p.Entity), "place": str(p.Place), "direction": str(p.Direction), "comparison": str(p.Comparison),
			"period": span(day(p.PeriodStart), day(p.PeriodEnd)), "modality": p.Modality, "source": str(p.Source), "base": str(p.Base),
		}[column]
	}
	return ""
}

func amount(value, low, high *float64) string {
	switch {
	case value != nil:
		return fmt.Sprint(*value)
	case low != nil && high != nil:
		return fmt.Sprint(*low) + " to " + fmt.Sprint(*high)
	}
	return "none"
}

func span(start, end string) string {
	if start == "" && end == "" {
		return ""
	}
	return or(start) + " to " + or(end)
}
