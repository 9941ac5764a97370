package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"newsfacts/pipeline"
)

func reportCommand() *cobra.Command {
	return &cobra.Command{
		Use: "report OUT", Short: "write report.html of a finished output again", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := pipeline.Report(args[0]); err != nil {
				return err
			}
			_, err := fmt.Fprintln(cmd.ErrOrStderr(), "wrote ", filepath.Join(args[0], "report.html"))
			return err
		},
	}
}
