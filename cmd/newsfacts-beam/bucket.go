package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"gocloud.dev/blob"
	_ "gocloud.dev/blob/azureblob"
	_ "gocloud.dev/blob/fileblob"
	_ "gocloud.dev/blob/gcsblob"
	_ "gocloud.dev/blob/s3blob"
	"gocloud.dev/gcerrors"
	"golang.org/x/sync/errgroup"

	"newsfacts/pipeline"
	"newsfacts/schemas"
)

// opened are the buckets in use, by URL, opened once: credentials are asked for and connections made once a process.
var opened sync.Map

func openURL(url string) (*blob.Bucket, error) {
	if b, ok := opened.Load(url); ok {
		return b.(*blob.Bucket), nil
	}
	b, err := blob.OpenBucket(context.Background(), url) // outlives the unit that asked first
	if err != nil {
		return nil, err
	}
	first, _ := opened.LoadOrStore(url, b)
	return first.(*blob.Bucket), nil
}

const atOnce = 32 // requests to an object store by the leader

// bucket is an output below a prefix of an object store. An object appears whole or not at all, so parts need no
// rename. The leader finishes in a folder of its own and copies what that folder then holds. Nothing locks a bucket:
// that one run at a time writes there is up to its users.
type bucket struct {
	uri    string
	b      *blob.Bucket
	prefix string
	local  string // the leader's folder
	store  *pipeline.Store
}

func openBucket(uri string) (*bucket, error) {
	if scheme, rest, _ := strings.Cut(uri, "://"); scheme == "file" {
		if err := os.MkdirAll(filePath(rest), 0o755); err != nil {
			return nil, &pipeline.Problem{Kind: pipeline.Output, Cause: err, Remedy: "give a folder that can be written"}
		}
	}
	url, prefix := split(uri)
	b, err := openURL(url)
	if err != nil {
		return nil, elsewhere(uri, err)
	}
	return &bucket{uri: uri, b: b, prefix: strings.Trim(prefix, "/")}, nil
}

// elsewhere is the problem of an output that an object store will not take.
func elsewhere(uri string, err error) error {
	return &pipeline.Problem{Kind: pipeline.Output, Cause: fmt.Errorf("%s: %w", uri, err), Remedy: "check the URI, and the credentials that its provider's tools use"}
}

func (k *bucket) key(elem ...string) string {
	return path.Join(append([]string{k.prefix}, elem...)...)
}

// below lists the objects below a folder of the output: sizes by name in the output.
func (k *bucket) below(ctx context.Context, folder string) (map[string]int64, error) {
	sizes := map[string]int64{}
	prefix := k.key(folder) + "/"
	if prefix == "/" {
		prefix = ""
	}
	for it := k.b.List(&blob.ListOptions{Prefix: prefix}); ; {
		obj, err := it.Next(ctx)
		if errors.Is(err, io.EOF) {
			return sizes, nil
		}
		if err != nil {
			return nil, elsewhere(k.uri, err)
		}
		sizes[path.Join(folder, strings.TrimPrefix(obj.Key, prefix))] = obj.Size
	}
}

// remove deletes objects, several at a time.
func (k *bucket) remove(ctx context.Context, names []string) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(atOnce)
	for _, name := range names {
		g.Go(func() error {
			if err := k.b.Delete(ctx, k.key(name)); err != nil && gcerrors.Code(err) != gcerrors.NotFound {
				return elsewhere(k.uri, err)
			}
			return nil
		})
	}
	return g.Wait()
}

// takes brings here what the bucket belongs to, and refuses what this run cannot go on with.
func (k *bucket) takes(ctx context.Context, o pipeline.Options) (err error) {
	if k.local, err = os.MkdirTemp("", "newsfacts-out-*"); err != nil {
		return err
	}
	if err := k.mine(ctx); err != nil {
		return err
	}
	return k.named(pipeline.Takes(k.local, o))
}

// named is a problem of the leader's folder, told of the bucket.
func (k *bucket) named(err error) error {
	var p *pipeline.Problem
	if errors.As(err, &p) {
		p.Cause = errors.New(strings.ReplaceAll(p.Cause.Error(), k.local, k.uri))
	}
	return err
}

