package source

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go"
	"github.com/ulikunitz/xz"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	utf16 "golang.org/x/text/encoding/unicode"

	"newsfacts/schemas"
)

const (
	simple      = "前四个月，远岭市规模以上工业增加值同比增长七点二，比上月回落一个百分点。\n市统计局表示，全年目标没有改变。\n"
	traditional = "前四個月，遠嶺市規模以上工業增加值同比增長七點二，比上月回落一個百分點。\n市統計局表示，全年目標沒有改變。\n"
)

// outcome is all that a reading gave.
type outcome struct {
	records []Record
	drops   []schemas.Quarantine
	Result
}

func (o outcome) codes() string {
	var list []string
	for _, q := range o.drops {
		list = append(list, q.Stage+"/"+q.Code)
	}
	return strings.Join(list, " ")
}

func (o outcome) texts() string {
	var list []string
	for _, r := range o.records {
		list = append(list, r.Text)
	}
	return strings.Join(list, "|")
}

func (o *outcome) sink() Sink {
	return Sink{
		Record: func(r Record) error { o.records = append(o.records, r); return nil },
		Drop:   func(q schemas.Quarantine) error { o.drops = append(o.drops, q); return nil },
	}
}

// readPart reads one part and checks what holds for all of them.
func readPart(t testing.TB, p Part, o Options) (got outcome) {
	t.Helper()
	var err error
	got.Result, err = Read(t.Context(), p, o, got.sink())
	if err != nil {
		t.Fatal(err)
	}
	checkOutcome(t, p, got)
	return got
}

func checkOutcome(t testing.TB, p Part, got outcome) {
	t.Helper()
	a := got.Account
	if a.Read != a.Records+a.Dropped+a.Blank {
		t.Errorf("%s: read %d bytes, but records %d + dropped %d + blank %d are %d", p.Input.URI, a.Read, a.Records, a.Dropped, a.Blank, a.Records+a.Dropped+a.Blank)
	}
	for i, r := range got.records {
		if i > 0 && r.URI == got.records[i-1].URI && r.Start >= 0 && r.Start < got.records[i-1].End {
			t.Errorf("%s: record %d begins inside the one before", r.URI, r.Number)
		}
		if strings.ToValidUTF8(r.Text, "") != r.Text || strings.Contains(r.Text, "\x00") {
			t.Errorf("%s: record %d: text is no clean UTF-8", r.URI, r.Number)
		}
	}
	for _, q := range got.drops {
		if !schemas.Allowed("stages", q.Stage) || !schemas.Allowed("quarantine_codes", q.Code) || q.Message == "" || q.PayloadSHA256 == "" {
			t.Errorf("quarantine row %+v", q)
		}
	}
	in := got.Input
	if !schemas.Allowed("formats", in.Format) || !schemas.Allowed("compressions", in.Compression) || !schemas.Allowed("encoding_sources", in.EncodingSource) || !schemas.Allowed("statuses", in.Status) || in.Encoding == "" {
		t.Errorf("input row %+v", in)
	}
}

// file makes an input of some bytes.
func file(t testing.TB, name, data string) Part {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
	inputs, err := Find([]string{path}, nil)
	if err != nil || len(inputs) != 1 {
		t.Fatal(inputs, err)
	}
	return Part{Input: inputs[0]}
}

func encoded(t testing.TB, e encoding.Encoding, text string) string {
	t.Helper()
	s, err := e.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func gzipped(text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(text))
	w.Close()
	return b.String()
}

func zstded(text string) string {
	w, _ := zstd.NewWriter(nil)
	return string(w.EncodeAll([]byte(text), nil))
}

func xzed(text string) string {
	var b bytes.Buffer
	w, _ := xz.NewWriter(&b)
	w.Write([]byte(text))
	w.Close()
	return b.String()
}

