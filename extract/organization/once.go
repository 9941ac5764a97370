package organization

import "sync"

// onceLists reads a finder's lists once.
type onceLists struct {
	sync.Once
	l *lists
}

func (f *finder) lists() *lists {
	if f.own == nil {
		return shared()
	}
	f.once.Do(func() { f.once.l = read(f.own) })
	return f.once.l
}
