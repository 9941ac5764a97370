"""Reads every table of an output folder with one library and compares columns, types and docs with the lines on stdin
(table, column, type, doc; tabs between); every mention must stand where it says."""
import glob, os, sys

library, out = sys.argv[1:]
want = {}
for line in sys.stdin.read().splitlines():
    table, column, kind, doc = line.split("\t")
    want.setdefault(table, []).append((column, kind, doc))
files = lambda table: sorted(glob.glob(os.path.join(out, table, "*.parquet")))
faults = []

def compare(table, got, kinds):
    if [c for c, _ in got] != [c for c, _, _ in want[table]]:
        faults.append(f"{table}: columns {got}")
    for (column, kind, _), (_, seen) in zip(want[table], got):
        if str(seen) not in kinds[kind]:
            faults.append(f"{table}.{column}: {seen}, not {kind}")

if library == "pyarrow":
    import pyarrow.parquet as pq
    kinds = {"STRING": ["string"], "INT32": ["int32"], "INT64": ["int64"], "DOUBLE": ["double"], "BOOLEAN": ["bool"], "DATE": ["date32[day]"],
             "TIMESTAMP": ["timestamp[us, tz=UTC]"], "LIST<STRING>": ["list<element: string>", "list<element: string not null>"]}
    for table in want:
        schema = pq.read_table(files(table)).schema
        compare(table, [(f.name, f.type) for f in schema], kinds)
        for f, (column, _, doc) in zip(schema, want[table]):
            if (f.metadata or {}).get(b"description", b"").decode() != doc:
                faults.append(f"{table}.{column}: no description in {f.metadata}")
    read = lambda table: pq.read_table(files(table)).to_pylist()
elif library == "duckdb":
    import duckdb
    kinds = {"STRING": ["VARCHAR"], "INT32": ["INTEGER"], "INT64": ["BIGINT"], "DOUBLE": ["DOUBLE"], "BOOLEAN": ["BOOLEAN"], "DATE": ["DATE"],
             "TIMESTAMP": ["TIMESTAMP WITH TIME ZONE"], "LIST<STRING>": ["VARCHAR[]"]}
    db = duckdb.connect()
    db.execute(open(os.path.join(out, "open.sql"), encoding="utf-8").read())
    for table in want:
        compare(table, [(r[0], r[1]) for r in db.execute(f"DESCRIBE {table}").fetchall()], kinds)
    for view in ("facts_wide", "facts_distinct"):
        db.execute(f"SELECT count(*) FROM {view}").fetchall()
    docs = dict(db.execute("SELECT column_name, comment FROM duckdb_columns() WHERE table_name = 'figures'").fetchall())
    if not docs.get("value"):
        faults.append(f"figures.value has no comment: {docs}")
    def read(table):
        r = db.execute(f"SELECT * EXCLUDE ({','.join(c for c, k, _ in want[table] if k == 'TIMESTAMP') or 'flags'}) FROM {table}")
        names = [d[0] for d in r.description]
        return [dict(zip(names, row)) for row in r.fetchall()]
else:
    import polars as pl
    kinds = {"STRING": ["String"], "INT32": ["Int32"], "INT64": ["Int64"], "DOUBLE": ["Float64"], "BOOLEAN": ["Boolean"], "DATE": ["Date"],
             "TIMESTAMP": ["Datetime(time_unit='us', time_zone='UTC')"], "LIST<STRING>": ["List(String)"]}
    for table in want:
        compare(table, list(pl.read_parquet(os.path.join(out, table, "*.parquet")).schema.items()), kinds)
    read = lambda table: pl.read_parquet(os.path.join(out, table, "*.parquet")).to_dicts()

texts = {r["article_id"]: r["text"] for r in read("articles")}
if not texts:
    faults.append("no articles")
rows = 0
for table in ("figures", "percentages", "dates", "organizations"):
    for r in read(table):
        rows += 1
        if texts[r["article_id"]][r["char_start"]:r["char_end"]] != r["text"]:
            faults.append(f"{table}: {r['text']} does not stand at {r['char_start']}")
if not rows:
    faults.append("no mentions")
print("\n".join(faults))
sys.exit(bool(faults))
