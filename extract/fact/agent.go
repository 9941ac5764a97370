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
		case adv, target, estimate, neg, date, prep, quote, dist, that:
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
	first, _ := utf8.DecodeRuneInString(w)
	switch {
	case strings.Contains(w, "·"):
	case sp.to-sp.from > 1 && roles[s.text(s.token(c, sp.to-2))]:
	case sp.to > 2 && s.token(c, sp.to-2).class == de && s.aged(s.token(c, sp.to-3)): // 17岁的乔宁
	case strings.ContainsRune(surnames, first) && n <= 3:
	default:
		return ""
	}
	return w
}

// roles are what somebody is whose name follows.
var roles = map[string]bool{"外援": true, "球员": true, "选手": true, "队员": true, "运动员": true, "队长": true, "小将": true, "老将": true, "名将": true, "新秀": true, "前锋": true, "后卫": true, "中锋": true, "门将": true, "得主": true, "冠军": true, "新人": true, "总统": true, "总理": true, "首相": true, "候选人": true, "男子": true, "女子": true, "嫌疑人": true, "被告人": true, "记者": true, "教授": true, "演员": true, "导演": true, "歌手": true, "作家": true, "船长": true, "航天员": true, "宇航员": true, "农户": true, "村民": true, "市民": true, "居民": true, "学生": true, "老人": true, "手": true}

// gains are verbs of what players get in a game: who stands before them is the owner of the points behind.
var gains = map[string]bool{"得到": true, "砍下": true, "砍下了": true, "取下": true, "入账": true, "贡献": true, "贡献了": true, "轰下": true, "独得": true, "拿下": true, "拿到": true, "豪取": true, "抢下": true, "送出": true, "送上": true, "攻入": true, "打进": true, "连中": true, "命中": true, "投中": true, "投进": true, "打入": true, "斩获": true, "摘下": true, "狂砍": true, "爆砍": true, "狂揽": true, "揽下": true, "罚中": true, "得": true, "获得": true, "获": true, "夺得": true, "赢得": true, "摘得": true, "收获": true, "收获了": true, "获得了": true}

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
	who := a.agent(s, c, at)
	if who.empty() {
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

// An actor is who or what the last clauses spoke of.
type actor_ struct {
	what name
	text string
	turn int32
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
		if k > 0 && k < n && s.token(c, k-1).class == de {
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
		x.actor = actor_{name{property: w}, w, x.turn}
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
	x.actor = actor_{what, w, x.turn}
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
