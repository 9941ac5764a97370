package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"newsfacts/pipeline/table"
	"newsfacts/schemas"
)

// Checked is what Check went through.
type Checked struct {
	Rows, Files int64
	Faults      []string // place and cause, at most maxFaults of them
	Missed      int      // faults past maxFaults
}

const maxFaults = 100

func (c *Checked) fault(format string, args ...any) {
	if len(c.Faults) == maxFaults {
		c.Missed++
		return
	}
	c.Faults = append(c.Faults, fmt.Sprintf(format, args...))
}

// Check verifies a finished output: every file and its checksum, nothing foreign beside them, offsets, keys,
// references, vocabularies and counts. An error means that out is no finished output at all.
func Check(out string) (*Checked, error) {
	s := &Store{out: out}
	var m Manifest
	if err := s.readJSON(&m, "_run", "manifest.json"); err != nil {
		return nil, problem(Output, "give the folder that `newsfacts run … -o OUT` wrote", "%s: no finished output: %w", out, err)
	}
	c := &Checked{}
	if !s.has("_SUCCESS") {
		c.fault("_SUCCESS is missing: the last run did not finish")
	}
	numbers := map[string]bool{}
	for _, t := range schemas.Tables {
		if ts, ok := m.Tables[t.Name]; ok {
			c.files(s, t.Name, ts)
			for name := range ts.Files {
				numbers[name] = true
			}
		} else if s.has(t.Name) {
			c.folder(s, t.Name, nil)
		}
	}
	if len(c.Faults) > 0 {
		return c, nil
	}
	seen := map[string]bool{}
	sums := map[string]*schemas.Input{}
	for _, name := range slices.Sorted(keysOf(numbers)) {
		if err := c.unit(s, &m, name, seen, sums); err != nil {
			c.fault("%v", err)
		}
	}
	c.inputs(s, &m, sums)
	if a := m.Account; a.Read != a.Records+a.Dropped+a.Blank {
		c.fault("manifest: the bytes do not add up: read %d, in records %d, dropped %d, blank %d", a.Read, a.Records, a.Dropped, a.Blank)
	}
	return c, nil
}

