package pipeline_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"newsfacts/extract"
	"newsfacts/pipeline"
	"newsfacts/schemas"
)

// One text: its mentions in order, its facts beside them.
func ExampleExtract() {
	results, err := pipeline.Extract("note.txt", "绿洲县一季度粮食加工产值4.2亿元，同比增长6.1%。", pipeline.Options{}, false)
	if err != nil {
		panic(err)
	}
	for _, mentions := range results[0].Document.Mentions {
		for _, m := range mentions {
			switch m := m.(type) {
			case *schemas.Figure:
				fmt.Println(m.Text, *m.ValueExact, m.Unit)
			case *schemas.Percentage:
				fmt.Println(m.Text, *m.ValueExact, m.Unit)
			}
		}
	}
	// Output:
	// 4.2亿元 420000000 CNY
	// 6.1% 6.1 percent
}

// A stream of articles, from files of any number, with a sink of one's own.
func ExampleStream() {
	folder, err := os.MkdirTemp("", "newsfacts")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	file := filepath.Join(folder, "a.jsonl")
	if err := os.WriteFile(file, []byte(`{"title":"早稻开镰","text":"今年早稻单产提高3%。","date":"2024-07-08"}`+"\n"), 0o644); err != nil {
		panic(err)
	}
	err = pipeline.Stream(context.Background(), []string{file}, pipeline.Options{}, pipeline.Sink{Article: func(e pipeline.Extracted) error {
		a := e.Document.Article
		fmt.Println(*a.Title, schemas.Time(*a.ReferenceDate).Format("2006-01-02"), a.NPercentages)
		return nil
	}})
	if err != nil {
		panic(err)
	}
	// Output: 早稻开镰 2024-07-08 1
}

// A hotline is a row of an extractor of one's own.
type hotline struct {
	ID string
	schemas.At
}

func (h *hotline) SetID(id string) { h.ID = id }

// An extractor of one's own beside the built-in ones: it settles with them and sees the whole article in Resolve.
func ExampleSink() {
	hotlines := extract.Extractor{Name: "hotline", Doc: "service numbers: 12345热线", Find: func(s *extract.Sentence) (found []schemas.Mention) {
		if i := strings.Index(s.Text, "12345热线"); i >= 0 {
			found = append(found, &hotline{At: s.At(i, i+len("12345热线"), "hotline")})
		}
		return found
	}}
	folder, err := os.MkdirTemp("", "newsfacts")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	file := filepath.Join(folder, "a.txt")
	if err := os.WriteFile(file, []byte("市民拨打12345热线，当天就有3名工人上门。"), 0o644); err != nil {
		panic(err)
	}
	err = pipeline.Stream(context.Background(), []string{file}, pipeline.Options{}, pipeline.Sink{
		Extractors: append([]extract.Extractor{hotlines}, pipeline.Extractors...),
		Article: func(e pipeline.Extracted) error {
			for _, m := range e.Document.Mentions[0] {
				if h, ok := m.(*hotline); ok {
					fmt.Println(h.Text, h.Start, h.End)
				}
			}
			return nil
		},
	})
	if err != nil {
		panic(err)
	}
	// Output: 12345热线 4 11
}
