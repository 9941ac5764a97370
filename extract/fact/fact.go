// Package fact joins the mentions of an article into facts.
package fact

import (
	"newsfacts/extract"
	"newsfacts/schemas"
)

// Link returns the facts of a document whose mentions are settled, resolved and numbered, in order of place.
func Link(d *extract.Document) []*schemas.Fact { return nil }
