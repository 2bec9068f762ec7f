"""The questions as Polars has them (common.py has the arguments)."""
import numpy as np
import polars as pl
from common import N, column, group_columns, join_columns, report, walk, wanted
from polars import col
from questions import GROUP, JOIN, MORE, WHERE


def total(c):
    """The sum without missing values, of which pandas has NaN (correlations of one row)."""
    return float((c.fill_nan(None) if c.dtype.is_float() else c).sum())


def sums(*columns):
    return lambda r: f"{len(r)} " + " ".join([f"{total(r[c]):.6g}" for c in columns])


def picked(top, width, codes):
    return pl.Series([("id%0" + str(width) + "d") % k for k in range(top + 1)])[column(codes)]


def texts(codes):
    return pl.DataFrame({"k": column(codes)}).select(("id" + col("k").cast(pl.String)).alias("k"))["k"]


if wanted(*GROUP, *MORE, *WHERE):
    x = pl.DataFrame(group_columns(picked))
    z = x.lazy()
report("q1", lambda: z.group_by("id1").agg(col("v1").sum()).collect(), sums("v1"))
report("q2", lambda: z.group_by("id1", "id2").agg(col("v1").sum()).collect(), sums("v1"))
report("q3", lambda: z.group_by("id3").agg(col("v1").sum(), col("v3").mean()).collect(), sums("v1", "v3"))
report("q4", lambda: z.group_by("id4").agg(col("v1").mean(), col("v2").mean(), col("v3").mean()).collect(), sums("v1", "v2", "v3"))
report("q5", lambda: z.group_by("id6").agg(col("v1").sum(), col("v2").sum(), col("v3").sum()).collect(), sums("v1", "v2", "v3"))
report("q6", lambda: z.group_by("id4", "id5").agg(col("v3").median().alias("m"), col("v3").std().alias("s")).collect(), sums("m", "s"))
report("q7", lambda: z.group_by("id3").agg((col("v1").max() - col("v2").min()).alias("r")).collect(), sums("r"))
report("q8", lambda: z.group_by("id6").agg(col("v3").top_k(2)).explode("v3").collect(), sums("v3"))
report("q9", lambda: z.group_by("id2", "id4").agg((pl.corr("v1", "v2") ** 2).alias("r")).collect(), sums("r"))
report("q10", lambda: z.group_by("id1", "id2", "id3", "id4", "id5", "id6").agg(col("v3").sum(), col("v1").count()).collect(), sums("v3", "v1"))

middle = lambda r: f"{len(r)} {float(r['v3'][N // 2]):.6g}"
report("sort1", lambda: x.sort("v3", maintain_order=True), middle)
report("sort2", lambda: x.select("id6", "v3").sort("id6", "v3"), middle)
report("sort3", lambda: x.select("id3", "id1", "v3").sort("id3", "id1", maintain_order=True), middle)
report("filter", lambda: z.filter(col("v3") > 50).select(col("v1").mean()).collect()["v1"][0], lambda r: f"{r:.8g}")
report("select", lambda: z.filter((col("v3") > 25) & (col("id4") <= 50) & (col("id1") != "id001")).collect(), sums("v1", "v3"))
report("where_columns", lambda: z.filter(col("v3") > 50).select("id4", "v1", "v3").collect(), sums("v1", "v3"))
report("where_query", lambda: z.filter((col("v3") > 25) & (col("id4") <= 50)).select("v1", "v3").collect(), sums("v1", "v3"))
report("where_computed", lambda: z.filter(col("v1") * 10 + col("v3") > 60).select(col("v3").sum()).collect().item(), lambda r: f"{r:.8g}")
report("where_several", lambda: z.filter(col("v3") > 50).select(col("v1", "v2", "v3").mean()).collect().row(0), lambda r: " ".join([f"{v:.8g}" for v in r]))
report("where_group", lambda: z.filter(col("v3") > 50).group_by("id4").agg(col("v1").sum()).collect(), sums("v1"))
report("where_groups", lambda: z.filter(col("v3") > 50).group_by("id6").agg(col("v3").mean()).collect(), sums("v3"))
report("where_text", lambda: z.filter(col("v3") > 50).group_by("id1").agg(col("v3").mean()).collect(), sums("v3"))
report("where_agg", lambda: z.filter((col("v3") > 25) & (col("id5") <= 50)).group_by("id4", "id5").agg(col("v1").sum(), col("v3").max()).collect(), sums("v1", "v3"))
report("expression", lambda: z.select(((col("v1") * col("v1") + col("v2") * col("v2")).sqrt() * col("v3").log1p()).sum()).collect().item(), lambda r: f"{r:.8g}")


def described(r):
    rows = {row[0]: row[1:] for row in r.rows()}
    return " ".join([f"{float(rows[k][c]):.6g}" for c in range(3) for k in ("mean", "std", "25%", "50%", "75%")])


report("describe", lambda: x.select("v1", "v2", "v3").describe(interpolation="linear"), described)
report("duplicates", lambda: x.unique(["id6", "v2"], keep="first", maintain_order=True), lambda r: f"{len(r)}")
report("nunique", lambda: z.select(col("id3").n_unique(), col("v3").n_unique(), col("id6").n_unique()).collect().row(0), lambda r: " ".join([str(k) for k in r]))
report("counts", lambda: x["id3"].value_counts(sort=True), lambda r: f"{len(r)} {int(r['count'][0])} {int(r['count'].sum())}")
report("pivot", lambda: x.pivot("id5", index="id4", values="v3", aggregate_function="mean"), lambda r: f"{len(r)} {sum(total(r[c]) for c in r.columns[1:]):.8g}")
report("upper", lambda: x.select(col("id3").str.to_uppercase())["id3"], lambda r: f"{len(r)} {r[N // 2][2:]}")
report("contains", lambda: z.select(col("id3").str.contains("77", literal=True).sum()).collect().item(), lambda r: f"{int(r)}")
report("lengths", lambda: z.select(col("id1").str.len_chars().sum()).collect().item(), lambda r: f"{int(r)}")
report("rolling", lambda: x.select(col("v3").rolling_mean(100))["v3"], lambda r: f"{len(r)} {float(r.sum()):.8g}")

if wanted("row_function"):
    few = x.head(N // 10).select(a=col("v3"), b=col("v2") + 1.5)
    report("row_function", lambda: few.select(r=pl.struct("a", "b").map_elements(lambda s: walk(s["a"], s["b"]), return_dtype=pl.Float64))["r"],
           lambda r: f"{len(r)} {float(r.sum()):.8g}")

if wanted(*JOIN):
    x, small, medium, big = [pl.DataFrame(c) for c in join_columns(texts)]
report("j1", lambda: x.join(small, on="id1"), sums("v1", "v2"))
report("j2", lambda: x.join(medium, on="id2"), sums("v1", "v2"))
report("j3", lambda: x.join(medium, on="id2", how="left"), sums("v1", "v2"))
report("j4", lambda: x.join(medium, on="id5"), sums("v1", "v2"))
report("j5", lambda: x.join(big, on="id3"), sums("v1", "v2"))
