package schemas

import "time"

// Article is one article as read: its text, mended, and what its head, byline and file say about it.
type Article struct {
	ArticleID           string     `parquet:"article_id" doc:"first 20 hex digits of SHA-256 over source_uri, record and ordinal, or over source_uri and the record's own id"`
	InputID             string     `parquet:"input_id,dict" doc:"the input it was read from" ref:"inputs"`
	SourceURI           string     `parquet:"source_uri,dict" doc:"path relative to the input root"`
	SourceRecord        int64      `parquet:"source_record" doc:"line or record in the input, from 0"`
	SourceOrdinal       int32      `parquet:"source_ordinal" doc:"n-th article of that record, from 0"`
	SourceByteStart     *int64     `parquet:"source_byte_start" unit:"bytes" doc:"where it begins in the decompressed input; null for HTML"`
	SourceByteEnd       *int64     `parquet:"source_byte_end" unit:"bytes" doc:"where it ends in the decompressed input, exclusive; null for HTML"`
	ContentID           string     `parquet:"content_id" doc:"hash of text: equal texts have equal values"`
	Title               *string    `parquet:"title" doc:"the headline"`
	Kicker              *string    `parquet:"kicker" doc:"the line above the headline (引题)"`
	Subheads            []string   `parquet:"subheads,list" doc:"the lines below the headline (副题)"`
	Byline              *string    `parquet:"byline" doc:"the byline as printed"`
	Authors             []string   `parquet:"authors,list" doc:"reporters, correspondents and interns by name"`
	Editor              *string    `parquet:"editor,dict" doc:"the editor in charge, by name"`
	Outlet              *string    `parquet:"outlet,dict" doc:"the paper or agency it is from, as named; else the site"`
	Site                *string    `parquet:"site,dict" doc:"the web site's own name"`
	Credit              *string    `parquet:"credit,dict" doc:"the credit as printed (据上游新闻客户端)"`
	Section             *string    `parquet:"section,dict" doc:"the section or page of the paper or site"`
	URL                 *string    `parquet:"url" doc:"the page's canonical address"`
	Language            string     `parquet:"language,dict" doc:"BCP 47 tag: zh-Hans, zh-Hant or another"`
	PublishDate         *int32     `parquet:"publish_date,date" doc:"calendar day of publication at +08:00"`
	PublishTime         *time.Time `parquet:"publish_time,timestamp(microsecond)" doc:"instant of publication, UTC"`
	PublishDateSource   *string    `parquet:"publish_date_source,dict" doc:"where publish_date is from" words:"publish_date_sources"`
	ReferenceDate       *int32     `parquet:"reference_date,date" doc:"the day against which dates of the text are resolved"`
	ReferenceDateSource *string    `parquet:"reference_date_source,dict" doc:"where reference_date is from" words:"reference_date_sources"`
	Text                string     `parquet:"text" doc:"the whole article as read, mended: head lines, byline, paragraphs, credits, parted by U+000A"`
	CharCount           int32      `parquet:"char_count" unit:"code points" doc:"length of text"`
	NFigures            int32      `parquet:"n_figures" unit:"rows" doc:"rows of figures"`
	NPercentages        int32      `parquet:"n_percentages" unit:"rows" doc:"rows of percentages"`
	NDates              int32      `parquet:"n_dates" unit:"rows" doc:"rows of dates"`
	NOrganizations      int32      `parquet:"n_organizations" unit:"rows" doc:"rows of organizations"`
	NFacts              int32      `parquet:"n_facts" unit:"rows" doc:"rows of facts"`
	Continued           bool       `parquet:"continued" doc:"starts or ends in another piece (上接1版)"`
	Warnings            []string   `parquet:"warnings,list" doc:"stable codes of what reading found odd" words:"warnings"`
	Extra               *string    `parquet:"extra" doc:"unused fields of the input record, as JSON"`

	Zones []Zone `parquet:"-"` // cover Text without gap, in order
}

// Zone is a stretch of an article's text of one kind. No sentence crosses a zone's border.
type Zone struct {
	Start, End int    // bytes into Article.Text
	Name       string // one of the closed vocabulary zones
}
