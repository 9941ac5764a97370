package source

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"newsfacts/schemas"
)

// TestBad: what can be read of a bad input is kept, and the rest is in quarantine.
func TestBad(t *testing.T) {
	line := "{\"text\":\"正文一二三。\"}\n"
	gbk := encoded(t, simplifiedchinese.GB18030, "远岭市工业增长一成，出口增长两成。\n")
	many := strings.Repeat(line, 2000)
	torn := gzipped(many + "{\"text\":\"" + random(9000) + "\"}\n")
	torn = torn[:len(torn)-3000]
	for _, c := range []struct {
		name, data string
		o          Options
		status     string
		records    int
		codes      string
		text       string // that the records hold
	}{
		{"torn.jsonl.gz", torn, Options{}, "partial", 2000, "decompress/bad_compression", "正文一二三。"},
		{"torn.txt.gz", gzipped(simple + random(9000))[:3000], Options{}, "partial", 1, "decompress/bad_compression", "前四个月"},
		{"torn.json", "[{\"text\":\"一。\"},\n{\"text\":\"二", Options{}, "partial", 1, "parse/bad_json", "一。"},
		{"gzip.gz", "\x1f\x8b\x08nothing of the kind, and longer than a header", Options{}, "failed", 0, "decompress/bad_compression", ""},
		{"mixed.txt", simple + gbk + simple, Options{}, "ok", 1, "", "远岭市工业增长一成，出口增长两成。"},
		{"mixed.jsonl", line + encoded(t, simplifiedchinese.GB18030, line) + line, Options{}, "ok", 3, "", "正文一二三。|正文一二三。|正文一二三。"},
		{"nul.txt", strings.Replace(simple, "，", "\x00\x00，", 1), Options{}, "partial", 1, "decode/bad_encoding", "前四个月\uFFFD\uFFFD，"},
		{"bad.txt", simple + "市统计\xff局表示。\n" + simple, Options{}, "partial", 1, "decode/bad_encoding", "市统计\uFFFD局表示。"},
		{"bad.jsonl", line + "{\"text\": 没有引号}\n" + line + "[1]\n{}\n{\"n\":1}\n", Options{}, "partial", 2, "parse/bad_json parse/bad_json parse/no_text parse/no_text", "正文"},
		{"picture.png", "\x89PNG\r\n\x1a\n\x00\x00\x00", Options{}, "failed", 0, "open/binary", ""},
		{"binary", random(5000), Options{}, "failed", 0, "open/binary", ""},
		{"latin.txt", strings.Repeat("\x80\x81\xff\xfe", 500), Options{}, "failed", 0, "open/bad_encoding", ""},
		{"empty.txt", "", Options{}, "ok", 0, "open/empty", ""},
		{"blank.txt", " \n\n　\n", Options{}, "ok", 0, "open/empty", ""},
		{"empty.gz", gzipped(""), Options{}, "ok", 0, "open/empty", ""},
		{"long.txt", simple + strings.Repeat("长", 40_000) + "\n" + simple, Options{MaxArticle: 100_000}, "partial", 2, "split/too_large", "前四个月"},
		{"long.jsonl", line + `{"text":"` + strings.Repeat("长", 40_000) + "\"}\n" + line, Options{MaxArticle: 100_000}, "partial", 2, "split/too_large", "正文"},
		{"long.html", "<html><p>" + strings.Repeat("长", 40_000), Options{MaxArticle: 100_000}, "failed", 0, "split/too_large", ""},
		{"long.json", "[" + line + `,{"text":"` + strings.Repeat("长", 40_000) + "\"}\n," + line + "]", Options{MaxArticle: 100_000}, "partial", 2, "split/too_large", "正文"},
		{"long.csv", "title,text\n甲,一\n乙,\"" + strings.Repeat("长", 40_000) + "\n\"\n丙,三\n", Options{MaxArticle: 100_000}, "partial", 2, "split/too_large", "一|三"},
		{"wide.csv", "title,text\n甲,一\n乙,二,三,四\n", Options{}, "partial", 1, "parse/bad_record", "一"},
		{"bomb.gz", bomb(func() string { return gzipped(strings.Repeat("零", 20_000_000)) }), Options{}, "failed", 0, "split/too_large decompress/bomb", ""},
		{"bomb.jsonl.gz", bomb(func() string { return gzipped(strings.Repeat(line, 1_200_000)) }), Options{MaxRatio: 100}, "partial", 1000, "", ""},
		{"size.jsonl.gz", gzipped(strings.Repeat(line, 30)), Options{MaxSize: 100}, "partial", 3, "decompress/too_large", "正文"},
		{"bomb.zip", bomb(func() string { return zipped("a.txt", strings.Repeat("0", 60_000_000), "b.txt", simple) }), Options{}, "failed", 0, "split/too_large decompress/bomb decompress/bomb", ""},
		{"up.zip", zipped("../../etc/x.txt", simple, "/etc/y.txt", simple, "c:\\z.txt", simple, "ok.txt", simple), Options{}, "partial", 1, "open/unsafe_path open/unsafe_path open/unsafe_path", "前四个月"},
		{"up.tar", tarred("a/../../x.txt", simple, "ok.txt", simple), Options{}, "partial", 1, "open/unsafe_path", "前四个月"},
		{"links.tar", tarred("ok.txt", simple, "link>/etc/passwd", "", "link/x.txt", simple), Options{}, "partial", 2, "open/link", "前四个月"},
		{"greedy.xz", greedy(xzed(simple)), Options{}, "failed", 0, "decompress/too_large", ""},
		{"greedy2.xz", xzed(simple) + greedy(xzed(simple)), Options{}, "partial", 1, "decompress/too_large", ""},
		{"far.zst", farBack(), Options{}, "failed", 0, "decompress/too_large", ""},
		{"raised.jsonl.gz", bomb(func() string { return gzipped(strings.Repeat(line, 1_200_000)) }), Options{MaxRatio: 1000}, "ok", 1000, "", "正文"},
		{"raised.txt.gz", bomb(func() string { return gzipped(strings.Repeat("零", 20_000_000)) }), Options{MaxRatio: 100_000, MaxArticle: 80_000_000}, "ok", 1, "", "零零"},
		{"nested.zip", zipped("inner.zip", zipped("a.txt", simple), "ok.txt", simple), Options{}, "partial", 1, "open/nested_archive", "前四个月"},
		{"nested.gz", gzipped(gzipped(simple)), Options{}, "failed", 0, "open/nested_archive", ""},
		{"cut.zip", zipped("a.txt", simple)[:60], Options{}, "failed", 0, "decompress/bad_compression", ""},
		{"cut.tar", tarred("a.txt", simple, "b.txt", strings.Repeat(simple, 20))[:2500], Options{}, "partial", 2, "decode/bad_encoding decompress/bad_compression decompress/bad_compression", "前四个月"},
		{"cut.parquet", "PAR1 and no more", Options{}, "failed", 0, "parse/bad_parquet", ""},
		{"cut.warc", warcRecord("response", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>一</p></html>") + "WARC/1.0\r\nContent-Length: 400\r\nWARC-Type: response\r\n\r\nHTTP/1.1", Options{}, "partial", 1, "open/unreadable", "<p>一</p>"},
		{"junk.warc", warcRecord("warcinfo", "x") + "rubbish\r\n" + warcRecord("response", "no http at all"), Options{}, "failed", 0, "parse/bad_warc parse/bad_warc", ""},
		{"hidden.txt", "全市增长1\u200b2%，\u202e出口\u202c增长\ufeff三成。\n", Options{}, "ok", 1, "", "全市增长12%，出口增长三成。\n"},
		{"surrogate.txt", simple + "半个\xed\xa0\x80字。\n", Options{}, "partial", 1, "decode/bad_encoding", "半个\uFFFD\uFFFD\uFFFD字。"},
	} {
		if testing.Short() && (strings.HasPrefix(c.name, "bomb") || strings.HasPrefix(c.name, "raised")) {
			continue // 40 MB and more each
		}
		got := readPart(t, file(t, c.name, c.data), c.o)
		if got.Input.Status != c.status && c.codes != "" || c.codes != "" && got.codes() != c.codes || c.codes == "" && c.status == "ok" && len(got.drops) > 0 {
			t.Errorf("%s: %s with %s, want %s with %s\n%.300s", c.name, got.Input.Status, got.codes(), c.status, c.codes, fmt.Sprint(got.drops))
		}
		if len(got.records) != c.records && c.records < 1000 || len(got.records) < c.records || !strings.Contains(got.texts(), c.text) {
			t.Errorf("%s: %d records, want %d: %.200q", c.name, len(got.records), c.records, got.texts())
		}
	}
}

// greedy makes an xz stream ask for a dictionary of 4 GB.
func greedy(stream string) string {
	b := []byte(stream)
	header := b[12 : 12+(int(b[12])+1)*4] // size, flags, then the filter: its id, its properties' size, the dictionary's
	at := bytes.Index(header, []byte{0x21, 1})
	header[at+2] = 40
	binary.LittleEndian.PutUint32(header[len(header)-4:], crc32.ChecksumIEEE(header[:len(header)-4]))
	return string(b)
}

// farBack is a zstd frame that says that it looks back 2 GB.
func farBack() string { return "\x28\xb5\x2f\xfd\x00\xa8\x01\x00\x00" }

// bomb makes a large file, but not for a short test.
func bomb(data func() string) string {
	if testing.Short() {
		return ""
	}
	return data()
}

// random returns bytes without order, the same in every run.
func random(n int) string {
	b := make([]byte, n)
	x := uint32(2463534242)
	for i := range b {
		x ^= x << 13
		x ^= x >> 17
		x ^= x << 5
		b[i] = byte(x >> 9)
		if n == 9000 && (b[i] < 0x20 || b[i] > 0x7e || b[i] == '"' || b[i] == '\\') {
			b[i] = 'a' + b[i]%26
		}
	}
	return string(b)
}

// TestPlaces: a quarantine row says where it was in the input, byte for byte.
func TestPlaces(t *testing.T) {
	const before, broken, after = "{\"text\":\"前。\"}\n", "{\"text\":\n", "{\"text\":\"后。\"}\n"
	p := file(t, "a.jsonl", before+broken+after)
	got := readPart(t, p, Options{})
	if len(got.drops) != 1 {
		t.Fatal(got.drops)
	}
	q := got.drops[0]
	if *q.SourceRecord != 1 || *q.ByteStart != int64(len(before)) || *q.ByteEnd != int64(len(before+broken)) || q.Payload != broken || q.PayloadBytes != int64(len(broken)) {
		t.Errorf("%+v", q)
	}
	text := "市统计局表示。\n市统\xff计\xfe局表示。\n"
	got = readPart(t, file(t, "a.txt", text), Options{})
	if len(got.drops) != 1 || *got.drops[0].ByteStart != int64(strings.Index(text, "\xff")) || *got.drops[0].ByteEnd != int64(strings.Index(text, "\xfe")+1) {
		t.Errorf("%+v", got.drops)
	}
}

// TestLongLine: a line of 20 MB goes past; memory does not hold it.
func TestLongLine(t *testing.T) {
	p := file(t, "a.jsonl", "{\"text\":\"前。\"}\n{\"text\":\""+strings.Repeat("长", 7_000_000)+"\"}\n{\"text\":\"后。\"}\n")
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	got := readPart(t, p, Options{MaxArticle: 1 << 20})
	runtime.ReadMemStats(&after)
	if got.texts() != "前。|后。" || got.codes() != "split/too_large" || len(got.drops[0].Payload) > schemas.MaxPayload+4 || got.drops[0].PayloadBytes != 21_000_012 {
		t.Errorf("%s: %s, %d", got.texts(), got.codes(), got.drops[0].PayloadBytes)
	}
	if n := after.TotalAlloc - before.TotalAlloc; n > 12<<20 {
		t.Errorf("%d bytes allocated for a line of 21 MB and a limit of 1 MB", n)
	}
}

// TestEndlessLine: of a line of a gigabyte, memory holds a sample; what stands around it is read.
func TestEndlessLine(t *testing.T) {
	if testing.Short() {
		t.Skip("a gigabyte")
	}
	const gigabyte = 1 << 30
	long := io.LimitReader(endless("长"), gigabyte)
	var got outcome
	r := &reader{ctx: t.Context(), part: file(t, "a.jsonl", ""), sink: got.sink()}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	c := newContent("a.jsonl", "none", io.MultiReader(strings.NewReader("{\"text\":\"前。\"}\n{\"text\":\""), long, strings.NewReader("\"}\n{\"text\":\"后。\"}\n")))
	if err := r.read(c); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if got.texts() != "前。|后。" || got.codes() != "split/too_large" || got.drops[0].PayloadBytes < gigabyte {
		t.Error(got.texts(), got.codes())
	}
	if n := after.TotalAlloc - before.TotalAlloc; n > 100<<20 {
		t.Errorf("%d bytes allocated, of a limit of 16 MB", n)
	}
}

// endless repeats itself.
type endless string

func (e endless) Read(p []byte) (n int, err error) {
	for n < len(p) {
		n += copy(p[n:], e)
	}
	return n, nil
}

// TestSpoiledParquet changes bytes of a file of columns: what it then says of its own sizes is never taken for granted.
func TestSpoiledParquet(t *testing.T) {
	good := columns(t)
	p := file(t, "a.parquet", good)
	random := rand.New(rand.NewPCG(1, 2))
	step := 1
	if testing.Short() {
		step = 7
	}
	spoiled := func(spoil func(b []byte)) {
		b := []byte(good)
		spoil(b)
		write(t, p.Input.Path, string(b))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		readPart(t, p, Options{})
		runtime.ReadMemStats(&after)
		if n := after.TotalAlloc - before.TotalAlloc; n > 160<<20 { // what the window of a frame may take
			t.Errorf("%d bytes allocated for %q", n, b)
		}
	}
	for i := 0; i < len(good); i += step {
		for _, to := range []byte{0, 0x7f, 0x80, 0xff, good[i] ^ 1} {
			spoiled(func(b []byte) { b[i] = to })
		}
	}
	for range 3500 / step {
		spoiled(func(b []byte) {
			for range 1 + random.IntN(4) {
				b[random.IntN(len(b))] = byte(random.IntN(256))
			}
		})
	}
}

// TestVanished: a file that was planned and is gone, and one that changed between two ranges.
func TestVanished(t *testing.T) {
	p := file(t, "a.txt", simple)
	os.Remove(p.Input.Path)
	if got := readPart(t, p, Options{}); got.codes() != "open/unreadable" || got.Input.Status != "failed" || got.Sum != (Sum{}) || !got.drops[0].Retryable {
		t.Error(got.codes(), got.Input)
	}
	p = file(t, "a.jsonl", strings.Repeat("{\"text\":\"正文。\"}\n", 100))
	facts := Probe(p.Input, 500, Options{})
	if err := os.WriteFile(p.Input.Path, []byte("{\"text\":\"别的。\"}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := readPart(t, facts.Parts[1], Options{}); got.codes() != "open/unreadable" || got.Sum != (Sum{}) {
		t.Error(got.codes())
	}
}

// TestReadError: a disk that fails in the middle.
func TestReadError(t *testing.T) {
	p := file(t, "a.jsonl", "")
	var got outcome
	r := &reader{ctx: t.Context(), part: p, sink: got.sink()}
	bad := &os.PathError{Op: "read", Path: "a.jsonl", Err: syscall.EIO}
	c := newContent("a.jsonl", "none", io.MultiReader(strings.NewReader("{\"text\":\"前。\"}\n{\"text\":\"半"), failing{bad}))
	if err := r.read(c); err != nil {
		t.Fatal(err)
	}
	if got.texts() != "前。" || got.codes() != "open/unreadable" || !strings.Contains(got.drops[0].Message, "input/output error") {
		t.Error(got.texts(), got.codes(), got.drops)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// TestPermissions: root may read everything, so the thread steps down for the file system.
func TestPermissions(t *testing.T) {
	p := file(t, "a.txt", simple)
	os.Chmod(p.Input.Path, 0)
	for dir := filepath.Dir(p.Input.Path); len(dir) > len(os.TempDir()); dir = filepath.Dir(dir) {
		os.Chmod(dir, 0o755)
	}
	done := make(chan outcome)
	go func() {
		runtime.LockOSThread() // and never unlocked: the thread ends with the goroutine
		if os.Getuid() == 0 {
			syscall.RawSyscall(syscall.SYS_SETFSUID, 65534, 0, 0)
		}
		done <- readPart(t, p, Options{})
	}()
	if got := <-done; got.codes() != "open/unreadable" || !strings.Contains(got.drops[0].Message, "permission denied") {
		t.Error(got.codes(), got.drops)
	}
}

func TestFind(t *testing.T) {
	root := t.TempDir()
	in := filepath.Join(root, "in")
	for _, f := range []string{"in/a.txt", "in/b/c.txt", "in/b/d.html", "in/.hidden", "in/x.gold.jsonl", "in/\xff\xfe.txt", "in/100%.txt", "out/_run/identity.json", "in/old/_run/identity.json", "in/old/articles/part-00000.parquet", "secret.txt", "other/in/a.txt"} {
		path := filepath.Join(root, f)
		os.MkdirAll(filepath.Dir(path), 0o755)
		write(t, path, simple)
	}
	link := func(target, name string) {
		if err := os.Symlink(target, filepath.Join(in, name)); err != nil {
			t.Fatal(err)
		}
	}
	link("..", "loop")
	link("self", "self")
	link("../secret.txt", "out.txt")
	link("a.txt", "same.txt")
	link("b", "folder")
	syscall.Mkfifo(filepath.Join(in, "pipe"), 0o644)
	names := func(args ...string) string {
		for i, a := range args {
			args[i] = strings.ReplaceAll(a, "IN", in)
		}
		inputs, err := Find(args, func(r io.Reader) (string, error) { return filepath.Join(in, "a.txt"), nil })
		if err != nil {
			return strings.ReplaceAll(err.Error(), in, "IN")
		}
		var list []string
		for _, in := range inputs {
			s := in.URI
			if in.Fault != nil {
				s += "!" + in.Fault.Code
			}
			list = append(list, s)
		}
		return strings.Join(list, " ")
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"IN"}, "%FF%FE.txt 100%.txt a.txt b/c.txt b/d.html folder!link loop!link out.txt!link pipe!unreadable same.txt self!unreadable"},
		{[]string{"IN/a.txt"}, "a.txt"},
		{[]string{"IN/b", "IN/a.txt"}, "a.txt b/c.txt b/d.html"},
		{[]string{"IN/b", "IN/b"}, "b/c.txt b/d.html"},
		{[]string{"IN/b", "IN/../other/in", "IN/../in/b/"}, "b/c.txt b/d.html in/a.txt"},
		{[]string{"IN/../other/in", "IN"}, "in/a.txt ~2/in/%FF%FE.txt ~2/in/100%.txt ~2/in/a.txt ~2/in/b/c.txt ~2/in/b/d.html ~2/in/folder!link ~2/in/loop!link ~2/in/out.txt!link ~2/in/pipe!unreadable ~2/in/same.txt ~2/in/self!unreadable"},
		{[]string{"IN/**/*.txt"}, "%FF%FE.txt 100%.txt a.txt b/c.txt out.txt!link same.txt"},
		{[]string{"IN/b/*.{html,txt}"}, "c.txt d.html"},
		{[]string{"IN/nothing"}, "stat IN/nothing: no such file or directory"},
		{[]string{"IN/*.pdf"}, "IN/*.pdf: no file matches"},
		{[]string{"-"}, "stdin"},
	} {
		if got := names(c.args...); got != c.want {
			t.Errorf("%v:\n%s, want\n%s", c.args, got, c.want)
		}
	}
	inputs, _ := Find([]string{in}, nil)
	got := readPart(t, Part{Input: through(t, inputs[0])}, Options{})
	if got.texts() != simple || got.records[0].URI != "%FF%FE.txt" {
		t.Error("a name that is no UTF-8:", got.codes(), got.records)
	}
	if in := through(t, inputs[1]); in.Path != inputs[1].Path {
		t.Error(in.Path)
	}
	for _, i := range inputs {
		if i.Fault != nil {
			if got := readPart(t, Part{Input: i}, Options{}); len(got.drops) != 1 || got.drops[0].Code != i.Fault.Code {
				t.Error(got.drops)
			}
		}
	}
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// FuzzRead reads any bytes as a file of any name; nothing may panic, and the bytes must add up.
func FuzzRead(f *testing.F) {
	for _, s := range []string{simple, "\xef\xbb\xbf" + simple, "{\"text\":\"一\"}\n{", "[{\"text\":\"一\"},{", "title,text\n甲,\"一", "<html><meta charset=gbk><p>一", "WARC/1.0\r\nContent-Length: 3\r\nWARC-Type: response\r\n\r\nabc\r\n\r\n", gzipped(simple), zstded(simple), xzed(simple),
		tarred("a.txt", simple), zipped("a.txt", simple), "PAR1", columns(f), seekable(strings.Repeat(simple, 9), 200), greedy(xzed(simple)), farBack(), bzipped, "\xff\xfe\x00\x4e", "a\x00b", warcRecord("response", "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nabc")} {
		f.Add("a.txt", []byte(s))
		f.Add("a", []byte(s))
	}
	for _, name := range []string{"a.jsonl", "a.csv", "a.html", "a.json"} {
		f.Add(name, []byte(simple))
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		path := filepath.Join(dir, "input")
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Skip()
		}
		in := Named(path, name, int64(len(data)))
		o := Options{MaxArticle: 1 << 16}
		got := readPart(t, Part{Input: in}, o)
		facts := Probe(in, 100, o)
		var parts []string
		for _, p := range facts.Parts {
			one := readPart(t, p, o)
			for _, r := range one.records {
				parts = append(parts, r.Text)
			}
		}
		if len(facts.Parts) > 1 && got.texts() != strings.Join(parts, "|") {
			t.Errorf("%d parts read otherwise than the whole", len(facts.Parts))
		}
	})
}

// FuzzDecode: every byte sequence becomes clean UTF-8 in every encoding.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(simple))
	f.Add([]byte("\xb5\xda\xd2\xbb\n\xe4\xb8\x80\n\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, c := range append([]code{utf8Code}, legacy...) {
			d := c.decode(data, 10)
			if strings.ToValidUTF8(d.text, "") != d.text || strings.IndexByte(d.text, 0) >= 0 {
				t.Errorf("%s: %q", c.name, d.text)
			}
			for _, b := range d.bad {
				if b[0] < 10 || b[0] >= b[1] || b[1] > 10+int64(len(data)) {
					t.Errorf("%s: bad bytes at %v of %d", c.name, b, len(data))
				}
			}
		}
		if utf8Text := Decode(data); bytes.ContainsRune([]byte(utf8Text), 0) {
			t.Error("NUL")
		}
	})
}
