package schemas

// Figure is a number that measures or counts something, with its unit or measure word: 6932.89亿元, 90余家.
type Figure struct {
	FigureID string `parquet:"figure_id" doc:"article_id-f and the ordinal, at least four digits"`
	At
	Kind       string   `parquet:"kind,dict" doc:"what sort of quantity" words:"figure_kinds"`
	Value      *float64 `parquet:"value" doc:"in unit, after 万 and 亿; null for a range and a score"`
	ValueLow   *float64 `parquet:"value_low" doc:"lower bound of a range; first side of a score"`
	ValueHigh  *float64 `parquet:"value_high" doc:"upper bound of a range; second side of a score"`
	ValueExact *string  `parquet:"value_exact" doc:"value as plain decimal text; null where value is"`
	Unit       string   `parquet:"unit,dict" doc:"ISO 4217 code, UCUM-like code, or the measure word itself; ':' for a score"`
	UnitText   string   `parquet:"unit_text,dict" doc:"unit as printed, with its magnitude (亿元, 万吨)"`
	Modifier   string   `parquet:"modifier,dict" doc:"how exactly the number is meant" words:"modifiers"`
	Noun       *string  `parquet:"noun,dict" doc:"the thing counted: 90余家金融机构 -> 金融机构"`
}

// SetID names the row.
func (f *Figure) SetID(id string) { f.FigureID = id }
