package source

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// Input is one file of the plan.
type Input struct {
	Path     string // as it is opened
	URI      string // relative to its input root, with / and in UTF-8
	Size     int64  // bytes as stored
	Modified int64  // nanoseconds since 1970; 0 if that may differ where it is read
	Fault    *Fault `json:",omitempty"` // why it will not be opened
}

// ID returns the first 20 hex digits of SHA-256 over URI.
func (in Input) ID() string {
	sum := sha256.Sum256([]byte(in.URI))
	return hex.EncodeToString(sum[:10])
}

// Fault is what Find could not make an input of: a quarantine code and the cause.
type Fault struct{ Code, Message string }

// MarshalJSON keeps a path's bytes that JSON cannot hold: what is no UTF-8 stands as %XX, and % as %25.
func (in Input) MarshalJSON() ([]byte, error) {
	type plain Input
	in.Path = clean(strings.ReplaceAll(in.Path, "%", "%25"))
	return json.Marshal(plain(in))
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (in *Input) UnmarshalJSON(data []byte) error {
	type plain Input
	if err := json.Unmarshal(data, (*plain)(in)); err != nil {
		return err
	}
	b := []byte{}
	for i := 0; i < len(in.Path); i++ {
		if in.Path[i] == '%' && i+2 < len(in.Path) {
			if x, err := hex.DecodeString(in.Path[i+1 : i+3]); err == nil {
				b = append(b, x[0])
				i += 2
				continue
			}
		}
		b = append(b, in.Path[i])
	}
	in.Path = string(b)
	return nil
}

// finder collects the inputs that arguments name.
type finder struct {
	inputs []Input
	roots  map[string]int // how often a root's base name came up
	seen   map[string]bool
	many   bool // several roots
}

// Find lists the inputs that the arguments name, in order of URI: files, folders with all below them, quoted
// globs (** crosses folders) and streams, which spool keeps as a file. Dot files, gold files and output folders
// of this program are left out in silence; what else cannot be an input (a link that leaves its root or leads
// into itself, a socket, a folder that cannot be listed) comes with its Fault. An argument that names nothing is
// an error.
func Find(args []string, spool func(io.Reader) (string, error)) ([]Input, error) {
	f := &finder{roots: map[string]int{}, seen: map[string]bool{}}
	var roots []string
	for _, arg := range args {
		if _, err := os.Lstat(arg); errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(arg, "*?[{") {
			options := []doublestar.GlobOption{doublestar.WithNoFollow()}
			if strings.Contains(arg, "**") {
				options = append(options, doublestar.WithFilesOnly()) // the files below a folder match themselves
			}
			found, err := doublestar.FilepathGlob(arg, options...)
			if err != nil {
				return nil, fmt.Errorf("%s: no glob: %w", arg, err)
			}
			base, _ := doublestar.SplitPattern(filepath.ToSlash(arg))
			if len(found) == 0 {
				return nil, fmt.Errorf("%s: no file matches", arg)
			}
			slices.Sort(found)
			prefix := f.root(filepath.FromSlash(base), len(args) > 1)
			for _, path := range found {
				uri := uriOf(filepath.FromSlash(base), path, prefix)
				switch {
				case Hidden(filepath.Base(path)):
				case isFolder(path):
					if err := f.folder(path, uri+"/"); err != nil {
						return nil, err
					}
				default:
					f.file(path, uri, base)
				}
			}
			continue
		}
		roots = append(roots, arg)
	}
	for _, arg := range roots {
		if f.seen[filepath.Clean(arg)] {
			continue
		}
		f.seen[filepath.Clean(arg)] = true
		if err := f.argument(arg, len(args) > 1, spool); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(f.inputs, func(a, b Input) int { return strings.Compare(a.URI, b.URI) })
	for i := 1; i < len(f.inputs); i++ { // names that differ only in bytes that are no characters, or case of roots
		for n := 2; f.inputs[i].URI == f.inputs[i-1].URI; n++ {
			f.inputs[i].URI = fmt.Sprintf("~%d/%s", n, f.inputs[i].URI)
		}
	}
	return f.inputs, nil
}

// root returns the prefix of the URIs below a root: none for a single one, else its base name, made distinct.
func (f *finder) root(path string, many bool) string {
	if !many {
		return ""
	}
	base := filepath.Base(filepath.Clean(path))
	if base == "." || base == ".." {
		if abs, err := filepath.Abs(path); err == nil {
			base = filepath.Base(abs)
		}
	}
	f.roots[base]++
	if n := f.roots[base]; n > 1 {
		base = fmt.Sprintf("~%d/%s", n, base)
	}
	return base + "/"
}

func uriOf(root, file, prefix string) string {
	rel, err := filepath.Rel(root, file)
	if err != nil {
		rel = filepath.Base(file)
	}
	return clean(prefix + filepath.ToSlash(rel))
}

// argument takes a file, a folder or a stream.
func (f *finder) argument(arg string, many bool, spool func(io.Reader) (string, error)) error {
	if arg == "-" {
		return f.stream(os.Stdin, "stdin", spool)
	}
	info, err := os.Stat(arg)
	if err != nil {
		return err
	}
	switch {
	case info.IsDir():
		return f.folder(arg, f.root(arg, many))
	case info.Mode().IsRegular():
		f.file(arg, clean(strings.TrimSuffix(f.root(arg, true), "/")), "")
	case info.Mode()&(fs.ModeNamedPipe|fs.ModeCharDevice) != 0:
		pipe, err := os.Open(arg)
		if err != nil {
			return err
		}
		defer pipe.Close()
		return f.stream(pipe, clean(filepath.Base(arg)), spool)
	default:
		return fmt.Errorf("%s: neither a file nor a folder", arg)
	}
	return nil
}

func (f *finder) stream(r io.Reader, uri string, spool func(io.Reader) (string, error)) error {
	if f.seen["\x00"+uri] {
		return nil
	}
	f.seen["\x00"+uri] = true
	if spool == nil {
		return fmt.Errorf("%s: a stream cannot be read here", uri)
	}
	path, err := spool(r)
	if err != nil {
		return fmt.Errorf("%s: %w", uri, err)
	}
	f.file(path, uri, "")
	return nil
}

// file adds a file. root, if not empty, is the folder that a link may not leave.
func (f *finder) file(path, uri, root string) {
	if strings.HasSuffix(path, uri) {
		uri = path[len(path)-len(uri):] // two million names are kept once
	}
	in := Input{Path: path, URI: uri}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		in.Fault = &Fault{"unreadable", cause(err)}
	case !info.Mode().IsRegular():
		in.Fault = &Fault{"unreadable", "not a regular file; give a pipe as an argument of its own"}
	default:
		in.Size, in.Modified = info.Size(), info.ModTime().UnixNano()
	}
	if link, err := os.Lstat(path); in.Fault == nil && root != "" && err == nil && link.Mode()&fs.ModeSymlink != 0 && !inside(root, path) {
		in.Fault = &Fault{"link", "a symbolic link that leaves the input folder; give its target as an input"}
	}
	f.inputs = append(f.inputs, in)
}

func cause(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

// inside tells whether what a link leads to stands below a root.
func inside(root, link string) bool {
	target, err := filepath.EvalSymlinks(link)
	base, err2 := filepath.EvalSymlinks(root)
	if err != nil || err2 != nil {
		return false
	}
	rel, err := filepath.Rel(base, target)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// folder adds all files below a folder. Folders are read in batches of names, so that two million files are no
// burden; links to folders are not followed.
func (f *finder) folder(root, prefix string) error {
	var walk func(dir, uri string, top bool) error
	walk = func(dir, uri string, top bool) error {
		d, err := os.Open(dir)
		if err != nil {
			if top {
				return err
			}
			f.inputs = append(f.inputs, Input{Path: dir, URI: clean(uri), Fault: &Fault{"unreadable", "the folder cannot be listed: " + cause(err)}})
			return nil
		}
		var below []string
		for {
			entries, err := d.ReadDir(4096)
			for _, e := range entries {
				name := filepath.Join(dir, e.Name())
				switch {
				case Hidden(e.Name()):
				case e.IsDir():
					below = append(below, e.Name())
				case e.Type()&fs.ModeSymlink != 0 && isFolder(name):
					in := Input{Path: name, URI: clean(uri + e.Name()), Fault: &Fault{"link", "a symbolic link to a folder; what stands in the input folder is read where it stands, give another folder as an input"}}
					f.inputs = append(f.inputs, in)
				default:
					f.file(name, clean(uri+e.Name()), root)
				}
			}
			if err == io.EOF {
				break
			}
			if err != nil {
				f.inputs = append(f.inputs, Input{Path: dir, URI: clean(uri), Fault: &Fault{"unreadable", "the folder cannot be listed to its end: " + cause(err)}})
				break
			}
		}
		d.Close()
		for _, name := range below {
			if output(filepath.Join(dir, name)) {
				continue
			}
			if err := walk(filepath.Join(dir, name), uri+name+"/", false); err != nil {
				return err
			}
		}
		return nil
	}
	return walk(root, prefix, true)
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// output tells whether a folder was written by this program.
func output(dir string) bool {
	_, err := os.Lstat(filepath.Join(dir, "_run", "identity.json"))
	return err == nil
}
