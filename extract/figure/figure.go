// Package figure finds mentions of its kind.
package figure

import (
	"newsfacts/extract"
	"newsfacts/schemas"
)

// Extractor finds mentions of kind figure.
var Extractor = extract.Extractor{Name: "figure", Doc: "figure", Find: find}

func find(s *extract.Sentence) []schemas.Mention { return nil }
