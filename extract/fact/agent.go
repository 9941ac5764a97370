package fact

import (
	"strings"
	"unicode/utf8"
)

// agent returns who does what the clause says: the noun phrase that its first verb before place `at` follows. Places,
// measures and what stands behind a preposition are nobody.
func (a *article) agent(s *sentence, c *clause, at int) (who span) {
	k := 0
	for k < at {
		t := s.token(c, k)
		switch {
		case t.class == prep: // 在…中, 为…: skipped with its phrase
			for k++; k < at && (s.token(c, k).class.nominal() || s.token(c, k).class == list || s.token(c, k).class == conj); k++ {
			}
			continue
		case t.class.nominal() && t.class != de && t.class != quote:
			from := k
			for k < at && (s.token(c, k).class.nominal() || s.token(c, k).class == quantity && s.aged(s.token(c, k))) {
				k++
			}
			if k < at && acting(s, c, k) {
				return span{from, k}
			}
			return span{}
		case t.class == adv, t.class == date, t.class == conj, t.class == inner, t.class == quantity && s.aged(t), t.class == de, t.class == quote:
			k++
		default:
			return span{}
		}
	}
	return span{}
}

// acting tells whether the token at k begins a predicate: a verb, or an adverb or preposition before one.
func acting(s *sentence, c *clause, k int) bool {
	for ; k < len(c.tokens) && k < reach; k++ {
		switch t := s.token(c, k); t.class {
		case verb, did, level, up, down, to, say, share, rank:
			return true
		case adv, target, estimate, neg, date, prep, quote, dist, that, quantity:
		default:
			if k > 0 && t.class.nominal() {
				continue
			}
			return false
		}
	}
	return false
}

// person returns the name of a person that the span ends with: 外援高登 -> 高登; "" where it ends with none. A name is of two
// to four characters that no list knows, and begins with a surname or stands behind what somebody is.
func (s *sentence) person(c *clause, sp span) string {
	if sp.empty() {
		return ""
	}
	t := s.token(c, sp.to-1)
	w := strings.Trim(s.text(t), "·")
	n := runes(w)
	if t.class != text || t.mark != 0 || n < 2 || n > 12 || n > 5 && !strings.Contains(w, "·") {
		return ""
	}
	initial := first(w)
	switch {
	case strings.Contains(w, "·"):
	case sp.to-sp.from > 1 && roles[s.text(s.token(c, sp.to-2))]:
	case sp.to > 2 && s.token(c, sp.to-2).class == de && s.aged(s.token(c, sp.to-3)): // 17岁的乔宁
	case strings.ContainsRune(surnames, initial) && n <= 3:
	default:
		return ""
	}
	return w
}

// roles are what somebody is whose name follows.
var roles = map[string]bool{"外援": true, "球员": true, "选手": true, "队员": true, "运动员": true, "队长": true, "小将": true, "老将": true, "名将": true, "新秀": true, "前锋": true, "后卫": true, "中锋": true, "门将": true, "得主": true, "冠军": true, "新人": true, "总统": true, "总理": true, "首相": true, "候选人": true, "男子": true, "女子": true, "嫌疑人": true, "被告人": true, "记者": true, "教授": true, "演员": true, "导演": true, "歌手": true, "作家": true, "船长": true, "航天员": true, "宇航员": true, "农户": true, "村民": true, "市民": true, "居民": true, "学生": true, "老人": true, "手": true}

// gains are verbs of what players get in a game: who stands before them is the owner of the points behind.
var gains = map[string]bool{"得到": true, "砍下": true, "砍下了": true, "取下": true, "入账": true, "贡献": true, "贡献了": true, "轰下": true, "独得": true, "拿下": true, "拿到": true, "豪取": true, "抢下": true, "送出": true, "送上": true, "攻入": true, "打进": true, "连中": true, "命中": true, "投中": true, "投进": true, "打入": true, "斩获": true, "摘下": true, "狂砍": true, "爆砍": true, "狂揽": true, "揽下": true, "罚中": true, "得": true, "获得": true, "获": true, "夺得": true, "赢得": true, "摘得": true, "收获": true, "收获了": true, "获得了": true, "当选": true}

// player returns whose the points are: the agent of the clause, if a verb of gaining stands between him and the quantity.
func (a *article) player(s *sentence, c *clause, at int) string {
	gained := false
	for k := at - 1; k >= max(0, at-reach); k-- {
		if gains[s.text(s.token(c, k))] {
			gained = true
			break
		}
	}
	if !gained {
		return ""
	}
	for k := at + 1; k < len(c.tokens) && k < at+6; k++ { // 获得4枚金牌的省队
		if t := s.token(c, k); t.class == de && k+1 < len(c.tokens) && s.token(c, k+1).class.nominal() {
			to := k + 1
			for to < len(c.tokens) && s.token(c, to).class.nominal() && s.token(c, to).class != de {
				to++
			}
			if n := a.name(s, c, span{k + 1, to}); n.org != nil && n.property == "" {
				return n.org.Text
			} else if team(n.property) {
				return n.property
			}
			break
		} else if !t.class.nominal() {
			break
		}
	}
	who := a.agent(s, c, at)
	if who.empty() {
		if x := &a.context; x.actor.turn == x.turn && x.actor.plays && !s.subjected(c, at) { // 中国队6人出征，共获5枚金牌
			return x.actor.text
		}
		return ""
	}
	if w := s.person(c, who); w != "" {
		return w
	}
	n := a.name(s, c, who)
	switch {
	case n.measured || n.rate || n.org != nil && !actor(n.org):
		return ""
	case n.org != nil && n.property == "":
		return n.org.Text
	case n.org != nil || s.token(c, who.to-1).class == text:
		return n.property
	}
	return ""
}

