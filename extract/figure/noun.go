package figure

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsfacts/extract/lexicon"
	"newsfacts/extract/numeral"
)

//go:embed nouns.tsv
var nounList string

// nounWords holds what bounds a noun: its class is stop, noun or adjective.
var nounWords = lexicon.MustParse(nounList, func(columns []string) (string, error) {
	if len(columns) != 1 {
		return "", fmt.Errorf("%d columns", len(columns))
	}
	return columns[0], nil
})

const (
	longestNoun   = 14 // characters
	longestClause = 18 // characters of 来自各地的 before the noun
)

// noun returns where the thing stands that a quantity counts: behind it (90余家金融机构), or, where it ends its clause,
// before it (绿色分行3家). Empty where neither is sure.
func noun(text string, q *quantity) (from, to int) {
	i := q.to
	if _, end := numeral.After(text, i); end > i {
		i = end
	}
	from, to, ok := nounAfter(text, i)
	if !ok {
		if !endsClause(text, i) {
			return i, i
		}
		from, to = nounBefore(text, q.outer)
	}
	return from, from + headed(text[from:to])
}

// heads end the nouns that newspapers count: 居民, 机构, 项目.
const heads = "人者员員民生工师師手客众眾童兵军軍友星迷夫妇婦孩子婴属屬户戶家商业業企司店厂廠院校园園馆館站所局厅廳部委会會社团團队隊组組班机機构構关關行库庫场場地区區县縣市省州国國城镇鎮乡鄉村街道路桥橋港口岸矿井塔楼房屋室宅车車船舰艇器械具备件品物货貨材料药藥苗种種树樹木花草果菜粮鱼禽畜猪牛羊鸡鸭马狗猫鸟虫书書报報刊画片剧歌曲戏目卡券票证證照章奖獎牌杯旗像图圖表案事故题題议法规則则程务務项項系统統台网網线線管段层層面点點位席岗床学學课課门門科届期轮季赛球分数字词语音文信函电话話号址次例病毒菌胞因白酶剂术術艺式样型类類别族群体體列产產权權股债債金币款额额资税费費用价值力能量率度任务意见见題措施标準准标境景区瓶水油酒茶米面饭肉奶糖盐气煤电钢铁铜铝竹石砖瓦布衣服鞋帽包箱袋柜桌椅灯炉钟表镜笔纸墨琴枪弹炮箭星球洞洋湖河江海山林田园岛湾洲峡泉井池渠坝堤闸库制性务额单单据函仗声息故典史诗篇论说步告格局环节链条因素原则心警才织诺求果点厕伞款区亩理念优势挑战机遇难纠纷问题"

// isHead holds the characters of heads, isHan those that unicode calls Han.
var isHead, isHan = func() (head, han *lexicon.Chars) {
	head, han = new(lexicon.Chars), new(lexicon.Chars)
	head.Add(heads)
	for _, part := range unicode.Han.R16 {
		for r := rune(part.Lo); r <= rune(part.Hi); r += rune(part.Stride) {
			han.Add(string(r))
		}
	}
	return head, han
}()

func chinese(r rune) bool {
	if r < 1<<16 {
		return isHan.Has(r)
	}
	return unicode.Is(unicode.Han, r)
}

// headed returns the length of a noun without what stands behind the last head, where it does not end in one: 居民离 is 居民.
func headed(n string) int {
	for i := len(n); i > 0; {
		r, size := utf8.DecodeLastRuneInString(n[:i])
		if !chinese(r) || i > size && isHead.Has(r) {
			return i
		}
		i -= size
	}
	return len(n)
}

