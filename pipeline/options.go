package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"runtime"
	"slices"
	"time"

	"newsfacts/extract"
	"newsfacts/pipeline/source"
	"newsfacts/schemas"
)

// Options are everything that a run can be told. The zero value is a usual run. They go through encoding/json.
type Options struct {
	Source        source.Options
	ReferenceDate time.Time // of articles that give no better; zero: none
	Tables        []string  // to write besides articles, inputs and quarantine; empty: all
	Sample        float64   // share of the articles, by hash of their id; 0: all
	Limit         int64     // of articles; 0: none
	Lexicon       string    // a user's own words, as ParseWords reads them; "": none
	Model         []byte    // a user's own model of organisations; nil: ours

	Workers  int         // 0: one a processor
	Restart  bool        // write anew what another configuration wrote
	UnitSize int64       // least bytes of a unit of work; 0: 8 MiB
	NoReport bool        // write no report.html
	Spool    string      // folder for what comes from a pipe; "": the system's
	Progress func(Event) `json:"-"` // told of what goes on, from one goroutine at a time; may be nil

	team team                      // who extracts; shared by the units of a run
	pack int                       // a plan of more inputs than this is kept packed; 0: none is
	wrap func(io.Writer) io.Writer // around every part file, for tests; may be nil
}

// Event is a moment of a run.
type Event struct {
	Plan  *Plan  // at the start
	Unit  *State // when a unit was done, or was found done
	Found bool   // the unit was done by an earlier run
}

// NWorkers is how many workers a run has.
func (o Options) NWorkers() int {
	if o.Workers > 0 {
		return o.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// config is a hash of everything that changes rows: no paths, no worker count, no logging.
func (o Options) config() string {
	data, err := json.Marshal(struct {
		Source    source.Options
		Reference time.Time
		Tables    []string
		Sample    float64
		Limit     int64
		Lexicon   string `json:",omitempty"`
		Model     []byte `json:",omitempty"`
	}{o.Source, o.ReferenceDate, o.Tables, o.Sample, o.Limit, o.Lexicon, o.Model})
	if err != nil {
		panic(err) // the fields above are plain
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}

func (o Options) identity() identity {
	return identity{Schema: schemas.Version, Rules: extract.Rules, Config: o.config()}
}

// always are the tables that every run writes.
var always = []string{"articles", "inputs", "quarantine"}

// writes tells whether a run writes a table.
func (o Options) writes(table string) bool {
	return len(o.Tables) == 0 || slices.Contains(o.Tables, table) || slices.Contains(always, table)
}

// check returns a Usage problem for options that cannot be.
func (o Options) check() error {
	for _, name := range o.Tables {
		if !slices.ContainsFunc(schemas.Tables, func(t schemas.Table) bool { return t.Name == name }) {
			return problem(Usage, "newsfacts schema lists the tables", "--tables: no table %q", name)
		}
	}
	if err := o.Source.Check(); err != nil {
		return problem(Usage, "newsfacts run --help lists the options", "%w", err)
	}
	if o.Sample < 0 || o.Sample > 1 {
		return problem(Usage, "give a share such as 1% or 0.01", "--sample: %v is not between 0 and 100%%", o.Sample)
	}
	if o.Limit < 0 {
		return problem(Usage, "give a number of articles", "--limit: %d is negative", o.Limit)
	}
	if _, err := o.kit(); err != nil {
		return problem(Usage, "newsfacts run --help says what the files hold", "%w", err)
	}
	return nil
}
