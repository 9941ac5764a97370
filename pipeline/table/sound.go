package table

import (
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/snappy"
	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
	"github.com/pierrec/lz4/v4"
)

// parquet-go takes the sizes that a file says of itself as they stand: 900 bytes can ask for gigabytes, and a program that
// is out of memory cannot be saved. So they are looked at first: the footer's size and its lists, then each page's; and
// each page is decompressed once more, to nowhere, for the library holds whatever comes out.
const (
	mostFooter = 64 << 20
	mostParts  = 500_000   // row groups, columns and their lists in a footer, all together
	mostPages  = 256 << 20 // bytes of the pages of a row group that stand in memory at once: one a column
	mostHeader = 1 << 20   // bytes of a page's header
)

// openSound opens a Parquet file whose sizes can be.
func openSound(f io.ReaderAt, size int64) (*parquet.File, error) {
	if err := soundFooter(f, size); err != nil {
		return nil, err
	}
	file, err := parquet.OpenFile(f, size, parquet.SkipBloomFilters(true), parquet.SkipPageIndex(true))
	if err != nil {
		return nil, err
	}
	for i, group := range file.Metadata().RowGroups {
		var sum int64
		for _, c := range group.Columns {
			n, err := soundColumn(f, size, c.MetaData)
			if sum += n; err == nil && sum > mostPages {
				err = fmt.Errorf("its pages take more than %d bytes of memory at once; write the file with smaller pages", mostPages)
			}
			if err != nil {
				return nil, fmt.Errorf("row group %d: %w", i, err)
			}
		}
	}
	return file, nil
}

func soundFooter(f io.ReaderAt, size int64) error {
	var tail [8]byte
	if size < 12 {
		return errors.New("shorter than any Parquet file")
	}
	if _, err := f.ReadAt(tail[:], size-8); err != nil {
		return err
	}
	n := int64(binary.LittleEndian.Uint32(tail[:]))
	if string(tail[4:]) != "PAR1" {
		return errors.New("no Parquet footer at its end")
	}
	if n > size-12 || n > mostFooter {
		return fmt.Errorf("a footer of %d bytes in a file of %d", n, size)
	}
	footer := make([]byte, n)
	if _, err := f.ReadAt(footer, size-8-n); err != nil {
		return err
	}
	w := walk{b: footer}
	if !w.fields(0) {
		return errors.New("a footer that breaks off or counts more than it holds")
	}
	return nil
}

// walk goes through a value of Thrift's compact protocol without making it.
type walk struct {
	b     []byte
	parts int
}

// varint takes a number.
func (w *walk) varint() (uint64, bool) {
	x, n := binary.Uvarint(w.b)
	if n <= 0 {
		return 0, false
	}
	w.b = w.b[n:]
	return x, true
}

func (w *walk) skip(n uint64) bool {
	if n > uint64(len(w.b)) {
		return false
	}
	w.b = w.b[n:]
	return true
}

// fields takes the fields of a struct.
func (w *walk) fields(depth int) bool {
	for depth < 32 {
		if len(w.b) == 0 {
			return false
		}
		head := w.b[0]
		w.b = w.b[1:]
		if head == 0 {
			return true
		}
		if head>>4 == 0 { // the field's number follows
			if _, ok := w.varint(); !ok {
				return false
			}
		}
		if kind := head & 15; kind > 2 && !w.value(kind, depth) { // a boolean stands in the head
			return false
		}
	}
	return false
}

// value takes a value of a kind, not a boolean field.
func (w *walk) value(kind byte, depth int) bool {
	switch kind {
	case 1, 2, 3:
		return w.skip(1)
	case 4, 5, 6:
		_, ok := w.varint()
		return ok
	case 7:
		return w.skip(8)
	case 8:
		n, ok := w.varint()
		return ok && w.skip(n)
	case 9, 10:
		if len(w.b) == 0 {
			return false
		}
		head := w.b[0]
		w.b = w.b[1:]
		n := uint64(head >> 4)
		if n == 15 {
			var ok bool
			if n, ok = w.varint(); !ok {
				return false
			}
		}
		if w.parts += int(min(n, mostParts+1)); n > uint64(len(w.b)) || w.parts > mostParts {
			return false
		}
		for range n {
			if !w.value(head&15, depth+1) {
				return false
			}
		}
		return true
	case 12:
		return w.fields(depth + 1)
	}
	return false // no footer or page header has a map
}

