package numeral

import (
	"strings"
	"unicode/utf8"

	"newsfacts/extract/lexicon"
)

// reader reads one number: parts are added from the left, each smaller than the one before it.
type reader struct {
	text  string
	at    int
	n     Numeral
	total Decimal // down to 10^low
	low   int     // power of the smallest of 万, 亿 in total; 0: none
	big   int     // how many of 万, 亿 were read
	part  Decimal // below 万: what 千, 百, 十 have made
	small int     // power of the last of 千, 百, 十 in part; 9: none yet

	digit   Decimal // read, not yet multiplied
	pending bool
	single  bool    // digit is one digit 1 to 9
	zero    bool    // 零 since the last magnitude
	last    int     // power of the magnitude read last
	any     bool    // something was read
	spread  Decimal // high minus low of 两三百
	open    bool    // spread still moves with the magnitudes to come
	run     int     // where the magnitudes right before at begin
	ones    bool    // the number is one digit and magnitudes: 九百亿
}

// One reads the single number that starts at byte i; 两三百 and 十七八 are single numbers with a range. Where
// there is none, To is the byte to go on from.
func One(text string, i int) (n Numeral, ok bool) {
	if i < len(text) {
		if c := short(text, i); !openings.Has(c) { // asked at any place
			_, size := lexicon.Char(text, i)
			return Numeral{From: i, To: i + size}, false
		}
		if plain(text, i, &n) {
			return n, true
		}
	}
	return read(text, i)
}

func read(text string, i int) (Numeral, bool) {
	r := reader{text: text, at: i, small: 9, run: -1, ones: true}
	r.n.From = i
	r.head()
	if !r.read() || r.lone() {
		_, size := utf8.DecodeRuneInString(text[i:])
		r.n.To = max(r.at, i+size)
		return r.n, false
	}
	return r.finish(), true
}

// lone tells whether what was read is one formal digit inside a word: 陆地, 队伍, 放肆, 收拾, 百分点.
func (r *reader) lone() bool {
	from := r.n.From
	c, size := utf8.DecodeRuneInString(r.text[from:])
	switch c {
	case '陆', '陸', '伍', '肆', '拾', '百', '上':
	default:
		return false
	}
	next := after(r.text, r.at)
	if c == '百' {
		return r.at == from+size && next == '分' && (strings.HasPrefix(r.text[r.at:], "分点") || strings.HasPrefix(r.text[r.at:], "分點"))
	}
	if c == '上' {
		return r.text[from:r.at] == "上拾"
	}
	return r.at == from+size && (from > 0 || r.at < len(r.text)) && !strings.ContainsRune("元圆圓角分整圆", next)
}

// head reads what may stand before the digits: 第, a sign, 数, 几, 上.
func (r *reader) head() {
	c, size := utf8.DecodeRuneInString(r.text[r.at:])
	if c == '第' {
		r.n.Ordinal = true
		r.at = spaces(r.text, r.at+size)
		return
	}
	if s := sign(r.text, r.at); s > 0 {
		r.n.Signed = true
		r.at = spaces(r.text, r.at+s)
		return
	}
	if vague(r.text, r.at) {
		r.n.Vague, r.n.Over = true, true
		r.at += size
	}
}

// sign returns the size of a sign of negative numbers at byte i, or 0.
func sign(text string, i int) int {
	c, size := utf8.DecodeRuneInString(text[i:])
	p := before(text, i)
	switch c {
	case '-', '－', '−':
		if _, isArabic, _ := digit(after(text, i+size)); !isArabic || p == '-' || p == '—' || p == '－' {
			return 0
		}
		if _, _, isDigit := digit(p); isDigit || p < 0x80 && (p >= 'A' && p <= 'Z' || p >= 'a' && p <= 'z') || p == ')' || p == '）' {
			return 0
		}
		return size
	case '负', '負':
		if _, _, isDigit := digit(p); isDigit || strings.ContainsRune("胜平以自肩抱担欺辜", p) && p != 0 {
			return 0
		}
		return size
	case '零':
		if strings.HasPrefix(text[i+size:], "下") {
			return size + len("下")
		}
	}
	return 0
}

// noCount holds characters before 数, 几 and 上 that make a word with it: 人数, 无几, 以上, 晚上.
var noCount = map[rune]string{
	'数': "人总户指次个件天分倍岁基系参多少整函为无复约台套辆期票级路度笔尾算计回点只单双字",
	'數': "人總戶指次個件天分倍歲基係參多少整函為無",
	'几': "无所茶",
	'幾': "無",
	'上': "以晚早网线会路场街手身世史基面际船车海江地山桌台之加马赶赛础本天堂楼院版岸床碰跟赶达",
}

