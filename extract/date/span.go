package date

import (
	"strings"

	"newsfacts/extract/numeral"
)

// spanAlone reads so much time counted from the reference date: 近三年, 过去一周, 未来五年, 今后10年.
func spanAlone(text string, i int) (expr, int) {
	s, e := span{}, i
	for _, w := range ways {
		if j := eat(text, i, w.word); j > e {
			s.way, e = w.way, j
		}
	}
	if e == i {
		return expr{}, i
	}
	near := text[i:e] == "近"
	e = eat(text, e, "的", "这")
	if k := eat(text, e, "几", "数", "若干", "十几", "数十", "几十", "多"); k > e {
		for _, u := range lengths {
			g := eat(text, k, "个")
			if f := eat(text, g, u.words...); f > g && u.unit != 'n' {
				return expr{vague: map[byte]string{'<': "PAST_REF", '>': "FUTURE_REF"}[s.way]}, f
			}
		}
	}
	if n, ok := numeral.At(text, e); ok && n.Range { // 未来一两天, 未来3至5年
		for _, u := range lengths {
			g := eat(text, n.To, "个")
			if f := eat(text, g, u.words...); f > g && u.unit != 'n' && text[i:e] != "近" {
				return expr{vague: map[byte]string{'<': "PAST_REF", '>': "FUTURE_REF"}[s.way]}, f
			}
		}
	}
	f := s.length(text, space(text, e))
	if f == space(text, e) || s.unit == 0 {
		return expr{}, i
	}
	if near && !anyPrefix(text[f:], []string{"来"}) && nearly(text, i, f, &s) {
		return expr{}, i
	}
	if text[i:e] == "这" && !anyPrefix(text[f:], []string{"来", "间", "以来"}) {
		return expr{}, i
	}
	return expr{span: &s}, f
}

var ways = []struct {
	word string
	way  byte
}{
	{"近", '<'}, {"最近", '<'}, {"过去", '<'}, {"過去", '<'}, {"这", '<'}, {"这过去", '<'}, {"未来", '>'}, {"未來", '>'}, {"今后", '>'}, {"今後", '>'},
}

// nearly tells whether 近20年 is nearly twenty years and not the last twenty.
func nearly(text string, i, e int, s *span) bool {
	if anyPrefix(text[e:], []string{"前", "后", "的历史", "历史", "之久", "时间", "的时间", "的努力", "未", "没", "不"}) || s.rough {
		return true
	}
	r := nonzero(runeBefore(text, i))
	if strings.ContainsRune("了时历达有过经已约长离第用隔被晚早迟前久年待花活作教岁期龄", r) {
		return true
	}
	if s.unit == 'h' || s.unit == 'n' {
		return !anyPrefix(text[e:], []string{"内", "里"})
	}
	return (s.halves >= 60 || s.halves == 1) && !strings.ContainsRune(" ，。、（在是", r)
}

// length reads a number and a unit of time into s.
func (s *span) length(text string, i int) int {
	var halves, e int
	if j := eat(text, i, "半"); j > i {
		halves, e = 1, j
	} else {
		n, ok := numeral.One(text, i)
		if !ok || n.Range || n.Ordinal || n.Signed || n.Vague || n.Bare && !strings.HasPrefix(text[i:], "十") && !strings.HasPrefix(text[i:], "百") {
			return i
		}
		k, whole := n.Value.Int64()
		if !whole || k < 1 || k > 5000 || n.Arabic && n.Digits > 1 && (text[i] == '0') {
			return i
		}
		halves, e, s.rough = int(2*k), n.To, n.Over || n.About
	}
	e = space(text, e)
	long := eat(text, e, "个", "個")
	if f := eat(text, long, "半"); f > long && long > e { // 两个半月
		halves, long = halves+1, f
	}
	for _, u := range lengths {
		f := eat(text, long, u.words...)
		if f == long || u.long && long == e && u.unit != 'm' || u.unit == 'y' && long > e || u.unit == 'd' && long > e {
			continue
		}
		if g := eat(text, f, "半"); g > f {
			halves, f = halves+1, g
		}
		if g := eat(text, f, "多"); g > f {
			s.rough, f = true, g
		}
		s.halves, s.unit = halves, u.unit
		return f
	}
	return i
}

