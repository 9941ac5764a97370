package eval

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"newsfacts/pipeline/output"
	"newsfacts/schemas"
)

// State is what became of a gold row, or of a row that gold has not.
type State string

// States of outcomes. A gold row is a hit or a miss; a row without gold is extra; a row marked wrong is gone or there.
const (
	Hit   State = "hit"
	Miss  State = "miss"
	Extra State = "extra"
	There State = "there"
	Gone  State = "gone"
)

// Outcome is one gold row with the row that answers it, or either alone.
type Outcome struct {
	File    string // name of the gold file
	Doc     int64  // record
	Kind    string // figure, percentage, date, organization, fact
	Text    string // the mention, or the number of a fact, without white space
	State   State
	Wrong   []string // columns of a hit that do not agree
	Gold    Row      // nil for extra
	Got     any      // *schemas.Figure …, *schemas.Fact; nil for a miss
	Article *schemas.Article

	parts parts // of a fact that is a hit
	text  *output.Text
}

// Result is a scored run.
type Result struct {
	Schema, Rules string
	Files         []string // names of the gold files
	Outcomes      []Outcome
	OffsetFaults  int      // rows that do not stand where they say
	Unread        []string // gold files without an article in the run
}

// tables are the rows of a run by article.
type tables struct {
	articles []schemas.Article
	byID     map[string]*schemas.Article
	texts    map[string]*output.Text
	mentions [len(Kinds)][]schemas.Mention
	facts    []*schemas.Fact
}

// Score compares a finished output with gold files.
func Score(o *output.Output, files []*File) (*Result, error) {
	t, err := read(o)
	if err != nil {
		return nil, err
	}
	r := &Result{Schema: o.Schema, Rules: o.Rules}
	of := assign(t, files)
	scored := map[string]bool{}
	for i, f := range files {
		if len(of[i]) == 0 && len(f.Rows)+len(f.Optional) > 0 {
			r.Unread = append(r.Unread, f.Path)
			continue
		}
		r.Files = append(r.Files, f.Name)
		s := scorer{result: r, file: f, tables: t, articles: of[i]}
		if len(f.Rows) > 0 {
			for k := range Kinds {
				s.mentions(k)
			}
			s.facts()
			maps.Copy(scored, of[i])
		}
		s.wrong()
	}
	r.OffsetFaults = t.faults(scored)
	r.sort()
	return r, nil
}

// sort puts outcomes in the order of the files, their records, kinds and places; what gold has not stands last.
func (r *Result) sort() {
	file := map[string]int{}
	for i, f := range r.Files {
		file[f] = i
	}
	order := func(o *Outcome) [5]int {
		kind := kindNamed(o.Kind)
		if kind < 0 {
			kind = len(Kinds)
		}
		for _, column := range []string{"value_start", "start"} {
			if v := o.Gold.number(column); v != nil {
				return [5]int{file[o.File], int(o.Doc), kind, 0, int(*v)}
			}
		}
		start, _, _ := o.where()
		ordinal := 0
		if o.Article != nil {
			ordinal = int(o.Article.SourceOrdinal)
		}
		return [5]int{file[o.File], int(o.Doc), kind, 1 + ordinal, int(start)}
	}
	slices.SortStableFunc(r.Outcomes, func(a, b Outcome) int {
		x, y := order(&a), order(&b)
		return slices.Compare(x[:], y[:])
	})
}

func read(o *output.Output) (*tables, error) {
	t := &tables{byID: map[string]*schemas.Article{}, texts: map[string]*output.Text{}}
	var err error
	if t.articles, err = output.Rows[schemas.Article](o, "articles"); err != nil {
		return nil, err
	}
	for i := range t.articles {
		a := &t.articles[i]
		t.byID[a.ArticleID], t.texts[a.ArticleID] = a, output.NewText(a.Text)
	}
	if t.mentions[0], err = mentions[schemas.Figure](o, "figures"); err != nil {
		return nil, err
	}
	if t.mentions[1], err = mentions[schemas.Percentage](o, "percentages"); err != nil {
		return nil, err
	}
	if t.mentions[2], err = mentions[schemas.Date](o, "dates"); err != nil {
		return nil, err
	}
	if t.mentions[3], err = mentions[schemas.Organization](o, "organizations"); err != nil {
		return nil, err
	}
	facts, err := output.Rows[schemas.Fact](o, "facts")
	for i := range facts {
		t.facts = append(t.facts, &facts[i])
	}
	return t, err
}