func tarred(members ...string) string {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
		h := tar.Header{Name: members[i], Size: int64(len(members[i+1])), Mode: 0o644, Typeflag: tar.TypeReg}
		if name, target, ok := strings.Cut(h.Name, ">"); ok {
			h.Name, h.Linkname, h.Typeflag = name, target, tar.TypeSymlink
		}
		w.WriteHeader(&h)
		w.Write([]byte(members[i+1]))
	}
	w.Close()
	return b.String()
}

func zipped(members ...string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
		f, _ := w.Create(members[i])
		f.Write([]byte(members[i+1]))
	}
	w.Close()
	return b.String()
}

// columns is a Parquet file of two records.
func columns(t testing.TB) string {
	t.Helper()
	type row struct {
		Title string   `parquet:"title,optional"`
		Text  string   `parquet:"text,dict"`
		Names []string `parquet:"author,list"`
	}
	var b bytes.Buffer
	if err := parquet.Write(&b, []row{{"甲", "正文一。", []string{"路遥", "江河"}}, {"", "正文二。", nil}}, parquet.Compression(&parquet.Zstd)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// bz2 of "前四个月增长。\n", which no package of ours writes.
const bzipped = "BZh91AY&SYs6\xec\x1a\x00\x00\x01A\x80\x00\x10\x00\x20\x00\x20\x00!\x98\x19\x84a\x77\x24S\x85\t\x073n\xc1\xa0"

func TestFormats(t *testing.T) {
	line := `{"id":7,"title":"标题","content":"正文一二三。","publish_time":"2024-05-06 07:08","url":"http://a.example/1","source":"远岭日报","author":"路遥、江河","extra":{"k":[1,2]}}` + "\n"
	pretty := "[\n  {\"title\": \"甲\", \"body\": \"正文{甲}。\\\"引\\\"\"},\n  {\"title\": \"乙\",\n   \"body\": \"正文乙。\"}\n]\n"
	html := "<!DOCTYPE html><html><head><title>题</title></head><body><p>" + simple + "</p></body></html>"
	warc := warcRecord("response", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"+html) + warcRecord("request", "GET / HTTP/1.1\r\n\r\n") +
		warcRecord("response", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n"+chunked(gzipped(html))) +
		warcRecord("response", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<html>nichts</html>")
	for _, c := range []struct {
		name, data                    string
		format, compression, encoding string
		records                       int
		text                          string // of the first
	}{
		{"a.txt", simple, "txt", "none", "utf-8", 1, simple},
		{"a", "\xef\xbb\xbf" + simple, "txt", "none", "utf-8", 1, simple},
		{"a.txt", encoded(t, simplifiedchinese.GB18030, simple), "txt", "none", "gb18030", 1, simple},
		{"a.txt", encoded(t, simplifiedchinese.GB18030, traditional), "txt", "none", "gb18030", 1, traditional},
		{"a.txt", encoded(t, traditionalchinese.Big5, traditional), "txt", "none", "big5", 1, traditional},
		{"a.txt", encoded(t, utf16.UTF16(utf16.LittleEndian, utf16.UseBOM), simple), "txt", "none", "utf-16le", 1, simple},
		{"a.txt", encoded(t, utf16.UTF16(utf16.BigEndian, utf16.IgnoreBOM), simple), "txt", "none", "utf-16be", 1, simple},
		{"a.html", html, "html", "none", "utf-8", 1, html},
		{"a.bin", html, "html", "none", "utf-8", 1, html},
		{"a.html", encoded(t, simplifiedchinese.GB18030, strings.Replace(html, "<head>", "<head><meta charset=gb2312>", 1)), "html", "none", "gb18030", 1, ""},
		{"a.html", strings.Replace(html, "<head>", "<head><meta charset=gb2312>", 1), "html", "none", "utf-8", 1, ""}, // it lies
		{"a", line + "\n" + line, "jsonl", "none", "utf-8", 2, "正文一二三。"},
		{"a.json", pretty, "json", "none", "utf-8", 2, `正文{甲}。"引"`},
		{"a.json", encoded(t, simplifiedchinese.GB18030, pretty), "json", "none", "gb18030", 2, `正文{甲}。"引"`},
		{"a.json", "{\n \"text\": \"只有一篇。\"\n}", "json", "none", "utf-8", 1, "只有一篇。"},
		{"a.csv", "title,content,date\n甲,\"一,二\n\"\"三\"\"\",2024-05-06\n乙,四,\n", "csv", "none", "utf-8", 2, "一,二\n\"三\""},
		{"b", "标题\t正文\n甲\t一二\n", "csv", "none", "utf-8", 1, "一二"},
		{"a.warc", warc, "warc", "none", "utf-8", 2, html},
		{"a.txt.gz", gzipped(simple), "txt", "gzip", "utf-8", 1, simple},
		{"a", gzipped(line) + gzipped(line), "jsonl", "gzip", "utf-8", 2, "正文一二三。"},
		{"a.zst", zstded(simple), "txt", "zstd", "utf-8", 1, simple},
		{"a.xz", xzed(simple), "txt", "xz", "utf-8", 1, simple},
		{"a.tar", tarred("x/1.txt", simple, "x/2.jsonl", line), "txt", "tar", "utf-8", 2, simple},
		{"a.tgz", gzipped(tarred("1.txt", simple, ".hidden", "x")), "txt", "gzip", "utf-8", 1, simple},
		{"a.parquet", columns(t), "parquet", "none", "utf-8", 2, "正文一。"},
		{"a.zip", zipped("1.html", html, "d/", "", "2.txt", simple), "html", "zip", "utf-8", 2, html},
	} {
		got := readPart(t, file(t, c.name, c.data), Options{})
		in := got.Input
		if in.Format != c.format || in.Compression != c.compression || in.Encoding != c.encoding || len(got.records) != c.records || len(got.drops) > 0 || in.Status != "ok" {
			t.Errorf("%s %.20q: %s %s %s %s %d records, dropped %v %s", c.name, c.data, in.Format, in.Compression, in.Encoding, in.Status, len(got.records), got.codes(), fmt.Sprint(got.drops))
			continue
		}
		if c.text != "" && got.records[0].Text != c.text {
			t.Errorf("%s: %q, want %q", c.name, got.records[0].Text, c.text)
		}
		if got.Sum.String() != in.SHA256 || in.Bytes != int64(len(c.data)) || got.Account.Stored != int64(len(c.data)) {
			t.Errorf("%s: %d bytes, sum %s", c.name, in.Bytes, in.SHA256)
		}
	}
}

func warcRecord(kind, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: http://a.example/x\r\nWARC-Date: 2024-05-06T07:08:09Z\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, len(block), block)
}

func chunked(body string) string { return fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(body), body) }

func TestFields(t *testing.T) {
	at := func(s string) time.Time { v, _ := time.ParseInLocation("2006-01-02 15:04:05", s, China); return v }
	for _, c := range []struct {
		line string
		o    Options
		want Record
	}{
		{`{"Title":" 甲 ","Content":"文","pubDate":"2024年5月6日 07时08分","作者":["路遥","江河"],"media":"远岭日报","k":1.50,"link":"u"}`, Options{},
			Record{Title: "甲", Text: "文", Published: at("2024-05-06 07:08:00"), Timed: true, Authors: []string{"路遥", "江河"}, Source: "远岭日报", URL: "u", Extra: `{"k":1.50}`}},
		{`{"_id":{"$oid":"ab"},"_source":{"text":"文","title":"甲","tags":["x"]},"_index":"n"}`, Options{},
			Record{ID: "ab", Title: "甲", Text: "文", Extra: `{"_index":"n","_source":{"tags":["x"]}}`}},
		{`{"a":{"b":{"c":"文"},"t":"甲"},"text":"不是它"}`, Options{TextField: "a.b.c", TitleField: "a.t"}, Record{Text: "文", Title: "甲", Extra: `{"text":"不是它"}`}},
		{`{"a.b":"文"}`, Options{TextField: "a.b"}, Record{Text: "文"}},
		{`{"text":"<p>第一段。</p><p>第二&amp;段<br>三</p><script>x<y</script>","timestamp":1714950480}`, Options{}, Record{Text: "\n第一段。\n\n第二&段\n三\n", Published: at("2024-05-06 07:08:00"), Timed: true}},
		{`{"text":["第一段。","第二段。"],"date":"20240506","time":null}`, Options{}, Record{Text: "第一段。\n第二段。", Published: at("2024-05-06 00:00:00"), Extra: `{"time":null}`}},
		{`{"wort":"这里有很长很长的一段文字，所以它一定就是正文，不会是别的东西。","n":"短"}`, Options{}, Record{Text: "这里有很长很长的一段文字，所以它一定就是正文，不会是别的东西。", Extra: `{"n":"短"}`}},
		{`{"text":"a\ud800b\u200b12\u202e\u0000c"}`, Options{}, Record{Text: "a\uFFFDb12\uFFFDc"}},
		{`{"text":"文","time":1714950480000}`, Options{}, Record{Text: "文", Published: at("2024-05-06 07:08:00"), Timed: true}},
		{`{"html":"<html><body><p>页</p></body></html>","domain":"a.example"}`, Options{}, Record{Text: "<html><body><p>页</p></body></html>", Page: true, Site: "a.example"}},
	} {
		got := readPart(t, file(t, "a.jsonl", c.line+"\n"), c.o)
		if len(got.records) != 1 {
			t.Errorf("%s: %s", c.line, got.codes())
			continue
		}
		r := got.records[0]
		if !r.Published.Equal(c.want.Published) {
			t.Errorf("%s: published %v", c.line, r.Published)
		}
		r.Published, c.want.Published = time.Time{}, time.Time{}
		c.want.URI, c.want.End, c.want.Format = "a.jsonl", int64(len(c.line)+1), "jsonl"
		if fmt.Sprintf("%+v", r) != fmt.Sprintf("%+v", c.want) {
			t.Errorf("%s:\n%+v, want\n%+v", c.line, r, c.want)
		}
	}
}

func TestWhen(t *testing.T) {
	const day, minute = "2024-05-06 00:00:00 +0800", "2024-05-06 07:08:00 +0800"
	for _, c := range []struct{ text, want string }{
		{"2024-05-06", day}, {"2024/5/6", day}, {"2024.05.06", day}, {"2024年5月6日", day}, {"20240506", day}, {"2024-05-06 7:08", minute}, {"2024-05-06T07:08:00", minute},
		{"2024-05-06T07:08:00+08:00", minute}, {"2024-05-05T23:08:00Z", minute}, {"2024-05-05T23:08:00.000Z", minute}, {"2024-05-05 23:08:00 UTC", minute}, {"2024-05-06T07:08:00.123456+0800", minute},
		{"2024年05月06日07:08", minute}, {"2024年05月06日 07时08分00秒", minute}, {"202405060708", minute}, {"20240506070800", minute}, {"1714950480", minute}, {"1714950480000", minute}, {"1714950480.0", minute},
		{"Mon, 06 May 2024 07:08:00 +0800", minute}, {"Sun, 05 May 2024 23:08:00 GMT", minute}, {"May 6, 2024", day}, {"2024-05-06 07:08:00.0", minute},
		{"", ""}, {"昨天", ""}, {"5月6日", ""}, {"2024-13-06", ""}, {"2024-04-31", ""}, {"12", ""}, {"2024", ""}, {"1.2.3.4", ""}, {"0000-00-00 00:00:00", ""},
	} {
		got := ""
		if at, _, ok := when(c.text); ok {
			got = at.Truncate(time.Second).In(China).Format("2006-01-02 15:04:05 -0700")
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
	}
}

// TestRanges: the parts of a large input together are the whole of it, and each needs no other bytes than Stored says.
func TestRanges(t *testing.T) {
	var lines, text strings.Builder
	for i := range 3000 {
		data, _ := json.Marshal(map[string]any{"id": fmt.Sprint(i % 2990), "text": strings.Repeat("句。", i%40+1)})
		lines.Write(data)
		lines.WriteString(strings.Repeat("\n", i%3+1))
	}
	for i := range 9000 {
		fmt.Fprintf(&text, "第%d条\n\n%s\n\n\n", i, strings.Repeat("远岭市的工业在前四个月里又快了一些。", i%9+5))
	}
	for _, c := range []struct {
		name, data string
		parts      int
	}{
		{"a.jsonl", lines.String(), 5}, {"a.jsonl", "\xef\xbb\xbf" + lines.String(), 5}, {"a.txt", text.String(), 2}, {"a.txt", encoded(t, simplifiedchinese.GB18030, text.String()), 2},
		{"a.jsonl.zst", seekable(lines.String(), 20_000), 5}, {"a.jsonl.zst", zstded(lines.String()), 1}, {"a.jsonl.gz", gzipped(lines.String()), 1},
	} {
		whole := file(t, c.name, c.data)
		want := readPart(t, whole, Options{})
		facts := Probe(whole.Input, 50_000, Options{})
		if len(facts.Parts) < c.parts || c.parts == 1 && len(facts.Parts) > 1 {
			t.Errorf("%s: %d parts", c.name, len(facts.Parts))
		}
		var got outcome
		for _, p := range facts.Parts {
			p.Input.Path, p.Input.Modified = sparse(t, p), 0
			part := readPart(t, p, Options{})
			got.records = append(got.records, part.records...)
			got.Account.Add(part.Account)
			if part.Sum != facts.Sum {
				t.Errorf("%s: sum %s", c.name, part.Sum)
			}
		}
		if fmt.Sprintf("%+v", got.records) != fmt.Sprintf("%+v", want.records) {
			t.Errorf("%s: the parts' records are not those of the whole: %d and %d", c.name, len(got.records), len(want.records))
		}
		if got.Account != want.Account {
			t.Errorf("%s: account %+v, want %+v", c.name, got.Account, want.Account)
		}
	}
}

// sparse writes the bytes of a part's input that Stored names, with holes between them, and returns its path.
func sparse(t *testing.T, p Part) string {
	t.Helper()
	data, err := os.ReadFile(p.Input.Path)
	if err != nil {
		t.Fatal(err)
	}
	ranges := Stored(p, bytes.NewReader(data))
	if ranges == nil {
		return p.Input.Path
	}
	holes := make([]byte, len(data))
	for _, r := range ranges {
		copy(holes[r[0]:r[1]], data[r[0]:r[1]])
	}
	if len(data) > 2*headBytes && bytes.Equal(holes, data) {
		t.Errorf("%s from %d to %d takes all of it", p.Input.URI, p.Start, p.End)
	}
	path := filepath.Join(t.TempDir(), filepath.Base(p.Input.Path))
	if err := os.WriteFile(path, holes, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// seekable writes zstd frames of about so many bytes with a seek table at the end.
func seekable(text string, frame int) string {
	var out, table bytes.Buffer
	w, _ := zstd.NewWriter(nil)
	n := 0
	le := func(b *bytes.Buffer, x int) { b.Write([]byte{byte(x), byte(x >> 8), byte(x >> 16), byte(x >> 24)}) }
	for len(text) > 0 {
		part := text[:min(frame, len(text))]
		data := w.EncodeAll([]byte(part), nil)
		out.Write(data)
		le(&table, len(data))
		le(&table, len(part))
		text, n = text[len(part):], n+1
	}
	out.Write([]byte{0x5e, 0x2a, 0x4d, 0x18})
	le(&out, table.Len()+9)
	out.Write(table.Bytes())
	le(&out, n)
	out.WriteByte(0)
	out.Write([]byte{0xb1, 0xea, 0x92, 0x8f})
	return out.String()
}

func through(t *testing.T, in Input) (got Input) {
	t.Helper()
	data, err := json.Marshal(in)
	if err == nil {
		err = json.Unmarshal(data, &got)
	}
	if err != nil {
		t.Fatal(err)
	}
	return got
}
