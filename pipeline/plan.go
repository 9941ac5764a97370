package pipeline

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"math/bits"
	"os"
	"slices"
	"sync"
	"time"

	"github.com/klauspost/compress/zstd"
	"golang.org/x/sync/errgroup"

	"newsfacts/pipeline/source"
)

// Plan is what a run will do. It depends on the inputs and the options alone.
type Plan struct {
	Inputs  []source.Input // nil in what a run of very many tells of itself
	NInputs int
	Units   []Unit
	Bytes   int64          // of the inputs as stored
	Formats map[string]int // inputs by format

	spooled []string // files that hold what came from pipes
	seconds float64  // that making it took
}

// Unit goes through encoding/json: it is a range of the input that one worker does at once: a group of small inputs, or a range of a large one.
type Unit struct {
	Number int
	Key    string // hash of the inputs' bytes, the ranges and the identity of the run
	Parts  []source.Part
	Bytes  int64

	packed []byte // Parts, where they are too many to be kept as they are
}

const (
	leastUnit = 1 << 20  // bytes
	usualUnit = 16 << 20 // bytes that a unit has in a run of 0.5 to 16 GB
	mostUnits = 1000
	mostFiles = 5000 // in a unit
)

// unitSize is how many bytes a unit has in a run over so many: a power of two, so that a folder that grows keeps
// its units. Every unit is a file of every table, so there are some thirty, more where memory asks for it: of 100 MB of
// news, 70 files took readers 2.7 times as long as 18, and took more room.
func unitSize(total int64) int64 {
	size := max(leastUnit, min(total/32, usualUnit), total/mostUnits)
	return 1 << bits.Len64(uint64(size-1))
}

// Prepare finds the inputs, reads each once, and groups them into units of about equal size.
func Prepare(args []string, o Options) (*Plan, error) {
	start := time.Now()
	if err := o.check(); err != nil {
		return nil, err
	}
	var spooled []string
	inputs, err := source.Find(args, func(r io.Reader) (string, error) {
		path, err := o.spool(r)
		spooled = append(spooled, path)
		return path, err
	})
	if err != nil {
		return nil, problem(NoInput, "give files, folders, quoted globs or - for stdin", "%w", err)
	}
	if len(inputs) == 0 {
		return nil, problem(NoInput, "give files, folders, quoted globs or - for stdin", "no input in %v", args)
	}
	p, err := PrepareInputs(inputs, o, source.Probe)
	if p != nil {
		p.spooled, p.seconds = spooled, time.Since(start).Seconds()
	}
	return p, err
}

// spool keeps a stream as a file, so that it can be read by several workers, and again.
func (o Options) spool(r io.Reader) (string, error) {
	dir := o.Spool
	if dir != "" {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return "", err
		}
	}
	f, err := os.CreateTemp(dir, "stdin-*")
	if err != nil {
		return "", err
	}
	if _, err := io.Copy(f, bufio.NewReaderSize(r, 1<<20)); err != nil {
		f.Close()
		os.Remove(f.Name())
		return "", err
	}
	return f.Name(), f.Close()
}

// unspool removes what spool kept.
func (p *Plan) unspool(dir string) {
	if dir == "" {
		return
	}
	for _, path := range p.spooled {
		os.Remove(path)
	}
}

// PrepareInputs is Prepare for inputs that were found elsewhere, in order of URI; probe reads each of them once.
func PrepareInputs(inputs []source.Input, o Options, probe func(in source.Input, size int64, o source.Options) source.Facts) (*Plan, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	p := &Plan{Inputs: inputs, NInputs: len(inputs), Formats: map[string]int{}}
	pack := o.pack > 0 && len(inputs) > o.pack
	if !pack {
		o.pack = 0
	}
	for _, in := range inputs {
		p.Bytes += in.Size
	}
	size := cmp.Or(o.UnitSize, unitSize(p.Bytes))
	facts := make([]source.Facts, min(len(inputs), 10_000)) // two million of them would be a burden
	units := newGrouper(p, size, o)
	for from := 0; from < len(inputs); from += len(facts) {
		batch := inputs[from:min(from+len(facts), len(inputs))]
		var g errgroup.Group
		g.SetLimit(o.NWorkers())
		for i, in := range batch {
			g.Go(func() error { facts[i] = probe(in, size, o.Source); return nil })
		}
		g.Wait()
		for i := range batch {
			units.add(facts[i])
		}
		if pack {
			clear(batch) // their names are freed
		}
	}
	units.end()
	if pack {
		p.Inputs = nil
	}
	return p, nil
}

