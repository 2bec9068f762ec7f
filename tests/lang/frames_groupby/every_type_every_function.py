# Every function of groups over a column of every type: all rows in groups, none, and one row whose key is missing.
import numpy as np
import pandas as pd

nan = float("nan")
df = pd.DataFrame({
    "k": [1, 1, 2], "uint8": pd.Series([1, 2, None], dtype="UInt8"), "int8": np.array([1, 2, 3], dtype="int8"), "boolean": pd.Series([True, None, False], dtype="boolean"),
    "time": pd.to_datetime(["2024-01-01", None, "2023-01-01"]), "text": ["x", "y", None], "float": pd.Series([1.5, None, 2], dtype="Float64"),
    "span": pd.to_timedelta([None, "1D", "2D"]), "string": pd.Series(["x", None, "y"], dtype="string"), "object": pd.Series(["x", None, 1], dtype="object"),
    "category": pd.Categorical(["x", None, "y"]), "ordered": pd.Categorical(["x", None, "y"], ordered=True), "zone": pd.to_datetime(["2024-01-01", None, "2023-01-01"], utc=True)})
functions = ["sum", "prod", "min", "max", "mean", "median", "std", "var", "sem", "first", "last", "any", "all", "count", "nunique", "cumsum", "cummax", "cummin", "rank", "ffill",
             "pct_change", "unique", "value_counts", "idxmax", "quantile", "describe", "skew", "shift", "kurt"]


def told(what, f):
    try:
        r = f()
        print(what, [str(t) for t in r.dtypes] if isinstance(r, pd.DataFrame) else r.dtype, r.to_numpy().tolist() if isinstance(r, pd.DataFrame) else r.tolist(), r.index.tolist())
    except Exception as e:
        print(what, type(e).__name__)


for c in df.columns[1:]:
    for h in functions:
        told(f"{c} {h}", lambda: getattr(df.groupby("k")[c], h)())
        told(f"{c} {h} of none", lambda: getattr(df.assign(k=nan).groupby("k")[c], h)())
        told(f"{c} {h} of some", lambda: getattr(df.assign(k=[1, nan, 2]).groupby("k")[c], h)())
    for fill in [0, "x", nan, True, 1.5, None, 1000]:
        if c != "boolean":
            told(f"{c} shift {fill}", lambda: df.groupby("k")[c].shift(1, fill_value=fill))
    for na in ["top", "bottom"]:
        told(f"{c} rank {na}", lambda: df.assign(k=[nan, 2, 2]).groupby("k")[c].rank(na_option=na))
print(df.groupby("k")["int8"].unique(), df.groupby("k")["category"].unique(), df.groupby("k")["object"].unique())
print(pd.Series([[0.1, 1e20], (2.0, "a"), {0.5: [1 / 3]}, frozenset([1]), np.array([1.0, 2.5])]))
print(pd.Series([1.5, 2.5], index=[0.5, -0.0]).groupby([1, 2]).groups, df.groupby("uint8").groups)
print(pd.MultiIndex.from_product([[0.5, 1.0], pd.to_datetime(["2024-01-01"]), ["a"]]).levels)
g = df.assign(c=pd.Categorical(["a", None, "b"], categories=["b", "a", "z"])).groupby("k")
print(g["c"].value_counts(), g[["c", "int8"]].value_counts(), g["c"].value_counts(normalize=True))
for observed in [True, False]:
    g = df.groupby(["category", "k"], observed=observed)
    print(g["category"].value_counts(), g["text"].value_counts(), g["ordered"].value_counts())
for f in [lambda g: g.rolling(2).sum(), lambda g: g.ewm(span=3).mean(), lambda g: g.expanding().mean(), lambda g: g.sample(n=1), lambda g: g.transform(lambda s: s - 1)]:
    told("no groups", lambda: f(df.assign(k=nan).groupby("k")["int8"]))
    told("no rows", lambda: f(df.iloc[:0].groupby("k")["int8"]))