func keysOf[V any](m map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// files compares a table's folder with the manifest, byte for byte.
func (c *Checked) files(s *Store, name string, ts TableState) {
	c.folder(s, name, ts.Files)
	rows := int64(0)
	for _, file := range slices.Sorted(keysOf(ts.Files)) {
		want := ts.Files[file]
		rows += want.Rows
		c.Files++
		sum, n, err := hashFile(s.path(name, file))
		switch {
		case err != nil:
			c.fault("%s/%s: %v", name, file, err)
		case n != want.Bytes || sum != want.SHA256:
			c.fault("%s/%s: its bytes are not those that were written (%d bytes, sha256 %.12s…; the manifest has %d, %.12s…)", name, file, n, sum, want.Bytes, want.SHA256)
		}
	}
	if rows != ts.Rows {
		c.fault("%s: the manifest's rows do not add up: %d and %d", name, rows, ts.Rows)
	}
}

func (c *Checked) folder(s *Store, name string, files map[string]Part) {
	entries, err := os.ReadDir(s.path(name))
	if err != nil {
		c.fault("%s: %v", name, err)
	}
	for _, e := range entries {
		if _, ok := files[e.Name()]; !ok {
			c.fault("%s/%s: a foreign file", name, e.Name())
		}
	}
}

func hashFile(path string) (string, int64, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	sum := sha256.New()
	n, err := io.Copy(sum, f)
	return hex.EncodeToString(sum.Sum(nil)), n, err
}

// rowsOf reads one part of a table; none where there is no such part.
func rowsOf[T any](s *Store, m *Manifest, name, file string) ([]T, error) {
	if _, ok := m.Tables[name].Files[file]; !ok {
		return nil, nil
	}
	return table.Read[T](s.path(name, file), tableNamed(name))
}

// text is an article's text with the byte of every 64th code point, so that a slice of it costs little.
type text struct {
	article *schemas.Article
	marks   []int
	counts  schemas.Article // n_… as counted
}

func newText(a *schemas.Article) *text {
	t := &text{article: a}
	n := 0
	for i := range a.Text {
		if n%64 == 0 {
			t.marks = append(t.marks, i)
		}
		n++
	}
	return t
}

// slice returns the text between two code points, and whether there are that many.
func (t *text) slice(start, end int32) (string, bool) {
	from, ok := t.byte(start)
	to, ok2 := t.byte(end)
	if !ok || !ok2 || from > to {
		return "", false
	}
	return t.article.Text[from:to], true
}

func (t *text) byte(n int32) (int, bool) {
	if n < 0 || n > t.article.CharCount {
		return 0, false
	}
	if int(n/64) >= len(t.marks) {
		return len(t.article.Text), n == t.article.CharCount
	}
	at := t.marks[n/64]
	for range n % 64 {
		if at >= len(t.article.Text) {
			return at, n == t.article.CharCount
		}
		_, size := utf8.DecodeRuneInString(t.article.Text[at:])
		at += size
	}
	return at, true
}

// unit checks the parts of one number together: they hold the same articles.
func (c *Checked) unit(s *Store, m *Manifest, file string, seen map[string]bool, sums map[string]*schemas.Input) error {
	articles, err := rowsOf[schemas.Article](s, m, "articles", file)
	if err != nil {
		return err
	}
	texts := map[string]*text{}
	for i := range articles {
		a := &articles[i]
		if seen[a.ArticleID] {
			c.fault("articles: %s stands twice", a.ArticleID)
		}
		seen[a.ArticleID] = true
		texts[a.ArticleID] = newText(a)
		if n := utf8.RuneCountInString(a.Text); n != int(a.CharCount) {
			c.fault("articles: %s: char_count %d, text has %d", a.ArticleID, a.CharCount, n)
		}
		c.words("articles", a.ArticleID, a)
		in := sumOf(sums, a.InputID)
		in.NArticles++
		in.NFigures += int64(a.NFigures)
		in.NPercentages += int64(a.NPercentages)
		in.NDates += int64(a.NDates)
		in.NOrganizations += int64(a.NOrganizations)
		in.NFacts += int64(a.NFacts)
	}
	c.Rows += int64(len(articles))
	ids := map[string]bool{}
	if err := checkMentions(c, s, m, file, "figures", texts, ids, func(r *schemas.Figure) (string, *int32) { return r.FigureID, &texts[r.ArticleID].counts.NFigures }); err != nil {
		return err
	}
	if err := checkMentions(c, s, m, file, "percentages", texts, ids, func(r *schemas.Percentage) (string, *int32) {
		return r.PercentageID, &texts[r.ArticleID].counts.NPercentages
	}); err != nil {
		return err
	}
	if err := checkMentions(c, s, m, file, "dates", texts, ids, func(r *schemas.Date) (string, *int32) { return r.DateID, &texts[r.ArticleID].counts.NDates }); err != nil {
		return err
	}
	if err := checkMentions(c, s, m, file, "organizations", texts, ids, func(r *schemas.Organization) (string, *int32) {
		return r.OrganizationID, &texts[r.ArticleID].counts.NOrganizations
	}); err != nil {
		return err
	}
	if err := c.facts(s, m, file, texts, ids); err != nil {
		return err
	}
	for _, t := range texts {
		c.counts(m, t)
	}
	dropped, err := rowsOf[schemas.Quarantine](s, m, "quarantine", file)
	for i := range dropped {
		q := &dropped[i]
		if ids[q.QuarantineID] {
			c.fault("quarantine: %s stands twice", q.QuarantineID)
		}
		ids[q.QuarantineID] = true
		c.words("quarantine", q.QuarantineID, q)
		sumOf(sums, q.InputID).NQuarantined++
	}
	c.Rows += int64(len(dropped))
	return err
}

func sumOf(sums map[string]*schemas.Input, id string) *schemas.Input {
	if sums[id] == nil {
		sums[id] = &schemas.Input{}
	}
	return sums[id]
}

// checkMentions checks one mention table's part: each row stands where it says, in order, with a known article.
func checkMentions[T any, P interface {
	*T
	schemas.Mention
}](c *Checked, s *Store, m *Manifest, file, name string, texts map[string]*text, ids map[string]bool, id func(P) (string, *int32)) error {
	rows, err := rowsOf[T](s, m, name, file)
	for i := range rows {
		r := P(&rows[i])
		w := r.Where()
		if texts[w.ArticleID] == nil {
			c.fault("%s: a row of the unknown article %s", name, w.ArticleID)
			continue
		}
		key, count := id(r)
		if ids[key] {
			c.fault("%s: %s stands twice", name, key)
		}
		ids[key] = true
		if w.Ordinal != *count || key != schemas.ID(w.ArticleID, name[:1], w.Ordinal) {
			c.fault("%s: %s: ordinal %d of article %s, want %d", name, key, w.Ordinal, w.ArticleID, *count)
		}
		*count++
		if got, ok := texts[w.ArticleID].slice(w.Start, w.End); !ok || got != w.Text {
			c.fault("%s: %s: %q does not stand at %d to %d", name, key, w.Text, w.Start, w.End)
		}
		c.words(name, key, r)
	}
	c.Rows += int64(len(rows))
	return err
}

func (c *Checked) facts(s *Store, m *Manifest, file string, texts map[string]*text, ids map[string]bool) error {
	rows, err := rowsOf[schemas.Fact](s, m, "facts", file)
	facts := map[string]bool{}
	for i := range rows {
		if facts[rows[i].FactID] {
			c.fault("facts: %s stands twice", rows[i].FactID)
		}
		facts[rows[i].FactID] = true
	}
	refer := func(f *schemas.Fact, column, table string, id *string, among map[string]bool) {
		if _, ok := m.Tables[table]; !ok || id == nil {
			return
		}
		if !among[*id] {
			c.fault("facts: %s: %s %s is no row of %s", f.FactID, column, *id, table)
		} else if !strings.HasPrefix(*id, f.ArticleID+"-") {
			c.fault("facts: %s: %s %s is of another article", f.FactID, column, *id)
		}
	}
	for i := range rows {
		f := &rows[i]
		t := texts[f.ArticleID]
		if t == nil {
			c.fault("facts: %s: unknown article %s", f.FactID, f.ArticleID)
			continue
		}
		if f.Ordinal != t.counts.NFacts || f.FactID != schemas.ID(f.ArticleID, "x", f.Ordinal) {
			c.fault("facts: %s: ordinal %d of article %s, want %d", f.FactID, f.Ordinal, f.ArticleID, t.counts.NFacts)
		}
		t.counts.NFacts++
		if got, ok := t.slice(f.Start, f.End); !ok || got != f.Evidence {
			c.fault("facts: %s: its evidence does not stand at %d to %d", f.FactID, f.Start, f.End)
		}
		refer(f, "value_id", f.ValueTable, &f.ValueID, ids)
		refer(f, "period_date_id", "dates", f.PeriodDateID, ids)
		refer(f, "entity_organization_id", "organizations", f.EntityOrganizationID, ids)
		refer(f, "repeats_fact_id", "facts", f.RepeatsFactID, facts)
		c.words("facts", f.FactID, f)
	}
	c.Rows += int64(len(rows))
	return err
}

// counts compares what was counted with the article's own columns.
func (c *Checked) counts(m *Manifest, t *text) {
	a := t.article
	for _, n := range []struct {
		table     string
		got, want int32
	}{
		{"figures", t.counts.NFigures, a.NFigures}, {"percentages", t.counts.NPercentages, a.NPercentages}, {"dates", t.counts.NDates, a.NDates},
		{"organizations", t.counts.NOrganizations, a.NOrganizations}, {"facts", t.counts.NFacts, a.NFacts},
	} {
		if _, ok := m.Tables[n.table]; ok && n.got != n.want {
			c.fault("articles: %s: n_%s is %d, the table has %d", a.ArticleID, n.table, n.want, n.got)
		}
	}
}

// words checks the columns of a row that have a closed vocabulary.
func (c *Checked) words(table, id string, row any) {
	v := reflect.ValueOf(row).Elem()
	checkWords(v, func(column, vocabulary, word string) {
		if !schemas.Allowed(vocabulary, word) {
			c.fault("%s: %s: %s %q is not in the vocabulary %s", table, id, column, word, vocabulary)
		}
	})
}

func checkWords(v reflect.Value, word func(column, vocabulary, word string)) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if f.Anonymous {
			checkWords(v.Field(i), word)
			continue
		}
		vocabulary := f.Tag.Get("words")
		if vocabulary == "" {
			continue
		}
		column, _, _ := strings.Cut(f.Tag.Get("parquet"), ",")
		switch x := v.Field(i).Interface().(type) {
		case string:
			word(column, vocabulary, x)
		case *string:
			if x != nil {
				word(column, vocabulary, *x)
			}
		case []string:
			for _, w := range x {
				word(column, vocabulary, w)
			}
		}
	}
}

