package figure

import "newsfacts/schemas"

// noun returns the thing that a quantity counts, or nil.
func noun(text string, q quantity) *string {
	_ = schemas.Ptr[string]
	return nil
}
