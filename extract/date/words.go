package date

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"newsfacts/extract/lexicon"
)

//go:embed words.tsv
var wordList string

// A word is an entry of words.tsv.
type word struct {
	class string
	n     int    // of classes that count
	part  string // part of the day or season that the word adds: 昨晚 EV
	value string // of classes that do not count
	not   string // characters that may not stand before it
	count bool   // nor may a digit
	next  []string
}

var words = lexicon.MustParse(wordList, func(columns []string) (w word, err error) {
	if len(columns) < 2 {
		return w, fmt.Errorf("%d columns", len(columns))
	}
	w.class, w.value = columns[0], columns[1]
	number, part, _ := strings.Cut(columns[1], " ")
	if n, err := strconv.Atoi(number); err == nil {
		w.n, w.part = n, part
	}
	if len(columns) > 2 {
		w.not, w.count = strings.CutSuffix(columns[2], "#")
		if strings.Contains(w.not, "#") {
			w.not, w.count = strings.ReplaceAll(w.not, "#", ""), true
		}
	}
	if len(columns) > 3 && columns[3] != "" {
		w.next = strings.Split(columns[3], "|")
	}
	return w, nil
})

// wordAt returns the longest word at byte i that its neighbours allow.
func wordAt(text string, i int) (w word, end int, ok bool) {
	words.Each(text, i, func(x word, to int) {
		if x.allowed(text, i, to) {
			w, end, ok = x, to, true
		}
	})
	return w, end, ok
}

// allowed tells whether what stands around text[from:to] leaves it a word of its own: 当年, not 相当年轻.
func (w *word) allowed(text string, from, to int) bool {
	if w.not != "" || w.count {
		r := runeBefore(text, from)
		if r != 0 && (strings.ContainsRune(w.not, r) || w.count && counts(r)) {
			return false
		}
	}
	return !anyPrefix(text[to:], w.next)
}

// counts tells whether r is a digit or one of the words that stand for one.
func counts(r rune) bool { return r >= 0 && r < 1<<16 && counting[r] }

var counting = func() *[1 << 16]bool {
	t := new([1 << 16]bool)
	for _, r := range "0123456789０１２３４５６７８９〇零一二两三四五六七八九十百千万廿卅几数多余半" {
		t[r] = true
	}
	return t
}()

func anyPrefix(text string, list []string) bool { return lexicon.HasPrefix(text, list...) }

func anySuffix(text string, list []string) bool { return lexicon.HasSuffix(text, list...) }

// runeBefore returns the character that ends at byte i, 0 at the start.
func runeBefore(text string, i int) rune {
	if i == 0 {
		return 0
	}
	if b := text[i-1]; b < 0x80 {
		return rune(b)
	}
	if i >= 3 && text[i-3] >= 0xe0 && text[i-3] < 0xf0 {
		return runeAt(text, i-3)
	}
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return r
}

