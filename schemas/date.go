package schemas

// Date is a calendar point or period, or an expression that resolves to one: 5月12日, 3月末, 上半年, 日前.
type Date struct {
	DateID string `parquet:"date_id" doc:"article_id-d and the ordinal, at least four digits"`
	At
	Kind       string `parquet:"kind,dict" doc:"what sort of date" words:"date_kinds"`
	Timex      string `parquet:"timex,dict" doc:"TIMEX3 or EDTF value: 2023-03-31, 2023-Q1, 2023-H1, PAST_REF"`
	StartDate  *int32 `parquet:"start_date,date" doc:"first day, inclusive; null where vague"`
	EndDate    *int32 `parquet:"end_date,date" doc:"last day, inclusive; null where vague or open"`
	Anchor     string `parquet:"anchor,dict" doc:"what it was resolved against" words:"anchors"`
	IsRelative bool   `parquet:"is_relative" doc:"the words alone do not name the year"`
}

// SetID names the row.
func (d *Date) SetID(id string) { d.DateID = id }
