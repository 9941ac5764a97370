package numeral

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode/utf8"

	"newsfacts/extract/lexicon"
)

//go:embed modifiers.tsv
var modifierList string

// modifiers holds the words on either side of a quantity, and what may stand between the one before and it.
var modifiers = func() (sides struct {
	before, between lexicon.Tails[string]
	after           *lexicon.Lexicon[string]
}) {
	sides.after = lexicon.New[string]()
	for line := range strings.Lines(modifierList) {
		if line = strings.TrimRight(line, "\n"); line == "" || line[0] == '#' {
			continue
		}
		columns := strings.Split(line, "\t")
		if len(columns) != 3 {
			panic(fmt.Sprintf("modifiers.tsv: %s: %d columns", columns[0], len(columns)))
		}
		fresh := false
		switch columns[1] {
		case "before":
			fresh = sides.before.Add(columns[0], columns[2])
		case "between":
			fresh = sides.between.Add(columns[0], columns[2])
		case "after":
			fresh = sides.after.Add(columns[0], columns[2])
		}
		if !fresh {
			panic("modifiers.tsv: " + columns[0] + ": listed twice, or not before, between or after")
		}
	}
	return sides
}()

// What a character may be the last of, as bits.
const (
	endsBefore  = 1 << iota // a modifier
	endsBetween             // what may stand between 最高 and a quantity
	endsSteps               // what may stand between any modifier and a quantity: 超过了一千
)

// endings says of every character what it may be the last of.
var endings = func() *lexicon.PerChar[byte] {
	t := new(lexicon.PerChar[byte])
	note := func(words *lexicon.Tails[string], how byte) {
		for w := range words.Words() {
			r, _ := utf8.DecodeLastRuneInString(w)
			t.Set(r, t.At(r)|how)
		}
	}
	note(&modifiers.before, endsBefore)
	note(&modifiers.between, endsBetween)
	for _, r := range steps {
		t.Set(r, t.At(r)|endsSteps)
	}
	return t
}()

const steps = "了有为占合是出达到在于"

// noModifier holds, for one-character modifiers, the characters before them that make another word: 附近, 签约.
var noModifier = map[rune]string{
	'近': "附邻最临靠走远亲新贴拉相迫切晋凑",
	'约': "签预合公节条契违纽制毁履邀集特相租北失解续婚隐简赴爽精盟稿线绰守缔",
	'超': "赶反英中西意德法俄沙美日韩赛华马小商",
	'过': "通经超路度渡透穿难不错罪越胜",
	'达': "到抵传表送下发直转布兹哈雅",
	'逾': "",
	'破': "突打冲侦爆攻识看戳划撕捅磨咬刺残击揭跌降点道说",
	'約': "簽預合公節條契違紐製毀履邀集特相租北失解續婚隱簡赴爽精盟稿線綽守締",
	'達': "到抵傳表送下發直轉布茲哈雅",
	'過': "通經超路度渡透穿難不錯罪越勝",
}

// Before returns the modifier that ends at byte i, and where it begins; "" where there is none.
func Before(text string, i int) (modifier string, from int) {
	end := unspace(text, i)
	how := ending(text, end)
	if how == 0 {
		return "", i
	}
	for range 2 {
		if how&endsBefore == 0 {
			// no modifier
		} else if m, from := wordBefore(text, end); m != "" {
			if m != "exact" {
				return m, from
			}
			if m, outer := wordBefore(text, from); m == "about" || m == "near_below" { // 约达30亿元
				return m, outer
			}
			return m, from
		}
		// 至少有10个, 超过了一千, 最多为5, 约为
		if how&endsSteps == 0 {
			break
		}
		end -= len("了")
		how = ending(text, end)
	}
	return limit(text, unspace(text, i), i)
}

// ending returns what the character before byte i may be the last of.
func ending(text string, i int) byte {
	return endings.At(before(text, i))
}

// limit reads 最高 and 最低 with a verb behind them: 最高资助1000万元. It returns "" and none where there is none.
func limit(text string, end, none int) (modifier string, from int) {
	if ending(text, end)&endsBetween == 0 {
		return "", none
	}
	modifier, from = "", none
	modifiers.between.Each(text[:end], func(_ string, j int) bool {
		m, at := wordBefore(text, j)
		if m == "at_most" || m == "at_least" {
			modifier, from = m, at
		}
		return modifier == ""
	})
	return modifier, from
}

// wordBefore looks up the longest word that ends at byte end.
func wordBefore(text string, end int) (modifier string, from int) {
	modifier, from = "", end
	modifiers.before.Each(text[:end], func(m string, j int) bool {
		r, size := lexicon.Char(text, j)
		if not, listed := noModifier[r]; listed && j+size == end {
			if p := before(text, j); p != 0 && strings.ContainsRune(not, p) && !((r == '过' || r == '過') && tenthsFollow(text, end)) {
				return true
			}
			if (r == '过' || r == '過') && glyphOf(after(text, end)).power < 2 && after(text, end) != '半' && !tenthsFollow(text, end) {
				return true // only 过百, 过万, 过半, 过八成
			}
		}
		if m == "over" && j+2*len("过") == end && (r == '跨' || r == '越' || r == '翻') && !strings.ContainsAny(text[end:min(len(text), end+12)], "万亿元点关%％岁") {
			return true // 跨过24条河; 跨过百亿元
		}
		modifier, from = m, j
		return true
	})
	return modifier, from
}

// tenthsFollow tells whether 五成 or more stands at byte i.
func tenthsFollow(text string, i int) bool {
	return glyphOf(after(text, i)).digit >= 5 && strings.HasPrefix(text[i+len("五"):], "成")
}

func unspace(text string, i int) int {
	for i > 0 && text[i-1] == ' ' {
		i--
	}
	return i
}

// After returns the modifier that starts at byte i, and where it ends; "" where there is none.
func After(text string, i int) (modifier string, end int) {
	m, end, ok := modifiers.after.At(text, i)
	if !ok {
		return "", i
	}
	switch text[i:end] {
	case "多", "余": // 5年多; not 3吨多元复合肥
		if c := after(text, end); c != 0 && strings.ContainsRune("元样种数方边次名个家项年月日级重功语层", c) {
			return "", i
		}
	case "许", "許":
		if c := after(text, end); c != 0 && strings.ContainsRune("可多诺愿久家昌", c) {
			return "", i
		}
	}
	return m, end
}

// Modifier returns how exactly the quantity text[from:to] is meant, n being its numeral.
func Modifier(text string, n *Numeral, from, to int) string {
	if n.Range {
		return "range"
	}
	after, _ := After(text, to)
	if after == "at_least" || after == "at_most" {
		return after
	}
	before, _ := Before(text, from)
	if before != "" && before != "about" && before != "exact" {
		return before
	}
	switch {
	case after == "over" || n.Over && !n.About:
		return "over"
	case after != "":
		return after
	case before == "about" || n.About:
		return "about"
	}
	return "exact"
}
