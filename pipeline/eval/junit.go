package eval

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

type suites struct {
	XMLName  xml.Name `xml:"testsuites"`
	Name     string   `xml:"name,attr"`
	Tests    int      `xml:"tests,attr"`
	Failures int      `xml:"failures,attr"`
	Suites   []suite  `xml:"testsuite"`
}

type suite struct {
	Name     string     `xml:"name,attr"`
	Tests    int        `xml:"tests,attr"`
	Failures int        `xml:"failures,attr"`
	Cases    []testCase `xml:"testcase"`
}

type testCase struct {
	Name    string   `xml:"name,attr"`
	Class   string   `xml:"classname,attr"`
	Failure *failure `xml:"failure"`
	Out     string   `xml:"system-out,omitempty"`
}

type failure struct {
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

// WriteJUnit writes the gates as tests, and a test for each gold file and kind that tells its score and misses:
// those never fail, because only a gate says what is asked.
func (r *Result) WriteJUnit(w io.Writer, gates []Gate) error {
	all := suites{Name: "newsfacts eval"}
	g := suite{Name: "gates"}
	for _, gate := range gates {
		c := testCase{Name: gate.Name, Class: "gate." + strings.TrimLeft(gate.Why, "-")}
		if !gate.Passed() {
			c.Failure = &failure{Message: gate.String(), Text: clean(r.misses(func(o *Outcome) bool { return strings.HasPrefix(gate.Name, plural(o.Kind)+".") }))}
			g.Failures++
		}
		g.Cases = append(g.Cases, c)
	}
	all.Suites = append(all.Suites, g)
	for _, file := range r.Files {
		s := suite{Name: file}
		for _, kind := range append(Kinds[:], "fact") {
			of := func(o *Outcome) bool { return o.File == file && o.Kind == kind }
			s.Cases = append(s.Cases, testCase{Name: plural(kind), Class: file, Out: clean(r.score(kind, of) + "\n" + r.misses(of))})
		}
		all.Suites = append(all.Suites, s)
	}
	for i := range all.Suites {
		s := &all.Suites[i]
		s.Tests = len(s.Cases)
		all.Tests, all.Failures = all.Tests+s.Tests, all.Failures+s.Failures
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	if err := e.Encode(all); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func (r *Result) score(kind string, pass func(*Outcome) bool) string {
	c := r.Counts(pass)
	var said []string
	for _, m := range c.Metrics() {
		if table, measure, _ := strings.Cut(m.Name, "."); table == plural(kind) {
			said = append(said, fmt.Sprintf("%s %.3f", measure, m.Value))
		}
	}
	return strings.Join(said, ", ")
}

func (r *Result) misses(pass func(*Outcome) bool) string {
	some := *r
	some.Outcomes = nil
	for _, o := range r.Outcomes {
		if pass(&o) {
			some.Outcomes = append(some.Outcomes, o)
		}
	}
	var b strings.Builder
	some.WriteMisses(&b)
	return b.String()
}

// clean drops characters that XML cannot hold.
func clean(s string) string {
	return strings.Map(func(c rune) rune {
		if c < 0x20 && c != '\n' && c != '\t' || c == 0xfffe || c == 0xffff {
			return -1
		}
		return c
	}, s)
}
