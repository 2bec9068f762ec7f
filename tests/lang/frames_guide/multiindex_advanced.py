import numpy as np
import pandas as pd

arrays = [["bar", "bar", "baz", "baz", "foo", "foo", "qux", "qux"], ["one", "two", "one", "two", "one", "two", "one", "two"]]
index = pd.MultiIndex.from_tuples(list(zip(*arrays)), names=["first", "second"])
print(index)
s = pd.Series(np.arange(8) / 2, index=index)
print(s, s["bar"], s["bar", "two"], s[:, "one"], sep="\n")
df = pd.DataFrame(np.arange(24).reshape(3, 8), index=["A", "B", "C"], columns=index)
print(df, df["bar"], df["bar", "one"], df["bar"]["one"].tolist(), sep="\n")
print(index.get_level_values(0), index.get_level_values("second"), df.columns.levels[0].tolist(), sep="\n")
df = df.T
print(df.loc[("bar", "two")], df.loc[("bar", "two"), "A"], df.loc["bar"], df.loc["baz":"foo"], df.loc[("baz", "two"):"foo"], df.loc[[("bar", "two"), ("qux", "one")]], sep="\n")
mi = pd.MultiIndex.from_product([["A0", "A1"], ["B0", "B1"], ["C0", "C1", "C2"]])
cols = pd.MultiIndex.from_tuples([("a", "foo"), ("a", "bar"), ("b", "foo")], names=["lvl0", "lvl1"])
dfmi = pd.DataFrame(np.arange(36).reshape(12, 3), index=mi, columns=cols).sort_index().sort_index(axis=1)
print(dfmi.loc[(slice("A1", "A3"), slice(None), ["C1", "C2"]), :])
idx = pd.IndexSlice
print(dfmi.loc[idx[:, :, ["C1"]], idx[:, "foo"]], dfmi.loc["A1", (slice(None), "foo")], dfmi.loc[idx[dfmi[("a", "foo")] > 20, :, ["C2"]], idx[:, "foo"]], sep="\n")
print(dfmi.loc(axis=0)[:, :, ["C2"]])
df2 = dfmi.copy()
df2.loc[idx[:, :, ["C1"]], :] = -10
df2.loc(axis=0)[:, "B1", :] = 5
print(df2.head(4))
print(df.xs("one", level="second"), df.T.xs("one", level="second", axis=1), df.xs("one", level="second", drop_level=False), sep="\n")
m = pd.MultiIndex(levels=[["zero", "one"], ["x", "y"]], codes=[[1, 1, 0, 0], [1, 0, 1, 0]])
d = pd.DataFrame(np.arange(8).reshape(4, 2), index=m)
print(d, d.groupby(level=0).mean(), d.groupby(level=0).mean().reindex(d.index, level=0), sep="\n")
print(d.swaplevel(0, 1, axis=0), d.reorder_levels([1, 0]).sort_index(), d.rename(index={"one": "two", "y": "z"}), d.rename_axis(index=["abc", "def"]), sep="\n")
print(s.sort_index(level="second"), s.sort_index(level=1, ascending=False).index[0], s.index.is_monotonic_increasing, sep="\n")
print(s.reset_index(), s.reset_index(name="v").set_index(["second", "first"]).sort_index().head(3), s.unstack("first"), s.droplevel("second").head(2), sep="\n")
t = pd.DataFrame({"jim": [0, 0, 1, 1], "joe": ["x", "x", "z", "y"], "jolie": [.1, .2, .3, .4]}).set_index(["jim", "joe"])
print(t.index.is_unique)
try:
    t.loc[(0, "y"):(1, "z")]
except pd.errors.UnsortedIndexError as e:
    print(e)
print(t.sort_index().loc[(0, "y"):(1, "z")], t.groupby(level=[0, 1]).sum(), t.index.names, t.index.nlevels, sep="\n")
print(pd.concat({"k1": t, "k2": t}, names=["key"]).index[:2].tolist(), pd.DataFrame({("a", "b"): [1], ("a", "c"): [2]}).stack(0))
print(index.isin([("bar", "one")]).tolist(), index.to_frame(index=False).head(2), index.set_names("ONE", level=0).names, index.droplevel(0)[:2], index.union(pd.MultiIndex.from_tuples([("a", "b")], names=["first", "second"]))[0], sep="\n")
