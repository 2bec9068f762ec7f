# The labels of columns keep their type, their order and what they are: an Index of any kind.
import numpy as np
import pandas as pd

KINDS = [
    pd.Index(["a", "b", "c"], name="nm"), pd.Index(["a", "b", "c"], dtype=object), pd.Index([3, 1, 2]), pd.RangeIndex(3), pd.Index([3, 1, 2], dtype="int8"),
    pd.Index([1.5, 2.0, 0.5], dtype="float32"), pd.Index([3, 1, 2], dtype="Int64"), pd.CategoricalIndex(["lo", "hi", "mid"], ["lo", "mid", "hi", "top"], ordered=True),
    pd.date_range("2024-01-01", periods=3, name="d"), pd.DatetimeIndex(["2024-01-01", "2024-01-03", "2024-01-02"], dtype="datetime64[s]"),
    pd.date_range("2024-01-01", periods=3, tz="Europe/Paris"), pd.TimedeltaIndex(["1s", "3s", "2s"]), pd.period_range("2024-01", periods=3, freq="M"),
    pd.interval_range(0, 3), pd.MultiIndex.from_tuples([("a", 1), ("b", 2), ("a", 3)], names=["l1", "l2"]),
]
OPS = {
    "T": lambda df, c: df.T.T, "plus": lambda df, c: df + 1, "some": lambda df, c: df[[c[1], c[0]]], "one": lambda df, c: df.iloc[:, :1], "none": lambda df, c: df.iloc[:, :0],
    "sorted": lambda df, c: df.sort_index(axis=1), "sum": lambda df, c: df.sum().to_frame().T, "describe": lambda df, c: df.describe(), "stack": lambda df, c: df.stack().unstack(),
    "concat": lambda df, c: pd.concat([df, df]), "beside": lambda df, c: pd.concat([df, df], axis=1), "keys": lambda df, c: pd.concat([df, df], axis=1, keys=["u", "v"]),
    "drop": lambda df, c: df.drop(columns=c[0]), "reset": lambda df, c: df.reset_index(), "group": lambda df, c: df.groupby(np.array([1, 1])).sum(),
    "lists": lambda df, c: df.groupby(np.array([1, 1])).agg(["min", "max"]), "roll": lambda df, c: df.rolling(2).sum(), "same": lambda df, c: df.rename(columns=lambda x: x),
    "align": lambda df, c: df.align(df.iloc[:, 1:])[1], "reindex": lambda df, c: df.reindex(columns=c[::-1]),
}


def grown(df, c):
    df["new"] = 1
    return df


def shrunk(df, c):
    df["new"] = 1
    del df["new"]
    return df


def front(df, c):
    df.insert(0, "new", 1)
    return df


OPS.update(grown=grown, shrunk=shrunk, front=front)
for c in KINDS:
    for name, op in OPS.items():
        if isinstance(c, pd.IntervalIndex) and name in ("grown", "shrunk", "none"):  # intervals beside others
            continue
        df = pd.DataFrame([[1, 2, 3], [4, 5, 6]], columns=c)
        try:
            print(name, repr(op(df, c).columns))
        except Exception as e:
            print(name, type(e).__name__, e)
    print(df.melt().dtypes.tolist())

