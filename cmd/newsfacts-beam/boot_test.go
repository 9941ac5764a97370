package main

import (
	"context"
	"net"
	"slices"
	"testing"

	fnpb "github.com/apache/beam/sdks/v2/go/pkg/beam/model/fnexecution_v1"
	pipepb "github.com/apache/beam/sdks/v2/go/pkg/beam/model/pipeline_v1"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/types/known/structpb"
)

type provision struct {
	fnpb.UnimplementedProvisionServiceServer
}

func (provision) GetProvisionInfo(context.Context, *fnpb.GetProvisionInfoRequest) (*fnpb.GetProvisionInfoResponse, error) {
	options, err := structpb.NewStruct(map[string]any{"options": map[string]any{}})
	return &fnpb.GetProvisionInfoResponse{Info: &fnpb.ProvisionInfo{
		PipelineOptions: options,
		LoggingEndpoint: &pipepb.ApiServiceDescriptor{Url: "localhost:1"},
		ControlEndpoint: &pipepb.ApiServiceDescriptor{Url: "localhost:2"},
	}}, err
}

// TestBoot: an engine's arguments become a worker's; a person's stay.
func TestBoot(t *testing.T) {
	l, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	s := grpc.NewServer()
	fnpb.RegisterProvisionServiceServer(s, provision{})
	go s.Serve(l)
	defer s.Stop()
	got, err := boot([]string{"--id=1-1", "--provision_endpoint=" + l.Addr().String(), "--semi_persist_dir=/tmp"})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"--worker=true", "--id=1-1", "--logging_endpoint=localhost:1", "--control_endpoint=localhost:2", "--semi_persist_dir=/tmp", `--options={"options":{}}`} {
		if !slices.Contains(got, want) {
			t.Errorf("%s is not in %q", want, got)
		}
	}
	person := []string{"in", "-o", "out", "--runner=universal"}
	if got, err := boot(person); err != nil || !slices.Equal(got, person) {
		t.Error(got, err)
	}
}
