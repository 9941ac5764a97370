package fact

import (
	"strings"

	"newsfacts/schemas"
)

// moods notes what holds for the whole sentence: a condition, a question, a plan said in an earlier clause.
func (a *article) moods(s *sentence) {
	x := &a.context
	x.conditional = false
	for _, t := range s.tokens {
		x.conditional = x.conditional || t.class == when
	}
	x.question = strings.HasSuffix(s.Text, "？") || strings.HasSuffix(s.Text, "?") || strings.HasSuffix(s.Text, "？”")
}

// mood sets how the statement is meant, and the flags of denial, rumour, condition, question and quotation.
func (a *article) mood(s *sentence, i int, st *statement, f *schemas.Fact) {
	c := &s.clauses[i]
	x := &a.context
	m, noun := "", false // noun: a plan that was fulfilled, which says nothing of what follows
	at := st.r.at
	flags := f.Flags
	from, to := c.window(at)
	for k := from; k < to; k++ {
		t := s.token(c, k)
		before := k < at
		if k >= st.r.base.from && k < st.r.base.to {
			continue
		}
		switch t.class {
		case limit, limitnoun:
			if before && k >= st.r.floor {
				m = "limit"
			}
		case estimate:
			if m == "" || m == "target" {
				m = "estimate"
			}
		case target:
			if w := s.text(t); m == "" && !s.takes(c, k, w) && (before || strings.HasPrefix(w, "目标") || w == "任务" || w == "目标任务" || w == "预期目标") {
				m = a.plan(s, c, k, w, st)
				noun = s.fulfilled(c, k)
			}
		case neg:
			if before && k >= st.r.floor && !negligible(s, c, k, at) {
				flags = append(flags, "negated")
			}
		case rumour:
			flags = append(flags, "rumoured")
		}
	}
	if m == "" && c.outer >= 0 {
		m = a.moodOf(s, &s.clauses[c.outer])
	}
	if m == "" && x.topped != x.turn {
		m = a.carried(s, i)
	}
	if m == "" && strings.HasPrefix(s.Text[s.token(c, at).at:], "为一个周期") {
		m = "rule"
	}
	if m == "target" && natural(st) { // 冷空气将影响全省，气温下降5℃
		m = "estimate"
	}
	m = a.most(s, c, st, m)
	if (m == "target" || m == "estimate") && s.origin(c, st) { // 将由14小时缩短至3小时
		m = ""
	}
	if m == "" {
		m = "actual"
	}
	f.Modality = m
	if c.outer >= 0 {
	} else if x.planned = ""; !noun && (m == "target" || m == "estimate") {
		x.planned = m
	}
	if x.conditional {
		flags = append(flags, "conditional")
	}
	if x.question {
		flags = append(flags, "question")
	}
	if c.inside {
		flags = append(flags, "quoted")
	}
	f.Flags = unique(flags)
	a.deny(s, i, f)
}

// origin tells whether the amount is what it is before it moves to the next one of the clause.
func (s *sentence) origin(c *clause, st *statement) bool {
	at := st.r.at
	if !st.r.origin || st.kind != "level" && st.kind != "count" || at+2 >= len(c.tokens) {
		return false
	}
	if endsWith(st.what.property, planned) { // 营收目标由180亿元调整为
		return false
	}
	for k := at + 1; k < len(c.tokens) && k < at+6; k++ {
		switch t := s.token(c, k); {
		case t.class == quantity:
			return true
		case !t.to && t.class != to && t.class != adv && t.class != level && t.class != date && t.class != prep:
			return false
		}
	}
	return false
}

// negligible: 没有…的 before a noun phrase is no denial of the amount itself; far away it is another statement's.
func negligible(s *sentence, c *clause, k, at int) bool { return at-k > 6 }

// deny marks what a later clause of the sentence calls untrue: “…”的说法不实.
func (a *article) deny(s *sentence, i int, f *schemas.Fact) {
	if i+1 == len(s.clauses) || !s.speaksOf(aDenial) {
		return
	}
	for j := i + 1; j < len(s.clauses) && j <= i+2; j++ {
		if len(s.clauses[j].tokens) == 0 {
			continue
		}
		if aDenial.says(s.around(&s.clauses[j], 0)) {
			f.Flags = unique(append(f.Flags, "negated"))
		}
	}
}

// takes tells whether 将 means 把: 将基准利率上调.
func (s *sentence) takes(c *clause, k int, w string) bool {
	if w == "将" && strings.HasPrefix(s.Text[s.token(c, k).at:], "比分") && !strings.HasPrefix(s.Text[s.token(c, k).at:], "比分别") {
		return true
	}
	if w == "将" && k+1 < len(c.tokens) && s.token(c, k+1).class == quantity { // 将一年期贷款利率下调
		return true
	}
	return w == "将" && k+1 < len(c.tokens) && s.token(c, k+1).class.nominal() && s.token(c, k+1).class != per && !(s.token(c, k+1).class == noun && s.token(c, k+1).sign == 1)
}

