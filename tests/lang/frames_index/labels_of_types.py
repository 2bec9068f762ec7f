import pandas as pd
import numpy as np

# missing labels among several levels, and as heads
f = pd.DataFrame({"a": ["x", None, "y"], "b": [1.5, np.nan, -2.0], "d": pd.to_datetime(["2024-01-01", None, "2024-01-03"]), "i": pd.array([1, None, 3], dtype="Int64"), "v": [1, 2, 3]})
for keys in (["a", "b"], ["d", "i"], ["b", "a"]):
    print(f.set_index(keys)[["v"]])
    print(f.set_index(keys)["v"].unstack().index)
print(pd.get_dummies(pd.Series([1, 2, 1])), pd.get_dummies(pd.Series([1, 2, 1]), dummy_na=True, prefix="p").columns, pd.get_dummies(f["a"], dummy_na=True))
# one level of tuples
c = f.value_counts(["a"])
print(c, c.index, c.index.nlevels, c.index[0], list(c.items()), c.loc["x"], c.reset_index(), type(c.index).__name__, c.index.dtype)
print(f[["v"]].value_counts().sort_index().index, f.value_counts("a").index, c.index.levels, c.index.codes, pd.MultiIndex.from_tuples([(1,), (2,)]))
# cuts of times
s = pd.Series(pd.to_datetime(["2024-01-01", "2024-01-05", None, "2024-01-09"]), name="t")
print(pd.cut(s, 2), pd.cut(s, 2, labels=False), pd.cut(s, pd.to_datetime(["2024-01-01", "2024-01-05", "2024-02-01"]), right=False), pd.cut(s, pd.to_datetime(["2024-01-01", "2024-01-05", "2024-02-01"]), labels=["early", "late"], include_lowest=True))
print(pd.qcut(s.dropna(), 2), pd.cut(s, 1, retbins=True)[1])
d = pd.Series(pd.to_timedelta(["1h", "3h", "2 days"]))
print(pd.cut(d, 3), pd.qcut(d, 2, labels=["short", "long"]), pd.cut(d, pd.to_timedelta(["0h", "2h", "1 day"])))
for bad in (lambda: pd.cut(s, [1, 2]), lambda: pd.cut(s, pd.to_datetime(["2024-02-01", "2024-01-01"])), lambda: pd.cut(s.dt.tz_localize("UTC"), pd.to_datetime(["2024-01-01", "2024-02-01"]))):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(pd.Series([1, 5, 9, 10]).value_counts(bins=3), pd.Series([1.5, 2, 9]).value_counts(bins=2, sort=False).index)
# a missing value of its own
for x in (s, d, pd.Series([1, 2, 3], dtype="Int64"), pd.Series(["u", "v", "u"], dtype="category"), pd.Series(["u", "v"]), pd.Series([1, 2])):
    print(x.replace(x.iloc[0], None))
# nullable values that are missing count nothing
n = pd.Series([-1, 7, None, None], dtype="Int64")
print((n - n.shift(1)).sum(), (n * 2 + n.shift(1)).sum(), (~pd.Series([True, None, False], dtype="boolean")).sum(), n.compare(n.shift(1)), n.value_counts(dropna=False), n.rank(method="dense"))
# text among other objects: what is missing stays what it was
o = pd.Series(["b", None, np.nan, 3])
print(o.str.upper().tolist(), o.str.contains("b").tolist(), o.str.split("b").tolist(), o.str.len().tolist(), o.str.partition("b"))
# numbers of few bits
b = pd.DataFrame({"p": np.array([1, 2], dtype="int8"), "q": np.array([3, 4], dtype="int8")})
print(b.max(), b.iloc[0], b.astype("float32").sum(), b.agg(["min", "max"]).dtypes, (b.astype("float32") / 3).round(2), b.p.agg(["min", "max"]))
print(pd.Series(['u', 'v', None, 'u']).astype(pd.CategoricalDtype(["v", "u", "w"])).rank(method="first"), pd.Series(["u", None], dtype="category").to_string())
t = pd.Series([1, 2], index=pd.date_range("2024-01-01", periods=2), name="n")
print(t.to_string(name=True), t.index[[0]], t.index[[True, False]], t.index.insert(0, pd.NaT), pd.Index(["a"]).insert(1, np.nan), pd.Index([1, 2]).insert(0, 2))
