package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"gocloud.dev/blob"
	_ "gocloud.dev/blob/azureblob"
	_ "gocloud.dev/blob/fileblob"
	_ "gocloud.dev/blob/gcsblob"
	_ "gocloud.dev/blob/s3blob"

	"newsfacts/pipeline"
)

// bucket is an output below a prefix of an object store. An object appears whole or not at all, so parts need no
// rename. The leader finishes in a folder of its own and copies what that folder then holds.
type bucket struct {
	uri    string
	b      *blob.Bucket
	prefix string
	local  string // the leader's folder
	store  *pipeline.Store
}

func openBucket(ctx context.Context, uri string) (*bucket, error) {
	if p, ok := strings.CutPrefix(uri, "file://"); ok {
		if err := os.MkdirAll(p, 0o755); err != nil {
			return nil, &pipeline.Problem{Kind: pipeline.Output, Cause: err, Remedy: "give a folder that can be written"}
		}
	}
	url, prefix := split(uri)
	b, err := blob.OpenBucket(ctx, url)
	if err != nil {
		return nil, &pipeline.Problem{Kind: pipeline.Output, Cause: fmt.Errorf("%s: %w", uri, err), Remedy: "check the URI, and the credentials that its provider's tools use"}
	}
	return &bucket{uri: uri, b: b, prefix: strings.Trim(prefix, "/")}, nil
}

func (k *bucket) key(elem ...string) string {
	return path.Join(append([]string{k.prefix}, elem...)...)
}

// open brings the states of an earlier run here; units whose parts stand in the bucket are done.
func (k *bucket) open(ctx context.Context, p *pipeline.Plan, o pipeline.Options) ([]pipeline.Unit, error) {
	var err error
	if k.local, err = os.MkdirTemp("", "newsfacts-out-*"); err != nil {
		return nil, err
	}
	if !o.Restart {
		if err := k.get(ctx, "_run/identity.json"); err != nil {
			return nil, err
		}
	}
	if k.store, err = pipeline.Open(k.local, o); err != nil {
		var q *pipeline.Problem
		if errors.As(err, &q) {
			q.Cause = errors.New(strings.ReplaceAll(q.Cause.Error(), k.local, k.uri))
		}
		return nil, err
	}
	if err := k.put(ctx, filepath.Join(k.local, "_run", "identity.json"), "_run/identity.json"); err != nil {
		return nil, err
	}
	done, err := k.done(ctx, p, o.Restart)
	return without(p.Units, done), err
}

// get copies an object below the prefix here, if it is there.
func (k *bucket) get(ctx context.Context, name string) error {
	data, err := k.b.ReadAll(ctx, k.key(name))
	if err != nil {
		if ok, missing := k.b.Exists(ctx, k.key(name)); missing == nil && !ok {
			return nil
		}
		return err
	}
	to := filepath.Join(k.local, name)
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}

// done returns the states of the plan's units whose parts stand in the bucket, by key.
func (k *bucket) done(ctx context.Context, p *pipeline.Plan, restart bool) (map[string]*pipeline.State, error) {
	done := map[string]*pipeline.State{}
	for _, u := range p.Units {
		if restart {
			if err := k.b.Delete(ctx, k.key("_run/state", u.Key+".json")); err != nil {
				if ok, missing := k.b.Exists(ctx, k.key("_run/state", u.Key+".json")); missing != nil || ok {
					return nil, err
				}
			}
			continue
		}
		data, err := k.b.ReadAll(ctx, k.key("_run/state", u.Key+".json"))
		if err != nil {
			continue
		}
		st := &pipeline.State{}
		if json.Unmarshal(data, st) == nil && st.Number == u.Number && k.stands(ctx, st) {
			done[u.Key] = st
		}
	}
	return done, nil
}

func (k *bucket) stands(ctx context.Context, st *pipeline.State) bool {
	for table, part := range st.Parts {
		a, err := k.b.Attributes(ctx, k.key(table, pipeline.PartName(st.Number)))
		if err != nil || a.Size != part.Bytes {
			return false
		}
	}
	return true
}

func (k *bucket) finish(ctx context.Context, p *pipeline.Plan, o pipeline.Options) (*pipeline.Manifest, error) {
	done, err := k.done(ctx, p, false)
	if err != nil {
		return nil, err
	}
	states, err := inOrder(p, done)
	if err != nil {
		return nil, err
	}
	o.NoReport = true // the page is drawn from parts, which are not here
	m, err := k.store.Finish(p, states, o)
	if err != nil {
		return nil, err
	}
	if err := k.sweep(ctx, m); err != nil {
		return nil, err
	}
	return m, k.copyOut(ctx)
}

// sweep removes parts that belong to no unit: of an earlier, larger run.
func (k *bucket) sweep(ctx context.Context, m *pipeline.Manifest) error {
	for name, table := range m.Tables {
		for it := k.b.List(&blob.ListOptions{Prefix: k.key(name) + "/"}); ; {
			obj, err := it.Next(ctx)
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return err
			}
			if _, ok := table.Files[path.Base(obj.Key)]; !ok {
				if err := k.b.Delete(ctx, obj.Key); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// copyOut copies what Finish wrote, _SUCCESS last.
func (k *bucket) copyOut(ctx context.Context) error {
	err := filepath.WalkDir(k.local, func(name string, d os.DirEntry, err error) error {
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
	name := k.key("_run/attempts", key, fmt.Sprintf("%d-%d", os.Getpid(), time.Now().UnixNano()))
	if err := k.b.WriteAll(ctx, name, nil, nil); err != nil {
		return 0, err
	}
	n := 0
	return n, k.attempts(ctx, key, func(string) error { n++; return nil })
}

func (k *bucket) attempts(ctx context.Context, key string, each func(string) error) error {
	for it := k.b.List(&blob.ListOptions{Prefix: k.key("_run/attempts", key) + "/"}); ; {
		obj, err := it.Next(ctx)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			err = each(obj.Key)
		}
		if err != nil {
			return err
		}
	}
}

func (k *bucket) end(ctx context.Context, key string) error {
	return k.attempts(ctx, key, func(name string) error { return k.b.Delete(ctx, name) })
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
	return k.b.Close()
}