func mentions[T any, P interface {
	*T
	schemas.Mention
}](o *output.Output, table string) ([]schemas.Mention, error) {
	rows, err := output.Rows[T](o, table)
	list := make([]schemas.Mention, len(rows))
	for i := range rows {
		list[i] = P(&rows[i])
	}
	return list, err
}

// assign says which articles each gold file is about, by id. A single file that names no input of the run is
// about all of them.
func assign(t *tables, files []*File) []map[string]bool {
	of := make([]map[string]bool, len(files))
	for i, f := range files {
		of[i] = map[string]bool{}
		for _, a := range t.articles {
			if f.about(a.SourceURI) {
				of[i][a.ArticleID] = true
			}
		}
		if len(files) == 1 && f.URI == "" && len(of[i]) == 0 {
			for id := range t.byID {
				of[i][id] = true
			}
		}
	}
	return of
}

// about tells whether the gold is that of an input: by its whole name, or by the last part of it.
func (f *File) about(uri string) bool {
	if f.URI != "" {
		return uri == f.URI
	}
	if f.Source != "" && path.Base(uri) == f.Source {
		return path.Dir(f.Name) == "." || strings.HasSuffix(path.Dir(uri), path.Dir(f.Name))
	}
	for s := uri; path.Ext(s) != ""; {
		s = strings.TrimSuffix(s, path.Ext(s))
		if s == f.Name || strings.HasSuffix(s, "/"+f.Name) {
			return true
		}
	}
	return false
}

// scorer scores one gold file.
type scorer struct {
	result   *Result
	file     *File
	tables   *tables
	articles map[string]bool
}

// key is a surface in a document.
type key struct {
	doc  int64
	text string
}

func (s *scorer) doc(articleID string) int64 {
	if s.file.ByDoc {
		return s.tables.byID[articleID].SourceRecord
	}
	return 0
}

func (s *scorer) add(o Outcome) {
	o.File = s.file.Name
	if o.Article != nil {
		o.text = s.tables.texts[o.Article.ArticleID]
	}
	s.result.Outcomes = append(s.result.Outcomes, o)
}

// soft counts what counts neither way.
func (s *scorer) soft(kind string) map[key]int {
	soft := map[key]int{}
	for _, o := range s.file.Optional {
		soft[key{o.doc(), bare(o.text("text"))}]++
	}
	for _, g := range s.file.Rows {
		if g.text("type") == kind {
			for _, alt := range g.list("alt_texts") {
				soft[key{g.doc(), bare(alt)}]++
			}
		}
	}
	return soft
}

// gold returns the rows of a kind by document and surface; those that count stand first.
func (s *scorer) gold(kind, column string) map[key][]Row {
	gold := map[key][]Row{}
	for _, g := range s.file.Rows {
		if g.text("type") == kind {
			k := key{g.doc(), bare(g.text(column))}
			gold[k] = append(gold[k], g)
		}
	}
	for _, rows := range gold {
		slices.SortStableFunc(rows, borderlineLast)
	}
	return gold
}

