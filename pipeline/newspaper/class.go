package newspaper

import (
	"strings"
	"unicode/utf8"
)

// class is what a character is in the grammar of lines; a character may be of several.
type class uint32

const (
	blank       class = 1 << iota // prints nothing
	ornament                      // □■◎: before a byline or an item
	parting                       // between the words of a byline
	stopper                       // a sentence ends behind it
	closer                        // closes a quotation or a bracket
	inside                        // punctuation that headlines seldom have
	lateStart                     // no headline begins with it
	numeric                       // of a section's mark
	drawn                         // of a rule
	ender                         // ends the words of a page's head
	opener                        // opens a quotation or a title: no byline goes on behind it
	hanDigit                      // 〇 to 九, 十, 廿
	arabic                        // 0 to 9
	roleChar                      // begins a word of roles.tsv
	jumpChar                      // of every 上接, 下转
	wireChar                      // of every inline byline
	originChar                    // of every credit: 据…, 来源：
	captionChar                   // of every caption
	outletChar                    // ends an outlet\'s name
)

var classes = func() *[0x10000]class {
	var t [0x10000]class
	for c, s := range map[class]string{
		blank:       " \t\n\v\f\r\u0085\u00a0\u3000\ufeff\u200b\u2028\u2029\u202f\u205f\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a",
		ornament:    marks,
		parting:     "〔〕［］、，,/／|｜：:·•（）()【】[]—–-+＋；;。与和及＝=<>《》＆&\\",
		stopper:     stops,
		closer:      closers,
		inside:      "，、；：“”（）《》？！「」。",
		lateStart:   "，。、；：！？）】》〉”’」』,.;:!?)的了着们等及吗呢吧",
		numeric:     "一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩIVX",
		drawn:       "-=_*~·—…※★☆◆◇■□●○▲△#+─━═＊＝～－＿.．",
		ender:       "|｜/·（）()【】：:,，、■□●◆《》",
		opener:      "。！？；，“”《》：、\n",
		hanDigit:    "〇○零Ｏ一二三四五六七八九十廿",
		arabic:      "0123456789",
		jumpChar:    "接转轉",
		wireChar:    "讯訊电電消【（([〔",
		originChar:  "来來转轉摘选原载載据據",
		captionChar: "摄攝图圖供△",
	} {
		for _, r := range s {
			t[r] |= c
		}
	}
	for line := range strings.Lines(rolesList) {
		if r, _ := utf8.DecodeRuneInString(line); r != '#' {
			t[r] |= roleChar
		}
	}
	for _, r := range " \t\n\v\f\r\u00a0\u3000" {
		t[r] |= parting | ender
	}
	for r, c := range t {
		if c&blank != 0 {
			t[r] |= parting | ender
		}
	}
	for _, o := range outlets {
		r, _ := utf8.DecodeLastRuneInString(o)
		t[r] |= outletChar
	}
	return &t
}()

// classOf returns the classes of a character.
func classOf(r rune) class {
	if uint32(r) < 0x10000 {
		return classes[r]
	}
	return 0
}

// is tells whether a character is of one of the classes.
func is(r rune, c class) bool { return uint32(r) < 0x10000 && classes[r]&c != 0 }
