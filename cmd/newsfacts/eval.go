package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"newsfacts/cmd/internal/flags"
	"newsfacts/pipeline"
	"newsfacts/pipeline/eval"
	"newsfacts/pipeline/output"
)

// evalFlags are the flags of eval.
type evalFlags struct {
	gold, optional, min    []string
	baseline, page, junit  string
	misses, byFile, asJSON bool
	samples                int
	seed                   uint64
	settle                 func() error
	options                pipeline.Options
	gates                  []eval.Gate
	stdout, stderr         io.Writer
}

func evalCommand() *cobra.Command {
	var f evalFlags
	c := &cobra.Command{
		Use:   "eval INPUT…|OUT",
		Short: "score the extractors against gold, kind by kind and fact column by fact column",
		Long: "Runs the inputs (or takes a finished OUT) and compares the rows with gold: the gold that lies beside each\n" +
			"input (x.txt, x.gold.jsonl, x.optional.jsonl), or that --gold names (files, or a folder of them).\n\n" +
			"Metrics for --min: " + strings.Join(eval.Names(), ", ") + ".\nfacts.f1 is facts.core. Exit status 1 means that a gate failed.",
		Example: "  newsfacts eval seeds\n  newsfacts eval seeds --min facts.f1=0.8 --min dates.f1=0.9 --misses\n" +
			"  newsfacts eval out --gold seeds --json > before.json\n  newsfacts eval seeds --baseline before.json --page misses.html",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			f.stdout, f.stderr = cmd.OutOrStdout(), cmd.ErrOrStderr()
			return f.run(cmd, args)
		},
	}
	set := c.Flags()
	set.StringSliceVar(&f.gold, "gold", nil, "gold files, or folders of them (default: what lies beside each input)")
	set.StringSliceVar(&f.optional, "optional", nil, "files of what counts neither way, one for each --gold file (default: what lies beside the gold)")
	set.StringSliceVar(&f.min, "min", nil, "metric=value: exit with 1 if the metric is lower; repeatable")
	set.StringVar(&f.baseline, "baseline", "", "what an earlier eval --json wrote: exit with 1 if any metric is lower than then")
	set.BoolVar(&f.misses, "misses", false, "list every miss, extra and wrong value in its context")
	set.BoolVar(&f.byFile, "by-file", false, "a line for every gold file")
	set.BoolVar(&f.asJSON, "json", false, "print metrics and every outcome as JSON")
	set.StringVar(&f.page, "page", "", "write measures and misses to this HTML file")
	set.StringVar(&f.junit, "junit", "", "write gates and scores to this file as JUnit XML")
	set.IntVar(&f.samples, "samples", 1000, "bootstrap samples for the 95 % intervals (0: none)")
	set.Uint64Var(&f.seed, "seed", 1, "seed of the bootstrap")
	set.IntVarP(&f.options.Workers, "workers", "j", 0, "workers (0: one a processor)")
	settle, settleWords := flags.Source(set, &f.options), flags.Words(set, &f.options)
	f.settle = func() error { return cmp.Or(settle(), settleWords()) }
	return c
}

func (f *evalFlags) run(cmd *cobra.Command, args []string) error {
	if err := f.settle(); err != nil {
		return usage{err}
	}
	if err := f.readGates(); err != nil {
		return err
	}
	var earlier *eval.Saved
	if f.baseline != "" {
		var err error
		if earlier, err = eval.ReadSaved(f.baseline); err != nil {
			return usage{fmt.Errorf("--baseline: %w", err)}
		}
	}
	files, err := f.files(args)
	if err != nil {
		return err
	}
	out, done, err := f.output(cmd, args)
	if err != nil {
		return err
	}
	defer done()
	for _, table := range []string{"figures", "percentages", "dates", "organizations", "facts"} {
		if !out.Has(table) {
			fmt.Fprintf(f.stderr, "note    %s holds no table %s: all of its gold counts as missed\n", args[0], table)
		}
	}
	r, err := eval.Score(out, files)
	if err != nil {
		return err
	}
	for _, path := range r.Unread {
		fmt.Fprintf(f.stderr, "note    %s: the run holds no article of that input\n", path)
	}
	if len(r.Files) == 0 {
		return &pipeline.Problem{Kind: pipeline.NoInput, Cause: errors.New("no gold file is about an input of this run"), Remedy: "x.gold.jsonl is about x.txt, x.html, x.jsonl; a single --gold file may have any name"}
	}
	return f.tell(r, earlier)
}

// readGates reads --min into gates.
func (f *evalFlags) readGates() error {
	for _, m := range f.min {
		name, least, ok := strings.Cut(m, "=")
		v, err := strconv.ParseFloat(least, 64)
		if !ok || err != nil {
			return usage{fmt.Errorf("--min %s: not metric=value such as facts.f1=0.8", m)}
		}
		canonical, known := eval.Canonical(name)
		if !known {
			return usage{fmt.Errorf("--min %s: no metric %q\nremedy  one of %s", m, name, strings.Join(eval.Names(), ", "))}
		}
		f.gates = append(f.gates, eval.Gate{Name: canonical, Least: v, Why: "--min"})
	}
	return nil
}

