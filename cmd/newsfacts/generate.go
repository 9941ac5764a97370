package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"newsfacts/cmd/internal/flags"
	"newsfacts/pipeline/bench"
)

// generateCommand writes text for benchmarks; it is not listed.
func generateCommand() *cobra.Command {
	var form string
	var seed uint64
	size := flags.Size(10 << 20)
	c := &cobra.Command{
		Use:     "generate SEEDS",
		Short:   "write newspaper text of any size, made from a folder of articles, to stdout",
		Example: "  newsfacts generate seeds --size 100MB > /tmp/100.txt",
		Args:    cobra.ExactArgs(1),
		Hidden:  true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if form != "txt" && form != "jsonl" {
				return usage{fmt.Errorf("--form %s: not txt or jsonl", form)}
			}
			templates, err := bench.Templates(args[0])
			if err != nil {
				return usage{err}
			}
			return bench.Write(cmd.OutOrStdout(), templates, form, int64(size), seed)
		},
	}
	c.Flags().StringVar(&form, "form", "txt", "txt or jsonl")
	c.Flags().Uint64Var(&seed, "seed", 1, "another seed, other text")
	c.Flags().Var(&size, "size", "bytes")
	return c
}
