package organization

import (
	"strings"
	"unicode/utf8"
)

// A house (博物馆, 图书馆, 音乐厅) and a seat of power (白宫) are places, unless they act or someone belongs to them: 省博物馆馆长, 白宫发言人; in
// 参观省博物馆, 在白宫说 they are where something is.

// everywhere tells whether a name says of which bodies of a class it speaks, not of one: 全国模范看守所, 全省农村信用社. Associations, committees and
// bureaus of 全国 are one.
func everywhere(name, kind string) bool {
	_, last := utf8.DecodeLastRuneInString(name)
	if _, _, ok := many.At(name[:len(name)-last], 0); ok && kind != "media" {
		return true
	}
	if !strings.HasPrefix(name, "全") && !strings.HasPrefix(name, "我") {
		return false
	}
	for _, w := range []string{"全国", "全省", "全市", "全县", "全球", "我国"} {
		if strings.HasPrefix(name, w) {
			switch kind {
			case "school", "hospital", "company", "finance", "research", "media":
				return !strings.HasSuffix(name, "公司") || w != "全国"
			case "government":
				return strings.HasSuffix(name, "所") || strings.HasSuffix(name, "村委会") || strings.HasSuffix(name, "居委会")
			}
		}
	}
	return false
}

// many are words before the name of a class of bodies.
var many = wordList("乡镇 直辖市 自治区党 农村 世界一流 世界三大 一流 全国性 大型 某 一家 一位 一所 中外 国内外 海外 欧美 朝野 两大 三大 四大 五大 八大 各大 新任 原公司 任何 执政党 中央级 首家 第二家 第一家")

// houses are endings of bodies that are buildings.
var houses = []string{"博物馆", "博物院", "美术馆", "图书馆", "纪念馆", "艺术馆", "科技馆", "文化馆", "展览馆", "档案馆", "剧院", "音乐厅", "会展中心", "陈列馆", "故居"}

// troupes are 剧院 that play: 话剧院, 京剧院.
const troupes = "话歌舞京川越豫粤沪黄评秦昆锡赣楚晋儿"

// seats are buildings that stand for who governs there.
var seats = map[string]bool{"白宫": true, "克里姆林宫": true, "青瓦台": true, "爱丽舍宫": true, "五角大楼": true, "唐宁街": true, "龙山": true}

// serving are words behind a house that acts or whose people are meant.
var serving = strings.Fields(`馆长 副馆长 名誉馆长 院长 副院长 总经理 经理 董事长 员工 职工 研究员 研究馆员 专家 讲解员 工作人员 负责人 相关负责人 有关负责人 党委 党支部 方面 官员 发言人 新闻发言人 高级官员 顾问 幕僚长 办公厅 国家安全委员会
	宣布 表示 发表 介绍 透露 认为 指出 强调 证实 否认 回应 发布 公布 主办 举办 承办 联合 会同 推出 邀请 决定 同意 拒绝 要求 希望 呼吁 警告 收购 征集 获得 获 接待 承诺 称 说 曾 已 将 也 则 正 正在 有望 计划 打算 敦促 批准 通过 向 对此 告诉 说服 成立 与`)

// belonging are words before a house that acts.
var belonging = []string{"由", "据", "向", "被", "经", "和白宫"}

// venue tells whether a house or seat at [from, to) is only where something is.
func (c *scan) venue(from, to int) bool {
	name := c.text[from:to]
	if last, _ := utf8.DecodeLastRuneInString(name); !strings.ContainsRune("馆院厅心居宫台楼街山", last) {
		return false // how houses and seats end
	}
	house := seats[name]
	for _, h := range houses {
		if short, ok := strings.CutSuffix(name, h); ok {
			last, _ := utf8.DecodeLastRuneInString(short)
			house = house || h != "剧院" || !strings.ContainsRune(troupes, last)
		}
	}
	if !house {
		return false
	}
	before, rest := c.text[:from], c.text[to:]
	for _, w := range []string{"在", "到", "于", "往", "去", "入", "进", "参观", "游览", "出", "主"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	for _, w := range serving {
		if strings.HasPrefix(rest, w) && !(w == "与" && strings.HasSuffix(before, "、")) {
			return false
		}
	}
	for _, w := range belonging {
		if strings.HasSuffix(before, w) {
			return false
		}
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return !(r == '：' || r == ':') || from > 0
}