// inputs compares the rows of inputs with what was counted, and their keys with those of articles.
func (c *Checked) inputs(s *Store, m *Manifest, sums map[string]*schemas.Input) {
	for file := range m.Tables["inputs"].Files {
		rows, err := table.Read[schemas.Input](s.path("inputs", file), tableNamed("inputs"))
		if err != nil {
			c.fault("%v", err)
		}
		for i := range rows {
			in := &rows[i]
			c.words("inputs", in.InputID, in)
			got := sumOf(sums, in.InputID)
			for _, n := range []struct {
				column    string
				got, want int64
			}{
				{"n_articles", got.NArticles, in.NArticles}, {"n_quarantined", got.NQuarantined, in.NQuarantined}, {"n_figures", got.NFigures, in.NFigures},
				{"n_percentages", got.NPercentages, in.NPercentages}, {"n_dates", got.NDates, in.NDates}, {"n_organizations", got.NOrganizations, in.NOrganizations}, {"n_facts", got.NFacts, in.NFacts},
			} {
				if n.got != n.want {
					c.fault("inputs: %s: %s is %d, the tables have %d", in.URI, n.column, n.want, n.got)
				}
			}
			delete(sums, in.InputID)
		}
		c.Rows += int64(len(rows))
	}
	for id := range sums {
		c.fault("inputs: no row for %s", filepath.Base(id))
	}
}
