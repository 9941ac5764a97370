package train

import (
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	records, err := Read(strings.NewReader(`{"text":"他在铭远公司工作","orgs":[[2,6,"铭远公司"]]}` + "\n\n" + `{"text":"天气好"}`))
	if err != nil || len(records) != 2 || records[0].Text[records[0].Orgs[0].From:records[0].Orgs[0].To] != "铭远公司" {
		t.Fatalf("%v %v", records, err)
	}
	for _, bad := range []string{`{"text":"短","orgs":[[0,5,"x"]]}`, `{"text":"重叠公司","orgs":[[0,3,""],[2,4,""]]}`, `no json`} {
		if _, err := Read(strings.NewReader("{}\n" + bad)); err == nil || !strings.HasPrefix(err.Error(), "line 2: ") {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

func TestMend(t *testing.T) {
	var lines []string
	for range 3 {
		lines = append(lines, `{"text":"铭远社宣布扩招","orgs":[[0,3,"铭远社"]]}`)
	}
	// the last is unlabelled, and a bare place is labelled
	lines = append(lines, `{"text":"昨天铭远社回应","orgs":[]}`, `{"text":"他在北京工作","orgs":[[2,4,"北京"]]}`, `{"text":"中国银行重庆分行开业","orgs":[[0,4,"中国银行"]]}`)
	records, err := Read(strings.NewReader(strings.Join(lines, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	mended := Mend(records)
	for i, want := range map[int]string{3: "铭远社", 4: "", 5: "中国银行重庆分行"} {
		got := ""
		for _, s := range mended[i].Orgs {
			got += mended[i].Text[s.From:s.To]
		}
		if got != want {
			t.Errorf("%s: %q, want %q", mended[i].Text, got, want)
		}
	}
	for _, e := range Examples(mended) {
		if len(e.Chars) != len(e.Labels) {
			t.Error("labels do not cover the characters")
		}
	}
}
