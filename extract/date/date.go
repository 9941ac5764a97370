// Package date finds mentions of its kind.
package date

import (
	"newsfacts/extract"
	"newsfacts/schemas"
)

// Extractor finds mentions of kind date.
var Extractor = extract.Extractor{Name: "date", Doc: "date", Find: find}

func find(s *extract.Sentence) []schemas.Mention { return nil }
