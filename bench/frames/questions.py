"""The db-benchmark's group-by and join questions on data of its shape, sorting, filters and expressions: prints a line
`engine|name|best seconds|answer` each. args: engine (pandas, polars, duckdb), rows, [names]. The pandas form runs on Quern and CPython alike."""
import sys
import time

import numpy as np

ENGINE, N = sys.argv[1], int(sys.argv[2])
ONLY = sys.argv[3].split(",") if len(sys.argv) > 3 else None
K = 100


def numbers():
    rng = np.random.RandomState(108)
    d = {}
    for name, top in (("id1", K), ("id2", K), ("id3", N // K), ("id4", K), ("id5", K), ("id6", N // K)):
        d[name] = rng.randint(1, top + 1, N)
    d["v1"], d["v2"] = rng.randint(1, 6, N), rng.randint(1, 16, N)
    d["v3"] = np.round(rng.uniform(0, 100, N), 6)
    d["small"], d["medium"], d["big"] = rng.permutation(N // 10**6 + 10), rng.permutation(N // 10**3 + 1000), rng.permutation(N)
    return d


def best(fn, times=3):
    least, answer = 1e9, None
    for _ in range(times):
        t = time.perf_counter()
        r = fn()
        least = min(least, time.perf_counter() - t)
        answer = r
    return least, answer


def report(name, fn, check):
    if ONLY and name not in ONLY:
        return
    try:
        t, r = best(fn)
        print(f"{ENGINE}|{name}|{t:.4f}|{check(r)}", flush=True)
    except Exception as e:
        print(f"{ENGINE}|{name}|failed|{type(e).__name__} {e}", flush=True)


def with_pandas(d):
    import pandas as pd
    text = {"id1": pd.Series(["id%03d" % k for k in range(K + 1)]), "id3": pd.Series(["id%010d" % k for k in range(N // K + 1)])}
    x = pd.DataFrame({"id1": text["id1"].iloc[d["id1"]].reset_index(drop=True), "id2": text["id1"].iloc[d["id2"]].reset_index(drop=True),
                      "id3": text["id3"].iloc[d["id3"]].reset_index(drop=True), "id4": d["id4"], "id5": d["id5"], "id6": d["id6"],
                      "v1": d["v1"], "v2": d["v2"], "v3": d["v3"]})
    kw = dict(as_index=False, sort=False, observed=True, dropna=False)
    rows = lambda *columns: lambda r: f"{len(r)} " + " ".join([f"{float(r[c].sum()):.6g}" for c in columns])
    report("q1", lambda: x.groupby("id1", **kw).agg({"v1": "sum"}), rows("v1"))
    report("q2", lambda: x.groupby(["id1", "id2"], **kw).agg({"v1": "sum"}), rows("v1"))
    report("q3", lambda: x.groupby("id3", **kw).agg({"v1": "sum", "v3": "mean"}), rows("v1", "v3"))
    report("q4", lambda: x.groupby("id4", **kw).agg({"v1": "mean", "v2": "mean", "v3": "mean"}), rows("v1", "v2", "v3"))
    report("q5", lambda: x.groupby("id6", **kw).agg({"v1": "sum", "v2": "sum", "v3": "sum"}), rows("v1", "v2", "v3"))
    report("q6", lambda: x.groupby(["id4", "id5"], **kw).agg(m=("v3", "median"), s=("v3", "std")), rows("m", "s"))
    report("q7", lambda: x.groupby("id3", **kw).agg({"v1": "max", "v2": "min"}).assign(r=lambda y: y["v1"] - y["v2"])[["id3", "r"]], rows("r"))
    report("q8", lambda: x[["id6", "v3"]].sort_values("v3", ascending=False).groupby("id6", **kw).head(2), rows("v3"))
    report("q10", lambda: x.groupby(["id1", "id2", "id3", "id4", "id5", "id6"], **kw).agg({"v3": "sum", "v1": "count"}), rows("v3", "v1"))
    report("sort1", lambda: x.sort_values("v3", kind="stable"), lambda r: f"{len(r)} {float(r['v3'].iloc[N // 2]):.6g}")
    report("sort2", lambda: x[["id6", "v3"]].sort_values(["id6", "v3"]), lambda r: f"{len(r)} {float(r['v3'].iloc[N // 2]):.6g}")
    report("filter", lambda: x[x["v3"] > 50]["v1"].mean(), lambda r: f"{r:.8g}")
    report("expression", lambda: (np.sqrt(x["v1"] * x["v1"] + x["v2"] * x["v2"]) * np.log1p(x["v3"])).sum(), lambda r: f"{r:.8g}")
    left = x[["id4", "id6", "v1"]].assign(k1=d["id4"] % (N // 10**6 + 10), k2=d["id6"] % (N // 10**3 + 1000), k3=d["big"])
    small = pd.DataFrame({"k1": d["small"], "w": d["small"] * 0.5})
    medium = pd.DataFrame({"k2": d["medium"], "w": d["medium"] * 0.5})
    big = pd.DataFrame({"k3": d["big"][::-1].copy(), "w": d["big"] * 0.5})
    report("j1", lambda: left.merge(small, on="k1"), rows("v1", "w"))
    report("j2", lambda: left.merge(medium, on="k2"), rows("v1", "w"))
    report("j3", lambda: left.merge(medium, on="k2", how="left"), rows("v1", "w"))
    report("j5", lambda: left.merge(big, on="k3"), rows("v1", "w"))


def with_polars(d):
    import polars as pl
    from polars import col
    name = {"id1": np.array(["id%03d" % k for k in range(K + 1)], dtype=object), "id3": np.array(["id%010d" % k for k in range(N // K + 1)], dtype=object)}
    t = {k: pl.Series(v) for k, v in name.items()}
    x = pl.DataFrame({"id1": t["id1"][d["id1"]], "id2": t["id1"][d["id2"]], "id3": t["id3"][d["id3"]], "id4": d["id4"], "id5": d["id5"],
                      "id6": d["id6"], "v1": d["v1"], "v2": d["v2"], "v3": d["v3"]})
    z = x.lazy()
    rows = lambda *columns: lambda r: f"{len(r)} " + " ".join([f"{float(r[c].sum()):.6g}" for c in columns])
    report("q1", lambda: z.group_by("id1").agg(col("v1").sum()).collect(), rows("v1"))
    report("q2", lambda: z.group_by("id1", "id2").agg(col("v1").sum()).collect(), rows("v1"))
    report("q3", lambda: z.group_by("id3").agg(col("v1").sum(), col("v3").mean()).collect(), rows("v1", "v3"))
    report("q4", lambda: z.group_by("id4").agg(col("v1").mean(), col("v2").mean(), col("v3").mean()).collect(), rows("v1", "v2", "v3"))
    report("q5", lambda: z.group_by("id6").agg(col("v1").sum(), col("v2").sum(), col("v3").sum()).collect(), rows("v1", "v2", "v3"))
    report("q6", lambda: z.group_by("id4", "id5").agg(col("v3").median().alias("m"), col("v3").std().alias("s")).collect(), rows("m", "s"))
    report("q7", lambda: z.group_by("id3").agg((col("v1").max() - col("v2").min()).alias("r")).collect(), rows("r"))
    report("q8", lambda: z.group_by("id6").agg(col("v3").top_k(2)).explode("v3").collect(), rows("v3"))
    report("q10", lambda: z.group_by("id1", "id2", "id3", "id4", "id5", "id6").agg(col("v3").sum(), col("v1").count()).collect(), rows("v3", "v1"))
    report("sort1", lambda: x.sort("v3", maintain_order=True), lambda r: f"{len(r)} {float(r['v3'][N // 2]):.6g}")
    report("sort2", lambda: x.select("id6", "v3").sort("id6", "v3", maintain_order=True), lambda r: f"{len(r)} {float(r['v3'][N // 2]):.6g}")
    report("filter", lambda: z.filter(col("v3") > 50).select(col("v1").mean()).collect()["v1"][0], lambda r: f"{r:.8g}")
    report("expression", lambda: z.select(((col("v1") * col("v1") + col("v2") * col("v2")).sqrt() * col("v3").log1p()).sum()).collect().item(), lambda r: f"{r:.8g}")
    left = pl.DataFrame({"id4": d["id4"], "id6": d["id6"], "v1": d["v1"], "k1": d["id4"] % (N // 10**6 + 10), "k2": d["id6"] % (N // 10**3 + 1000), "k3": d["big"]})
    small = pl.DataFrame({"k1": d["small"], "w": d["small"] * 0.5})
    medium = pl.DataFrame({"k2": d["medium"], "w": d["medium"] * 0.5})
    big = pl.DataFrame({"k3": d["big"][::-1].copy(), "w": d["big"] * 0.5})
    report("j1", lambda: left.join(small, on="k1"), rows("v1", "w"))
    report("j2", lambda: left.join(medium, on="k2"), rows("v1", "w"))
    report("j3", lambda: left.join(medium, on="k2", how="left"), rows("v1", "w"))
    report("j5", lambda: left.join(big, on="k3"), rows("v1", "w"))


def with_duckdb(d):
    import duckdb
    import pyarrow as pa
    con = duckdb.connect()
    con.execute(f"SET threads = {int(sys.argv[4]) if len(sys.argv) > 4 else 1}")
    name = {"id1": pa.array(["id%03d" % k for k in range(K + 1)]), "id3": pa.array(["id%010d" % k for k in range(N // K + 1)])}
    source = pa.table({"id1": name["id1"].take(pa.array(d["id1"])), "id2": name["id1"].take(pa.array(d["id2"])), "id3": name["id3"].take(pa.array(d["id3"])),
                      "id4": d["id4"], "id5": d["id5"], "id6": d["id6"], "v1": d["v1"], "v2": d["v2"], "v3": d["v3"]})
    con.execute("CREATE TABLE x AS SELECT * FROM source")

    def ask(sql):
        con.execute("CREATE OR REPLACE TEMP TABLE answer AS " + sql)
        return con

    def rows(*columns):
        sums = ", ".join(f"sum({c})::double" for c in columns)
        return lambda r: (lambda a: f"{a[0]} " + " ".join([f"{v:.6g}" for v in a[1:]]))(con.execute(f"SELECT count(*), {sums} FROM answer").fetchone())
    report("q1", lambda: ask("SELECT id1, sum(v1) v1 FROM x GROUP BY id1"), rows("v1"))
    report("q2", lambda: ask("SELECT id1, id2, sum(v1) v1 FROM x GROUP BY id1, id2"), rows("v1"))
    report("q3", lambda: ask("SELECT id3, sum(v1) v1, avg(v3) v3 FROM x GROUP BY id3"), rows("v1", "v3"))
    report("q4", lambda: ask("SELECT id4, avg(v1) v1, avg(v2) v2, avg(v3) v3 FROM x GROUP BY id4"), rows("v1", "v2", "v3"))
    report("q5", lambda: ask("SELECT id6, sum(v1) v1, sum(v2) v2, sum(v3) v3 FROM x GROUP BY id6"), rows("v1", "v2", "v3"))
    report("q6", lambda: ask("SELECT id4, id5, quantile_cont(v3, 0.5) m, stddev(v3) s FROM x GROUP BY id4, id5"), rows("m", "s"))
    report("q7", lambda: ask("SELECT id3, max(v1) - min(v2) r FROM x GROUP BY id3"), rows("r"))
    report("q10", lambda: ask("SELECT id1, id2, id3, id4, id5, id6, sum(v3) v3, count(v1) v1 FROM x GROUP BY id1, id2, id3, id4, id5, id6"), rows("v3", "v1"))


{"pandas": with_pandas, "quern": with_pandas, "polars": with_polars, "duckdb": with_duckdb}[ENGINE](numbers())
