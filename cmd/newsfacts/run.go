package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/rs/zerolog"
	"github.com/spf13/cobra"

	"newsfacts/pipeline"
)

// runFlags are the flags of run that are not yet pipeline.Options.
type runFlags struct {
	out, reference, sample, maxQuarantine string
	progress, logLevel, logFormat         string
	dryRun, quiet                         bool
}

func runCommand() *cobra.Command {
	var f runFlags
	var o pipeline.Options
	c := &cobra.Command{
		Use:   "run INPUT… -o OUT",
		Short: "read, extract, write the tables",
		Long:  "Reads files, folders, quoted globs or - (stdin) and writes the tables of facts to the folder OUT.\nAn unfinished run is gone on with; a finished one is only brought up to date.",
		Args:  cobra.MinimumNArgs(1),
		RunE:  func(cmd *cobra.Command, args []string) error { return f.run(cmd, args, o) },
	}
	flags := c.Flags()
	flags.StringVarP(&f.out, "out", "o", "out", "output folder")
	flags.IntVarP(&o.Workers, "workers", "j", 0, "workers (0: one a processor)")
	sourceFlags(c, &o, &f.reference)
	flags.StringSliceVar(&o.Tables, "tables", nil, "tables to write besides articles, inputs and quarantine (default all)")
	flags.Int64Var(&o.Limit, "limit", 0, "stop after so many articles (0: none)")
	flags.StringVar(&f.sample, "sample", "", "share of the articles to take, by hash: 1% or 0.01")
	flags.StringVar(&f.maxQuarantine, "max-quarantine", "", "exit with 1 if more than this share of the records is in quarantine: 1% or 0.01")
	flags.BoolVar(&f.dryRun, "dry-run", false, "print the plan, write nothing")
	flags.BoolVar(&o.Restart, "restart", false, "write anew, whatever an earlier run wrote to OUT")
	flags.StringVar(&f.progress, "progress", "auto", "auto, bar, plain, json or none")
	flags.StringVar(&f.logLevel, "log-level", "warn", "debug, info, warn, error or off")
	flags.StringVar(&f.logFormat, "log-format", "text", "text or json")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "say nothing but errors")
	return c
}

// sourceFlags adds the flags that say how inputs are read.
func sourceFlags(c *cobra.Command, o *pipeline.Options, reference *string) {
	flags := c.Flags()
	flags.StringVar(reference, "reference-date", "", "the day against which dates are resolved where the article gives no better (2023-05-16)")
	flags.StringVar(&o.Source.TextField, "text-field", "", "field of a record that holds its text; a dotted path reaches into nested ones")
	flags.StringVar(&o.Source.TitleField, "title-field", "", "field of a record that holds its title")
	flags.StringVar(&o.Source.DateField, "date-field", "", "field of a record that holds its publish date")
	flags.StringVar(&o.Source.IDField, "id-field", "", "field of a record that holds its id")
}

// referenceDate reads --reference-date into the options.
func referenceDate(text string, o *pipeline.Options) error {
	if text == "" {
		return nil
	}
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return usage{fmt.Errorf("--reference-date %s: not a day such as 2023-05-16", text)}
	}
	o.ReferenceDate = t
	return nil
}

// share reads 1% or 0.01.
func share(flag, text string) (float64, error) {
	number, percent := strings.CutSuffix(text, "%")
	v, err := strconv.ParseFloat(number, 64)
	if percent {
		v /= 100
	}
	if err != nil || v < 0 || v > 1 {
		return 0, usage{fmt.Errorf("%s %s: not a share such as 1%% or 0.01", flag, text)}
	}
	return v, nil
}

func (f *runFlags) run(cmd *cobra.Command, args []string, o pipeline.Options) (err error) {
	if err := referenceDate(f.reference, &o); err != nil {
		return err
	}
	if f.sample != "" {
		if o.Sample, err = share("--sample", f.sample); err != nil {
			return err
		}
	}
	limit := 1.0
	if f.maxQuarantine != "" {
		if limit, err = share("--max-quarantine", f.maxQuarantine); err != nil {
			return err
		}
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
