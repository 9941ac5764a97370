package organization

// Model is a tagger.
type Model struct{}

func (f *finder) tag(c *scan) {}

func simplified(text string) string { return text }
