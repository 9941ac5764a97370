package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"newsfacts/pipeline"
)

func trainCommand() *cobra.Command {
	c := &cobra.Command{Use: "train", Short: "make a model of one's own", Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, args []string) error { return cmd.Help() }}
	c.AddCommand(trainOrganizationsCommand())
	return c
}

func trainOrganizationsCommand() *cobra.Command {
	var out string
	o := pipeline.Training{}
	c := &cobra.Command{
		Use:     "organizations DATA.jsonl -o MODEL",
		Short:   "train the model that finds organisations",
		Long:    "Trains the model that finds organisations from labelled lines and writes it to MODEL, for run --model and extract --model.\nA line is {\"text\": \"…\", \"orgs\": [[from, to, \"name\"], …]}, from and to in characters, to exclusive; .gz is read, too.\nThe same data gives the same model.",
		Example: "  newsfacts train organizations ours.jsonl -o ours.model\n  newsfacts run pages -o out --model ours.model",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if out == "" {
				return usage{fmt.Errorf("no -o MODEL\nremedy  %s", cmd.UseLine())}
			}
			o.Tell = func(line string) { fmt.Fprintln(cmd.ErrOrStderr(), line) }
			data, err := pipeline.TrainOrganizations(args, o)
			if err != nil {
				return err
			}
			if err := os.WriteFile(out, data, 0o666); err != nil {
				return &pipeline.Problem{Kind: pipeline.Output, Cause: err, Remedy: "give another file with -o"}
			}
			fmt.Fprintf(cmd.ErrOrStderr(), "wrote  %s  %d bytes\n", out, len(data))
			return nil
		},
	}
	c.Flags().StringVarP(&out, "out", "o", "", "the model to write")
	c.Flags().IntVar(&o.Epochs, "epochs", 0, "passes over the data (0: 8)")
	c.Flags().BoolVar(&o.Mend, "mend", false, "mend labels that a machine made, by rules, lists and each other")
	c.Flags().StringVar(&o.Except, "except", "", "leave out lines whose id stands in this file of labelled lines, to measure on them")
	return c
}
