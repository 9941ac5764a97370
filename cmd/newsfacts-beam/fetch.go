package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"gocloud.dev/blob"
	"gocloud.dev/gcerrors"

	"newsfacts/pipeline"
	"newsfacts/pipeline/source"
)

// prepare plans as pipeline.Prepare does; inputs may be URIs, which are read once each, one after another, by way of
// a temporary file. What stands below a URI has the same names, ids and units as the same files in a folder.
func prepare(ctx context.Context, args []string, o pipeline.Options) (*pipeline.Plan, error) {
	if !slices.ContainsFunc(args, isURI) {
		args = slices.Clone(args)
		for i, arg := range args {
			if arg == "-" {
				continue
			}
			full, err := filepath.Abs(arg)
			if err != nil {
				return nil, err
			}
			args[i] = full // a worker may stand elsewhere
		}
		return pipeline.Prepare(args, o)
	}
	inputs, err := find(ctx, args)
	if err != nil {
		return nil, err
	}
	var mu sync.Mutex
	var failed error // the first that says more than that an object is gone
	p, err := pipeline.PrepareInputs(inputs, o, func(in source.Input, size int64, so source.Options) source.Facts {
		local, err := download(ctx, source.Part{Input: in}, os.TempDir())
		defer os.Remove(local)
		if err != nil {
			mu.Lock()
			defer mu.Unlock()
			failed = cmp.Or(failed, err)
			return source.Facts{Parts: []source.Part{{Input: in}}}
		}
		there := in.Path
		in.Path = local
		f := source.Probe(in, size, so)
		for i := range f.Parts {
			f.Parts[i].Input.Path = there
		}
		return f
	})
	if failed != nil {
		return nil, unreached(failed)
	}
	return p, err
}

func unreached(err error) error {
	return &pipeline.Problem{Kind: pipeline.NoInput, Cause: err, Remedy: "check the URI, and the credentials that its provider's tools use"}
}

// find lists the objects that URIs name, in order of their names in the tables.
func find(ctx context.Context, args []string) (inputs []source.Input, err error) {
	roots := map[string]int{}
	for _, arg := range args {
		if !isURI(arg) {
			return nil, &pipeline.Problem{Kind: pipeline.Usage, Cause: fmt.Errorf("%s: a path among URIs", arg), Remedy: "give all inputs as URIs; a folder is file:///absolute/path"}
		}
		found, err := list(ctx, arg, len(args) > 1, roots)
		if err == nil && len(found) == 0 {
			err = errors.New("no object there is an input")
		}
		if err != nil {
			return nil, unreached(fmt.Errorf("%s: %w", arg, err))
		}
		inputs = append(inputs, found...)
	}
	slices.SortStableFunc(inputs, func(a, b source.Input) int { return strings.Compare(a.URI, b.URI) })
	return inputs, nil
}

// list returns the objects at and below a URI as inputs, called as source.Find calls files: a single object by its
// base, those below a folder by their path in it, under the folder's base if there are several roots.
func list(ctx context.Context, uri string, several bool, roots map[string]int) (inputs []source.Input, err error) {
	bucketURL, prefix := split(uri)
	b, err := openURL(bucketURL)
	if err != nil {
		return nil, err
	}
	type found struct {
		key, name string
		size      int64
	}
	var objects []found
	var outputs []string // of this program: never inputs
	prefix = strings.TrimSuffix(prefix, "/")
	for it := b.List(&blob.ListOptions{Prefix: prefix}); ; {
		obj, err := it.Next(ctx)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		name := strings.TrimPrefix(obj.Key, prefix)
		if prefix != "" && name != "" && name[0] != '/' {
			continue // s3://b/news is not s3://b/newspaper
		}
		name = strings.TrimPrefix(name, "/")
		if out, ok := strings.CutSuffix("/"+name, "/_run/identity.json"); ok {
			outputs = append(outputs, out+"/")
		}
		if !obj.IsDir && !strings.HasSuffix(obj.Key, "/") && !source.Hidden(cmp.Or(name, path.Base(obj.Key))) {
			objects = append(objects, found{obj.Key, name, obj.Size})
		}
	}
	single := len(objects) == 1 && objects[0].name == ""
	root := ""
	if several || single {
		root = path.Base(strings.TrimSuffix(uriPath(uri), "/"))
		roots[root]++
		if n := roots[root]; n > 1 {
			root = fmt.Sprintf("~%d/%s", n, root)
		}
	}
	for _, o := range objects {
		if !slices.ContainsFunc(outputs, func(out string) bool { return strings.HasPrefix("/"+o.name, out) }) {
			inputs = append(inputs, source.Named(join(bucketURL, o.key), path.Join(root, o.name), o.size))
		}
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
		local, err := download(ctx, p, dir)
		if err != nil {
			clean()
			return u, nil, err
		}
		u.Parts[i].Input.Path = local
	}
	return u, clean, nil
}