// runeAt returns the character that starts at byte i, 0 at the end.
func runeAt(text string, i int) rune {
	if i >= len(text) {
		return 0
	}
	b := text[i]
	if b < 0x80 {
		return rune(b)
	}
	if b >= 0xe0 && b < 0xf0 && i+2 < len(text) { // nearly every one
		return rune(b&0x0f)<<12 | rune(text[i+1]&0x3f)<<6 | rune(text[i+2]&0x3f)
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return r
}

// eat returns where the first of the words that stands at byte i ends, else i.
func eat(text string, i int, list ...string) int {
	rest := text[i:]
	for _, w := range list {
		if n := len(w); n <= len(rest) && (n < 3 || rest[2] == w[2]) && rest[:n] == w {
			return i + n
		}
	}
	return i
}

// space returns the byte after a single blank at i, which some papers print between digits and characters.
func space(text string, i int) int {
	if i < len(text) && (text[i] == ' ' || text[i] == 0xe3 || text[i] == 0xc2) {
		return eat(text, i, " ", "\u3000", "\u00a0")
	}
	return i
}

// traditionalList holds pairs: a traditional character that the lists and rules use, its simplified form (by the
// tables of the Python package zhconv).
const traditionalList = `於于準准個个後后週周號号時时點点來来當当現现間间節节國国慶庆禮礼農农曆历歷历陰阴臘腊閏闰兩两過过這这頭头幾几數数餘余紀纪` +
	`長长開开萬万聖圣誕诞復复鐘钟鍾钟裏里裡里歲岁終终連连學学財财賽赛將将擬拟計计劃划預预從从與与訊讯電电級级應应項项題题條条` +
	`臺台勞劳動动兒儿婦妇勝胜負负說说聲声舊旧實实會会華华廠厂區区報报滿满驚惊蟄蛰種种處处穀谷榖谷統统緒绪豐丰順顺啟启業业議议` +
	`際际顧顾擊击敗败東东臨临爲为舉举樂乐喬乔習习鄉乡書书爭争產产親亲億亿僅仅倉仓們们體体黨党關关興兴養养內内軍军馮冯決决兇凶` +
	`劉刘創创別别劇剧務务勢势醫医衛卫廳厅雙双發发葉叶呂吕啓启吳吴鹹咸圍围圓圆場场堅坚備备獎奖孫孙寧宁寶宝審审憲宪對对屆届屬属` +
	`崗岗師师帶带幹干廣广牀床庫库張张彈弹強强歸归錄录懷怀總总願愿戰战執执掃扫擁拥敵敌無无曉晓術术機机權权楊杨標标欄栏樹树檔档` +
	`橋桥樓楼橫横歡欢氣气湯汤沒没濟济湧涌遊游燈灯愛爱獻献盤盘礦矿碼码確确禎祯離离稱称穌稣築筑籤签糉粽約约線线練练紹绍經经結结` +
	`繪绘給给絡络繼继續续網网羅罗聯联聰聪蘇苏範范獲获蔣蒋裝装見见觀观規规視视認认訓训記记許许訪访證证評评詞词該该語语諸诸讀读` +
	`調调謀谋謝谢譚谭貞贞費费賀贺賈贾賴赖贊赞贏赢趙赵趕赶趨趋車车轉转輕轻輸输辭辞邊边達达運运進进遲迟鄧邓郵邮鄒邹鄰邻鄭郑錢钱` +
	`鋒锋鎮镇門门閃闪聞闻閻阎闡阐陽阳陣阵階阶陸陆陳陈險险隨随難难韓韩頓顿頌颂領领飯饭餅饼館馆馬马鮮鲜黃黄齡龄龍龙龔龚價价協协` +
	`單单爾尔齋斋潑泼腳脚較较`

// traditional holds the characters of traditional text that dates are written with, each with its simplified
// form. Both have three bytes, so that places stay as they are. isTraditional tells of a character, by its bit, whether it
// is one of them: small enough to stay near while all of a text is asked for.
var traditional, isTraditional = func() (map[rune]rune, *[1 << 10]uint64) {
	t, bits := map[rune]rune{}, new([1 << 10]uint64)
	list := []rune(traditionalList)
	for i := 0; i+1 < len(list); i += 2 {
		t[list[i]] = list[i+1]
		bits[list[i]>>6] |= 1 << (list[i] & 63)
	}
	return t, bits
}()

// simplified returns text with the characters of traditional in their simplified form, byte for byte in place.
func simplified(text string) string {
	var folded []byte
	last := len(text) - 2
	for i := 0; i < last; {
		b := text[i]
		if b < 0xe0 || b >= 0xf0 {
			i++
			continue
		}
		if r := uint16(b)<<12 | uint16(text[i+1]&0x3f)<<6 | uint16(text[i+2]&0x3f); isTraditional[r>>6]>>(r&63)&1 != 0 {
			if folded == nil {
				folded = []byte(text)
			}
			utf8.EncodeRune(folded[i:], traditional[rune(r)])
		}
		i += 3
	}
	if folded == nil {
		return text
	}
	return string(folded)
}