// vague tells whether 数, 几 or 上 at byte i stands before a magnitude: 数百, 几十, 上千.
func vague(text string, i int) bool {
	c, size := utf8.DecodeRuneInString(text[i:])
	not, ok := noCount[c]
	if !ok {
		return false
	}
	if power := glyphOf(after(text, i+size)).power; power == 0 || power == 1 && (c == '上') {
		return false
	}
	p := before(text, i)
	return p == 0 || !strings.ContainsRune(not, p)
}

// read reads the number itself.
func (r *reader) read() bool {
	for r.at < len(r.text) {
		if !r.step() {
			break
		}
	}
	return r.any
}

// step reads the next digit, magnitude or word inside the number.
func (r *reader) step() bool {
	c, size := utf8.DecodeRuneInString(r.text[r.at:])
	if _, isArabic, _ := digit(c); isArabic {
		return r.arabic()
	}
	g := glyphOf(c)
	switch {
	case g.digit >= 0:
		return r.chinese()
	case g.power > 0 && g.power < 4:
		return r.lower(c, int(g.power), size)
	case g.power >= 4:
		return r.upper(c, int(g.power), size)
	case !r.any && c == '半' && !r.n.Ordinal:
		return r.half(size)
	case c == '点' || c == '點':
		return r.decimals(size)
	case r.any && (c == ' ' || c == '\u00a0'):
		return r.space()
	}
	return r.rough(c, size)
}

// space steps over one space between an Arabic number and its magnitude: 177.1 亿元.
func (r *reader) space() bool {
	j := spaces(r.text, r.at)
	if p := glyphOf(after(r.text, j)).power; !r.pending || !r.n.Arabic || p < 3 || p == 3 && splitUnit(r.text, j, len("千"), true) {
		return false
	}
	r.at = j
	return true
}

func (r *reader) half(size int) bool {
	r.at += size
	r.any, r.pending, r.n.Half = true, true, true
	r.digit = Decimal{c: 5, e: -1}
	if after(r.text, r.at) == '百' { // 半百
		r.at += len("百")
		r.digit, r.n.Half = Int(50), false
	}
	return false
}

func (r *reader) arabic() bool {
	if r.pending || r.n.Vague {
		return false
	}
	d, whole, end, ok := arabic(r.text, r.at)
	if !ok {
		if !r.any {
			r.at = end
		}
		return false
	}
	if r.any { // 3万4000, 1千零20
		if whole > r.last || r.last == 0 || whole < r.last && !r.zero && whole > 1 && !magnitude(r.text, end) || after(r.text, end) == '年' && whole == 4 {
			return false
		}
		if whole == 1 && !r.zero {
			r.single = d.Sign() > 0 && d.e == 0
		}
	} else {
		r.n.Arabic, r.n.Digits, r.single = true, whole, whole == 1 && d.e == 0
	}
	r.any, r.pending, r.digit, r.at, r.run = true, true, d, end, -1
	return true
}

func magnitude(text string, i int) bool { return glyphOf(after(text, i)).power > 1 }

// chinese reads a run of Chinese digits: one digit, two neighbours (两三百), or a number digit by digit (二〇二三).
func (r *reader) chinese() bool {
	if r.pending || r.n.Vague {
		return false
	}
	var buffer [64]byte
	run, end, second := buffer[:0], r.at, 0
	for end < len(r.text) {
		c, size := utf8.DecodeRuneInString(r.text[end:])
		g := glyphOf(c)
		if g.digit < 0 || len(run) > 0 && c == '两' && run[len(run)-1] != '1' && run[len(run)-1] != '3' { // 八两酒; not 一两个, 三两句
			break
		}
		if len(run) == 1 {
			second = end
		}
		if len(run) <= most {
			run = append(run, byte(g.digit)+'0')
		}
		end += size
	}
	if len(run) > most {
		if !r.any {
			r.at = end
		}
		return false
	}
	if r.any && tael(r.text, r.at) {
		return false
	}
	first := Int(int64(run[0] - '0'))
	switch {
	case len(run) == 1 && run[0] == '0':
		r.at, r.run = end, -1
		if r.any {
			r.zero = true
			return r.nonzero()
		}
		r.any, r.pending, r.digit = true, true, first
	case r.any && run[0] == '0': // 一千零五
		r.at += len("零")
		r.zero = true
		return r.nonzero()
	case len(run) == 1:
		r.take(first, end, true)
	case len(run) == 2 && neighbours(run[0], run[1]):
		r.take(first, end, true)
		r.spread, r.open = Int(int64(run[1]-run[0])), true
	case !r.any:
		r.take(fromDigits(string(run), 0), end, false)
		r.n.Digits = len(run)
	case run[1] == '0': // 一千二零: the 零 is not ours
		r.take(first, second, true)
		return false
	default:
		r.take(first, second, true)
		return false
	}
	return true
}