// soundColumn returns about how many bytes a column's largest page and its dictionary take in memory.
func soundColumn(f io.ReaderAt, size int64, c format.ColumnMetaData) (int64, error) {
	at := c.DataPageOffset
	if d := c.DictionaryPageOffset; d > 0 && d < at {
		at = d
	}
	end := at + c.TotalCompressedSize
	if at < 4 || end < at || end > size {
		return 0, fmt.Errorf("a column from byte %d to %d of %d", at, end, size)
	}
	var page, dictionary int64
	buffer := make([]byte, 512)
	for at < end {
		h, n, err := pageHeader(f, at, end, buffer)
		if err != nil {
			return 0, fmt.Errorf("byte %d: %w", at, err)
		}
		if err := soundPage(io.NewSectionReader(f, at+n, int64(h.CompressedPageSize)), h, c.Codec); err != nil {
			return 0, fmt.Errorf("byte %d: %w", at, err)
		}
		values := int64(max(h.DataPageHeader.V.NumValues, h.DataPageHeaderV2.V.NumValues, h.DictionaryPageHeader.V.NumValues))
		compressed, plain := int64(h.CompressedPageSize), int64(h.UncompressedPageSize)
		if at += n + compressed; values < 0 || at > end {
			return 0, errors.New("a page larger than its column")
		}
		if takes := plain + 8*values; h.Type == format.DictionaryPage {
			dictionary = max(dictionary, takes)
		} else {
			page = max(page, takes)
		}
	}
	return page + dictionary, nil
}

// pageHeader reads the header at a byte of a column and returns its size.
func pageHeader(f io.ReaderAt, at, end int64, buffer []byte) (h format.PageHeader, n int64, err error) {
	for ; ; buffer = make([]byte, 16*len(buffer)) {
		b := buffer[:min(int64(len(buffer)), end-at)]
		if _, err := f.ReadAt(b, at); err != nil {
			return h, 0, err
		}
		if w := (walk{b: b}); !w.fields(0) {
			if len(b) < len(buffer) || len(b) >= mostHeader {
				return h, 0, errors.New("a page's header that breaks off")
			}
			continue
		}
		r := new(thrift.CompactProtocol).NewReaderFromBytes(b)
		err = thrift.NewDecoder(r).Decode(&h)
		return h, int64(r.BytesRead()), err
	}
}

// soundPage decompresses a page to nowhere: it must hold what its header says, or else the library takes more.
func soundPage(r *io.SectionReader, h format.PageHeader, codec format.CompressionCodec) error {
	plain, levels := int64(h.UncompressedPageSize), int64(0)
	if h.Type == format.DataPageV2 {
		v2 := h.DataPageHeaderV2.V
		levels = int64(v2.RepetitionLevelsByteLength) + int64(v2.DefinitionLevelsByteLength)
		if v2.IsCompressed.Valid && !v2.IsCompressed.V {
			codec = format.Uncompressed
		}
	}
	if plain -= levels; plain < 0 || levels < 0 || levels > r.Size() || plain > mostPages {
		return fmt.Errorf("a page of %d bytes", h.UncompressedPageSize)
	}
	r = io.NewSectionReader(r, levels, r.Size()-levels)
	n, err := decompressed(r, plain, codec)
	if err == nil && n != plain {
		err = fmt.Errorf("a page of other than the %d bytes that it says", plain)
	}
	return err
}

// decompressed returns how many bytes a page holds, counting to one more than most.
func decompressed(r *io.SectionReader, most int64, codec format.CompressionCodec) (n int64, err error) {
	var plain io.Reader
	switch codec {
	case format.Uncompressed:
		return r.Size(), nil
	case format.Snappy, format.Lz4Raw:
		data := make([]byte, r.Size())
		if _, err := r.ReadAt(data, 0); err != nil {
			return 0, err
		}
		if codec == format.Snappy {
			n, err := snappy.DecodedLen(data)
			return int64(n), err
		}
		n, err := lz4.UncompressBlock(data, make([]byte, most)) // more does not fit
		return int64(n), err
	case format.Gzip:
		if plain, err = gzip.NewReader(r); err != nil {
			return 0, err
		}
	case format.Brotli:
		plain = brotli.NewReader(r)
	case format.Zstd:
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(128<<20))
		if err != nil {
			return 0, err
		}
		defer z.Close()
		plain = z
	default:
		return 0, fmt.Errorf("compressed as %s, which is not read; write it with zstd, snappy or gzip", codec)
	}
	n, err = io.Copy(io.Discard, io.LimitReader(plain, most+1))
	return n, err
}
