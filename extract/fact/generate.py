#!/usr/bin/env python3
"""Writes words.tsv: the verbs that end a noun phrase, and the nouns that keep a scan from finding a verb across two words.

  generate.py $(go list -m -f '{{.Dir}}' github.com/go-ego/gse)/data/dict/zh/s_1.txt

From the simplified dictionary of gse (Apache-2.0), words of two to four characters; verbs seen at least 100 times, nouns 150 times.
Verbs that news text prints inside the names of indicators (固定资产投资, 发电, 就业) are nouns here: NOMINAL, by reading the list.
What grammar.tsv lists is left out: there it stands with its meaning.
"""
import os, sys

NOMINAL = """
开支 自营 自有 自产 转换 传输 存储 显示 充电 放电 续航 储能 制冷 压缩 燃烧 反应 失业 收入 支出 就业 学习 需求 统计 保护 开放 生产 创新 开发 服务 合作 建设 治理 保障 发展 教育 研究 管理 消费 培养 培训 融资 支持 补助 补贴 资助 认证 排放 投诉 登记
注册 发行 交易 成交 收购 采购 应用 供应 储存 储备 投放 养老 医疗 护理 维修 检测 检验 监测 监督 审计 执法 申报 认定 评估 设计 制造 加工 运行 运输 物流 投入 产出
支付 结算 理财 担保 保险 赔偿 捐款 拨款 贷款 借款 欠款 存款 投保 参保 招生 毕业 录取 招聘 用工 用电 发电 用水 供水 供电 种植 养殖 播种 收获 出栏 存栏 扶贫 脱贫 旅游
住宿 餐饮 点击 播放 阅读 流通 零售 批发 库存 回收 利用 体检 诊疗 住院 门诊 死亡 受伤 失踪 感染 确诊 出生 结婚 离婚 犯罪 诈骗 办公 居住 绿化 通车 运营 常住 流动
户籍 增值 贬值 升值 持股 控股 持仓 活动 演出 展览 比赛 直播 改造 修复 安置 拆迁 产能 造价 体重 身高 医保 社保 分行 支行 采矿 冶炼 烧烤 演唱 驾驶 编制 报名 在校 在外 在职 离退
退休 流失 保有 供给 负担 手续 处罚 赔付 理赔 供养 寄宿 留守 移民 会议 联合 配套 收费 缴费 缴纳 纳税 工作 生活 经济 组织 行动 行为 作用 介绍信 通知 报告 调查 计划 规划 指示 决定
选手 教练 队员 参赛 学校 考生 高考 中考 录用 防护 防治 防控 救助 救援 扶持 帮扶 孵化 流通 贸易 转让 出让 拍卖 抵押 质押 信贷 放贷 回购 分红 派息 派现 募集 集资 筹资 利息 储蓄 通行 出行 出租
租赁 装修 装备 装机 照明 采暖 供暖 供热 供气 灌溉 施工 监理 勘探 开采 储量 探明 污染 处理 回用 循环 再生 资源化 清洁 节能 减排 脱硫 碳汇 造林 育林 防洪 抗旱 排涝 蓄水 来水 引水 捕捞 屠宰 出口 进口 外贸
营业 主营 营收 经营 盈利 亏损 减值 折旧 摊销 研发 试验 实验 展示 展销 促销 订单 订货 下单 签证 入境 出境 过境 接待 游览 参观 观影 观众 演播 上映 出版 印刷 发货 配送 快递 邮政 电信 通信 通话 上网 联网 宽带
体育 健身 训练 竞赛 冠军 夺金 得分 进球 助攻 篮板 罚球 失误 命中 防守 进攻 犯规 扑救 射门 角球 控球 传球 伤亡 受灾 遇难 伤员 倒塌 损毁 受损 疏散 转移支付 预算 决算 拨付 结余 赤字 负债 偿债 发债 欠税 退税 减税 免税 关税
专利 授权 申请 发明 论文 引用 转化 孵化器 学分 课程 授课 听课 讲座 宣讲 志愿 义诊 献血 捐献 移植 手术 接种 疫苗 检疫 隔离 治愈 出院 病例 病床 覆盖 处方 配送 流量 需求 体验 互动 电商 网购 网络 代言 直销 团购 预售 销售 现房
""".split()

# Words of news text that the dictionary lacks or counts too low.
MORE_VERBS = """
派发 派送 砍下 授牌 迭代 落户 投产 投用 揭牌 上线 下线 入库 落地 签约 挂牌 入驻 开业 开展 举办 承办 主办 受理 办理 办结 发放 下达 拨付了 到账 落实 惠及 带动 引领 出台 出具 配备 吸纳 覆盖了 接入 打通 建有 设有 拥有 布局 打造 培育 推介 推动 推进 助力 助推 协助 帮助 赋能 聚焦 围绕 立足
累计采集 下拨 调运 拨付 划拨 募捐 捐赠 采集 抽检 抽查 查获 查处 缴获 抓获 破获 侦破 起诉 判处 移送 追缴 挽回 追回 救出 营救 搜救 疏散 转移了 撤离 抵达 发往 开行 开通 停运 停产 复工 复产 开工 竣工 完工 贯通 通航 首飞 发射 并网 供货 交付 交房 售出 卖出 买入 售罄 热销 成交了 拍得 竞得 摘得 夺得 斩获 荣获 获评 获批 入选 入围
击败 战胜 不敌 险胜 完胜 负于 逆转 晋级 淘汰 领先 落后于 反超 打入 攻入 贡献了 砍下 轰下 得到 送出 抢下 来自 分布 涵盖 涉及 包括 包含 组成 构成 参加 参与 出席 报名参加 前来 赶赴 奔赴 派出 出动 投入使用 引进 引入 招引 吸引 签订 签署 达成 敲定 研制 研发出 推出 发布 印发 颁布 实施 施行 执行 列入 纳入 归集 汇聚 集聚 聚集 储备了 筛选 遴选 评选 命名 认定为
""".split()

def main(path):
    here = os.path.dirname(os.path.abspath(__file__))
    grammar = {l.split("\t")[0] for l in open(os.path.join(here, "grammar.tsv"), encoding="utf-8") if "\t" in l and l[0] != "#"}
    words = {}
    for l in open(path, encoding="utf-8"):
        c = l.split()
        if len(c) != 3 or not 2 <= len(c[0]) <= 4 or not all("\u4e00" <= r <= "\u9fff" for r in c[0]):
            continue
        w, n, tag = c[0], int(c[1]), c[2]
        if tag == "v" and n >= 100:
            words[w] = "v"
        elif tag == "a" and n >= 100:
            words[w] = "a"
        elif tag in ("n", "vn", "nz", "l", "b", "j", "an", "ad") and n >= 150:
            words[w] = "n"
    for w in MORE_VERBS: words[w] = "v"
    for w in NOMINAL: words[w] = "vn"
    for w in grammar: words.pop(w, None)
    with open(os.path.join(here, "words.tsv"), "w", encoding="utf-8") as f:
        f.write("# Verbs (v), adjectives (a), nouns (n) and nouns of doing (vn). Written by generate.py from the dictionary of gse (Apache-2.0); do not edit.\n")
        for w in sorted(words): f.write(f"{w}\t{words[w]}\n")

main(sys.argv[1])