// tael tells whether 两 at byte i, inside a number, is the weight: 三十两 is 30两; 三千两百 goes on.
func tael(text string, i int) bool {
	if c := after(text, i); c != '两' && c != '兩' {
		return false
	}
	return glyphOf(after(text, i+len("两"))).power < 2
}

func (r *reader) take(d Decimal, end int, single bool) {
	r.any, r.pending, r.digit, r.single, r.at, r.run = true, true, d, single, end, -1
}

// nonzero tells whether a number goes on after 零; else the 零 is given back.
func (r *reader) nonzero() bool {
	g := glyphOf(after(r.text, r.at))
	_, _, isDigit := digit(after(r.text, r.at))
	if isDigit || g.power == 1 {
		return true
	}
	r.at -= len("零")
	r.zero = false
	return false
}

// neighbours tells whether two digits side by side mean one or the other: 两三, 七八, 三五.
func neighbours(a, b byte) bool { return a > '0' && b == a+1 || a == '3' && b == '5' }

// lower reads 十, 百 or 千.
func (r *reader) lower(c rune, power, size int) bool {
	tens := int64(1)
	if c == '廿' || c == '卅' {
		tens = 2
		if c == '卅' {
			tens = 3
		}
		if r.pending {
			return false
		}
	}
	if power >= r.small || power >= r.low && r.low > 0 && r.big > 0 && r.low < 4 {
		return false
	}
	if r.pending && (r.n.Arabic && power == 1 || r.n.Half || r.digit.Sign() == 0) {
		return false
	}
	if power > 1 && r.pending && splitUnit(r.text, r.at, size, r.n.Arabic) {
		return false
	}
	if !r.pending {
		if r.any && power != 1 { // 十百 is no number; 一千零十 is
			return false
		}
		if !r.any && !r.n.Vague && power > 1 {
			r.n.Bare = true
		}
		r.digit, r.single = Int(tens), true
	}
	if r.any && r.part.Sign() != 0 || r.big > 0 {
		r.ones = false
	}
	if power == 1 && !r.n.Vague || !r.single {
		r.ones = false
	}
	r.part = r.part.Add(r.digit.Shift(power))
	if r.open {
		r.spread = r.spread.Shift(power)
	}
	r.mark(power)
	r.small = power
	r.at += size
	return true
}

// mark notes that a magnitude was read.
func (r *reader) mark(power int) {
	if r.run < 0 {
		r.run = r.at
	}
	r.pending, r.zero, r.single, r.any, r.last = false, false, false, true, power
	r.digit = Decimal{}
}

// splitUnit tells whether 千 or 百 at byte i begins a unit: 12千米, 一百千瓦, 1013百帕. 三千米 is 3000 metres.
func splitUnit(text string, i, size int, isArabic bool) bool {
	c, next := after(text, i), after(text, i+size)
	switch c {
	case '千':
		if strings.ContainsRune("克瓦卡焦赫帕伏安", next) && next != 0 || next == '米' && isArabic {
			return true
		}
		return strings.HasPrefix(text[i+size:], "字节")
	case '百':
		return next == '帕'
	}
	return false
}

// upper reads 万, 亿 or 兆, which multiply all that is smaller.
func (r *reader) upper(c rune, power, size int) bool {
	if c == '兆' && !trillion(r.text, r.at+size) || r.n.Half {
		return false
	}
	part := r.part
	if r.pending {
		part = part.Add(r.digit)
		r.ones = r.ones && r.single && r.part.Sign() == 0
	}
	switch {
	case !r.any:
		if !r.n.Vague {
			r.n.Bare = true
		}
		r.total = Int(1).Shift(power)
	case r.big == 4 || part.Sign() == 0 && r.big == 0:
		return false
	case r.low == 0 || power > r.low:
		r.total = r.total.Add(part).Shift(power)
	case part.Sign() == 0 && power == r.low && r.run >= 0: // 四万万
		r.total = r.total.Shift(power)
	case power < r.low && part.Sign() != 0:
		r.total = r.total.Add(part.Shift(power))
		r.ones = false
	default:
		return false
	}
	if r.open {
		r.spread = r.spread.Shift(power)
	}
	r.mark(power)
	r.part, r.small, r.low = Decimal{}, 9, power
	r.big++
	r.at += size
	return true
}