# frequencies of labels of rows and columns that are put together
a = pd.Series(range(3), pd.date_range("2024-01-01", periods=3))
b = pd.Series(range(3), pd.date_range("2024-01-02", periods=3))
print(a + b, a.index.union(b.index).freq, a.index.insert(0, pd.Timestamp("2023-12-31")).freq, a.index.delete(1).freq)
s = pd.Series(range(5), pd.date_range("2024-01-01", periods=5))
print(s[s % 2 == 0].index.freq, s.loc[s % 2 == 0].index.freq, s.to_frame()[s % 2 == 0].index.freq)
# sizes with keys that are no columns; labels of several levels below which there are more
f = pd.DataFrame({"a": [1, 1, 2], "b": [3, 4, 5]})
print(f.groupby(np.array([1, 1, 2]), as_index=False).size(), f.groupby(["a", f.b > 3], as_index=False).size())
m = pd.DataFrame([[1, 2], [3, 4]], columns=pd.MultiIndex.from_tuples([("x", 1), ("y", 2)]))
print(m.expanding().agg(["sum"]), m.compare(m + 1), m.groupby([0, 0]).describe(), m.idxmax(axis=1))
m.info()
d = pd.DataFrame([[1, 2, 3]], columns=["a", "b", "a"])
d["a"] = 9
print(d, pd.DataFrame({0: [1], 1: [2]}).columns, pd.DataFrame({0: [1]}).columns)
print(pd.Series([1, 2], ["a", "b"]) + pd.Series([1], [0]))
# labels that are missing, none at all, of numbers, of times in a file; names of what meets
n = pd.DataFrame([[1, 2, 3]], columns=["a", np.nan, "c"])
n[np.nan] = 7
n[None] = 8
print(n, n.to_csv(), n[np.nan].name)
for e in (pd.DataFrame(index=[0, 1]), pd.DataFrame(index=[0, 1], columns=[])):
    e["new"] = 1
    print(e.columns, e.T.index)
e = pd.DataFrame(index=[0, 1])
e[7] = 1
print(e.columns, pd.DataFrame(index=[0]).T.dtypes, pd.DataFrame(index=[0]).stack())
i = pd.DataFrame([[1, 2]], columns=[3, 5])
print(repr(i[3].name), [repr(c) for c in i], repr(i.apply(lambda s: s.name).tolist()), i.reset_index().columns, i[3].to_frame().columns)
print(pd.DataFrame([[1, 2]], columns=pd.date_range("2024-01-01", periods=2)).to_csv())
x, y = pd.DataFrame([[1, 2]], columns=pd.Index(["a", "b"], name="L")), pd.DataFrame([[1, 2]], columns=pd.Index(["a", "c"], name="M"))
print((x + y).columns, x.add(y, fill_value=0).columns, y.align(x)[0].columns, x.columns.join(y.columns, how="right").name, pd.concat([x, y]).columns)
d = pd.DataFrame([[1, 2, 3]], columns=["a", "b", "a"])
print(d.loc[:, "b"], d.reindex(columns=["a", "b", "a"]))
del d["a"]
print(d)
t = pd.DataFrame([[1, 2]], columns=pd.date_range("2024-01-01", periods=2))
for f in (lambda: t[["zz"]], lambda: t.drop(columns="zz"), lambda: t["zz"], lambda: t.reindex(columns=["zz"])):
    try:
        print(f())
    except Exception as x:
        print(type(x).__name__, x)
print(pd.DataFrame({"g": [1, 1, 1], "k": ["b", None, "a"]}).groupby("g")["k"].value_counts(dropna=False).unstack())
# labels of groups: text of objects is text, times in steps stay so; ranges are as wide as their ends
o = pd.DataFrame({"k": pd.Series(["b", "a", "b"], dtype=object), "g": [1, 1, 2], "v": 1})
print(o.groupby("k").sum().index, o.groupby(["g", "k"]).v.sum().reset_index().dtypes.tolist(), o.set_index("k").reset_index().dtypes.tolist(), pd.crosstab(o.g, o.k).columns)
print(o.set_index(["g", "k"]).v.unstack().columns, o.pivot(index="g", columns="k", values="v").columns, o.set_index("k").index)
print(s.groupby(level=0).sum(), s[::-1].groupby(level=0).sum().index.freq, s.groupby(s.index, sort=False).sum().index.freq)
print(pd.DataFrame([range(7)], columns=range(-3, 4)), pd.DataFrame([[1.5, 2]], columns=range(-10, 10, 10)))
c = pd.CategoricalIndex(["lo", "hi", "mid"], ["lo", "mid", "hi", "top"], ordered=True, name="k")
print(pd.DataFrame({"g": [1, 2, 1], "k": c, "v": 1}).pivot(index="g", columns="k", values="v"))
