package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/apache/beam/sdks/v2/go/container/tools"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/util/grpcx"
)

// boot turns the arguments with which an engine starts the command of an environment of type PROCESS (--id, and the
// --provision_endpoint that knows the rest) into those of a Go worker. Other arguments come back as they are. It is
// the part of Beam's container that is needed where no container is.
func boot(args []string) ([]string, error) {
	given := map[string]string{}
	for _, arg := range args {
		name, value, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		given[name] = value
	}
	if given["provision_endpoint"] == "" {
		return args, nil
	}
	info, err := tools.ProvisionInfo(grpcx.WriteWorkerID(context.Background(), given["id"]), given["provision_endpoint"])
	if err != nil {
		return nil, fmt.Errorf("the engine at %s does not say what to do: %w", given["provision_endpoint"], err)
	}
	options, err := tools.ProtoToJSON(info.GetPipelineOptions())
	if err != nil {
		return nil, err
	}
	if e := info.GetStatusEndpoint(); e != nil {
		os.Setenv("STATUS_ENDPOINT", e.GetUrl())
	}
	if can := info.GetRunnerCapabilities(); len(can) > 0 {
		os.Setenv("RUNNER_CAPABILITIES", strings.Join(can, " "))
	}
	return []string{
		"--worker=true", "--id=" + given["id"], "--semi_persist_dir=" + given["semi_persist_dir"], "--options=" + options,
		"--logging_endpoint=" + info.GetLoggingEndpoint().GetUrl(), "--control_endpoint=" + info.GetControlEndpoint().GetUrl(),
	}, nil
}
