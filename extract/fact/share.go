package fact

// dealt adds the facts of a clause in which 分别 gives each of several things its own amount. False: it does not.
func (a *article) dealt(s *sentence, i int) bool { return false }
