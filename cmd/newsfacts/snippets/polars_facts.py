import polars as pl

facts = pl.scan_parquet("out/facts/*.parquet")
articles = pl.scan_parquet("out/articles/*.parquet").select("article_id", "title", "outlet")
print(
    facts.filter(pl.col("kind") == "level", pl.col("unit") == "CNY")
    .join(articles, on="article_id")
    .select("outlet", "place", "entity", "property", "value", "period_timex")
    .sort("value", descending=True, nulls_last=True)
    .head(5)
    .collect()
)
