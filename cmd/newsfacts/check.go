package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"newsfacts/pipeline"
)

func checkCommand() *cobra.Command {
	return &cobra.Command{
		Use: "check OUT", Short: "verify a finished output: files, checksums, offsets, keys, vocabularies, counts", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			c, err := pipeline.Check(args[0])
			if err != nil {
				return err
			}
			for _, f := range c.Faults {
				fmt.Fprintln(cmd.OutOrStdout(), f)
			}
			if n := len(c.Faults) + c.Missed; n > 0 {
				return gate{fmt.Errorf("%s: %s; newsfacts run … -o %s --restart writes it anew", args[0], many(n, "fault"), args[0])}
			}
			fmt.Fprintf(cmd.ErrOrStderr(), "ok     %s: %d rows in %d files, all as they should be\n", args[0], c.Rows, c.Files)
			return nil
		},
	}
}
