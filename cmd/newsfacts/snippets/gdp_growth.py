import duckdb

db = duckdb.connect()
db.execute(open("out/open.sql", encoding="utf-8").read())
growth = db.sql("""
    SELECT place, period_start AS quarter, any_value(value_signed) AS growth
    FROM facts_distinct
    WHERE property_canonical = '地区生产总值' AND kind = 'change' AND comparison = 'yoy'
      AND place IS NOT NULL AND unit = 'percent' AND modality = 'actual' AND datediff('day', period_start, period_end) BETWEEN 88 AND 92
    GROUP BY place, period_start
""").df()
table = growth.pivot(index="quarter", columns="place", values="growth").dropna(axis=1, thresh=4)
print(table)

try:
    import matplotlib
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
except ImportError:
    raise SystemExit("pip install matplotlib draws the plot")
plt.rcParams["font.sans-serif"] = ["Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "sans-serif"]
axes = table.plot(marker="o", figsize=(8, 4), title="quarterly GDP growth, % on the year")
axes.figure.savefig("gdp_growth.png", bbox_inches="tight")
