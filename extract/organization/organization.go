// Package organization finds mentions of its kind.
package organization

import (
	"newsfacts/extract"
	"newsfacts/schemas"
)

// Extractor finds mentions of kind organization.
var Extractor = extract.Extractor{Name: "organization", Doc: "organization", Find: find}

func find(s *extract.Sentence) []schemas.Mention { return nil }
