import duckdb

db = duckdb.connect()
db.execute(open("out/open.sql", encoding="utf-8").read())
print(db.sql("""
    SELECT place, period_start AS quarter, any_value(value_signed) AS growth
    FROM facts_distinct
    WHERE property_canonical = '地区生产总值' AND kind = 'change' AND comparison = 'yoy' AND unit = 'percent'
    GROUP BY place, period_start ORDER BY place, quarter
"""))
