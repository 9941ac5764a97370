package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"newsfacts/pipeline"
	"newsfacts/pipeline/diff"
	"newsfacts/pipeline/output"
)

// diffFlags are the flags of diff.
type diffFlags struct {
	tables           []string
	page             string
	rows             int
	asJSON, exitCode bool
}

func diffCommand() *cobra.Command {
	var f diffFlags
	c := &cobra.Command{
		Use:     "diff OUT1 OUT2",
		Short:   "rows added, lost and altered between two outputs, by rule and column, in context",
		Long:    "Compares two finished outputs of the same inputs. It is how a change of a rule is reviewed: run before and after,\nand read what it did to every row.",
		Example: "  newsfacts run seeds -o before\n  newsfacts run seeds -o after\n  newsfacts diff before after --page diff.html",
		Args:    cobra.ExactArgs(2),
		RunE:    func(cmd *cobra.Command, args []string) error { return f.run(cmd.OutOrStdout(), args) },
	}
	set := c.Flags()
	set.StringSliceVar(&f.tables, "tables", nil, "tables to compare (default "+strings.Join(diff.Tables, ", ")+")")
	set.IntVar(&f.rows, "rows", 10, "rows to show of each rule (0: all)")
	set.StringVar(&f.page, "page", "", "write what differs to this HTML file")
	set.BoolVar(&f.asJSON, "json", false, "print every change as JSON")
	set.BoolVar(&f.exitCode, "exit-code", false, "exit with 1 if anything differs")
	return c
}

func (f *diffFlags) run(stdout io.Writer, args []string) error {
	for _, t := range f.tables {
		if !slices.Contains(diff.Tables, t) {
			return usage{fmt.Errorf("--tables: %q is not compared\nremedy  one of %s", t, strings.Join(diff.Tables, ", "))}
		}
	}
	var outs [2]*output.Output
	for i, folder := range args {
		var err error
		if outs[i], err = output.Open(folder); err != nil {
			return &pipeline.Problem{Kind: pipeline.Usage, Cause: err, Remedy: "give two folders that newsfacts run wrote"}
		}
	}
	r, err := diff.Compare(outs[0], outs[1], f.tables)
	if err != nil {
		return err
	}
	if f.asJSON {
		err = r.WriteJSON(stdout)
	} else {
		err = r.WriteText(stdout, f.rows)
	}
	if err != nil {
		return err
	}
	if err := writeFile(f.page, r.WritePage); err != nil {
		return err
	}
	if f.exitCode && len(r.Changes) > 0 {
		return gate{fmt.Errorf("%s and %s differ in %s", args[0], args[1], many(len(r.Changes), "row"))}
	}
	return nil
}
