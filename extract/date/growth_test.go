package date

import (
	"fmt"
	"strings"
	"testing"

	"newsfacts/extract"
	"newsfacts/extract/extracttest"
)

// prose is of a newspaper's kind: a date in some 350 bytes.
const prose = "市水务局5月9日发布消息，一季度全市新建供水管网八十六公里，较去年同期多出一成。据介绍，自2019年起，全市分三批改造老旧小区的" +
	"水表与阀门，目前已有二十三个街道完成验收。负责人说，改造之后漏损率明显下降，居民反映的水压不足问题基本解决，下一步将把经验推广到" +
	"各个乡镇，并对用水大户开展节水评估，同时公开各厂的水质检测结果，接受社会监督。\n"

// TestLinear reads a megabyte of what rules like to begin with: ten times the text may take at most thirty times
// as long.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	for _, unit := range []string{"1", "一", "年", "月", "日", "十", "12、", "1—", "2023年", "5月12日", "8时", "上", "星期", "近", "第", "春节", "9:00", "“", "至", "同期", "每", "初"} {
		extracttest.Linear(t, unit, 100_000, func(size int) func() {
			s := &extract.Sentence{Text: strings.Repeat(unit, size/len(unit)+1)}
			return func() { find(s) }
		})
	}
}

// BenchmarkSizes shows that the speed does not fall with the length of a sentence.
func BenchmarkSizes(b *testing.B) {
	for _, size := range []int{10_000, 100_000, 1_000_000, 10_000_000} {
		b.Run(fmt.Sprint(size/1000, "kB"), func(b *testing.B) {
			s := &extract.Sentence{Text: strings.ReplaceAll(strings.Repeat(prose, size/len(prose)+1), "\n", "")}
			b.SetBytes(int64(len(s.Text)))
			for b.Loop() {
				find(s)
			}
		})
	}
}
