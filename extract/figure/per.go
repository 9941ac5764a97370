package figure

import (
	"strings"

	"newsfacts/extract/lexicon"
)

// denominators are words that are units only behind 每 and /: 元/月, 元/晚.
var denominators = []struct{ word, code string }{
	{"月", "月"}, {"晚", "晚"}, {"夜", "夜"}, {"时", "h"}, {"分", "min"}, {"日", "日"}, {"斤", "jin"}, {"小时", "h"}, {"平", "m2"}, {"方", "m3"}, {"季", "季"}, {"单", "单"}, {"100克", "100g"}, {"人", "人"},
	{"h", "h"}, {"min", "min"}, {"s", "s"},
}

// clocks are the codes of lengths of time below a physical unit: 公里/小时 is km/h.
var clocks = map[string]string{"年": "a", "个月": "mo", "月": "mo", "周": "wk", "天": "d", "日": "d", "小时": "h", "分钟": "min", "秒": "s"}

// per reads what the amount is said of, behind the unit: 元/吨, 公里每小时, 微克/立方米.
func (l *list) per(text string, q *quantity) {
	if q.kind == "duration" || q.kind == "age" || q.kind == "multiple" {
		return
	}
	for range 2 {
		i, each := q.to, false
		switch {
		case lexicon.HasPrefix(text[i:], "/"):
			i++
		case lexicon.HasPrefix(text[i:], "／"):
			i += len("／")
		case lexicon.HasPrefix(text[i:], "·") && strings.Contains(q.code, "/"): // 2.8元/平方米·月
			i += len("·")
		case lexicon.HasPrefix(text[i:], "每"):
			i += len("每")
			each = true
		default:
			return
		}
		code, end, ok := l.denominator(text, i)
		if !ok || each && !closes(text, end, q.kind, code) {
			return
		}
		if c, isClock := clocks[code]; isClock && q.kind == "measure" {
			code = c
		}
		q.code, q.to = q.code+"/"+code, end
	}
}

func (l *list) denominator(text string, i int) (code string, end int, ok bool) {
	u, end, ok := l.at(text, i)
	if ok && !u.scaled {
		code = u.code
	}
	for _, d := range denominators {
		if strings.HasPrefix(text[i:], d.word) && i+len(d.word) > end {
			code, end, ok = d.code, i+len(d.word), true
		}
	}
	return code, end, ok && code != ""
}

// closes tells whether 每 and a unit end the quantity at byte i, instead of beginning the next clause:
// 60公里每小时; not 投入5亿元每年新增.
func closes(text string, i int, kind, code string) bool {
	if _, isClock := clocks[code]; isClock && kind != "measure" || code == "人" || code == "户" {
		return i >= len(text) || lexicon.HasPrefix(text[i:], "，", "。", "、", "；", "）", "的", "”", ",", "左右", "以上", "以下")
	}
	return true
}
