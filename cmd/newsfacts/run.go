package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"newsfacts/pipeline"
)

func runCommand() *cobra.Command {
	var out, reference string
	var o pipeline.Options
	run := &cobra.Command{Use: "run INPUT… -o OUT", Short: "read, extract, write tables", Args: cobra.MinimumNArgs(1), RunE: func(cmd *cobra.Command, args []string) error {
		if reference != "" {
			t, err := time.Parse(time.DateOnly, reference)
			if err != nil {
				return fmt.Errorf("--reference-date: %w", err)
			}
			o.ReferenceDate = t
		}
		_, err := pipeline.Run(context.Background(), args, out, o)
		return err
	}}
	f := run.Flags()
	f.StringVarP(&out, "out", "o", "out", "output folder")
	f.StringVar(&reference, "reference-date", "", "the day against which dates are resolved (2023-05-16)")
	f.StringVar(&o.Source.TextField, "text-field", "", "field of a record that holds its text")
	f.StringVar(&o.Source.TitleField, "title-field", "", "field of a record that holds its title")
	f.StringVar(&o.Source.DateField, "date-field", "", "field of a record that holds its publish date")
	f.StringVar(&o.Source.IDField, "id-field", "", "field of a record that holds its id")
	return run
}
