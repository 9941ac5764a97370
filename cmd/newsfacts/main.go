// Command newsfacts reads Chinese news text and writes Parquet tables of structured facts.
//
// It is the only package of the program that prints: data alone goes to stdout, all talk to stderr.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"newsfacts/pipeline"
)

func main() { os.Exit(Main(os.Args[1:])) }

// Main runs the command and returns its exit status. A first signal ends the run after the units under way,
// a second one at once.
func Main(args []string) int {
	ctx, stop := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		s := <-signals
		stop(stopped{s})
		s = <-signals
		fmt.Fprintf(os.Stderr, "error   %v at once\nkept    units that were done are safe\nremedy  the same command again goes on from there\n", stopped{s})
		os.Exit(stopped{s}.exit())
	}()
	root := command()
	root.SetArgs(args)
	return report(os.Stderr, root.ExecuteContext(ctx))
}

func command() *cobra.Command {
	root := &cobra.Command{
		Use:           "newsfacts",
		Short:         "Chinese news text in, linked tables of facts out",
		Long:          "newsfacts reads Chinese news text (newspaper pages, saved web pages, crawled records) and writes\nParquet tables of structured facts: what was measured, of whom, where, when, how much, how it\nchanged, who says so, each row with its exact place in the text.",
		Example:       "  newsfacts run seeds -o out\n  newsfacts extract '一季度，全市生产总值增长4.7%。'\n  newsfacts schema facts",
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          noCommand,
		RunE:          func(cmd *cobra.Command, args []string) error { return cmd.Help() },
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usage{fmt.Errorf("%w\nremedy  %s --help lists the flags", err, cmd.CommandPath())}
	})
	root.AddCommand(runCommand(), generateCommand(), extractCommand(), evalCommand(), diffCommand(), checkCommand(), reportCommand(), schemaCommand(), trainCommand(), versionCommand())
	sayUsage(root)
	return root
}

// sayUsage makes wrong arguments of any command a usage error that shows how it is called.
func sayUsage(parent *cobra.Command) {
	for _, c := range parent.Commands() {
		sayUsage(c)
		if c.Args == nil {
			continue
		}
		inner := c.Args
		c.Args = func(cmd *cobra.Command, args []string) error {
			if err := inner(cmd, args); err != nil {
				return usage{fmt.Errorf("%w\nremedy  %s", err, cmd.UseLine())}
			}
			return nil
		}
	}
}

// noCommand says of a word that is no command which one may be meant.
func noCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	remedy := "newsfacts --help lists the commands"
	root.SuggestionsMinimumDistance = 2
	if near := root.SuggestionsFor(args[0]); len(near) > 0 {
		remedy = "newsfacts " + strings.Join(near, ", newsfacts ") + "?"
	}
	return usage{fmt.Errorf("unknown command %q\nremedy  %s", args[0], remedy)}
}

// usage is an error of the command line: nothing was run.
type usage struct{ error }

// gate is a finished and written result that misses what was asked of it.
type gate struct{ error }

// stopped is the cause of a run that a signal ended.
type stopped struct{ os.Signal }

func (s stopped) Error() string { return "stopped by " + s.String() }

func (s stopped) exit() int {
	if n, ok := s.Signal.(syscall.Signal); ok {
		return 128 + int(n)
	}
	return 130
}

// report says what went wrong, what was kept and what helps, and returns the exit status.
func report(w io.Writer, err error) int {
	if err == nil {
		return 0
	}
	fmt.Fprintln(w, "error  ", err)
	var p *pipeline.Problem
	if !errors.As(err, &p) {
		var u usage
		if errors.As(err, &u) {
			return 2
		}
		return 1
	}
	if p.Kept != "" {
		fmt.Fprintln(w, "kept   ", p.Kept)
	}
	if p.Remedy != "" {
		fmt.Fprintln(w, "remedy ", p.Remedy)
	}
	var s stopped
	switch {
	case errors.As(err, &s):
		return s.exit()
	case p.Kind == pipeline.Usage:
		return 2
	case p.Kind == pipeline.NoInput:
		return 3
	case p.Kind == pipeline.Output:
		return 4
	}
	return 1
}
