package pipeline

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"os"
	"path/filepath"

	"newsfacts/pipeline/table"
	"newsfacts/schemas"
)

// Part says what stands in one part file.
type Part struct {
	Rows   int64  `json:"rows"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

const (
	batchRows  = 1024     // rows that are handed to the writer at once
	batchBytes = 4 << 20  // of text among them
	groupBytes = 16 << 20 // of rows in a row group, so that a writer's memory is bounded
)

// part is one table's rows of one unit on their way to a file.
type part[T any] struct {
	path    string
	file    *os.File
	sum     hash.Hash
	w       *table.Writer[T]
	rows    []T
	pending int // bytes of text in rows
	group   int // bytes of text in the open row group
}

// create opens the part file of a table in a folder that exists.
func create[T any](folder, name string, meta table.Meta, wrap func(io.Writer) io.Writer) (*part[T], error) {
	path := filepath.Join(folder, name+".parquet")
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	to := io.Writer(f)
	if wrap != nil {
		to = wrap(f)
	}
	p := &part[T]{path: path, file: f, sum: sha256.New(), rows: make([]T, 0, 64)}
	if p.w, err = table.NewWriter[T](io.MultiWriter(to, p.sum), tableNamed(name), meta); err != nil {
		f.Close()
		return nil, err
	}
	return p, nil
}

// rowBytes is about what the columns of a row besides its text take.
const rowBytes = 100

// add writes a row whose texts hold so many bytes.
func (p *part[T]) add(row T, bytes int) error {
	bytes += rowBytes
	p.rows = append(p.rows, row)
	p.pending += bytes
	if len(p.rows) < batchRows && p.pending < batchBytes {
		return nil
	}
	return p.flush()
}

func (p *part[T]) flush() error {
	if err := p.w.Write(p.rows); err != nil {
		return err
	}
	clear(p.rows)
	p.rows, p.group, p.pending = p.rows[:0], p.group+p.pending, 0
	if p.group < groupBytes {
		return nil
	}
	p.group = 0
	return p.w.Flush()
}

// close ends the file, on disk, and says what stands in it.
func (p *part[T]) close(unit string) (Part, error) {
	if err := p.end(unit, nil); err != nil {
		return Part{}, err
	}
	return p.sync()
}

// end writes what is left, with the help of who in the team has nothing to do. The file is closed if that fails.
func (p *part[T]) end(unit string, t team) error {
	p.w.SetUnit(unit)
	err := p.flush()
	if err == nil {
		err = t.share(p.w.Pages())
	}
	if err == nil {
		err = p.w.Close()
	}
	if err != nil {
		p.file.Close()
	}
	return err
}

// settle leaves a part with rows on disk, and takes one without away: nobody need wait for its bytes.
func (p *part[T]) settle() (Part, error) {
	if p.w.Rows() > 0 {
		return p.sync()
	}
	return Part{}, cmp.Or(p.file.Close(), os.Remove(p.path))
}

// sync waits until all is on disk, and closes the file.
func (p *part[T]) sync() (Part, error) {
	defer p.file.Close()
	if err := p.file.Sync(); err != nil {
		return Part{}, err
	}
	info, err := p.file.Stat()
	if err != nil {
		return Part{}, err
	}
	return Part{p.w.Rows(), info.Size(), hex.EncodeToString(p.sum.Sum(nil))}, nil
}

func tableNamed(name string) schemas.Table {
	for _, t := range schemas.Tables {
		if t.Name == name {
			return t
		}
	}
	panic("no table " + name)
}
