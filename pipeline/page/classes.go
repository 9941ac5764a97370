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
	"source": isMeta, "laiyuan": isMeta, "ly": isMeta, "time": isMeta, "date": isMeta, "pubtime": isMeta, "pubdate": isMeta, "publish": isMeta, "author": isMeta, "editor": isMeta, "byline": isMeta, "zuozhe": isMeta, "bianji": isMeta, "zebian": isMeta,
}

// classMark returns what the class and id of an element say.
func classMark(n *html.Node) (m mark) {
	if n.DataAtom == atom.Body || n.DataAtom == atom.Html {
		return 0
	}
	for _, a := range n.Attr {
		if (a.Key == "class" || a.Key == "id") && len(a.Val) < 200 {
			m |= words(a.Val)
		}
	}
	return m
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
