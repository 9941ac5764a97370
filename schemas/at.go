package schemas

import (
	"strconv"
	"time"
)

// At says where a mention stands and which rule found it. Every mention table begins with it.
type At struct {
	ArticleID string   `parquet:"article_id" doc:"the article it stands in" ref:"articles"`
	Ordinal   int32    `parquet:"ordinal" doc:"n-th row of this table in its article, from 0"`
	Text      string   `parquet:"text" doc:"the mention as printed"`
	Start     int32    `parquet:"char_start" unit:"code points" doc:"where text begins in articles.text, from 0"`
	End       int32    `parquet:"char_end" unit:"code points" doc:"where text ends in articles.text, exclusive"`
	Zone      string   `parquet:"zone,dict" doc:"part of the article: headline, kicker, subhead, byline, body, credit" words:"zones"`
	Sentence  int32    `parquet:"sentence" doc:"index of the sentence in the article, from 0"`
	Rule      string   `parquet:"rule,dict" doc:"the rule or list entry that found it"`
	Flags     []string `parquet:"flags,list" doc:"what a careful reader should know" words:"flags"`

	From int32 `parquet:"-"` // bytes into the sentence's text
	To   int32 `parquet:"-"` // bytes into the sentence's text, exclusive
}

// Where returns the place itself, so that whoever holds a Mention can read and renumber it.
func (a *At) Where() *At { return a }

// Mention is a row of a mention table: *Figure, *Percentage, *Date or *Organization.
type Mention interface {
	Where() *At
	SetID(id string)
}

// Ptr returns a pointer to a copy of v: a nullable column that is set.
func Ptr[T any](v T) *T { return &v }

// Day returns the number of days from 1970-01-01 to the calendar day of t: the DATE type of the tables.
func Day(t time.Time) int32 {
	y, m, d := t.Date()
	return int32(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// Time returns midnight UTC of a day counted from 1970-01-01.
func Time(day int32) time.Time { return time.Unix(int64(day)*86400, 0).UTC() }

// ID returns the id of the n-th row of an article's table, from 0: article_id-x0007.
func ID(articleID, letter string, n int32) string {
	b := append(append(append(make([]byte, 0, 40), articleID...), '-'), letter...)
	for least := int32(1000); least > 1 && n < least; least /= 10 {
		b = append(b, '0')
	}
	return string(strconv.AppendInt(b, int64(n), 10))
}