// class returns what the word at byte i is: stop, noun, adjective or "" for a character of no list, and its end.
func class(text string, i int) (kind string, end int) {
	if kind, end, ok := nounWords.At(text, i); ok {
		return kind, end
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	switch {
	case chinese(r), r == '·', r == '-', r < 0x80 && letter(byte(r)), r == '+':
		return "", i + size
	case r >= '0' && r <= '9':
		return "digit", i + size
	case r == '“' || r == '”' || r == '《' || r == '》':
		return "quote", i + size
	}
	return "boundary", i + size
}

// nounAfter reads the noun that begins at byte i.
func nounAfter(text string, i int) (start, to int, ok bool) {
	start, n := i, 0
	adjective := false
	for i < len(text) && n <= longestNoun {
		kind, end := class(text, i)
		switch kind {
		case "stop", "boundary":
			if strings.HasPrefix(text[i:], "的") && adjective && i > start { // 三个新的项目
				return nounAfter(text, end)
			}
			if i > start {
				return start, i, true
			}
			if kind == "stop" && !lexicon.HasPrefix(text[i:], "的") {
				if from, to, ok := relative(text, end); ok {
					return from, to, true
				}
				return verbal(text, i, end)
			}
			return i, i, false
		case "quote":
			return quotedNoun(text, start, i)
		case "digit":
			if i > start && !strings.HasSuffix(text[:i], "-") {
				return start, i, true
			}
			return i, i, false
		}
		adjective = kind == "adjective"
		n += utf8.RuneCountInString(text[i:end])
		i = end
	}
	if n > longestNoun {
		return i, i, false
	}
	return start, i, i > start
}

// verbal returns the verb text[i:end] as a noun where the clause ends behind it: 十二项承诺.
func verbal(text string, i, end int) (from, to int, ok bool) {
	if end-i < 2*len("诺") || !endsClause(text, end) || lexicon.HasSuffix(text[:i], "人", "名", "位") {
		return i, i, false
	}
	return i, end, true
}

// quotedNoun reads a noun that goes on behind a quotation: 3项“揭榜挂帅”项目.
func quotedNoun(text string, start, i int) (from, to int, ok bool) {
	if i > start {
		return start, i, true
	}
	if !strings.HasPrefix(text[i:], "“") {
		return i, i, false
	}
	close := strings.Index(text[i:min(len(text), i+60)], "”")
	if close < 0 {
		return i, i, false
	}
	if from, to, ok := nounAfter(text, i+close+len("”")); ok && from == i+close+len("”") {
		return start, to, true
	}
	return i + len("“"), i + close, true
}

// relative reads the noun behind a clause that ends in 的: 60名来自各地的选手.
func relative(text string, i int) (from, to int, ok bool) {
	for n := 0; i < len(text) && n < longestClause; {
		kind, end := class(text, i)
		if kind == "boundary" || kind == "digit" {
			return i, i, false
		}
		if strings.HasPrefix(text[i:], "的") {
			if k, _ := class(text, end); k == "stop" {
				return i, i, false
			}
			return nounAfter(text, end)
		}
		n += utf8.RuneCountInString(text[i:end])
		i = end
	}
	return i, i, false
}

// endsClause tells whether nothing that could be counted follows at byte i.
func endsClause(text string, i int) bool {
	if i >= len(text) {
		return true
	}
	kind, end := class(text, i)
	if kind == "boundary" {
		return true
	}
	return kind == "stop" && lexicon.HasPrefix(text[i:end], "和", "及", "与", "以及", "其中", "左右", "以上", "增至", "增加", "减少", "同比", "的", "不等")
}

// countWords stand between the noun and its number: 企业共有3家, 床位达1.2万张.
const countWords = "共有达为各仅计到至了总约超近逾已的"

// nounBefore reads the noun that ends before byte i.
func nounBefore(text string, i int) (start, to int) {
	if m, from := numeral.Before(text, i); m != "" {
		i = from
	}
	for range 4 {
		if i > 0 && text[i-1] == ' ' {
			i--
		}
		r, size := utf8.DecodeLastRuneInString(text[:i])
		if size == 0 || !strings.ContainsRune(countWords, r) {
			break
		}
		i -= size
	}
	from := i
	for n := 0; from > 0 && n < longestNoun; n++ { // back to the clause's border
		r, size := utf8.DecodeLastRuneInString(text[:from])
		if !chinese(r) && !(r < 0x80 && letter(byte(r))) {
			break
		}
		from -= size
	}
	start = from
	for j := from; j < i; {
		kind, end := class(text, j)
		if end > i {
			return i, i
		}
		if kind == "stop" || kind == "digit" || kind == "boundary" {
			start = end
		}
		j = end
	}
	if start > 0 && text[start-1] >= '0' && text[start-1] <= '9' {
		if !lexicon.HasPrefix(text[start:i], "月", "日", "年", "号") { // 600分以上2.3万人
			return i, i
		}
		start += len("月") // 11月就业人数
	}
	if utf8.RuneCountInString(text[start:i]) < 2 || lexicon.HasPrefix(text[start:i], "万", "亿") {
		return i, i
	}
	return start, i
}
