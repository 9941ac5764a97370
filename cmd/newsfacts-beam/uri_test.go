package main

import (
	"errors"
	"io"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"
	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"
	"gocloud.dev/blob"
	_ "gocloud.dev/blob/memblob"

	"newsfacts/pipeline"
)

// fetchAll copies what stands below a URI into a new folder.
func fetchAll(t *testing.T, uri string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "fetched")
	os.RemoveAll(to)
	url, prefix := split(uri)
	b, err := openURL(url)
	if err != nil {
		t.Fatal(err)
	}
	if prefix != "" {
		prefix += "/"
	}
	for it := b.List(&blob.ListOptions{Prefix: prefix}); ; {
		obj, err := it.Next(t.Context())
		if errors.Is(err, io.EOF) {
			return to
		}
		if err != nil {
			t.Fatal(err)
		}
		data, err := b.ReadAll(t.Context(), obj.Key)
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(to, filepath.FromSlash(strings.TrimPrefix(obj.Key, prefix))), string(data))
	}
}

// sendAll copies a folder below a URI.
func sendAll(t *testing.T, from, uri string) {
	t.Helper()
	url, prefix := split(uri)
	b, err := openURL(url)
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(from, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(from, name)
		return b.WriteAll(t.Context(), prefix+"/"+filepath.ToSlash(rel), data, nil)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// s3 starts an S3-compatible server with a bucket and returns the query that leads there.
func s3(t *testing.T, name string) string {
	t.Helper()
	backend := s3mem.New()
	if err := backend.CreateBucket(name); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(gofakes3.New(backend).Server())
	t.Cleanup(server.Close)
	t.Setenv("AWS_ACCESS_KEY_ID", "nobody")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "nothing")
	return "?region=us-east-1&use_path_style=true&disable_https=true&endpoint=" + server.URL
}

// TestURIs: inputs and OUT in buckets give the bytes of a local run over a folder.
func TestURIs(t *testing.T) {
	o := pipeline.Options{UnitSize: 16_000}
	in := inputs(t, filepath.Join(t.TempDir(), "news"), 160_000)
	want := filepath.Join(t.TempDir(), "want")
	local(t, []string{in}, want, o)
	query := s3(t, "papers")
	for scheme, uris := range map[string]struct{ in, out string }{
		"file": {"file://" + in, "file://" + t.TempDir() + "/new/out"},
		"mem":  {"mem://papers/2022/news", "mem://papers/out"},
		"s3":   {"s3://papers/2022/news" + query, "s3://papers/a/b/out" + query},
	} {
		t.Run(scheme, func(t *testing.T) {
			if scheme != "file" {
				sendAll(t, in, uris.in)
				sendAll(t, in, strings.Replace(uris.in, "news", "newspapers", 1)) // not below news
			}
			if err := run(t.Context(), []string{uris.in}, uris.out, o, beamx.RunWithMetrics); err != nil {
				t.Fatal(err)
			}
			got := fetchAll(t, uris.out)
			same(t, want, got)
			where, _, _ := strings.Cut(uris.out, "?")
			if sql, err := os.ReadFile(filepath.Join(got, "open.sql")); err != nil || !strings.Contains(string(sql), "read_parquet('"+where+"/facts/*.parquet')") {
				t.Errorf("open.sql does not lead to the bucket: %v\n%.200s", err, sql)
			}
			if scheme == "file" { // nothing of the driver's own, dot files included
				same(t, want, strings.TrimPrefix(uris.out, "file://"))
			}
		})
	}
}

// TestNames: inputs have the names, ids and units that the same files have by path.
func TestNames(t *testing.T) {
	root := t.TempDir()
	for i, name := range []string{"a/news/1.txt", "a/news/深/2 月.txt", "a/news/.hidden/3.txt", "a/news/4.gold.jsonl", "b/news/1.txt", "b/news/100%.txt", "b/news/why?.txt", "b/%41.txt", "a/news/out/_run/identity.json", "a/news/out/facts/part.txt"} {
		write(t, filepath.Join(root, name), story(i))
	}
	write(t, filepath.Join(root, "a/news/out/_run/identity.json"), "{}")
	uri := func(name string) string { return "file://" + root + "/" + name }
	for _, c := range []struct{ paths, uris []string }{
		{[]string{"a"}, []string{uri("a")}},
		{[]string{"a/news"}, []string{uri("a/news/")}},
		{[]string{"a/news/1.txt"}, []string{uri("a/news/1.txt")}},
		{[]string{"a/news", "b/news"}, []string{uri("a/news"), uri("b/news")}},
		{[]string{"a/news/1.txt", "b/news/1.txt"}, []string{uri("a/news/1.txt"), uri("b/news/1.txt")}},
		{[]string{"b/%41.txt"}, []string{uri("b/%2541.txt")}},
		{[]string{"b/news/why?.txt", "a"}, []string{uri("b/news/why%3F.txt"), uri("a")}},
	} {
		var paths []string
		for _, p := range c.paths {
			paths = append(paths, filepath.Join(root, p))
		}
		want, err := pipeline.Prepare(paths, pipeline.Options{})
		if err != nil {
			t.Fatal(err)
		}
		got, err := prepare(t.Context(), c.uris, pipeline.Options{})
		if err != nil {
			t.Fatal(c.uris, err)
		}
		if names(got) != names(want) || !slices.EqualFunc(got.Units, want.Units, func(a, b pipeline.Unit) bool { return a.Key == b.Key }) {
			t.Errorf("%v: %s, not %s", c.uris, names(got), names(want))
		}
	}
}

func names(p *pipeline.Plan) string {
	var list []string
	for _, in := range p.Inputs {
		list = append(list, in.URI)
	}
	return strings.Join(list, " ")
}
