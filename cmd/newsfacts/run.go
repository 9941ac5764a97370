package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/pprof"

	"github.com/rs/zerolog"
	"github.com/spf13/cobra"

	"newsfacts/cmd/internal/flags"
	"newsfacts/pipeline"
)

// runFlags are the flags of run that are not yet pipeline.Options.
type runFlags struct {
	out, maxQuarantine            string
	progress, logLevel, logFormat string
	dryRun, quiet                 bool
	profile                       string
	settle                        func() error
}

func runCommand() *cobra.Command {
	var f runFlags
	var o pipeline.Options
	c := &cobra.Command{
		Use:   "run INPUT… -o OUT",
		Short: "read, extract, write the tables",
		Long:  "Reads files, folders, quoted globs or - (stdin) and writes the tables of facts to the folder OUT.\nAn unfinished run is gone on with; a finished one is only brought up to date.",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.settle(); err != nil {
				return usage{err}
			}
			return f.run(cmd, args, o)
		},
	}
	set := c.Flags()
	set.StringVarP(&f.out, "out", "o", "out", "output folder")
	set.StringVar(&f.profile, "cpuprofile", "", "write a CPU profile of the run to this file")
	set.MarkHidden("cpuprofile")
	set.IntVarP(&o.Workers, "workers", "j", 0, "workers (0: one a processor)")
	f.settle = flags.Run(set, &o)
	set.StringVar(&f.maxQuarantine, "max-quarantine", "", "exit with 1 if more than this share of the records is in quarantine: 1% or 0.01")
	set.BoolVar(&f.dryRun, "dry-run", false, "print the plan, write nothing")
	set.Bool("append", false, "bring a finished OUT up to date: read new and changed inputs, drop rows of vanished ones; so it is without this, too")
	set.StringVar(&f.progress, "progress", "auto", "auto, bar, plain, json or none")
	set.StringVar(&f.logLevel, "log-level", "warn", "debug, info, warn, error or off")
	set.StringVar(&f.logFormat, "log-format", "text", "text or json")
	set.BoolVarP(&f.quiet, "quiet", "q", false, "say nothing but errors")
	return c
}

func (f *runFlags) run(cmd *cobra.Command, args []string, o pipeline.Options) (err error) {
	limit := 1.0
	if f.maxQuarantine != "" {
		if limit, err = flags.Share("--max-quarantine", f.maxQuarantine); err != nil {
			return usage{err}
		}
	}
	if f.quiet && !cmd.Flags().Changed("log-level") {
		f.logLevel = "error"
	}
	log, err := logger(f.logLevel, f.logFormat)
	if err != nil {
		return err
	}
	if f.dryRun {
		p, err := pipeline.Prepare(args, o)
		if err == nil {
			fmt.Fprintln(os.Stderr, planLine(p, f.out, o))
			for _, u := range p.Units {
				fmt.Printf("unit %d\t%d bytes\t%d parts\t%s\n", u.Number, u.Bytes, len(u.Parts), u.Parts[0].Input.URI)
			}
		}
		return err
	}
	if o.Workers > 0 && o.Workers < runtime.GOMAXPROCS(0) {
		runtime.GOMAXPROCS(o.Workers) // one worker is one processor, its reading and writing included
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(usualGarbage)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(int64(usualMemory + max(0, o.NWorkers()-2)*workerMemory))
	}
	if f.profile != "" {
		stop, err := profile(f.profile)
		if err != nil {
			return err
		}
		defer stop()
	}
	t, err := newTalk(os.Stderr, f.progress, f.quiet, f.out, o, log)
	if err != nil {
		return err
	}
	o.Progress = t.event
	r, err := pipeline.Run(cmd.Context(), args, f.out, o)
	t.end(r, err == nil)
	if err != nil {
		return err
	}
	return f.judge(r.Manifest, limit)
}

// judge turns a finished run's losses into the exit status.
func (f *runFlags) judge(m *pipeline.Manifest, limit float64) error {
	dropped, articles := m.Tables["quarantine"].Rows, m.Tables["articles"].Rows
	switch {
	case m.Failed > 0 && m.Failed == m.Inputs:
		return &pipeline.Problem{Kind: pipeline.NoInput, Cause: fmt.Errorf("none of %d inputs could be read", m.Inputs), Remedy: "see the messages in " + f.out + "/quarantine"}
	case m.Failed > 0:
		return gate{fmt.Errorf("%d of %d inputs could not be read; see %s/quarantine", m.Failed, m.Inputs, f.out)}
	case float64(dropped) > limit*float64(dropped+articles):
		return gate{fmt.Errorf("%d of %d records are in quarantine, more than --max-quarantine %s", dropped, dropped+articles, f.maxQuarantine)}
	}
	return nil
}

func logger(level, format string) (zerolog.Logger, error) {
	if level == "off" {
		return zerolog.Nop(), nil
	}
	l, err := zerolog.ParseLevel(level)
	if err != nil || level == "" {
		return zerolog.Nop(), usage{fmt.Errorf("--log-level %s: not debug, info, warn, error or off", level)}
	}
	switch format {
	case "json":
		return zerolog.New(os.Stderr).Level(l).With().Timestamp().Logger(), nil
	case "text":
		return zerolog.New(zerolog.ConsoleWriter{Out: os.Stderr, NoColor: !colour(os.Stderr)}).Level(l).With().Timestamp().Logger(), nil
	}
	return zerolog.Nop(), usage{fmt.Errorf("--log-format %s: not text or json", format)}
}

// The collector is told to keep within these: what lives is 60 MB of lists and 20 MB a worker.
const (
	usualGarbage = 150       // percent of what lives, before it is collected
	usualMemory  = 340 << 20 // bytes, of two workers
	workerMemory = 50 << 20  // bytes, of each further one
)

// profile writes a CPU profile to a file until stop is called.
func profile(path string) (stop func(), err error) {
	file, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(file); err != nil {
		file.Close()
		return nil, err
	}
	return func() { pprof.StopCPUProfile(); file.Close() }, nil
}
