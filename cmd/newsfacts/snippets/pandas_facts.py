import pandas as pd

facts = pd.read_parquet("out/facts")
articles = pd.read_parquet("out/articles").set_index("article_id")
growth = facts[(facts.kind == "change") & (facts.modality == "actual")]
print(growth.groupby(growth.property_canonical.fillna(growth.property)).value_signed.describe()[["count", "mean", "min", "max"]])
first = facts.iloc[0]
print(articles.loc[first.article_id, "text"][first.char_start:first.char_end] == first.evidence)
