// Package flags defines the flags that say what is read and which rows come of it: the same for every command that
// runs the pipeline.
package flags

import (
	"cmp"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"newsfacts/pipeline"
)

// Run adds the flags of a run that are pipeline.Options. Once they are parsed, settle puts into o what needs reading;
// its error says which flag is wrong, and how it should look.
func Run(set *pflag.FlagSet, o *pipeline.Options) (settle func() error) {
	settleSource, settleWords := Source(set, o), Words(set, o)
	set.StringSliceVar(&o.Tables, "tables", nil, "tables to write besides articles, inputs and quarantine (default all)")
	set.Int64Var(&o.Limit, "limit", 0, "stop after so many articles (0: none)")
	sample := set.String("sample", "", "share of the articles to take, by hash: 1% or 0.01")
	set.BoolVar(&o.Restart, "restart", false, "write anew, whatever an earlier run wrote to OUT")
	return func() (err error) {
		if *sample != "" {
			if o.Sample, err = Share("--sample", *sample); err != nil {
				return err
			}
		}
		return cmp.Or(settleSource(), settleWords())
	}
}

// Words adds the flags that name a user's own words and model.
func Words(set *pflag.FlagSet, o *pipeline.Options) (settle func() error) {
	lexicon := set.String("lexicon", "", "file of your own units, organisations, aliases, properties and places (.tsv)")
	model := set.String("model", "", "model of organisations that newsfacts train made")
	return func() error {
		if *lexicon != "" {
			data, err := os.ReadFile(*lexicon)
			if err != nil {
				return fmt.Errorf("--lexicon: %w", err)
			}
			if _, err := pipeline.ParseWords(string(data)); err != nil {
				return fmt.Errorf("--lexicon %s: %w", *lexicon, err)
			}
			o.Lexicon = string(data)
		}
		if *model != "" {
			data, err := os.ReadFile(*model)
			if err != nil {
				return fmt.Errorf("--model: %w", err)
			}
			o.Model = data
		}
		return nil
	}
}

// Source adds the flags that say how inputs are read.
func Source(set *pflag.FlagSet, o *pipeline.Options) (settle func() error) {
	settle = Reference(set, o)
	set.StringVar(&o.Source.TextField, "text-field", "", "field of a record that holds its text; a dotted path reaches into nested ones")
	set.StringVar(&o.Source.TitleField, "title-field", "", "field of a record that holds its title")
	set.StringVar(&o.Source.DateField, "date-field", "", "field of a record that holds its publish date")
	set.StringVar(&o.Source.IDField, "id-field", "", "field of a record that holds its id")
	set.StringVar(&o.Source.URLField, "url-field", "", "field of a record that holds its address")
	set.StringVar(&o.Source.SourceField, "source-field", "", "field of a record that holds the paper or agency it is from")
	set.StringVar(&o.Source.AuthorField, "author-field", "", "field of a record that holds its authors")
	set.StringVar(&o.Source.Encoding, "encoding", "", "encoding of all text, such as gb18030 (default by byte order mark, declaration and detection)")
	set.Var((*Size)(&o.Source.MaxArticle), "max-article", "a record longer than this goes to quarantine (default 16MB)")
	set.Int64Var(&o.Source.MaxRatio, "max-ratio", 0, "a file that decompresses to more than so many times its size is a bomb (default 250)")
	set.Var((*Size)(&o.Source.MaxSize), "max-size", "a file that decompresses to more than this is not read further (default 1TB)")
	return settle
}

// Size is a number of bytes: 16MB, 500k, 1048576.
type Size int64

func (s *Size) Type() string { return "size" }

func (s *Size) String() string {
	if *s == 0 {
		return ""
	}
	return strconv.FormatInt(int64(*s), 10)
}

// Set reads a number with k, M, G or T (powers of 1024), with or without B or iB.
func (s *Size) Set(text string) error {
	number := strings.TrimSuffix(strings.TrimSuffix(strings.ToUpper(text), "B"), "I")
	shift := 0
	for i, unit := range []string{"K", "M", "G", "T"} {
		if rest, ok := strings.CutSuffix(number, unit); ok {
			number, shift = rest, 10*(i+1)
		}
	}
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n <= 0 || n > 1<<62>>shift {
		return fmt.Errorf("not a size such as 16MB")
	}
	*s = Size(n << shift)
	return nil
}

// Reference adds the flag that says against which day dates are resolved.
func Reference(set *pflag.FlagSet, o *pipeline.Options) (settle func() error) {
	text := set.String("reference-date", "", "the day against which dates are resolved where the article gives no better (2023-05-16)")
	return func() error {
		if *text == "" {
			return nil
		}
		t, err := time.Parse(time.DateOnly, *text)
		if err != nil {
			return fmt.Errorf("--reference-date %s: not a day such as 2023-05-16", *text)
		}
		o.ReferenceDate = t
		return nil
	}
}

// Share reads 1% or 0.01.
func Share(flag, text string) (float64, error) {
	number, percent := strings.CutSuffix(text, "%")
	v, err := strconv.ParseFloat(number, 64)
	if percent {
		v /= 100
	}
	if err != nil || !(v >= 0 && v <= 1) {
		return 0, fmt.Errorf("%s %s: not a share such as 1%% or 0.01", flag, text)
	}
	return v, nil
}
