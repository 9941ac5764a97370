package schemas

// Percentage is a share, a rate or a difference of rates: 4.7%, 26个百分点, 三成, 5‰, 25个基点.
type Percentage struct {
	PercentageID string `parquet:"percentage_id" doc:"article_id-p and the ordinal, at least four digits"`
	At
	Value      *float64 `parquet:"value" doc:"in unit; null for a range"`
	ValueLow   *float64 `parquet:"value_low" doc:"lower bound of a range"`
	ValueHigh  *float64 `parquet:"value_high" doc:"upper bound of a range"`
	ValueExact *string  `parquet:"value_exact" doc:"value as plain decimal text; null where value is"`
	Unit       string   `parquet:"unit,dict" doc:"percent, percentage_point, permille or basis_point" words:"percentage_units"`
	Fraction   *float64 `parquet:"fraction" doc:"value as a fraction of one (4.7 % -> 0.047); null for a range"`
	Modifier   string   `parquet:"modifier,dict" doc:"how exactly the number is meant" words:"modifiers"`
}

// SetID names the row.
func (p *Percentage) SetID(id string) { p.PercentageID = id }
