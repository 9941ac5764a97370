// Command newsfacts-beam is `newsfacts run` on Apache Beam: the same units of work, the same tables, ids and bytes,
// on whatever engine runs Beam pipelines. Without --runner it uses Prism, the runner inside Beam's Go SDK, which
// needs nothing else installed.
//
//	newsfacts-beam INPUT… -o OUT
//	newsfacts-beam INPUT… -o OUT --runner=universal --endpoint=localhost:8099 --environment_type=LOOPBACK
//
// It is a module of its own, so that newsfacts itself does not carry Beam's dependencies.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/options/jobopts"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"
	"github.com/spf13/pflag"

	"newsfacts/cmd/internal/flags"
	"newsfacts/pipeline"
)

func main() {
	// A worker that an engine started is this same program with Beam's own flags; Init then never returns.
	set := pflag.NewFlagSet("newsfacts-beam", pflag.ContinueOnError)
	set.AddGoFlagSet(flag.CommandLine)
	var o pipeline.Options
	settle := flags.Run(set, &o)
	out := set.StringP("out", "o", "out", "output folder, or s3://bucket/prefix, gs://…, azblob://…, file:///…; every worker must reach it")
	set.Usage = func() { help(os.Stdout, set) }
	args, err := boot(os.Args[1:])
	if err == nil {
		err = set.Parse(args)
	}
	if errors.Is(err, pflag.ErrHelp) {
		return
	}
	flag.CommandLine.Parse(nil) // Beam asks whether flags were parsed; their values are set
	if err == nil {
		err = settle()
	}
	if *jobopts.WorkerBinary == "" && strings.EqualFold(*jobopts.EnvironmentType, "process") {
		*jobopts.WorkerBinary, _ = os.Executable() // else Beam compiles one; the command of the environment is what runs
	}
	beam.Init()
	ctx, stop := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		s := <-signals
		signal.Stop(signals) // a second one ends the program at once
		stop(stopped{s})
	}()
	if err == nil && set.NArg() == 0 {
		err = errors.New("no INPUT given")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "error  ", err)
		fmt.Fprintln(os.Stderr, "remedy  newsfacts-beam --help lists the flags")
		os.Exit(2)
	}
	os.Exit(report(os.Stderr, run(ctx, set.Args(), *out, o, beamx.RunWithMetrics)))
}

func help(w io.Writer, set *pflag.FlagSet) {
	fmt.Fprintf(w, "newsfacts-beam INPUT… -o OUT [flags]\n\nWrites the tables that `newsfacts run` writes, on the engine that --runner names (default: prism, inside this\nprogram). Inputs and OUT are folders that every worker reaches, or URIs: s3:// gs:// azblob:// file://.\n\n%s", set.FlagUsages())
}

// report says what went wrong and what helps, and returns the exit status, as `newsfacts run` has it.
func report(w io.Writer, err error) int {
	if err == nil {
		return 0
	}
	fmt.Fprintln(w, "error  ", err)
	var p *pipeline.Problem
	if !errors.As(err, &p) {
		return 1
	}
	if p.Kept != "" {
		fmt.Fprintln(w, "kept   ", p.Kept)
	}
	if p.Remedy != "" {
		fmt.Fprintln(w, "remedy ", p.Remedy)
	}
	switch p.Kind {
	case pipeline.Usage:
		return 2
	case pipeline.NoInput:
		return 3
	case pipeline.Output:
		return 4
	}
	var s stopped
	if errors.As(err, &s) && s.Signal == syscall.SIGTERM {
		return 143
	}
	return 130
}

// stopped is the cause of a run that a signal ended.
type stopped struct{ os.Signal }

func (s stopped) Error() string { return "stopped by " + s.String() }
