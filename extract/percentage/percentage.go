// Package percentage finds mentions of its kind.
package percentage

import (
	"newsfacts/extract"
	"newsfacts/schemas"
)

// Extractor finds mentions of kind percentage.
var Extractor = extract.Extractor{Name: "percentage", Doc: "percentage", Find: find}

func find(s *extract.Sentence) []schemas.Mention { return nil }
