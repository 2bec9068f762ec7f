"""The questions as pandas has them; runs on Quern and on CPython alike (common.py has the arguments)."""
import numpy as np
import pandas as pd
from common import ENGINE, N, column, group_columns, join_columns, report, sums, walk, wanted
from questions import GROUP, JOIN, MORE, WHERE

kw = dict(as_index=False, sort=False, observed=True, dropna=False)


def whole(r):
    """The frame, with all of its columns made, were they put off."""
    for name in r.columns:
        r[name].iloc[-1]
    return r


def picked(top, width, codes):
    """Text column of "id" and a number of that width."""
    words = pd.Series([("id%0" + str(width) + "d") % k for k in range(top + 1)])
    return words.iloc[column(codes)].reset_index(drop=True)


def texts(codes):
    return "id" + pd.Series(column(codes)).astype("str")


if wanted(*GROUP, *MORE, *WHERE):
    x = pd.DataFrame(group_columns(picked))
report("q1", lambda: x.groupby("id1", **kw).agg({"v1": "sum"}), sums("v1"))
report("q2", lambda: x.groupby(["id1", "id2"], **kw).agg({"v1": "sum"}), sums("v1"))
report("q3", lambda: x.groupby("id3", **kw).agg({"v1": "sum", "v3": "mean"}), sums("v1", "v3"))
report("q4", lambda: x.groupby("id4", **kw).agg({"v1": "mean", "v2": "mean", "v3": "mean"}), sums("v1", "v2", "v3"))
report("q5", lambda: x.groupby("id6", **kw).agg({"v1": "sum", "v2": "sum", "v3": "sum"}), sums("v1", "v2", "v3"))
report("q6", lambda: x.groupby(["id4", "id5"], **kw).agg(m=("v3", "median"), s=("v3", "std")), sums("m", "s"))
report("q7", lambda: x.groupby("id3", **kw).agg({"v1": "max", "v2": "min"}).assign(r=lambda y: y["v1"] - y["v2"])[["id3", "r"]], sums("r"))
report("q8", lambda: whole(x[["id6", "v3"]].sort_values("v3", ascending=False).groupby("id6", **kw).head(2)), sums("v3"))
report("q9", lambda: (x.groupby(["id2", "id4"])[["v1", "v2"]].corr().iloc[0::2]["v2"] ** 2).rename("r").reset_index(), sums("r"))
report("q10", lambda: x.groupby(["id1", "id2", "id3", "id4", "id5", "id6"], **kw).agg({"v3": "sum", "v1": "count"}), sums("v3", "v1"))

middle = lambda r: f"{len(r)} {float(r['v3'].iloc[N // 2]):.6g}"
report("sort1", lambda: whole(x.sort_values("v3", kind="stable")), middle)
report("sort2", lambda: whole(x[["id6", "v3"]].sort_values(["id6", "v3"])), middle)
report("sort3", lambda: whole(x[["id3", "id1", "v3"]].sort_values(["id3", "id1"], kind="stable")), middle)
report("filter", lambda: x[x["v3"] > 50]["v1"].mean(), lambda r: f"{r:.8g}")
report("select", lambda: whole(x[(x["v3"] > 25) & (x["id4"] <= 50) & (x["id1"] != "id001")]), sums("v1", "v3"))
report("where_columns", lambda: whole(x.loc[x["v3"] > 50, ["id4", "v1", "v3"]]), sums("v1", "v3"))
report("where_query", lambda: whole(x.query("v3 > 25 and id4 <= 50")[["v1", "v3"]]), sums("v1", "v3"))
report("where_computed", lambda: x[x["v1"] * 10 + x["v3"] > 60]["v3"].sum(), lambda r: f"{r:.8g}")
report("where_several", lambda: x[x["v3"] > 50][["v1", "v2", "v3"]].mean(), lambda r: " ".join([f"{float(v):.8g}" for v in r]))
report("where_group", lambda: x[x["v3"] > 50].groupby("id4", **kw)["v1"].sum(), sums("v1"))
report("where_groups", lambda: x[x["v3"] > 50].groupby("id6", **kw)["v3"].mean(), sums("v3"))
report("where_text", lambda: x[x["v3"] > 50].groupby("id1", **kw)["v3"].mean(), sums("v3"))
report("where_agg", lambda: x[(x["v3"] > 25) & (x["id5"] <= 50)].groupby(["id4", "id5"], **kw).agg({"v1": "sum", "v3": "max"}), sums("v1", "v3"))
report("expression", lambda: (np.sqrt(x["v1"] * x["v1"] + x["v2"] * x["v2"]) * np.log1p(x["v3"])).sum(), lambda r: f"{r:.8g}")
report("describe", lambda: x[["v1", "v2", "v3"]].describe(), lambda r: " ".join([f"{float(r.loc[k, c]):.6g}" for c in ("v1", "v2", "v3") for k in ("mean", "std", "25%", "50%", "75%")]))
report("duplicates", lambda: whole(x.drop_duplicates(["id6", "v2"])), lambda r: f"{len(r)}")
report("nunique", lambda: [x["id3"].nunique(), x["v3"].nunique(), x["id6"].nunique()], lambda r: " ".join([str(k) for k in r]))
report("counts", lambda: x["id3"].value_counts(), lambda r: f"{len(r)} {int(r.iloc[0])} {int(r.sum())}")
report("pivot", lambda: x.pivot_table(index="id4", columns="id5", values="v3", aggfunc="mean"), lambda r: f"{len(r)} {float(np.nansum(r.to_numpy())):.8g}")
report("upper", lambda: x["id3"].str.upper(), lambda r: f"{len(r)} {r.iloc[N // 2][2:]}")
report("contains", lambda: x["id3"].str.contains("77", regex=False).sum(), lambda r: f"{int(r)}")
report("lengths", lambda: x["id1"].str.len().sum(), lambda r: f"{int(r)}")
report("rolling", lambda: x["v3"].rolling(100).mean(), lambda r: f"{len(r)} {float(r.sum()):.8g}")

if wanted("row_function"):
    few = x[["v1", "v2", "v3"]].iloc[:N // 10]
    a, b = few["v3"], few["v2"] + 1.5
    if ENGINE == "quern":
        from numba import njit
        kernel = njit(walk)
        report("row_function", lambda: kernel(a, b), lambda r: f"{len(r)} {float(r.sum()):.8g}")
    else:
        report("row_function", lambda: pd.Series([walk(p, q) for p, q in zip(a, b)]), lambda r: f"{len(r)} {float(r.sum()):.8g}")
if wanted(*GROUP, *MORE, *WHERE):
    del x

if wanted(*JOIN):
    x, small, medium, big = [pd.DataFrame(c) for c in join_columns(texts)]
report("j1", lambda: whole(x.merge(small, on="id1")), sums("v1", "v2"))
report("j2", lambda: whole(x.merge(medium, on="id2")), sums("v1", "v2"))
report("j3", lambda: whole(x.merge(medium, on="id2", how="left")), sums("v1", "v2"))
report("j4", lambda: whole(x.merge(medium, on="id5")), sums("v1", "v2"))
report("j5", lambda: whole(x.merge(big, on="id3")), sums("v1", "v2"))