var lengths = []struct {
	words []string
	unit  byte
	long  bool // takes 个
}{
	{[]string{"年"}, 'y', false}, {[]string{"季度"}, 'q', true}, {[]string{"多月", "月"}, 'm', true}, {[]string{"交易日", "工作日"}, 'b', false},
	{[]string{"周", "週", "星期", "礼拜", "禮拜"}, 'w', false}, {[]string{"天", "日"}, 'd', false}, {[]string{"小时", "钟头", "小時", "鐘頭"}, 'h', false}, {[]string{"分钟", "分鐘", "秒钟", "秒", "刻钟"}, 'n', false},
}

// ago reads 5天前, 两年后, 三年来: a point or stretch so far from now.
func ago(text string, i int) (expr, int) {
	if !begins(text, i) {
		return expr{}, i
	}
	free := agoFree(text, i)
	if !free && !strings.ContainsRune("创为成", nonzero(runeBefore(text, i))) { // 创6年来新低
		return expr{}, i
	}
	var s span
	e := s.length(text, i)
	if !free && !anyPrefix(text[e:], []string{"来", "以来"}) {
		return expr{}, i
	}
	if e == i || s.halves >= 1000 && s.unit == 'y' {
		return expr{}, i
	}
	if f := eat(text, e, "以来", "来"); f > e && s.unit != 'h' && s.unit != 'n' && !anyPrefix(text[f:], []string{"自", "到", "访", "华", "临", "源", "信", "看", "说"}) {
		if !free && !anyPrefix(text[f:], []string{"新", "最", "首", "的新", "的最", "的首", "少", "罕"}) {
			return expr{}, i
		}
		s.way = '<'
		return expr{span: &s}, f
	}
	if f := eat(text, e, "以前", "之前", "前"); f > e && !anyPrefix(text[f:], []string{"后", "期", "往", "提", "景", "来", "去", "五", "三", "十"}) {
		s.way = 'b'
		return expr{span: &s}, f
	}
	if f := eat(text, e, "以后", "之后", "后", "後", "之後", "以後"); f > e && !anyPrefix(text[f:], []string{"期", "续", "备", "代"}) {
		s.way = 'a'
		return expr{span: &s}, f
	}
	return expr{}, i
}

// agoFree tells whether nothing stands before that the time is counted from: 两年后, not 结婚两年后.
func agoFree(text string, i int) bool {
	r := runeBefore(text, i)
	return r == 0 || strings.ContainsRune(" ，。、；：？！“（《—(,在早于从约近而但就是到自他她它们该其我这对如与和时待隔", r)
}

// setTimex composes the timex of a set with the point behind it: 每年9月 XXXX-09, 每周五晚8点 XXXX-WXX-5T20.
func setTimex(base string, p *point) string {
	d := &draft{point: p}
	switch {
	case p.weekday > 0 && p.weekday < 8 && p.nth == 0:
		base = "XXXX-WXX-" + string(rune('0'+p.weekday))
	case p.weekday == 8:
		base = "XXXX-WXX-WE"
	case p.month.how == said && p.day.how == said:
		base = "XXXX-" + two(p.month.n) + "-" + two(p.day.n)
	case p.month.how == said:
		base = "XXXX-" + two(p.month.n)
	case p.day.how == said:
		base = "XXXX-XX-" + two(p.day.n)
	case p.quarter.how == said:
		base = "XXXX-Q" + string(rune('0'+p.quarter.n))
	case p.half > 0:
		base = "XXXX-H" + string(rune('0'+p.half))
	case p.season > 0:
		base = "XXXX-" + seasons[min(p.season, 4)-1]
	}
	return base + d.clock()
}