// grouper joins parts to units.
type grouper struct {
	p    *Plan
	size int64
	o    Options
	u    Unit
}

func newGrouper(p *Plan, size int64, o Options) *grouper { return &grouper{p: p, size: size, o: o} }

// add takes the parts of one more input. A group of small inputs ends where the name of the last one says so, by
// chance in proportion to its size: another file in the folder changes its own unit, and not all that follow.
func (g *grouper) add(f source.Facts) {
	if f.Format != "" {
		g.p.Formats[f.Format]++
	}
	for i, part := range f.Parts {
		bytes := part.Input.Size
		if part.End > 0 {
			bytes = part.End - part.Start
		}
		one := g.o.Limit > 0 // a limit counts articles from the first on
		if !one && (g.u.Bytes > 0 && g.u.Bytes+bytes > 2*g.size || len(g.u.Parts) >= mostFiles) {
			g.end()
		}
		g.u.Parts, g.u.Bytes = append(g.u.Parts, part), g.u.Bytes+bytes
		if !one && (len(f.Parts) > 1 && (i < len(f.Parts)-1 || bytes >= g.size/2) || g.ends(part.Input.URI, bytes)) {
			g.end()
		}
	}
}

// ends tells whether a unit ends after this input.
func (g *grouper) ends(uri string, bytes int64) bool {
	if g.u.Bytes < g.size/2 && len(g.u.Parts) < mostFiles/4 {
		return false
	}
	share := max(float64(bytes)/float64(max(g.size/2, 1)), 4.0/mostFiles)
	sum := sha256.Sum256([]byte(uri))
	return float64(binary.BigEndian.Uint64(sum[:8])>>11)/(1<<53) < share
}

// end closes the unit under way.
func (g *grouper) end() {
	if len(g.u.Parts) == 0 {
		return
	}
	g.u.Number = len(g.p.Units)
	sums := make([]source.Sum, len(g.u.Parts))
	for i, p := range g.u.Parts {
		sums[i] = p.Sum
	}
	g.u.Key = g.u.key(sums, g.o.identity())
	if g.o.pack > 0 && len(g.u.Parts) > 1 {
		g.u.pack()
	}
	g.p.Units = append(g.p.Units, g.u)
	g.u = Unit{}
}

// pack keeps the parts of a unit as some 50 bytes each: two million of them as they are would not fit.
func (u *Unit) pack() {
	data, err := json.Marshal(u.Parts)
	if err != nil {
		panic(err) // parts always encode
	}
	u.packed, u.Parts = slices.Clip(packer().EncodeAll(data, nil)), nil
}

// whole returns the unit with its parts.
func (u Unit) whole() Unit {
	if u.packed == nil {
		return u
	}
	r, err := zstd.NewReader(bytes.NewReader(u.packed), zstd.WithDecoderConcurrency(1))
	if err == nil {
		defer r.Close()
		err = json.NewDecoder(r).Decode(&u.Parts)
	}
	if err != nil {
		panic(err) // pack made it
	}
	u.packed = nil
	return u
}

var packer = sync.OnceValue(func() *zstd.Encoder {
	e, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(1<<20))
	if err != nil {
		panic(err) // of options that cannot be
	}
	return e
})

// key is the hash of the unit's ranges, of their inputs' bytes, and of the run's identity.
func (u Unit) key(sums []source.Sum, id identity) string {
	sum := sha256.New()
	fmt.Fprintf(sum, "%s\x00%s\x00%s\n", id.Schema, id.Rules, id.Config)
	for i, p := range u.Parts {
		fmt.Fprintf(sum, "%s\x00%s\x00%d\x00%d\x00%d\n", p.Input.URI, sums[i], p.Start, p.End, p.First)
	}
	return hex.EncodeToString(sum.Sum(nil)[:10])
}
