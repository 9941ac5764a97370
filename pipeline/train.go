package pipeline

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/klauspost/compress/gzip"

	"newsfacts/extract/organization/tagger"
	"newsfacts/extract/organization/train"
)

// Training is how a model of organisations is made.
type Training struct {
	Epochs int    // passes over the data; 0: the tagger's choice
	Mend   bool   // labels that a machine made, by rules, lists and each other
	Except string // file of labelled lines whose ids are left out; "" none
	Tell   func(line string)
}

// TrainOrganizations trains a model from files of labelled lines and returns its bytes.
func TrainOrganizations(paths []string, o Training) ([]byte, error) {
	except := map[string]bool{}
	for _, path := range strings.Split(o.Except, ",") {
		if path == "" {
			continue
		}
		if err := eachLine(path, func(line []byte) { except[lineID(line)] = true }); err != nil {
			return nil, err
		}
	}
	delete(except, "")
	var records []train.Record
	for _, path := range paths {
		var kept bytes.Buffer
		err := eachLine(path, func(line []byte) {
			if !except[lineID(line)] {
				kept.Write(line)
			}
			if len(line) > 0 && line[len(line)-1] != '\n' {
				kept.WriteByte('\n')
			}
		})
		if err != nil {
			return nil, err
		}
		more, err := train.Read(&kept)
		if err != nil {
			return nil, problem(Usage, "a line is {\"text\": \"…\", \"orgs\": [[from, to, \"name\"], …]}", "%s: %v", path, err)
		}
		records = append(records, more...)
	}
	if len(records) == 0 {
		return nil, problem(NoInput, "give labelled lines", "no labelled line in %s", strings.Join(paths, ", "))
	}
	if o.Mend {
		records = train.Mend(records)
	}
	names := 0
	for _, r := range records {
		names += len(r.Orgs)
	}
	o.Tell(fmt.Sprintf("read   %d lines, %d names", len(records), names))
	m := tagger.Train(train.Examples(records), tagger.Options{Epochs: o.Epochs, Tell: func(epoch, wrong, total int) {
		o.Tell(fmt.Sprintf("pass   %d: %.2f %% of %d characters wrong", epoch, 100*float64(wrong)/float64(max(total, 1)), total))
	}})
	return m.Bytes(), nil
}

// eachLine reads the lines of a file, unpacked if it is gzip.
func eachLine(path string, tell func(line []byte)) error {
	f, err := os.Open(path)
	if err != nil {
		return &Problem{Kind: NoInput, Cause: err, Remedy: "give a file of labelled lines"}
	}
	defer f.Close()
	b := bufio.NewReader(f)
	if magic, _ := b.Peek(2); string(magic) == "\x1f\x8b" {
		z, err := gzip.NewReader(b)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		b = bufio.NewReader(z)
	}
	for {
		line, err := b.ReadBytes('\n')
		if len(line) > 0 {
			tell(line)
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
}

func lineID(line []byte) string {
	var r struct {
		ID string `json:"id"`
	}
	if json.Unmarshal(line, &r) != nil {
		return ""
	}
	return r.ID
}