// subjected tells whether a noun stands before the first verb of the clause.
func (s *sentence) subjected(c *clause, at int) bool {
	for k := 0; k < at; k++ {
		switch t := s.token(c, k).class; {
		case t.nominal():
			return true
		case t == verb || t == did || t == level:
			return false
		}
	}
	return false
}

// team tells whether the words name those who play for something.
func team(w string) bool {
	for _, t := range [...]string{"队", "代表团", "选手", "组合", "球员", "女篮", "男篮", "女排", "男排", "女足", "男足", "国乒"} {
		if strings.HasSuffix(w, t) {
			return true
		}
	}
	return false
}

// An actor is who or what the last clauses spoke of.
type actor_ struct {
	what  name
	text  string
	turn  int32
	plays bool // a person or a team
}

// acts lets whoever the clause begins with be the owner of what later clauses measure: 乔宁独得31分，扣球成功率52.6%. A clause
// that ends with a noun behind 的 and says nothing of it names the topic: 团队研制的太阳能电池，经国家认证，效率达33%.
func (a *article) acts(s *sentence, i int) {
	c := &s.clauses[i]
	if c.outer >= 0 || len(c.tokens) == 0 {
		return
	}
	n := min(len(c.tokens), reach)
	who := a.agent(s, c, n)
	if c.amounts == 0 && n == len(c.tokens) {
		k := n
		for k > 0 && s.token(c, k-1).class.nominal() && s.token(c, k-1).class != de {
			k--
		}
		if k > 1 && k < n && s.token(c, k-1).class == de && s.token(c, k-2).class == verb {
			who = span{k, n}
		}
	}
	if who.empty() || who.to < len(c.tokens) && speaks(s.text(s.token(c, who.to))) {
		return
	}
	if f := who.from; f > 0 && s.token(c, f-1).class == quote { // “青竹杯”全国公开赛
		return
	}
	what := a.name(s, c, who)
	x := &a.context
	if w := s.person(c, who); w != "" {
		x.actor = actor_{name{property: w}, w, x.turn, true}
		return
	}
	if what.measured && what.entity != "" { // 代表团的金牌总数追平
		x.actor = actor_{name{org: what.org}, what.entity, x.turn, team(what.entity)}
		return
	}
	if what.measured || what.rate || what.org != nil && !actor(what.org) && what.property == "" {
		return
	}
	w := what.property
	if w == "" && what.org != nil {
		w = what.org.Text
	}
	if w == "" || pronouns[w] || modifiers[w] {
		return
	}
	x.actor = actor_{what, w, x.turn, team(w)}
}

// speaks tells whether a word is of saying: who says so is not who is spoken of.
func speaks(w string) bool {
	if known, _, ok := words().At(w, 0); ok && (known.class == say || known.class == learn || known.class == estimate) {
		return true
	}
	switch w {
	case "提示", "提醒", "建议", "回应", "辟谣", "汇报", "呼吁", "感叹", "推荐", "调查", "监测", "测定", "发现", "报告":
		return true
	}
	return false
}

// pronouns point back to who was spoken of.
var pronouns = map[string]bool{"他": true, "她": true, "它": true, "其": true, "他们": true, "她们": true, "它们": true}

// attributes are what a person or a thing has, not a place: an amount of one is of whoever was spoken of.
var attributes = map[string]bool{
	"身高": true, "体重": true, "摸高": true, "年龄": true, "成绩": true, "得分": true, "总分": true, "命中率": true, "成功率": true, "奖金": true, "用时": true, "名次": true, "排名": true, "世界排名": true, "年薪": true, "身价": true,
	"寿命": true, "使用寿命": true, "设计寿命": true, "效率": true, "转换效率": true, "全长": true, "总长": true, "直径": true, "口径": true, "重量": true, "总重": true, "质量": true, "时速": true, "航速": true, "射程": true, "航程": true, "续航": true, "续航里程": true,
	"载重": true, "功率": true, "分辨率": true, "灵敏度": true, "精度": true, "准确率": true, "厚度": true, "半径": true, "推力": true, "运力": true, "翼展": true, "排水量": true, "吨位": true, "票房": true, "播放量": true, "限重": true, "限载": true, "载客": true, "全程": true,
}

// attribute tells whether the property ends with one of them: 稳态光电转换效率, 三分球命中率.
func attribute(p string) bool {
	for i, n := len(p), 0; i > 0 && n < 4; n++ {
		_, size := utf8.DecodeLastRuneInString(p[:i])
		i -= size
		if attributes[p[i:]] {
			return true
		}
	}
	return false
}

