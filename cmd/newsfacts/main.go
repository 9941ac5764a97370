// Command newsfacts reads Chinese news text and writes tables of facts.
package main

import (
	"os"

	"github.com/spf13/cobra"
)

func main() {
	root := &cobra.Command{Use: "newsfacts", Short: "Chinese news text in, linked tables out", SilenceUsage: true}
	root.AddCommand(runCommand())
	if root.Execute() != nil {
		os.Exit(1)
	}
}
