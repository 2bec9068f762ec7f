import numpy as np
import pandas as pd

dates = pd.date_range("1/1/2000", periods=8)
df = pd.DataFrame(np.arange(32).reshape(8, 4) - 12, index=dates, columns=["A", "B", "C", "D"])
s = df["A"]
print(s[dates[5]])
df[["B", "A"]] = df[["A", "B"]]
print(df.head(2))
df.loc[:, ["B", "A"]] = df[["A", "B"]].to_numpy()
print(df.head(2))
sa = pd.Series([1, 2, 3], index=list("abc"))
dfa = df.copy()
print(sa.b, dfa.A.head(1))
sa.a = 5
dfa.A = list(range(len(dfa.index)))
dfa["A2"] = range(len(dfa.index))
print(sa, dfa.head(2), sep="\n")
x = pd.DataFrame({"x": [1, 2, 3], "y": [3, 4, 5]})
x.iloc[1] = {"x": 9, "y": 99}
print(x)
print(s[:5], s[::2].tolist(), s[::-1].head(2).tolist(), df[:3], df[::-1].head(1).to_numpy(), sep="\n")
dfl = pd.DataFrame(np.arange(20).reshape(5, 4), columns=list("ABCD"), index=pd.date_range("20130101", periods=5))
try:
    dfl.loc[2:3]
except TypeError as e:
    print(e)
print(dfl.loc["20130102":"20130104"])
s1 = pd.Series([1.5, 2.5, 3.5], index=list("bca"))
print(s1.loc["c":], s1.loc["b"], sep="\n")
d1 = pd.DataFrame(np.arange(24).reshape(6, 4) - 10, index=list("abcdef"), columns=list("ABCD"))
print(d1.loc[["a", "b", "d"], :], d1.loc["d":, "A":"C"], d1.loc["a"], d1.loc["a"] > -9, d1.loc[:, d1.loc["a"] > -9], d1.loc["a", "A"], sep="\n")
mask = pd.array([True, False, True, False, pd.NA, False], dtype="boolean") if hasattr(pd, "array") else pd.Series([True, False, True, False, False, False], index=d1.index)
print(d1[mask])
q = pd.Series(list("abcde"), index=[0, 3, 2, 5, 4])
print(q.loc[3:5], q.sort_index(), q.sort_index().loc[1:6], sep="\n")
print(d1.iloc[:3], d1.iloc[1:5, 2:4], d1.iloc[[1, 3, 5], [1, 3]], d1.iloc[1:3, :], d1.iloc[1, 1], d1.iloc[1], d1.iloc[:, 2:3].shape, d1.iloc[[4, 5, 1]].index.tolist(), sep="\n")
for bad in (lambda: d1.iloc[[4, 50]], lambda: d1.iloc[:, 9]):
    try:
        bad()
    except IndexError as e:
        print("IndexError:", e)
print(d1.loc[lambda f: f["A"] > 0, :], d1.loc[:, lambda f: ["A", "B"]].shape, d1[lambda f: f.columns[0]].tolist(), d1["A"].loc[lambda v: v > 0].tolist())
print(d1.iloc[[0, 2], d1.columns.get_indexer(["A", "B"])], s1.reindex(["a", "zz"]), s1.loc[s1.index.intersection(["a", "zz"])].tolist(), sep="\n")
print(d1.at["a", "B"], d1.iat[3, 0], d1.xs("b").tolist())
d1.at["z", "A"] = 7
print(d1.tail(2), d1.isna().sum().sum())
v = pd.DataFrame({"a": list("abab"), "b": [1, 2, 3, 4]})
print(v[(v["a"] == "a") & ~(v["b"] > 2)], v[v.isin({"a": ["a"], "b": [4]}).any(axis=1)], v[[x.startswith("b") for x in v["a"]]], v.loc[v["a"].isin(["b"]), "b"].tolist(), sep="\n")
print(v.where(v["b"] > 2), v.mask(v["b"] > 2, other=0), v.where(v["b"] > 2, -v["b"], axis=0)["b"].tolist(), sep="\n")
n = 6
z = pd.DataFrame({"a": [3, 8, 1, 7, 2, 9], "b": [4, 5, 6, 7, 8, 9], "c": [9, 6, 7, 8, 1, 0]})
print(z.query("(a < b) & (b < c)"), z.query("a < b < c").equals(z[(z.a < z.b) & (z.b < z.c)]), z.query("index < b < c and a not in [1]").index.tolist(), z.query("a in b").shape, sep="\n")
dup = pd.DataFrame({"a": ["one", "one", "two", "two", "two"], "b": ["x", "y", "x", "y", "x"], "c": [1, 2, 3, 4, 5]})
print(dup.duplicated("a").tolist(), dup.duplicated("a", keep="last").tolist(), dup.duplicated(["a", "b"], keep=False).tolist(), dup.drop_duplicates("a", keep="last"), dup.drop_duplicates(["a", "b"]).shape, sep="\n")
print(dup.get("zzz", default="none"), dup.set_index("a", append=True).index.names, dup.set_index(["a", "b"], drop=False).columns.tolist(), dup.set_index("c").reset_index().equals(dup[["c", "a", "b"]]))
print(dup.sample(n=2, random_state=1).shape, dup.sample(frac=0.6, replace=True, random_state=2).shape, dup.take([4, 0]).c.tolist(), dup.truncate(1, 2).c.tolist())
idx = pd.Index(["e", "d", "a", "b"], name="something")
print(idx, idx.union(["z", "a"]), idx.difference(["a"]), idx.symmetric_difference(["q", "a"]), "d" in idx, idx.get_indexer(["b", "x"]), idx.rename("q").name, sep="\n")
