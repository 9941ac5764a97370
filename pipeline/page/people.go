package page

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsfacts/extract/lexicon"
)

//go:embed surnames.tsv
var surnameList string

var surnames = lexicon.MustParse(surnameList, func([]string) (struct{}, error) { return struct{}{}, nil })

// posts are the words that stand before a reporter's name or between names.
var posts = []string{
	"全媒体记者", "融媒体记者", "特约记者", "见习记者", "实习记者", "首席记者", "摄影记者", "本报记者", "本刊记者", "本网记者", "本社记者", "记者", "記者", "通讯员", "通訊員", "特约通讯员",
	"评论员", "特约评论员", "評論員", "实习生", "實習生", "特派员", "撰稿人", "编译", "編譯", "文/图", "图/文", "文图", "摄影", "撰文", "采写", "撰稿", "报道", "文", "图", "作者",
}

// notNames are words of two to four characters that begin like a name.
var notNames = map[string]bool{}

func init() {
	for _, w := range strings.Fields(`文章 高清 全文 时间 时政 时报 成都 安徽 华龙 单位 方面 来源 任务 公司 公告 向前 明日 东方 东莞 金融 水利 江苏 江西 江门 石家庄 云南 平安 封面 应急 经济 和平 安全 国际 国内 国家 国务院
		农业 农民 温州 柳州 常州 常德 郑州 邢台 沙坪坝 马上 景区 许可 段落 万众 相关 印象 居民 包括 游客 党委 商务 公安 司法 教育 原创 计划 支持 应邀 关注 连线 东南 强国 易车 白银 农村 龙华 龙岗 包头 安阳 贺州
		都市 都市报 现代 年度 平台 网络 佚名 未知 匿名 网友 本报 综合 整理 管理员 编辑部 本站 本网 金台 乐山 明光 青岛 元旦 小编 办公室 宣传科 记者站 新华社 官方 转载 投稿 客服 站长 编辑 主编 责编 通讯员 管理 系统 本社 来稿 总编 摘编 摘自 选自 古今 车市 车讯 支部 解读 解放 边防 全国 全省 全市 全媒体 宣传部 水务 石油 荣昌 于此 干部 展开 经报 经网`) {
		notNames[w] = true
	}
}

// institution tells whether a word ends like a body's name, not a person's.
func institution(word string) bool {
	return strings.ContainsRune("局社网報报台部委院组組会會厅廳处處办辦所队隊室馆館校厂场店司团站县市省区镇村频道刊号號讯訊", lastRune(word))
}

// isName tells whether a word is a Chinese person's name: a family name and one or two characters.
func isName(word string) bool {
	n := utf8.RuneCountInString(word)
	if n < 2 || n > 4 || notNames[word] || institution(word) && n != 2 {
		return false
	}
	for _, r := range word {
		if !unicode.Is(unicode.Han, r) || r == '某' {
			return false
		}
	}
	_, end, ok := surnames.At(word, 0)
	if !ok {
		return false
	}
	given := utf8.RuneCountInString(word[end:])
	return given == 1 || given == 2
}

// isForeign tells whether a word is a name in Latin letters or a transcribed one: Demi, 让·吕克.
func isForeign(word string) bool {
	if strings.ContainsAny(word, "·•") {
		for _, r := range word {
			if r != '·' && r != '•' && !unicode.Is(unicode.Han, r) {
				return false
			}
		}
		return utf8.RuneCountInString(word) >= 4
	}
	return false
}

// people returns the names that a text begins with, after the posts before them. Rest is what follows; whole
// tells whether there is nothing but names and posts.
func people(text string) (names []string, whole bool) {
	whole = true
	tokens := strings.FieldsFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("、,，;；/／∕&|丨｜：:", r)
	})
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		bare := afterPost(t)
		switch {
		case bare == "" && t != "":
			continue
		case isName(bare) || isForeign(bare):
			names = append(names, bare)
		case i+1 < len(tokens) && utf8.RuneCountInString(bare) == 1 && utf8.RuneCountInString(tokens[i+1]) == 1 && isName(bare+tokens[i+1]):
			names = append(names, bare+tokens[i+1]) // 王 磊
			i++
		default:
			for _, part := range strings.FieldsFunc(bare, func(r rune) bool { return r == '和' || r == '与' }) {
				if isName(part) && part != bare {
					names = append(names, part)
				} else {
					whole = false
				}
			}
			if !whole {
				return names, false
			}
		}
	}
	return names, whole && len(names) > 0
}

// afterPost returns what follows the last post in a word: 南都见习记者 -> "", 记者唐雨 -> 唐雨.
func afterPost(word string) string {
	if isName(word) {
		return word
	}
	best := 0
	for _, p := range posts {
		if i := strings.LastIndex(word, p); i >= 0 && i+len(p) > best && (utf8.RuneCountInString(p) > 1 || i == 0) {
			best = i + len(p)
		}
	}
	return word[best:]
}

// signature tells whether a line is nothing but its authors: 新京报记者 陆一帆, □ 本报记者 张三, 文/李四.
func signature(line string) bool { return len(signed(line)) > 0 }

// signed returns the names in such a line.
func signed(line string) []string {
	line = strings.TrimFunc(tight(line), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("□■●◎○（）()【】[]*—-", r)
	})
	if n := utf8.RuneCountInString(line); n < 4 || n > 40 || sentence(line) {
		return nil
	}
	for _, w := range []string{"记者", "記者", "通讯员", "通訊員", "作者", "评论员", "评论员", "撰文", "采写", "撰稿", "文/", "文丨", "文｜", "文|", "文字/", "实习生"} {
		if i := strings.Index(line, w); i >= 0 && i <= 30 {
			if names, whole := people(line[i:]); whole {
				return names
			}
		}
	}
	return nil
}
