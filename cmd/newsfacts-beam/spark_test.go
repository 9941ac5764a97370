package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"newsfacts/pipeline"
)

// spark starts a Spark for a test and returns the flags that lead there; the test is skipped where it cannot run.
func spark(t *testing.T, kind string) []string {
	t.Helper()
	if testing.Short() {
		t.Skip("starts Spark")
	}
	if _, err := exec.LookPath("java"); err != nil {
		t.Skip("no Java")
	}
	t.Setenv("NEWSFACTS_SPARK_RUN", t.TempDir())
	if said, err := exec.Command("./spark.sh", "jars").CombinedOutput(); err != nil {
		t.Skipf("no jars: %s", said)
	}
	t.Cleanup(func() { exec.Command("./spark.sh", "stop").Run() })
	if said, err := exec.Command("./spark.sh", "start", kind).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	return []string{"--runner=universal", "--endpoint=localhost:8099"}
}

func TestSparkLoopback(t *testing.T) {
	flags := spark(t, "local")
	in := inputs(t, filepath.Join(t.TempDir(), "in"), 2<<20)
	want, out := filepath.Join(t.TempDir(), "want"), filepath.Join(t.TempDir(), "out")
	local(t, []string{in}, want, pipeline.Options{})
	if said, exit := command(t, "", append(flags, "--environment_type=LOOPBACK", in, "-o", out)...); exit != 0 {
		t.Fatal(exit, said)
	}
	same(t, want, out)
}

// TestSparkKill: two of the processes that work in Spark's executors are killed in the middle; the run ends with the
// bytes of one that nobody disturbed.
func TestSparkKill(t *testing.T) {
	flags := spark(t, "cluster")
	in := inputs(t, filepath.Join(t.TempDir(), "in"), 6<<20)
	want, out := filepath.Join(t.TempDir(), "want"), filepath.Join(t.TempDir(), "out")
	local(t, []string{in}, want, pipeline.Options{})
	ctx, stop := context.WithCancel(t.Context())
	killed := make(chan int)
	go func() { killed <- kill(ctx, out, 2) }()
	config := `--environment_config={"command":` + strconv.Quote(os.Args[0]) + `,"env":{"NEWSFACTS_BEAM_TEST":"command"}}`
	said, exit := command(t, "", append(flags, "--environment_type=PROCESS", config, in, "-o", out)...)
	stop()
	if n := <-killed; n == 0 {
		t.Error("none was killed")
	}
	if exit != 0 {
		t.Fatal(exit, said)
	}
	same(t, want, out)
}

// kill kills n workers of this program that an engine started, each while it has a unit under way, and returns how
// many it found before ctx ended.
func kill(ctx context.Context, out string, n int) (killed int) {
	for killed < n && ctx.Err() == nil {
		time.Sleep(20 * time.Millisecond)
		if begun, _ := filepath.Glob(filepath.Join(out, "_run", "attempts", "*", "*")); len(begun) == 0 {
			continue
		}
		processes, _ := filepath.Glob("/proc/[0-9]*/cmdline")
		for _, p := range processes {
			line, err := os.ReadFile(p)
			if err != nil || !bytes.HasPrefix(line, []byte(os.Args[0]+"\x00")) || !bytes.Contains(line, []byte("--provision_endpoint=")) {
				continue
			}
			if pid, err := strconv.Atoi(strings.Split(p, "/")[2]); err == nil && syscall.Kill(pid, syscall.SIGKILL) == nil {
				killed++
				time.Sleep(time.Second)
				break
			}
		}
	}
	return killed
}
