package page

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// classWords are the words of class names and ids that say what an element is. A name is cut into words at
// everything but letters and where a capital follows a small letter: post-comment, postComment.
var classWords = map[string]mark{
	"comment": isNoise, "comments": isNoise, "cmt": isNoise, "reply": isNoise, "pinglun": isNoise, "gentie": isNoise, "tie": isNoise,
	"related": isNoise, "relate": isNoise, "relevant": isNoise, "recommend": isNoise, "recommended": isNoise, "recommendation": isNoise, "tuijian": isNoise, "xiangguan": isNoise,
	"footer": isNoise, "foot": isNoise, "copyright": isNoise, "disclaimer": isNoise, "statement": isNoise, "share": isNoise, "sharebar": isNoise, "bdsharebuttonbox": isNoise, "social": isNoise, "jiathis": isNoise,
	"sidebar": isNoise, "aside": isNoise, "qrcode": isNoise, "erweima": isNoise, "ewm": isNoise, "weixin": isNoise, "login": isNoise, "toolbar": isNoise, "popup": isNoise,
	"rank": isNoise, "ranking": isNoise, "hot": isNoise, "hotnews": isNoise, "tags": isNoise, "keywords": isNoise, "keyword": isNoise, "pagination": isNoise, "prevnext": isNoise, "pager": isNoise,
	"ad": isNoise, "ads": isNoise, "advert": isNoise, "advertisement": isNoise, "guanggao": isNoise, "sponsor": isNoise, "promo": isNoise, "subscribe": isNoise, "newsletter": isNoise,
	"nav": isNav, "navbar": isNav, "breadcrumb": isNav, "breadcrumbs": isNav, "crumb": isNav, "crumbs": isNav, "menu": isNav, "mianbao": isNav, "mbx": isNav,
	"caption": isCaption, "figcaption": isCaption, "tushuo": isCaption, "picintro": isCaption,
	"title": isTitle, "headline": isTitle, "biaoti": isTitle, "bt": isTitle, "tit": isTitle,
	"center": isCentered, "centered": isCentered,
	"summary": isLead, "lead": isLead, "abstract": isLead, "introduction": isLead, "digest": isLead, "zhaiyao": isLead, "daodu": isLead, "daoyu": isLead,
	"kicker": isKicker, "pre": isKicker, "yinti": isKicker, "shoulder": isKicker, "jianti": isKicker,
	"subtitle": isSubtitle, "sub": isSubtitle, "subhead": isSubtitle, "futi": isSubtitle, "deck": isSubtitle,
	"author": isMeta | isAuthor, "account": isMeta | isAuthor, "nickname": isMeta | isAuthor, "username": isMeta | isAuthor,
	"source": isMeta, "laiyuan": isMeta, "ly": isMeta, "time": isMeta, "date": isMeta, "pubtime": isMeta, "pubdate": isMeta, "publish": isMeta, "editor": isMeta, "byline": isMeta, "zuozhe": isMeta, "bianji": isMeta, "zebian": isMeta,
}

// attrMark returns what the attributes of an element say. visibility:hidden is no sign of being hidden:
// pages that fade their body in start with it.
func attrMark(n *html.Node) (m mark) {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			m |= isHidden
		case "style":
			if declares(a.Val, "display", "none") {
				m |= isHidden
			}
			if declares(a.Val, "text-align", "center") {
				m |= isCentered
			}
		case "align":
			if strings.EqualFold(a.Val, "center") {
				m |= isCentered
			}
		case "class", "id":
			if len(a.Val) < 200 && n.DataAtom != atom.Body && n.DataAtom != atom.Html {
				m |= words(a.Val)
			}
		}
	}
	return m
}

// declares tells whether a style sets a property to a value.
func declares(style, property, value string) bool {
	style = strings.ToLower(style)
	i := strings.Index(style, property)
	return i >= 0 && strings.HasPrefix(strings.TrimLeft(style[i+len(property):], " :"), value)
}

// words looks up the words of a name.
func words(name string) (m mark) {
	start := 0
	flush := func(end int) {
		if end > start {
			m |= classWords[strings.ToLower(name[start:end])]
		}
	}
	for i, r := range name {
		switch {
		case !unicode.IsLetter(r):
			flush(i)
			start = i + 1
		case unicode.IsUpper(r) && i > 0 && unicode.IsLower(rune(name[i-1])):
			flush(i)
			start = i
		}
	}
	flush(len(name))
	return m
}
