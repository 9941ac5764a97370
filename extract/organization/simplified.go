package organization

func simplified(text string) string { return text }