// files loads the gold that is named, or that lies beside the inputs.
func (f *evalFlags) files(args []string) ([]*eval.File, error) {
	var found [][3]string // path, name, and the URI of the input that it lies beside
	var err error
	switch {
	case len(f.gold) > 0:
		named, err := eval.Find(f.gold)
		if err != nil {
			return nil, usage{fmt.Errorf("--gold: %w", err)}
		}
		for _, g := range named {
			found = append(found, [3]string{g[0], g[1]})
		}
	case output.Is(args[0]):
		return nil, usage{fmt.Errorf("%s is an output: it does not say where its inputs' gold lies\nremedy  --gold FILE or --gold FOLDER", args[0])}
	default:
		if found, err = beside(args, f.options); err != nil {
			return nil, err
		}
	}
	if len(found) == 0 {
		return nil, &pipeline.Problem{Kind: pipeline.NoInput, Cause: fmt.Errorf("no gold for %s", strings.Join(args, ", ")), Remedy: "put x.gold.jsonl beside x.txt, or name it: --gold FILE"}
	}
	if len(f.optional) > 0 && len(f.optional) != len(found) {
		return nil, usage{fmt.Errorf("--optional names %s for %s of gold", many(len(f.optional), "file"), many(len(found), "file"))}
	}
	var files []*eval.File
	for i, g := range found {
		optional := ""
		if len(f.optional) > 0 {
			optional = f.optional[i]
		}
		file, err := eval.Load(g[0], g[1], optional)
		if err != nil {
			return nil, usage{err}
		}
		file.URI = g[2]
		files = append(files, file)
	}
	return files, nil
}

// beside finds the gold of each input, and names it after the input's place in its root.
func beside(args []string, o pipeline.Options) ([][3]string, error) {
	p, err := pipeline.Prepare(args, o)
	if err != nil {
		return nil, err
	}
	var found [][3]string
	seen := map[string]bool{}
	for _, in := range p.Inputs {
		gold := eval.Beside(in.Path)
		if gold == "" || seen[gold] {
			continue
		}
		seen[gold] = true
		name := strings.TrimSuffix(filepath.Base(gold), ".gold.jsonl")
		if dir := filepath.ToSlash(filepath.Dir(in.URI)); dir != "." {
			name = dir + "/" + name
		}
		found = append(found, [3]string{gold, name, in.URI})
	}
	return found, nil
}

// output opens a finished output, or runs the inputs into a folder that done removes.
func (f *evalFlags) output(cmd *cobra.Command, args []string) (o *output.Output, done func(), err error) {
	nothing := func() {}
	if output.Is(args[0]) {
		if len(args) > 1 {
			return nil, nothing, usage{fmt.Errorf("%s is an output, and only one can be scored at once", args[0])}
		}
		o, err = output.Open(args[0])
		if err != nil {
			err = &pipeline.Problem{Kind: pipeline.Output, Cause: err, Remedy: "finish it with newsfacts run"}
		}
		return o, nothing, err
	}
	folder, err := os.MkdirTemp("", "newsfacts-eval-*")
	if err != nil {
		return nil, nothing, err
	}
	done = func() { os.RemoveAll(folder) }
	if _, err = pipeline.Run(cmd.Context(), args, folder, f.options); err != nil {
		done()
		return nil, nothing, err
	}
	o, err = output.Open(folder)
	return o, done, err
}

// tell writes everything that was asked for and judges the gates.
func (f *evalFlags) tell(r *eval.Result, earlier *eval.Saved) error {
	metrics := r.Intervals(f.samples, f.seed)
	saved := r.Saved(metrics)
	var worse []eval.SavedRow
	if earlier != nil {
		var gates []eval.Gate
		gates, worse = saved.Worse(earlier)
		f.gates = append(f.gates, gates...)
	}
	for i := range f.gates {
		for _, m := range metrics {
			if m.Name == f.gates[i].Name {
				f.gates[i].Got = m.Value
			}
		}
	}
	if err := f.print(r, saved, metrics); err != nil {
		return err
	}
	if err := writeFile(f.page, func(w io.Writer) error { return r.WritePage(w, metrics, f.gates) }); err != nil {
		return err
	}
	if err := writeFile(f.junit, func(w io.Writer) error { return r.WriteJUnit(w, f.gates) }); err != nil {
		return err
	}
	return f.judge(worse)
}

func (f *evalFlags) print(r *eval.Result, saved *eval.Saved, metrics []eval.Metric) error {
	if f.asJSON {
		return saved.WriteJSON(f.stdout)
	}
	if f.misses {
		if err := r.WriteMisses(f.stdout); err != nil {
			return err
		}
		fmt.Fprintln(f.stdout)
	}
	if f.byFile {
		if err := r.WriteFiles(f.stdout); err != nil {
			return err
		}
		fmt.Fprintln(f.stdout)
	}
	return r.WriteText(f.stdout, metrics)
}

// judge turns failed gates into the exit status, and says which rows got worse.
func (f *evalFlags) judge(worse []eval.SavedRow) error {
	var failed []string
	baseline := false
	for _, g := range f.gates {
		if !g.Passed() {
			failed = append(failed, g.String())
			baseline = baseline || g.Why == "--baseline"
		}
	}
	if len(failed) == 0 {
		return nil
	}
	if baseline {
		for _, row := range worse {
			fmt.Fprintf(f.stderr, "worse   %s:%d %s %s %s  …%s…\n", row.File, row.Doc, row.State, row.Kind, row.Text, row.Where)
		}
	}
	return gate{errors.New(strings.Join(failed, "\n        "))}
}

// writeFile writes a file by a function; "" is none.
func writeFile(path string, write func(io.Writer) error) error {
	if path == "" {
		return nil
	}
	file, err := os.Create(path)
	if err != nil {
		return &pipeline.Problem{Kind: pipeline.Output, Cause: err, Remedy: "give a file that can be written"}
	}
	if err := write(file); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}