// belongs sets the entity of an attribute that names no owner: whoever the sentence spoke of, or whom 她 and 其 point to.
func (a *article) belongs(s *sentence, st *statement) {
	x := &a.context
	if st.what.entity != "" || st.r.named != nil || x.actor.text == "" {
		return
	}
	c, f := &s.clauses[st.clause], st.r.phrase.from
	pointed := f > 0 && !st.r.phrase.empty() && pronouns[s.text(s.token(c, f-1))]
	if pointed && x.turn-x.actor.turn <= 2 || attribute(st.what.property) && x.turn == x.actor.turn {
		st.what.entity, st.what.org = x.actor.text, x.actor.what.org
		st.infer("entity")
	}
}

// fates are what becomes of people.
var fates = [...]string{"需紧急生活救助", "紧急转移安置", "紧急避险转移", "紧急转移", "转移安置", "避险转移", "死亡", "遇难", "罹难", "身亡", "丧生", "丧命", "溺亡", "坠亡", "受伤", "重伤", "轻伤", "失踪", "失联", "被困", "受灾", "获救", "脱险", "生还", "幸存", "撤离", "疏散", "感染", "确诊", "治愈", "出院", "住院", "就医", "被捕", "落网", "升井", "中毒", "伤亡", "转移", "伤势危重", "伤势较重"}

// fate returns what became of the people whom the quantity counts by 人: 5人当场死亡, 20人在滑坡中失踪.
func (s *sentence) fate(c *clause, r reading) string {
	t := s.token(c, r.at)
	if m := s.text(t); !strings.HasSuffix(m, "人") {
		return ""
	}
	end := min(int(c.to), int(t.at)+60)
	for k := r.at + 1; k < len(c.tokens); k++ {
		if x := s.token(c, k); x.class == quantity || x.class == list || x.class == that || x.class == org {
			end = min(end, int(x.from))
			break
		}
	}
	for end < int(c.to) && !utf8.RuneStart(s.Text[end]) {
		end++
	}
	rest := s.Text[t.at:end]
	if strings.HasPrefix(rest, "的") {
		return ""
	}
	first, fate := len(rest), ""
	for _, w := range fates {
		if i := strings.Index(rest, w); i >= 0 && i < first {
			first, fate = i, w
		}
	}
	return fate
}

// by returns whose the amount is that 以 stands before: 约翰以37%的得票率领先. The place of 以 among the tokens, or -1.
func (s *sentence) by(c *clause, r reading) (who span, at int) {
	k := r.at - 1
	for k > 0 && k >= r.phrase.from && k < r.phrase.to { // 以总成绩309公斤
		k--
	}
	for k > 0 && (s.token(c, k).class == text && s.token(c, k).mark == 0 && s.Text[s.token(c, k).from] < utf8.RuneSelf || s.token(c, k).class == level || s.token(c, k).class == adv || s.token(c, k).class == noun && runes(s.text(s.token(c, k))) <= 3 && k > r.at-3) {
		k--
	}
	if k < 0 || s.token(c, k).class != prep || s.text(s.token(c, k)) != "以" {
		return span{}, -1
	}
	to := k
	for to > 0 && s.token(c, to-1).class == adv {
		to--
	}
	from := to
	for from > 0 && s.token(c, from-1).class.nominal() && s.token(c, from-1).class != de {
		from--
	}
	return span{from, to}, k
}

// credit sets the property and the owner of an amount behind 以: what it is stands behind 的, or between.
func (a *article) credit(s *sentence, c *clause, st *statement) bool {
	r := st.r
	who, at := s.by(c, r)
	if at < 0 || r.named != nil {
		return false
	}
	n := name{}
	for k := r.behind.from; r.of && k < r.behind.to && st.amount.kind == "percent"; k++ {
		if s.token(c, k).class == rate { // 以4%的经济增速领先全省
			st.r.behind.to = k + 1
			return false
		}
	}
	if r.of && !r.behind.empty() {
		n = a.name(s, c, r.behind)
	}
	if n.property == "" && st.what.measured && !r.phrase.empty() && r.phrase.from == at+1 {
		n = st.what
	}
	if n.property == "" && st.amount.kind != "count" {
		return false
	}
	if st.amount.kind == "count" && n.property == "" || st.amount.kind == "count" && !r.of {
		if r.behind.empty() {
			return false
		}
		n = a.name(s, c, r.behind)
		n.entity, n.org = "", nil
	}
	if n.property == "" || n.rate {
		return false
	}
	if w := s.person(c, who); w != "" {
		n.entity = w
	} else if o := a.name(s, c, who); !who.empty() {
		n.entity, n.org = o.property, o.org
		if o.org != nil {
			n.entity = o.org.Text
		}
		if n.place == nil {
			n.place, n.home = o.place, o.home
		}
	}
	if n.entity == "" && a.context.actor.turn == a.context.turn && n.place == nil && !n.home && !s.subjected(c, at) && at <= 2 {
		n.entity, n.org = a.context.actor.text, a.context.actor.what.org
	}
	n.measured = true
	st.what = n
	return true
}
