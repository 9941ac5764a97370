package source

import (
	"path"
	"strings"
)

// Named returns the input that stands at a path and is called uri in the tables; slashes part its folders.
func Named(path, uri string, size int64) Input {
	return Input{Path: path, URI: clean(uri), Size: size}
}

// Hidden tells whether a file of this name is never an input: gold, a dot file, or below a dot folder.
func Hidden(uri string) bool {
	if strings.HasSuffix(uri, ".gold.jsonl") || strings.HasSuffix(uri, ".optional.jsonl") {
		return true
	}
	for _, name := range strings.Split(path.Clean(uri), "/") {
		if strings.HasPrefix(name, ".") && name != "." && name != ".." {
			return true
		}
	}
	return false
}
