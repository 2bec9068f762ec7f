# Keys that pivots use twice, margins of empty tables, and group-bys that pandas refuses.
import pandas as pd


def show(what, make):
    try:
        r = make()
    except Exception as e:
        print(what, "raises", type(e).__name__, str(e))
        return
    print(what)
    print(r)
    if hasattr(r, "index"):
        print(type(r.index).__name__, r.index.dtype, r.index.names)


x = pd.DataFrame({"k": [1, 2], "d": ["a", "b"], "v": [1.5, 2.5], "w": pd.Series([None, None], dtype="Int64")})
show("pivot", lambda: x.pivot(index="k", columns="k", values="v"))
show("pivot of the index", lambda: x.set_index("k", drop=False).pivot(columns="k", values="v"))
show("key twice", lambda: x.pivot_table(index="k", columns="k", values="v"))
show("key as value", lambda: x.pivot_table(index="k", columns="d", values="k", margins=True))
show("key as value in a narrow frame", lambda: x[["k", "d"]].pivot_table(index="k", columns="d", values="k"))
show("its margins", lambda: x[["k", "d"]].pivot_table(index="k", columns="d", values="k", margins=True))
show("margins of nothing", lambda: x.pivot_table(index="k", columns="d", values="w", margins=True))
show("counts of nothing", lambda: pd.crosstab(x["w"], x["d"], margins=True))
show("describe of keys", lambda: x[["k"]].groupby("k").describe())
show("no rows, by function", lambda: x.iloc[:0].set_index("d").groupby(lambda i: i[:1]).size())
wide = x.groupby("k").agg({"v": ["min", "max"]})
show("label of two levels", lambda: wide.groupby(("v", "min"))[("v", "max")].sum())
show("windows of times", lambda: x.assign(t=pd.to_datetime(["2024-01-01", None])).rolling("2D", on="t")["v"].sum())
show("windows of a missing label", lambda: x.set_index(pd.DatetimeIndex(["2024-01-01", None]))["v"].rolling("2D"))
show("unordered times", lambda: x.assign(t=pd.to_datetime(["2024-01-03", "2024-01-01"])).loc[[0, 1, 0]].rolling("2D", on="t")["v"].sum())