// open takes the bucket; units whose parts stand in it are done.
func (k *bucket) open(ctx context.Context, p *pipeline.Plan, o pipeline.Options) ([]pipeline.Unit, error) {
	if o.Restart {
		if err := k.clear(ctx); err != nil {
			return nil, err
		}
	}
	var err error
	if k.store, err = pipeline.Open(k.local, o); err != nil {
		return nil, k.named(err)
	}
	if err := k.put(ctx, filepath.Join(k.local, "_run", "identity.json"), "_run/identity.json"); err != nil {
		return nil, elsewhere(k.uri, err)
	}
	done, err := k.standing(ctx, p)
	if err != nil {
		return nil, err
	}
	left := without(p.Units, done)
	if len(left) > 0 {
		err = k.remove(ctx, []string{"_SUCCESS"})
	}
	return left, err
}

// mine brings the identity of an earlier run here, or refuses what no run of this program wrote.
func (k *bucket) mine(ctx context.Context) error {
	data, err := k.b.ReadAll(ctx, k.key("_run/identity.json"))
	if err != nil && gcerrors.Code(err) != gcerrors.NotFound {
		return elsewhere(k.uri, err)
	}
	if err != nil {
		all, err := k.below(ctx, "")
		for name := range all {
			if !strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "_run/") {
				return &pipeline.Problem{Kind: pipeline.Output, Cause: fmt.Errorf("%s: holds %s, which no run of newsfacts wrote", k.uri, name), Remedy: "give a new prefix: -o OUT"}
			}
		}
		return err
	}
	to := filepath.Join(k.local, "_run", "identity.json")
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}

// clear removes what runs of this program wrote.
func (k *bucket) clear(ctx context.Context) error {
	if err := k.remove(ctx, []string{"_SUCCESS", "open.sql", "README.md", "report.html", "_run/manifest.json"}); err != nil {
		return err
	}
	folders := []string{"_run/state", "_run/attempts"}
	for _, t := range schemas.Tables {
		folders = append(folders, t.Name)
	}
	for _, folder := range folders {
		if err := k.empty(ctx, folder); err != nil {
			return err
		}
	}
	return nil
}

// empty removes the objects below a folder of the output.
func (k *bucket) empty(ctx context.Context, folder string) error {
	found, err := k.below(ctx, folder)
	if err != nil {
		return err
	}
	return k.remove(ctx, slices.Collect(maps.Keys(found)))
}

