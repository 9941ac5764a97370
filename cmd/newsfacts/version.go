package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"newsfacts/extract"
	"newsfacts/schemas"
)

func versionCommand() *cobra.Command {
	return &cobra.Command{Use: "version", Short: "versions of the build, the rules and the tables", Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, args []string) error {
		build := "unknown"
		if info, ok := debug.ReadBuildInfo(); ok {
			build = info.Main.Version
			for _, s := range info.Settings {
				if s.Key == "vcs.revision" {
					build = s.Value[:min(12, len(s.Value))]
				}
			}
			build += " " + info.GoVersion
		}
		_, err := fmt.Fprintf(cmd.OutOrStdout(), "newsfacts %s\nrules %s\nschema %s\n", build, extract.Rules, schemas.Version)
		return err
	}}
}