// trillion tells whether 兆 before byte i is a number: a digit or a currency follows. Else it is mega (兆瓦).
func trillion(text string, i int) bool {
	c := after(text, i)
	_, _, isDigit := digit(c)
	return isDigit || c != 0 && strings.ContainsRune("元圆圓円日韩韓美", c)
}

// decimals reads 点五: the point and digits, Chinese ones or Arabic after a Chinese number.
func (r *reader) decimals(size int) bool {
	if !r.any || r.n.Vague || r.open || r.digit.e < 0 {
		return false
	}
	i := r.at + size
	var buffer [64]byte
	run, end := digitRun(r.text, i, buffer[:0])
	if len(run) == 0 {
		for end < len(r.text) && len(run) <= most {
			c, size := utf8.DecodeRuneInString(r.text[end:])
			g := glyphOf(c)
			if g.digit < 0 {
				break
			}
			run = append(run, byte(g.digit)+'0')
			end += size
		}
	} else if r.n.Arabic && !magnitude(r.text, end) { // 8点30分
		return false
	}
	c := after(r.text, end)
	if len(run) == 0 || len(run) > most || c == '十' || c == '分' || c == '刻' { // 三点五十, 三点五分, 三点一刻
		return false
	}
	fraction := fromDigits(string(run), int32(-len(run)))
	if !r.pending {
		r.digit = Decimal{}
	}
	r.digit = r.digit.Add(fraction)
	r.pending, r.single, r.ones, r.run, r.at = true, false, false, -1, end
	return true
}

// rough reads 余, 多, 来, 几 after the number, where a magnitude or anything but a word of its own follows.
func (r *reader) rough(c rune, size int) bool {
	next := after(r.text, r.at+size)
	again := r.n.Over && (c == '多' || c == '余' || c == '餘') && glyphOf(next).power >= 4 // 十几万多亿
	if !r.any || r.n.Over && !again || r.n.About || r.n.Half {
		return false
	}
	switch c {
	case '多', '余', '餘':
		if r.pending && r.digit.Cmp(Int(10)) < 0 && glyphOf(next).power < 4 && r.last == 0 {
			return false
		}
		if c == '多' && next != 0 && strings.ContainsRune("样数方边", next) {
			return false
		}
		r.n.Over = true
	case '几', '幾':
		if r.last != 1 || r.pending {
			return false
		}
		r.n.Over = true
	case '来', '來':
		if next == 0 || strings.ContainsRune("自到华源临袭看说访宾者电信往", next) || r.pending && (!r.round() || glyphOf(next).power > 0) {
			return false
		}
		r.n.About = true
	default:
		return false
	}
	if r.pending {
		r.settle()
	}
	r.at += size
	return glyphOf(next).power >= 4
}

// round tells whether the pending Arabic number is a multiple of ten.
func (r *reader) round() bool {
	n, ok := r.digit.Int64()
	return ok && n > 0 && n%10 == 0
}

// settle adds the pending digit to part. 三千五 is 3500: a last digit right after a magnitude counts tenths of it.
func (r *reader) settle() {
	power := 0
	if r.single && !r.zero && r.last > 1 {
		power = r.last - 1
	}
	if r.last > 0 {
		r.ones = false
	}
	r.part = r.part.Add(r.digit.Shift(power))
	if r.open {
		r.spread = r.spread.Shift(power)
	}
	r.digit, r.pending = Decimal{}, false
}

// finish puts the numeral together.
func (r *reader) finish() Numeral {
	n := r.n
	if r.pending {
		r.settle()
	}
	n.Value, n.To = r.total.Add(r.part), r.at
	if r.run >= 0 && r.run < n.To {
		n.scale, n.chain, n.Magnitude = r.magnitude()
	}
	if n.Signed {
		n.Value = n.Value.Neg()
	}
	if r.open {
		n.Range, n.High = true, n.Value.Add(r.spread)
		if n.Signed {
			n.Value, n.High = n.Value.Add(r.spread.Neg()), n.Value
		}
	}
	return n
}

// magnitude returns the powers of ten and the text of the magnitudes that end the number: of 九百亿 亿 (8)
// and, since one digit stands before them, 百亿 (10); of 3千万 千万.
func (r *reader) magnitude() (scale, chain int, text string) {
	from := r.at
	for i := r.run; i < r.at; {
		c, size := utf8.DecodeRuneInString(r.text[i:])
		p := int(glyphOf(c).power)
		chain += p
		if p >= 4 {
			scale += p
			from = min(from, i)
		} else if r.n.Arabic && p > 0 {
			from = min(from, i)
		}
		i += size
	}
	if !r.ones {
		chain = scale
	}
	return scale, chain, r.text[from:r.at]
}
