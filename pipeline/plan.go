package pipeline

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"golang.org/x/sync/errgroup"

	"newsfacts/pipeline/source"
)

// Plan is what a run will do. It depends on the inputs and the options alone.
type Plan struct {
	Inputs  []source.Input
	Facts   []source.Facts // of each input
	Units   []Unit
	Bytes   int64
	Formats map[string]int // inputs by format
}

// Unit goes through encoding/json: it is a range of the input that one worker does at once: a group of small inputs, or a range of a large one.
type Unit struct {
	Number int
	Key    string // hash of the inputs' bytes, the ranges and the identity of the run
	Parts  []source.Part
	Bytes  int64
}

const (
	leastUnit = 8 << 20 // bytes
	mostUnits = 1000
	mostFiles = 5000 // in a unit
)

// Prepare finds the inputs, reads each once, and groups them into units of about equal size.
func Prepare(args []string, o Options) (*Plan, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	inputs, err := source.Find(args)
	if err != nil {
		return nil, problem(NoInput, "give files, folders, quoted globs or - for stdin", "%w", err)
	}
	if len(inputs) == 0 {
		return nil, problem(NoInput, "give files, folders, quoted globs or - for stdin", "no input in %v", args)
	}
	return PrepareInputs(inputs, o, source.Probe)
}

// PrepareInputs is Prepare for inputs that were found elsewhere, in order of URI; probe reads each of them once.
func PrepareInputs(inputs []source.Input, o Options, probe func(in source.Input, size int64) source.Facts) (*Plan, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	p := &Plan{Inputs: inputs, Facts: make([]source.Facts, len(inputs)), Formats: map[string]int{}}
	size := cmp.Or(o.UnitSize, leastUnit)
	for _, in := range inputs {
		p.Bytes += in.Size
	}
	size = max(size, p.Bytes/mostUnits)
	var g errgroup.Group
	g.SetLimit(o.NWorkers())
	for i, in := range inputs {
		g.Go(func() error { p.Facts[i] = probe(in, size); return nil })
	}
	g.Wait()
	p.group(size, o)
	return p, nil
}

func (p *Plan) group(size int64, o Options) {
	var u Unit
	sum := sha256.New()
	end := func() {
		if len(u.Parts) == 0 {
			return
		}
		u.Number, u.Key = len(p.Units), hex.EncodeToString(sum.Sum(nil)[:10])
		p.Units = append(p.Units, u)
		u = Unit{}
		sum.Reset()
	}
	id := o.identity()
	for _, f := range p.Facts {
		p.Formats[f.Format]++
		for _, part := range f.Parts {
			bytes := f.Bytes
			if part.End > 0 {
				bytes = part.End - part.Start
			}
			if o.Limit == 0 && (u.Bytes > 0 && u.Bytes+bytes > size || len(u.Parts) >= mostFiles) {
				end()
			}
			if len(u.Parts) == 0 {
				fmt.Fprintf(sum, "%s\x00%s\x00%s\n", id.Schema, id.Rules, id.Config)
			}
			fmt.Fprintf(sum, "%s\x00%s\x00%d\x00%d\x00%d\n", part.Input.URI, f.SHA256, part.Start, part.End, part.First)
			u.Parts, u.Bytes = append(u.Parts, part), u.Bytes+bytes
		}
	}
	end()
}
