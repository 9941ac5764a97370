package diff

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"newsfacts/pipeline/output"
	"newsfacts/schemas"
)

// run is one output in memory.
type run struct {
	articles map[string]*schemas.Article
	texts    map[string]*output.Text
	rows     map[string][]*row // by table, in order
	starts   map[string]int32  // char_start of a mention, by its id
}

// row is one row of any table.
type row struct {
	id, article, text string
	start, end        int32
	rule              string
	valueID           string // of a fact
	columns           []Column
}

func read(o *output.Output) (*run, error) {
	r := &run{articles: map[string]*schemas.Article{}, texts: map[string]*output.Text{}, rows: map[string][]*row{}, starts: map[string]int32{}}
	articles, err := load[schemas.Article](r, o, "articles")
	if err != nil {
		return nil, err
	}
	for i := range articles {
		a := &articles[i]
		r.articles[a.ArticleID], r.texts[a.ArticleID] = a, output.NewText(a.Text)
	}
	for _, err := range []error{
		second(load[schemas.Figure](r, o, "figures")), second(load[schemas.Percentage](r, o, "percentages")), second(load[schemas.Date](r, o, "dates")),
		second(load[schemas.Organization](r, o, "organizations")), second(load[schemas.Fact](r, o, "facts")), second(load[schemas.Quarantine](r, o, "quarantine")),
	} {
		if err != nil {
			return nil, err
		}
	}
	return r, nil
}

func second[T any](_ T, err error) error { return err }

// load reads a table into rows.
func load[T any](r *run, o *output.Output, name string) ([]T, error) {
	list, err := output.Rows[T](o, name)
	if err != nil {
		return nil, err
	}
	columns := schema(name)
	for i := range list {
		x := &row{}
		values := map[string]string{}
		cells(reflect.ValueOf(&list[i]).Elem(), values)
		for _, c := range columns {
			if value, ok := compared(name, c, c.Name == columns[0].Name, values[c.Name]); ok {
				x.columns = append(x.columns, Column{Name: c.Name, New: value})
			}
		}
		x.id, x.article, x.rule, x.text, x.valueID = values[columns[0].Name], values["article_id"], values["rule"], values["text"], values["value_id"]
		x.start, x.end = number(values["char_start"]), number(values["char_end"])
		switch name {
		case "articles":
			x.text = values["title"]
		case "facts":
			x.text = values["evidence"]
		case "quarantine":
			x.text, x.rule = values["message"], values["code"]
		default:
			r.starts[x.id] = x.start
		}
		r.rows[name] = append(r.rows[name], x)
	}
	return list, nil
}

func number(s string) int32 {
	n, _ := strconv.ParseInt(s, 10, 32)
	return int32(n)
}

// follows are columns that follow from others or from what stands elsewhere.
var follows = []string{"article_id", "input_id", "ordinal", "sentence", "char_start", "char_end", "char_count", "content_id", "series_key", "org_key", "source_byte_start", "source_byte_end", "payload", "n_figures", "n_percentages", "n_dates", "n_organizations", "n_facts"}

// compared returns what of a column is compared: of a reference, whether it is there.
func compared(table string, c schemas.Column, id bool, value string) (string, bool) {
	switch {
	case id || slices.Contains(follows, c.Name) || c.Name == "value_id":
		return "", false
	case c.Ref != "" && value != "":
		return "there", true
	case table == "articles" && c.Name == "text":
		return fmt.Sprintf("%d characters, %s", len([]rune(value)), short(value)), true
	}
	return value, true
}

// short names a text by its hash, so that a change shows without printing it.
func short(text string) string {
	h := uint64(14695981039346656037)
	for i := range len(text) {
		h = (h ^ uint64(text[i])) * 1099511628211
	}
	return fmt.Sprintf("%08x", uint32(h^h>>32))
}

// cells writes a row's columns as text; null and the empty list are "".
func cells(v reflect.Value, values map[string]string) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if f.Anonymous {
			cells(v.Field(i), values)
			continue
		}
		name, options, _ := strings.Cut(f.Tag.Get("parquet"), ",")
		if name != "" && name != "-" {
			values[name] = cell(v.Field(i), options)
		}
	}
}

func cell(v reflect.Value, options string) string {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return ""
		}
		v = v.Elem()
	}
	switch x := v.Interface().(type) {
	case string:
		return x
	case []string:
		return strings.Join(x, ", ")
	case int32:
		if options == "date" {
			return schemas.Time(x).Format("2006-01-02")
		}
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	return fmt.Sprint(v.Interface())
}

// keyed is a table's rows by what makes them the same row in another run.
type keyed struct {
	order []string
	rows  map[string]*row
}

func (r *run) keyed(table string, other *run) keyed {
	k := keyed{rows: map[string]*row{}}
	seen := map[string]int{}
	for _, x := range r.rows[table] {
		key := r.key(table, x, other)
		seen[key]++
		key += "\x00" + strconv.Itoa(seen[key])
		k.order = append(k.order, key)
		k.rows[key] = x
	}
	return k
}

// key: an article by its id; a mention by its place, or by its words where the article was read otherwise; a fact by
// the mention that it rests on.
func (r *run) key(table string, x *row, other *run) string {
	switch table {
	case "articles", "quarantine":
		return x.id
	}
	a, b := r.articles[x.article], other.articles[x.article]
	sameText := a != nil && b != nil && a.ContentID == b.ContentID
	switch {
	case table == "facts" && sameText:
		return fmt.Sprintf("%s\x00%d", x.article, r.starts[x.valueID])
	case table == "facts":
		for _, c := range x.columns {
			if c.Name == "value_text" {
				return x.article + "\x00" + c.New
			}
		}
	case sameText:
		return fmt.Sprintf("%s\x00%d\x00%d", x.article, x.start, x.end)
	}
	return x.article + "\x00" + x.text
}

// change tells of a row in the context that its run has.
func (x *row) change(sign, table string, r *run, columns []Column) Change {
	c := Change{Sign: sign, Table: table, Rule: x.rule, Article: x.article, Text: x.text, Columns: columns, place: x.start}
	a := r.articles[x.article]
	if table == "articles" {
		c.Article = x.id
		a = r.articles[x.id]
	}
	if a == nil {
		return c
	}
	c.Source = a.SourceURI
	if a.SourceRecord > 0 || a.SourceOrdinal > 0 {
		c.Source = fmt.Sprintf("%s:%d.%d", a.SourceURI, a.SourceRecord, a.SourceOrdinal)
	}
	if table != "articles" {
		const around = 20
		text := r.texts[a.ArticleID]
		c.Before, c.After = line(text.Slice(x.start-around, x.start)), line(text.Slice(x.end, x.end+around))
	}
	return c
}

// line writes a text on one line.
func line(text string) string { return strings.Join(strings.Fields(text), " ") }
