// Command newsfacts reads Chinese news text and writes tables of facts.
package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"newsfacts/pipeline"
)

func main() {
	root := &cobra.Command{Use: "newsfacts", Short: "Chinese news text in, linked tables out", SilenceUsage: true}
	var out, reference string
	run := &cobra.Command{Use: "run INPUT… -o OUT", Short: "read, extract, write tables", Args: cobra.MinimumNArgs(1), RunE: func(cmd *cobra.Command, args []string) error {
		var o pipeline.Options
		if reference != "" {
			t, err := time.Parse(time.DateOnly, reference)
			if err != nil {
				return fmt.Errorf("--reference-date: %w", err)
			}
			o.ReferenceDate = t
		}
		return pipeline.Run(context.Background(), args, out, o)
	}}
	run.Flags().StringVarP(&out, "out", "o", "out", "output folder")
	run.Flags().StringVar(&reference, "reference-date", "", "the day against which dates are resolved (2023-05-16)")
	root.AddCommand(run)
	if root.Execute() != nil {
		os.Exit(1)
	}
}
