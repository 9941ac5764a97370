from pyspark.sql import SparkSession

spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
spark.read.parquet("out/facts").createOrReplaceTempView("facts")
spark.sql("SELECT modality, kind, count(*) AS n FROM facts GROUP BY modality, kind ORDER BY n DESC").show()
spark.stop()
