package schemas

// Fact is one measured statement: what was measured, of whom, where, when, how much, how it changed, who says so.
type Fact struct {
	FactID               string   `parquet:"fact_id" doc:"article_id-x and the ordinal, at least four digits"`
	ArticleID            string   `parquet:"article_id" doc:"the article it stands in" ref:"articles"`
	Ordinal              int32    `parquet:"ordinal" doc:"n-th fact of its article, from 0"`
	Zone                 string   `parquet:"zone,dict" doc:"part of the article" words:"zones"`
	Sentence             int32    `parquet:"sentence" doc:"index of the sentence in the article, from 0"`
	Rule                 string   `parquet:"rule,dict" doc:"the rule that joined it"`
	Flags                []string `parquet:"flags,list" doc:"what a careful reader should know" words:"flags"`
	Start                int32    `parquet:"char_start" unit:"code points" doc:"where evidence begins in articles.text, from 0"`
	End                  int32    `parquet:"char_end" unit:"code points" doc:"where evidence ends in articles.text, exclusive"`
	Evidence             string   `parquet:"evidence" doc:"the clause as printed"`
	Kind                 string   `parquet:"kind,dict" doc:"what sort of statement" words:"fact_kinds"`
	Property             *string  `parquet:"property,dict" doc:"what was measured, as printed (社会消费品零售总额)"`
	PropertyCanonical    *string  `parquet:"property_canonical,dict" doc:"one name for GDP, 地区生产总值, 生产总值; null if unknown"`
	Entity               *string  `parquet:"entity,dict" doc:"of whom, if not the place; for a count the owner"`
	EntityOrganizationID *string  `parquet:"entity_organization_id" doc:"the entity's row, where it is an organisation" ref:"organizations"`
	Predicate            *string  `parquet:"predicate,dict" doc:"what was done (签署战略合作协议)"`
	Scope                *string  `parquet:"scope,dict" doc:"restriction (在全国, 规模以上)"`
	Place                *string  `parquet:"place,dict" doc:"where"`
	PlaceCode            *string  `parquet:"place_code,dict" doc:"GB/T 2260 code of place"`
	Value                *float64 `parquet:"value" doc:"in unit; null for a range; never signed by 下降"`
	ValueLow             *float64 `parquet:"value_low" doc:"lower bound of a range; first side of a score"`
	ValueHigh            *float64 `parquet:"value_high" doc:"upper bound of a range; second side of a score"`
	ValueExact           *string  `parquet:"value_exact" doc:"value as plain decimal text"`
	ValueText            string   `parquet:"value_text" doc:"the quantity as printed"`
	Unit                 string   `parquet:"unit,dict" doc:"as in figures and percentages"`
	UnitText             string   `parquet:"unit_text,dict" doc:"unit as printed, with its magnitude"`
	Modifier             string   `parquet:"modifier,dict" doc:"how exactly the number is meant" words:"modifiers"`
	ValueSigned          *float64 `parquet:"value_signed" doc:"negative where a change or difference goes down"`
	ValueTable           string   `parquet:"value_table,dict" doc:"figures or percentages" words:"value_tables"`
	ValueID              string   `parquet:"value_id" doc:"the row of value_table that it rests on"`
	Per                  *string  `parquet:"per,dict" doc:"每户, 每次, 人均"`
	Direction            *string  `parquet:"direction,dict" doc:"which way it moved" words:"directions"`
	Comparison           *string  `parquet:"comparison,dict" doc:"against what it moved" words:"comparisons"`
	Base                 *string  `parquet:"base,dict" doc:"what it is compared with, or the denominator of a share"`
	PeriodText           *string  `parquet:"period_text,dict" doc:"the governing date as printed"`
	PeriodTimex          *string  `parquet:"period_timex,dict" doc:"its TIMEX3 value"`
	PeriodStart          *int32   `parquet:"period_start,date" doc:"first day, inclusive"`
	PeriodEnd            *int32   `parquet:"period_end,date" doc:"last day, inclusive"`
	PeriodKind           *string  `parquet:"period_kind,dict" doc:"how the period is meant" words:"period_kinds"`
	PeriodDateID         *string  `parquet:"period_date_id" doc:"the governing date's row" ref:"dates"`
	Modality             string   `parquet:"modality,dict" doc:"how the statement is meant" words:"modalities"`
	Source               *string  `parquet:"source,dict" doc:"who says so, as printed"`
	Inferred             []string `parquet:"inferred,list" doc:"columns that were taken from outside the evidence" words:"inferred"`
	SeriesKey            *string  `parquet:"series_key" doc:"hash of property, entity, place, unit and kind: the same measure in other articles"`
	RepeatsFactID        *string  `parquet:"repeats_fact_id" doc:"the first fact of the article that this one restates; null = first" ref:"facts"`
}
