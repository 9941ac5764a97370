import duckdb

db = duckdb.connect()
db.execute(open("out/open.sql", encoding="utf-8").read())
print(db.sql("""
    SELECT place, entity, property, value_text, direction, comparison, period_timex, source
    FROM facts_wide
    WHERE kind = 'change' AND modality = 'actual' AND place IS NOT NULL
    ORDER BY publish_date DESC, fact_id LIMIT 5
"""))
