package source

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"
)

// Named returns the input that stands at a path and is called uri in the tables; slashes part its folders.
func Named(path, uri string, size int64) Input {
	sum := sha256.Sum256([]byte(uri))
	return Input{Path: path, URI: uri, Size: size, ID: hex.EncodeToString(sum[:10])}
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
