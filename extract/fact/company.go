package fact

import (
	"strings"

	"newsfacts/schemas"
)

// protagonist finds the company that the article is about, before its facts are read: the one that the headline or the
// lead begins with, in an article that later says 公司 or 报告期 of it.
func (a *article) protagonist() {
	var first *schemas.Organization
	for i, s := range a.d.Sentences {
		if i > 4 {
			break
		}
		if s.Zone != "title" && s.Zone != "body" {
			continue
		}
		if o := opener(a.d.Mentions[i]); o != nil {
			first = o
			break
		}
	}
	if first == nil {
		return
	}
	for i, s := range a.d.Sentences {
		if i > 40 {
			break
		}
		if saysCompany(s.Text) {
			x := &a.context
			x.company, x.companyOrg, x.companyFirst = first.Text, first, true
			return
		}
	}
}

// opener returns the company that a sentence begins with.
func opener(mentions []schemas.Mention) *schemas.Organization {
	for _, m := range mentions {
		if o, ok := m.(*schemas.Organization); ok {
			if o.From <= 12 && (o.Kind == "company" || o.Kind == "finance") && !strings.HasSuffix(o.Text, "公司们") {
				return o
			}
			return nil
		}
	}
	return nil
}

// saysCompany tells whether the text speaks of 公司 as of one that is known: at the start of a clause, or as 该公司.
func saysCompany(t string) bool {
	for at := 0; ; {
		i := strings.Index(t[at:], "公司")
		if i < 0 {
			break
		}
		i += at
		if i == 0 || strings.HasSuffix(t[:i], "该") || strings.HasSuffix(t[:i], "本") || strings.HasSuffix(t[:i], "，") || strings.HasSuffix(t[:i], "。") || strings.HasSuffix(t[:i], "：") || strings.HasSuffix(t[:i], "、") || strings.HasSuffix(t[:i], "称") || strings.HasSuffix(t[:i], "“") {
			return true
		}
		at = i + len("公司")
	}
	return strings.Contains(t, "报告期")
}

// priced reads what a share costs and how its price moved, where only the company is named: 北辰煤业跌停，报5.82元; 海川银行上涨2.2%.
func (a *article) priced(s *sentence, c *clause, st *statement) bool {
	r, x := st.r, &a.context
	if st.what.measured || st.what.property != "" || r.named != nil || !r.per.empty() {
		return false
	}
	o := st.what.org
	switch {
	case st.amount.kind == "money" && st.kind == "level":
		if !quotes(s, c, r.at) {
			return false
		}
		if o == nil && x.what.property == "股价" && x.what.entity != "" && x.fact != nil && x.factTurn == x.turn { // 百威亚太升6%，报26.3元
			a.take(st)
			return true
		}
		if o == nil {
			o = x.org
		}
	case st.amount.kind == "percent" && st.kind == "change":
		if !marked(r.moveWord, pricey) || x.near(s) && x.what.property != "股价" && !traded(x.what.property) {
			return false
		}
	default:
		return false
	}
	if o == nil || o.Kind != "company" && o.Kind != "finance" {
		return false
	}
	st.what.property, st.what.canonical, st.what.measured = "股价", "", true
	st.what.entity, st.what.org = o.Text, o
	st.infer("property")
	return true
}

// traded tells whether a property is one of a market's day.
func traded(p string) bool {
	return endsWith(p, traded_)
}

// quotes tells whether a word of quoting a price stands right before the amount at k: 报, 收于, 报收.
func quotes(s *sentence, c *clause, k int) bool {
	for j := k - 1; j >= max(0, k-3); j-- {
		switch w := s.text(s.token(c, j)); w {
		case "报", "现报", "收于", "收报", "报收", "报收于", "收盘于", "收盘报", "报于", "收在", "最终收于":
			return true
		case "至", "约", "在", "每股":
		default:
			return false
		}
	}
	return false
}