// plan tells a plan (将建设, 力争达到) from a forecast (将达到): a target where somebody means to do it.
func (a *article) plan(s *sentence, c *clause, k int, w string, st *statement) string {
	if w == "将在" && st != nil && st.what.property != "" && s.swings(c, st.r.at) { // 将在2800点至2900点之间震荡
		return "estimate"
	}
	if w == "将" || w == "将会" || w == "即将" || w == "将再" {
		for j := k + 1; j < len(c.tokens) && j < k+4; j++ {
			switch t := s.token(c, j); t.class {
			case up, down, level, flat, to, diff:
				return "estimate"
			case verb, did, say:
				return "target"
			}
		}
	}
	return "target"
}

// swings tells whether the amount at k is where something is to move: 2800点至2900点之间震荡.
func (s *sentence) swings(c *clause, k int) bool {
	for j := k + 1; j < len(c.tokens) && j < k+5; j++ {
		if s.marked(s.token(c, j), swings) {
			return true
		}
	}
	return false
}

// moodOf is the modality that the outer clause of a bracket gives: 目标（增长6%）.
func (a *article) moodOf(s *sentence, c *clause) string {
	for k := range min(len(c.tokens), reach) {
		t := s.token(c, k)
		switch t.class {
		case target:
			if !s.takes(c, k, s.text(t)) {
				return "target"
			}
		case estimate:
			return "estimate"
		}
	}
	return ""
}

// carried is the modality of the clauses before in the sentence, until one that says what is already so.
func (a *article) carried(s *sentence, i int) string {
	for k := range min(len(s.clauses[i].tokens), reach) {
		if t := s.token(&s.clauses[i], k); t.class == adv && s.marked(t, done) {
			return ""
		}
	}
	for j := i - 1; j >= 0 && j >= i-6; j-- {
		c := &s.clauses[j]
		if len(c.tokens) == 0 || c.outer >= 0 && s.clauses[i].outer != c.outer { // （含筹建院校）
			continue
		}
		if w := s.text(s.token(c, 0)); w == "为" || w == "为了" { // a purpose
			continue
		}
		for k := len(c.tokens) - 1; k >= max(0, len(c.tokens)-reach); k-- {
			t := s.token(c, k)
			switch t.class {
			case estimate:
				if c.amounts > 0 && s.fulfilled(c, k) { // 完成预计产量的53%
					continue
				}
				return "estimate"
			case target:
				if w := s.text(t); s.takes(c, k, w) || c.amounts > 0 && s.fulfilled(c, k) {
					continue
				} else if w == "将" && a.plan(s, c, k, w, nil) == "target" || w != "将" && w != "需" && w != "需要" && w != "预算" {
					return "target"
				}
			case adv:
				if s.marked(t, done) {
					return ""
				}
			}
		}
	}
	return a.context.planned
}

// fulfilled tells whether the word of a plan at k is what an amount is reckoned of: 完成全年目标的61%.
func (s *sentence) fulfilled(c *clause, k int) bool {
	for j := k - 1; j >= max(0, k-6); j-- {
		if strings.Contains(s.text(s.token(c, j)), "完成") {
			return true
		}
	}
	return false
}

// most reads 最高, 不超过 and their like as a limit where something is granted or ruled, not where it was measured.
func (a *article) most(s *sentence, c *clause, st *statement, m string) string {
	if st.modifier != "at_most" && st.modifier != "at_least" {
		return m
	}
	before := s.Text[s.token(c, st.r.floor).from:s.token(c, st.r.at).from]
	if st.modifier == "at_least" && !strings.Contains(before, "不低于") && !strings.Contains(before, "不少于") && !strings.Contains(before, "不小于") && !strings.Contains(before, "至少") {
		return m
	}
	if st.modifier == "at_least" {
		if m == "target" || m == "" && !granted(s.around(c, st.r.at)) {
			return m
		}
		return "limit"
	}
	if (strings.Contains(before, "最高") || strings.Contains(before, "最多")) && (m != "" || !st.what.measured || granted(s.near(c, st.r.at))) || strings.Contains(before, "不超过") || strings.Contains(before, "不高于") || strings.Contains(before, "至多") {
		return "limit"
	}
	if m == "" && granted(s.near(c, st.r.at)) {
		return "limit"
	}
	return m
}

// near returns the text of the sentence within the stretch of the token at k.
func (s *sentence) near(c *clause, k int) string {
	whole := clause{from: 0, to: int32(len(s.Text)), tokens: c.tokens}
	return s.around(&whole, k)
}

// granted tells whether the text speaks of grants, fines and rules.
func granted(t string) bool {
	return says(t, grant)
}

func unique(flags []string) []string {
	var out []string
	for _, f := range flags {
		seen := false
		for _, o := range out {
			seen = seen || o == f
		}
		if !seen {
			out = append(out, f)
		}
	}
	return out
}
