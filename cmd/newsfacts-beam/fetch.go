package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"gocloud.dev/blob"

	"newsfacts/pipeline"
	"newsfacts/pipeline/source"
)

// prepare plans as pipeline.Prepare does; inputs may be URIs, which are read once each, one after another, by way of
// a temporary file. What stands below a URI has the same names, ids and units as the same files in a folder.
func prepare(ctx context.Context, args []string, o pipeline.Options) (*pipeline.Plan, error) {
	if !slices.ContainsFunc(args, isURI) {
		for i, arg := range args {
			full, err := filepath.Abs(arg)
			if err != nil {
				return nil, err
			}
			args[i] = full // a worker may stand elsewhere
		}
		return pipeline.Prepare(args, o)
	}
	var inputs []source.Input
	for _, arg := range args {
		if !isURI(arg) {
			return nil, &pipeline.Problem{Kind: pipeline.Usage, Cause: fmt.Errorf("%s: a path among URIs", arg), Remedy: "give all inputs as URIs; a folder is file:///absolute/path"}
		}
		found, err := list(ctx, arg, len(args) > 1)
		if err != nil {
			return nil, &pipeline.Problem{Kind: pipeline.NoInput, Cause: fmt.Errorf("%s: %w", arg, err), Remedy: "check the URI, and the credentials that its provider's tools use"}
		}
		inputs = append(inputs, found...)
	}
	slices.SortFunc(inputs, func(a, b source.Input) int { return strings.Compare(a.URI, b.URI) })
	return pipeline.PrepareInputs(inputs, o, func(in source.Input, size int64, so source.Options) source.Facts {
		local, err := download(ctx, in.Path, os.TempDir(), 0, 0)
		if err != nil {
			return source.Facts{Parts: []source.Part{{Input: in}}}
		}
		defer os.Remove(local)
		there := in.Path
		in.Path = local
		f := source.Probe(in, size, so)
		for i := range f.Parts {
			f.Parts[i].Input.Path = there
		}
		return f
	})
}

// list returns the objects below a URI as inputs.
func list(ctx context.Context, uri string, several bool) (inputs []source.Input, err error) {
	bucketURL, prefix := split(uri)
	b, err := blob.OpenBucket(ctx, bucketURL)
	if err != nil {
		return nil, err
	}
	defer b.Close()
	for it := b.List(&blob.ListOptions{Prefix: prefix}); ; {
		obj, err := it.Next(ctx)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		name := strings.TrimPrefix(strings.TrimPrefix(obj.Key, prefix), "/")
		if prefix != "" && name != "" && !strings.HasSuffix(prefix, "/") && !strings.HasPrefix(strings.TrimPrefix(obj.Key, prefix), "/") {
			continue // s3://b/news is not s3://b/newspaper
		}
		name = cmp.Or(name, path.Base(obj.Key))
		if source.Hidden(name) || obj.IsDir || strings.HasSuffix(obj.Key, "/") {
			continue
		}
		if several && name != path.Base(obj.Key) {
			name = path.Join(path.Base(prefix), name)
		}
		inputs = append(inputs, source.Named(join(bucketURL, obj.Key), name, obj.Size))
	}
	return inputs, nil
}

// fetch returns the unit with its inputs on this machine, and what removes them again. Of a large input, only the
// bytes of the range are fetched, and its beginning, which tells the format.
func fetch(ctx context.Context, u pipeline.Unit) (pipeline.Unit, func(), error) {
	if !slices.ContainsFunc(u.Parts, func(p source.Part) bool { return isURI(p.Input.Path) }) {
		return u, func() {}, nil
	}
	dir, err := os.MkdirTemp("", "newsfacts-*")
	if err != nil {
		return u, nil, err
	}
	clean := func() { os.RemoveAll(dir) }
	u.Parts = slices.Clone(u.Parts)
	for i, p := range u.Parts {
		from, end := p.Start, p.End
		if p.Frames { // bytes of what is compressed: its seek table stands at the end
			from, end = 0, 0
		}
		local, err := download(ctx, p.Input.Path, dir, from, end)
		if err != nil {
			clean()
			return u, nil, err
		}
		u.Parts[i].Input.Path = local
	}
	return u, clean, nil
}

const beginning = 1 << 20 // bytes that are fetched of every range's input

// download copies bytes from to end of an object (all, if end is 0) to a new file, at the same offsets.
func download(ctx context.Context, uri, dir string, from, end int64) (name string, err error) {
	bucketURL, key := split(uri)
	b, err := blob.OpenBucket(ctx, bucketURL)
	if err != nil {
		return "", err
	}
	defer b.Close()
	f, err := os.CreateTemp(dir, "input-*"+filepath.Ext(key))
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	ranges := [][2]int64{{0, -1}}
	if end > 0 {
		ranges = [][2]int64{{from, end - from}}
		if from > 0 {
			ranges = append(ranges, [2]int64{0, min(from, beginning)})
		}
	}
	for _, r := range ranges {
		if err := copyRange(ctx, b, key, f, r[0], r[1]); err != nil {
			return f.Name(), fmt.Errorf("%s: %w", uri, err)
		}
	}
	return f.Name(), nil
}

func copyRange(ctx context.Context, b *blob.Bucket, key string, f *os.File, from, length int64) error {
	r, err := b.NewRangeReader(ctx, key, from, length, nil)
	if err != nil {
		return err
	}
	defer r.Close()
	_, err = io.Copy(io.NewOffsetWriter(f, from), r)
	return err
}

// split parts a URI into the bucket's URL and the key or prefix in it: s3://bucket?region=x and 2023/a.jsonl. For
// file:// the bucket is the folder.
func split(uri string) (bucket, key string) {
	rest, query, asks := strings.Cut(uri, "?")
	scheme, rest, _ := strings.Cut(rest, "://")
	bucket = rest
	if scheme == "file" {
		bucket, key = filepath.Split(rest)
		if info, err := os.Stat(rest); err == nil && info.IsDir() {
			bucket, key = rest, ""
		}
	} else if at := strings.IndexByte(rest, '/'); at >= 0 {
		bucket, key = rest[:at], rest[at+1:]
	}
	if scheme == "file" && !asks { // no files of the driver's own beside ours
		query, asks = "metadata=skip&no_tmp_dir=true", true
	}
	bucket = scheme + "://" + bucket
	if asks {
		bucket += "?" + query
	}
	return bucket, key
}

// join is the URI of a key in a bucket.
func join(bucket, key string) string {
	url, query, asks := strings.Cut(bucket, "?")
	url = strings.TrimSuffix(url, "/") + "/" + key
	if asks {
		url += "?" + query
	}
	return url
}
