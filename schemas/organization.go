package schemas

// Organization is a named body, its outermost name as printed: 市科技局, 重庆日报, 大足中学.
type Organization struct {
	OrganizationID string `parquet:"organization_id" doc:"article_id-o and the ordinal, at least four digits"`
	At
	Kind            string  `parquet:"kind,dict" doc:"what sort of body" words:"organization_kinds"`
	Canonical       string  `parquet:"canonical" doc:"the full official name where text, place or lexicon gives it, else text"`
	CanonicalSource string  `parquet:"canonical_source,dict" doc:"what gave canonical" words:"canonical_sources"`
	OrgKey          string  `parquet:"org_key" doc:"hash of canonical: groups a body across articles"`
	Place           *string `parquet:"place,dict" doc:"the place that the name holds or implies"`
}

// SetID names the row.
func (o *Organization) SetID(id string) { o.OrganizationID = id }
