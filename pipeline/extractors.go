package pipeline

import (
	"newsfacts/extract"
	"newsfacts/extract/date"
	"newsfacts/extract/figure"
	"newsfacts/extract/organization"
	"newsfacts/extract/percentage"
)

// Extractors lists the kinds in the order in which they find, settle ties and resolve.
var Extractors = []extract.Extractor{date.Extractor, percentage.Extractor, figure.Extractor, organization.Extractor}
