package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"newsfacts/pipeline"
)

// TestSignals interrupts a run after its first unit: it says what is safe and how to go on, its status tells the
// signal, and the same command again ends with the bytes of a run that nobody disturbed.
func TestSignals(t *testing.T) {
	dir := t.TempDir()
	in := filepath.Join(dir, "in.jsonl")
	var lines strings.Builder
	for i := 0; lines.Len() < 24<<20; i++ {
		fmt.Fprintf(&lines, "{\"text\":%q}\n", fmt.Sprintf("第%d条。", i)+strings.Repeat("天气晴朗。", 2000))
	}
	if err := os.WriteFile(in, []byte(lines.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	command := func(out string) *exec.Cmd {
		c := exec.Command(os.Args[0], "run", in, "-o", filepath.Join(dir, out), "-j", "2", "--progress", "json")
		c.Args[0] = "newsfacts"
		return c
	}
	if said, err := command("undisturbed").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	want := tables(t, filepath.Join(dir, "undisturbed"))
	for signal, status := range map[syscall.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 143} {
		c := command(signal.String())
		stderr, err := c.StderrPipe()
		if err == nil {
			err = c.Start()
		}
		if err != nil {
			t.Fatal(err)
		}
		var said strings.Builder
		for s, sent := bufio.NewScanner(stderr), false; s.Scan(); {
			said.WriteString(s.Text() + "\n")
			if !sent && strings.Contains(s.Text(), `"event":"unit"`) {
				sent = true
				c.Process.Signal(signal)
			}
		}
		var exit *exec.ExitError
		if err := c.Wait(); !errors.As(err, &exit) || exit.ExitCode() != status {
			t.Errorf("%v: %v, want status %d", signal, err, status)
		}
		for _, w := range []string{"error   stopped by " + signal.String(), "kept    ", " units are done and safe", "remedy  the same command again"} {
			if !strings.Contains(said.String(), w) {
				t.Errorf("%v: nothing of %q in\n%s", signal, w, said.String())
			}
		}
		if again, err := command(signal.String()).CombinedOutput(); err != nil {
			t.Errorf("%v: again: %v: %s", signal, err, again)
		}
		if got := tables(t, filepath.Join(dir, signal.String())); got != want {
			t.Errorf("%v: other bytes than the undisturbed run", signal)
		}
	}
}

// tables are the checksums that a manifest holds.
func tables(t *testing.T, out string) string {
	t.Helper()
	var m pipeline.Manifest
	data, err := os.ReadFile(filepath.Join(out, "_run", "manifest.json"))
	if err == nil {
		err = json.Unmarshal(data, &m)
	}
	if err != nil {
		t.Fatal(err)
	}
	data, _ = json.Marshal(m.Tables)
	return string(data)
}
