package segment

import (
	"strings"
	"testing"
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
