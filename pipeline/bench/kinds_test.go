//go:build unix

package bench

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"newsfacts/extract"
	"newsfacts/extract/date"
	"newsfacts/extract/figure"
	"newsfacts/extract/percentage"
)

// prose is what stands between the figures of a newspaper: words that numbers and dates begin with, and none of them.
var prose = []string{
	"记者在现场看到，工人们正抓紧安装设备，一些新工艺已经用上，技术负责人说，这里的做法值得各地借鉴。",
	"会议认为，要坚持稳中求进工作总基调，把握新发展阶段，进一步完善体制机制，让改革成果更多更好地惠及群众。",
	"他从小喜欢画画，中学时一度想当老师，后来到上海学医，毕业之后回到家乡，在国际会议上也多次介绍山区的经验。",
	"清早的市场上人来人往，卖菜的大娘一边招呼客人一边算账，天气好的日子，她家的豆腐总是最先卖完。",
	"专家指出，中国同世界各国的文化交流由来已久，青年人的相互理解，是两国关系长远发展的基础，也是共同的期待。",
	"比赛开始不久，客队就组织起几次有威胁的进攻，主队门将反应敏捷，多次化险为夷，看台上响起一片掌声。",
}

// BenchmarkKinds runs figures, percentages and dates over the same sentences: text that is all statistics (31 mentions a
// kB), and a newspaper's (6 a kB). cpu-MB/s is by CPU time, which a busy machine spoils less.
func BenchmarkKinds(b *testing.B) {
	statistics := strings.Split(strings.ReplaceAll(string(text(b, "txt", 1<<20)), "。", "。\n"), "\n")
	var news []string
	for i, line := range statistics[:len(statistics)/4] {
		news = append(news, line)
		for k := range 1 + i%2 {
			news = append(news, prose[(2*i+k)%len(prose)])
		}
	}
	for _, t := range []struct {
		name  string
		lines []string
	}{{"statistics", statistics}, {"news", news}} {
		for _, k := range []struct {
			name  string
			kinds []extract.Extractor
		}{
			{"figure", []extract.Extractor{figure.Extractor}}, {"percentage", []extract.Extractor{percentage.Extractor}},
			{"date", []extract.Extractor{date.Extractor}}, {"all", []extract.Extractor{figure.Extractor, percentage.Extractor, date.Extractor}},
		} {
			b.Run(t.name+"/"+k.name, func(b *testing.B) { find(b, t.lines, k.kinds) })
		}
	}
}

func find(b *testing.B, lines []string, kinds []extract.Extractor) {
	var sentences []*extract.Sentence
	size := 0
	for _, line := range lines {
		if line != "" {
			sentences = append(sentences, &extract.Sentence{ArticleID: "t", Zone: "body", Text: line})
			size += len(line)
		}
	}
	b.SetBytes(int64(size))
	n, start := 0, used()
	for b.Loop() {
		n = 0
		for _, s := range sentences {
			fresh := *s // as a run has it: what one kind works out of a sentence the others use
			for _, k := range kinds {
				n += len(k.Find(&fresh))
			}
		}
	}
	b.ReportMetric(float64(size)*float64(b.N)/(used()-start).Seconds()/1e6, "cpu-MB/s")
	b.ReportMetric(1000*float64(n)/float64(size), "mentions/kB")
}

// used returns the CPU time that this process has spent.
func used() time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
