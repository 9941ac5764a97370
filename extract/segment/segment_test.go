package segment

import (
	"os"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestTokensCover(t *testing.T) {
	for _, text := range []string{"", "记者从市科技局获悉，ABC公司营收6932.89亿元。", "\xff坏字节", strings.Repeat("一", 5000)} {
		at := int32(0)
		for _, k := range Tokens(text) {
			if k.From != at || k.To <= k.From {
				t.Fatalf("%.20q: token %v does not follow byte %d", text, k, at)
			}
			at = k.To
		}
		if int(at) != len(text) {
			t.Errorf("%.20q: tokens cover %d of %d bytes", text, at, len(text))
		}
	}
}

func BenchmarkTokens(b *testing.B) {
	text := "记者从市科技局获悉，全市新增入库科技型企业1500家，同比增长12.5%，增速高于全国平均水平。"
	Tokens(text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Tokens(text)
	}
}

// BenchmarkPos is gse's own Pos over the lines of the file that NEWSFACTS_TEXT names: what peers.py measures us against.
func BenchmarkPos(b *testing.B) {
	path := os.Getenv("NEWSFACTS_TEXT")
	if path == "" {
		b.Skip("NEWSFACTS_TEXT names no file")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	text := string(data[:min(len(data), 2<<20)])
	s := dictionary()
	start, done := cpu(b), 0
	for b.Loop() {
		for line := range strings.Lines(text) {
			s.Pos(line)
		}
		done += len(text)
	}
	b.ReportMetric(float64(done)/1e6/(cpu(b)-start).Seconds(), "MB/cpu-s")
}

// cpu is the time that this process has had of the processors.
func cpu(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
