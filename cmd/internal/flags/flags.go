// Package flags defines the flags that say what is read and which rows come of it: the same for every command that
// runs the pipeline.
package flags

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"newsfacts/pipeline"
)

// Run adds the flags of a run that are pipeline.Options. Once they are parsed, settle puts into o what needs reading;
// its error says which flag is wrong, and how it should look.
func Run(set *pflag.FlagSet, o *pipeline.Options) (settle func() error) {
	settleSource := Source(set, o)
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
		return settleSource()
	}
}

// Source adds the flags that say how inputs are read.
func Source(set *pflag.FlagSet, o *pipeline.Options) (settle func() error) {
	settle = Reference(set, o)
	set.StringVar(&o.Source.TextField, "text-field", "", "field of a record that holds its text; a dotted path reaches into nested ones")
	set.StringVar(&o.Source.TitleField, "title-field", "", "field of a record that holds its title")
	set.StringVar(&o.Source.DateField, "date-field", "", "field of a record that holds its publish date")
	set.StringVar(&o.Source.IDField, "id-field", "", "field of a record that holds its id")
	return settle
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