func borderlineLast(a, b Row) int {
	switch a, b := a.is("borderline"), b.is("borderline"); {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func (s *scorer) mentions(k int) {
	kind := Kinds[k]
	gold, soft, got := s.gold(kind, "text"), s.soft(kind), map[key][]schemas.Mention{}
	for _, m := range s.tables.mentions[k] {
		if w := m.Where(); s.articles[w.ArticleID] {
			at := key{s.doc(w.ArticleID), bare(w.Text)}
			got[at] = append(got[at], m)
		}
	}
	for _, at := range keys(gold, got) {
		left := slices.Clone(got[at])
		for _, g := range gold[at] {
			if len(left) == 0 {
				if !g.is("borderline") {
					s.add(Outcome{Doc: at.doc, Kind: kind, Text: at.text, State: Miss, Gold: g})
				}
				continue
			}
			best := max(0, slices.IndexFunc(left, func(m schemas.Mention) bool { return valueAgrees(g, m) }))
			m := left[best]
			left = slices.Delete(left, best, best+1)
			if g.is("borderline") {
				continue
			}
			o := Outcome{Doc: at.doc, Kind: kind, Text: at.text, State: Hit, Gold: g, Got: m, Article: s.tables.byID[m.Where().ArticleID]}
			if !valueAgrees(g, m) {
				o.Wrong = []string{"value"}
			}
			s.add(o)
		}
		for _, m := range left[min(len(left), soft[at]):] {
			s.add(Outcome{Doc: at.doc, Kind: kind, Text: at.text, State: Extra, Got: m, Article: s.tables.byID[m.Where().ArticleID]})
		}
	}
}

// keys lists the keys of both maps, in order of document and surface.
func keys[A, B any](a map[key]A, b map[key]B) []key {
	all := map[key]bool{}
	for k := range a {
		all[k] = true
	}
	for k := range b {
		all[k] = true
	}
	return slices.SortedFunc(maps.Keys(all), func(x, y key) int {
		return cmp.Or(cmp.Compare(x.doc, y.doc), cmp.Compare(x.text, y.text))
	})
}

func (s *scorer) facts() {
	left := map[key][]*schemas.Fact{}
	for _, f := range s.tables.facts {
		if s.articles[f.ArticleID] {
			at := key{s.doc(f.ArticleID), bare(f.ValueText)}
			left[at] = append(left[at], f)
		}
	}
	var gold []Row
	repeats := map[key]int{}
	for _, g := range s.file.Rows {
		switch {
		case g.text("type") != "fact":
		case g.is("repeat"):
			repeats[key{g.doc(), bare(g.text("value_text"))}]++
		default:
			gold = append(gold, g)
		}
	}
	slices.SortStableFunc(gold, borderlineLast)
	for _, g := range gold {
		at := key{g.doc(), bare(g.text("value_text"))}
		best := bestFact(g, left[at])
		var f *schemas.Fact
		if best >= 0 {
			f = left[at][best]
			left[at] = slices.Delete(left[at], best, best+1)
		}
		switch {
		case g.is("borderline"):
		case f == nil:
			s.add(Outcome{Doc: at.doc, Kind: "fact", Text: at.text, State: Miss, Gold: g})
		default:
			p := factParts(g, f)
			s.add(Outcome{Doc: at.doc, Kind: "fact", Text: at.text, State: Hit, Gold: g, Got: f, Wrong: p.wrong(), parts: p, Article: s.tables.byID[f.ArticleID]})
		}
	}
	s.extraFacts(left, repeats)
}

// bestFact returns which fact agrees most with gold; of equals, the first that is no restatement. -1 for none.
func bestFact(g Row, facts []*schemas.Fact) int {
	best, most, first := -1, -1, false
	for i, f := range facts {
		n, new := factParts(g, f).sum(), f.RepeatsFactID == nil
		if n > most || n == most && new && !first {
			best, most, first = i, n, new
		}
	}
	return best
}

// extraFacts counts what is left over and not marked as a restatement, unless gold has a restatement or an
// optional span there.
func (s *scorer) extraFacts(left map[key][]*schemas.Fact, repeats map[key]int) {
	spare := map[key]int{}
	for _, o := range s.file.Optional {
		spare[key{o.doc(), bare(o.text("text"))}]++
	}
	for _, at := range keys(left, left) {
		facts := slices.DeleteFunc(slices.Clone(left[at]), func(f *schemas.Fact) bool { return f.RepeatsFactID != nil })
		for _, f := range facts[min(len(facts), repeats[at]+spare[at]):] {
			s.add(Outcome{Doc: at.doc, Kind: "fact", Text: at.text, State: Extra, Got: f, Article: s.tables.byID[f.ArticleID]})
		}
	}
}

// wrong looks for the rows that were marked wrong.
func (s *scorer) wrong() {
	for _, w := range s.file.Wrong {
		o := Outcome{Doc: w.doc(), Kind: w.text("type"), Text: bare(w.text("text")), State: Gone, Gold: w}
		if got, a := s.there(w); got != nil {
			o.State, o.Got, o.Article = There, got, a
		}
		s.add(o)
	}
}

// there finds a row that was marked wrong: in its article at its place, or, without those, by its text.
func (s *scorer) there(w Row) (any, *schemas.Article) {
	is := func(articleID string, start, end int32, texts ...string) bool {
		a := s.tables.byID[articleID]
		if id := w.text("article_id"); id != "" && id != articleID {
			return false
		}
		if _, ok := w["doc"]; ok && w.doc() != a.SourceRecord || w.text("source_uri") != "" && w.text("source_uri") != a.SourceURI {
			return false
		}
		for column, got := range map[string]int32{"char_start": start, "char_end": end} {
			if v := w.number(column); v != nil && int32(*v) != got {
				return false
			}
		}
		return slices.ContainsFunc(texts, func(t string) bool { return bare(t) == bare(w.text("text")) })
	}
	if w.text("type") == "fact" {
		for _, f := range s.tables.facts {
			if is(f.ArticleID, f.Start, f.End, f.ValueText, f.Evidence) {
				return f, s.tables.byID[f.ArticleID]
			}
		}
		return nil, nil
	}
	if k := kindNamed(w.text("type")); k >= 0 {
		for _, m := range s.tables.mentions[k] {
			if at := m.Where(); is(at.ArticleID, at.Start, at.End, at.Text) {
				return m, s.tables.byID[at.ArticleID]
			}
		}
	}
	return nil, nil
}

// faults counts rows of the articles that do not stand where they say.
func (t *tables) faults(articles map[string]bool) (n int) {
	check := func(id string, start, end int32, text string) {
		if articles[id] && t.texts[id].Slice(start, end) != text {
			n++
		}
	}
	for _, kind := range t.mentions {
		for _, m := range kind {
			w := m.Where()
			check(w.ArticleID, w.Start, w.End, w.Text)
		}
	}
	for _, f := range t.facts {
		check(f.ArticleID, f.Start, f.End, f.Evidence)
	}
	return n
}

// Label names a document: its gold file, and the record where there are several.
func (o *Outcome) Label() string {
	if o.Doc > 0 || o.Gold != nil && o.Gold["doc"] != nil {
		return fmt.Sprintf("%s:%d", o.File, o.Doc)
	}
	return o.File
}

// where returns the place of the outcome in its article.
func (o *Outcome) where() (start, end int32, rule string) {
	switch p := o.Got.(type) {
	case schemas.Mention:
		w := p.Where()
		return w.Start, w.End, w.Rule
	case *schemas.Fact:
		return p.Start, p.End, p.Rule
	}
	return 0, 0, ""
}

// Context returns the text around the outcome, parted into what stands before, itself and after.
func (o *Outcome) Context() (before, text, after string) {
	if o.Article == nil {
		return o.goldContext()
	}
	const around = 24
	start, end, _ := o.where()
	space := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	return space(o.text.Slice(start-around, start)), space(o.text.Slice(start, end)), space(o.text.Slice(end, end+around))
}

func (o *Outcome) goldContext() (before, text, after string) {
	if e := o.Gold.text("evidence"); e != "" {
		before, after, _ = strings.Cut(e, o.Text)
		return before, o.Text, after
	}
	before, rest, _ := strings.Cut(o.Gold.text("ctx"), "["+o.Text+"]")
	return before, o.Text, rest
}