// standing returns the states of the plan's units whose parts stand in the bucket, by key; what belongs to none of
// them is removed.
func (k *bucket) standing(ctx context.Context, p *pipeline.Plan) (map[string]*pipeline.State, error) {
	states, err := k.below(ctx, "_run/state")
	if err != nil {
		return nil, err
	}
	parts := map[string]int64{}
	for _, t := range schemas.Tables {
		found, err := k.below(ctx, t.Name)
		if err != nil {
			return nil, err
		}
		for name, size := range found {
			parts[name] = size
		}
	}
	found := make([]*pipeline.State, len(p.Units))
	g, inner := errgroup.WithContext(ctx)
	g.SetLimit(atOnce)
	for i, u := range p.Units {
		name := "_run/state/" + u.Key + ".json"
		if _, ok := states[name]; !ok {
			continue
		}
		g.Go(func() error {
			data, err := k.b.ReadAll(inner, k.key(name))
			if err != nil {
				return elsewhere(k.uri, err)
			}
			st := &pipeline.State{}
			if json.Unmarshal(data, st) == nil && st.Number == u.Number && stands(st, parts) {
				found[i] = st
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	done := map[string]*pipeline.State{}
	for _, st := range found {
		if st == nil {
			continue
		}
		done[st.Key] = st
		delete(states, "_run/state/"+st.Key+".json")
		for table := range st.Parts {
			delete(parts, path.Join(table, pipeline.PartName(st.Number)))
		}
	}
	var rest []string
	for name := range states {
		rest = append(rest, name)
	}
	for name := range parts {
		rest = append(rest, name)
	}
	return done, k.remove(ctx, rest)
}

// stands tells whether all parts of a unit are in their places, by size.
func stands(st *pipeline.State, sizes map[string]int64) bool {
	for table, part := range st.Parts {
		if size, ok := sizes[path.Join(table, pipeline.PartName(st.Number))]; !ok || size != part.Bytes {
			return false
		}
	}
	return true
}

func (k *bucket) done(ctx context.Context, u pipeline.Unit) *pipeline.State {
	data, err := k.b.ReadAll(ctx, k.key("_run/state", u.Key+".json"))
	if err != nil {
		return nil
	}
	st := &pipeline.State{}
	if json.Unmarshal(data, st) != nil || st.Number != u.Number {
		return nil
	}
	for table, part := range st.Parts {
		if a, err := k.b.Attributes(ctx, k.key(table, pipeline.PartName(st.Number))); err != nil || a.Size != part.Bytes {
			return nil
		}
	}
	return st
}

func (k *bucket) finish(ctx context.Context, p *pipeline.Plan, o pipeline.Options) (*pipeline.Manifest, error) {
	done, err := k.standing(ctx, p)
	if err != nil {
		return nil, err
	}
	states, err := inOrder(p, done)
	if err != nil {
		return nil, err
	}
	if err := k.forgive(ctx); err != nil {
		return nil, err
	}
	o.NoReport = true // the page is drawn from parts, which are not here
	m, err := k.store.Finish(p, states, o)
	if err != nil {
		return nil, err
	}
	if err := k.copyOut(ctx); err != nil {
		return nil, elsewhere(k.uri, err)
	}
	return m, nil
}

func (k *bucket) forgive(ctx context.Context) error { return k.empty(ctx, "_run/attempts") }

// copyOut copies what Finish wrote, _SUCCESS last. open.sql names the bucket.
func (k *bucket) copyOut(ctx context.Context) error {
	sql := filepath.Join(k.local, "open.sql")
	data, err := os.ReadFile(sql)
	if err == nil {
		where, _, _ := strings.Cut(k.uri, "?")
		err = os.WriteFile(sql, []byte(strings.ReplaceAll(string(data), k.local, strings.TrimSuffix(where, "/"))), 0o644)
	}
	if err != nil {
		return err
	}
	err = filepath.WalkDir(k.local, func(name string, d os.DirEntry, err error) error {
		rel, _ := filepath.Rel(k.local, name)
		if err != nil || d.IsDir() || rel == "_SUCCESS" || strings.HasPrefix(rel, filepath.Join("_run", "tmp")) || d.Name() == "lock" {
			return err
		}
		return k.put(ctx, name, filepath.ToSlash(rel))
	})
	if err != nil {
		return err
	}
	return k.put(ctx, filepath.Join(k.local, "_SUCCESS"), "_SUCCESS")
}

func (k *bucket) put(ctx context.Context, from, name string) error {
	f, err := os.Open(from)
	if err != nil {
		return err
	}
	defer f.Close()
	return k.b.Upload(ctx, k.key(name), f, &blob.WriterOptions{ContentType: "application/octet-stream"})
}

func (k *bucket) begin(ctx context.Context, key string) (int, error) {
	name := path.Join("_run/attempts", key, fmt.Sprintf("%016x", rand.Uint64()))
	if err := k.b.WriteAll(ctx, k.key(name), nil, nil); err != nil {
		return 0, elsewhere(k.uri, err)
	}
	begun, err := k.below(ctx, path.Join("_run/attempts", key))
	return len(begun), err
}

func (k *bucket) end(ctx context.Context, key string) error {
	return k.empty(ctx, path.Join("_run/attempts", key))
}

func (k *bucket) scratch(key string) (string, error) { return os.MkdirTemp("", key+"-*") }

// place copies a unit's parts, its state last.
func (k *bucket) place(ctx context.Context, dir string, st *pipeline.State) error {
	for table := range st.Parts {
		if err := k.put(ctx, filepath.Join(dir, table+".parquet"), path.Join(table, pipeline.PartName(st.Number))); err != nil {
			return err
		}
	}
	data, err := json.Marshal(st)
	if err != nil {
		return err
	}
	return k.b.WriteAll(ctx, k.key("_run/state", st.Key+".json"), data, nil)
}

func (k *bucket) close() error {
	if k.store != nil {
		k.store.Close()
	}
	if k.local != "" {
		os.RemoveAll(k.local)
	}
	return nil // the bucket serves others
}