// download copies what a part of an object takes to a new file, at the same offsets. What is gone is a name without a
// file: reading it ends in quarantine, as for a file that is gone.
func download(ctx context.Context, p source.Part, dir string) (name string, err error) {
	bucketURL, key := split(p.Input.Path)
	b, err := openURL(bucketURL)
	if err != nil {
		return "", err
	}
	f, err := os.CreateTemp(dir, "input-*")
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	ranges := source.Stored(p, object{ctx, b, key})
	whole := ranges == nil
	if whole {
		ranges = [][2]int64{{0, -1}}
	}
	for _, r := range ranges {
		size, err := copyRange(ctx, b, key, f, r[0], r[1])
		if gcerrors.Code(err) == gcerrors.NotFound {
			return f.Name(), os.Remove(f.Name())
		}
		if err == nil && !whole && size != p.Input.Size {
			err = errors.New("it changed after it was planned; run again")
		}
		if err != nil {
			return f.Name(), fmt.Errorf("%s: %w", p.Input.Path, err)
		}
	}
	return f.Name(), nil
}

// object is an object as an io.ReaderAt; each reading is a request.
type object struct {
	ctx context.Context
	b   *blob.Bucket
	key string
}

func (o object) ReadAt(p []byte, at int64) (int, error) {
	r, err := o.b.NewRangeReader(o.ctx, o.key, at, int64(len(p)), nil)
	if err != nil {
		return 0, err
	}
	defer r.Close()
	return io.ReadFull(r, p)
}

// copyRange copies an object's bytes from from up to end (-1: the last) and returns the size of the whole.
func copyRange(ctx context.Context, b *blob.Bucket, key string, f *os.File, from, end int64) (int64, error) {
	r, err := b.NewRangeReader(ctx, key, from, max(end-from, -1), nil)
	if err != nil {
		return 0, err
	}
	defer r.Close()
	_, err = io.Copy(io.NewOffsetWriter(f, from), r)
	return r.Size(), err
}

// split parts a URI into the bucket's URL and the key or prefix in it: s3://bucket?region=x and 2023/a.jsonl. For
// file:// the bucket is the folder. In a URI, %3F is a ? of a name, and %25 a %.
func split(uri string) (bucket, key string) {
	uri, query, _ := strings.Cut(uri, "?")
	scheme, rest, _ := strings.Cut(uri, "://")
	if scheme == "file" {
		folder := filePath(rest)
		if info, err := os.Stat(folder); err != nil || !info.IsDir() {
			folder, key = filepath.Split(folder)
		}
		asked, _ := url.ParseQuery(query)
		if !asked.Has("metadata") { // no files of the driver's own beside ours
			asked.Set("metadata", "skip")
		}
		if !asked.Has("no_tmp_dir") { // a rename cannot cross file systems
			asked.Set("no_tmp_dir", "true")
		}
		return "file://" + (&url.URL{Path: filepath.Clean(folder)}).EscapedPath() + "?" + asked.Encode(), key
	}
	bucket, key, _ = strings.Cut(rest, "/")
	bucket = scheme + "://" + bucket
	if query != "" {
		bucket += "?" + query
	}
	return bucket, unescape(key)
}

// filePath is the path that a file:// URI names.
func filePath(rest string) string {
	rest, _, _ = strings.Cut(rest, "?")
	return unescape(strings.TrimPrefix(rest, "localhost"))
}

// uriPath is a URI without its scheme and query, unescaped.
func uriPath(uri string) string {
	uri, _, _ = strings.Cut(uri, "?")
	_, rest, _ := strings.Cut(uri, "://")
	return unescape(rest)
}

func unescape(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s // typed as it is, with a % in it
}

// join is the URI of a key in a bucket.
func join(bucket, key string) string {
	where, query, asks := strings.Cut(bucket, "?")
	where = strings.TrimSuffix(where, "/") + "/" + (&url.URL{Path: "/" + key}).EscapedPath()[1:]
	if asks {
		where += "?" + query
	}
	return where
}
