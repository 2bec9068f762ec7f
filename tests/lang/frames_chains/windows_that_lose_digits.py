"""Variances of windows over values of unlike sizes; labels of windows over groups; float labels among others."""
import pandas as pd

a = [-8589934592, 123456789, 9007199254740993, -8589934592, 5, 9007199254740993, 5, 0, 5, 5, 1099511627776, 0]
b = [1.0, 0.5, 2.0, 1e300, 1e300, 1.5, 1.5, 1.5, 1.5, 2.0, 2.0]
for m in (1, 2, 3):
    print(pd.Series(a).rolling(3, min_periods=m).var(ddof=0).tolist(), pd.Series(a).rolling(3, min_periods=m).std().tolist())
print(pd.Series(b).rolling(3, min_periods=2).std().tolist(), pd.Series(b).rolling(3, min_periods=2).mean().tolist())
for index in (["p", "q", "r"], pd.Index(["p", 1, "r"], dtype=object), pd.Index(["p", "q", "r"], dtype=object), pd.RangeIndex(3), pd.MultiIndex.from_arrays([["u", "v", "w"], [1, 2, 3]])):
    y = pd.DataFrame({"k": [2, 1, 2], "v": [1.0, 2, 3], "z": [None, 1, 1]}, index=index)
    for key in ("k", "z"):
        for g in (y.groupby(key)["v"].rolling(2, min_periods=1).sum(), y.groupby(key)[["v"]].expanding().sum(), y.groupby(key)["v"].ewm(span=2).mean()):
            print(g.index, g.index.levels)
for labels in ([-5.0, 3.0, "All"], [3.0, 10.25, "All"], [1.5, "a", None], [1, "a", 2], [0.1 + 0.2, "x"]):
    print(pd.DataFrame([[1] * len(labels)], columns=pd.Index(labels, dtype=object)))
x = pd.DataFrame({"a": pd.Series([2, None, 1, 3, 1], dtype="Int64"), "d": pd.Categorical([None, "mid", None, "high", "low"], categories=["mid", "low", "high", "z"])})
print(x.groupby("a")["d"].value_counts(normalize=True), x.groupby("a").value_counts())
m = pd.DataFrame({"v": [1, 2]}, index=pd.MultiIndex.from_arrays([pd.Categorical(["u", "v"]), pd.array([1, 2], dtype="Int64")]))
print([str(level.dtype) for level in m.reindex([("v", 2)]).index.levels], [m.index[0], pd.MultiIndex.from_arrays([[pd.NaT, pd.Timestamp("2024-01-01")], [None, "a"]])[0]])
print(pd.DataFrame({"o": pd.Series(["a", "b"], dtype=object), "k": [1, 2], "c": [3, 3]}).pivot(index="k", columns="c", values="o").dtypes)
