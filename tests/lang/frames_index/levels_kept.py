import pandas as pd
import numpy as np

# groups keep the order that they were found in when they are not sorted
df = pd.DataFrame({"k": ["z", "a", "z", "a"], "j": ["q", "q", "p", "p"], "v": [1, 2, 3, 4]})
g = df.groupby(["k", "j"], sort=False)["v"].sum()
print(g.index.levels, g.unstack())
print(df.groupby(["k", "j"])["v"].sum().unstack(0))
print(df.pivot(index="k", columns="j", values="v"))
print(df.set_index(["k", "j"]).index.levels, df.set_index(["k", "j"]).unstack().columns.levels)
# what is left of a level
s = df.set_index(["k", "j"])["v"]
part = s[s > 2]
print(part.index.levels, part.index.remove_unused_levels().levels, part.unstack())
print(s.xs("z").index, s.loc["a"].index, s.loc[["a"]].index.levels)
# ranges and dates with steps as levels
r = pd.DataFrame({"x": [1, 2, 3], "y": [4, 5, 6]})
a = r.set_index("x", append=True)
print(a.index.levels, a.reset_index(level=1).index, a.index.droplevel(1), a.unstack().index)
p = pd.MultiIndex.from_product([pd.date_range("2024-01-01", periods=3), range(2)])
print(p.levels[0], p.levels[1])
print(p.get_level_values(0)[:2], pd.Series(range(6), p).unstack().index)
c = pd.MultiIndex.from_arrays([pd.Categorical(["lo", "hi", "lo"], ["lo", "mid", "hi"]), [1, 2, 3]])
print(c.levels[0], c[:1].levels[0], list(c.codes[0]))
print(pd.Series([1, 2, 3], c).unstack(0))
e = pd.MultiIndex.from_product([["b", "a"], []])
print(e.levels, e)
# labels of columns
w = pd.concat([r, r * 2], axis=1, keys=["second", "first"])
print(w.columns.levels, w[["first"]].columns.levels, w.stack().unstack())
w[("third", "x")] = 0
print(w.columns.levels, w.T.index.levels)
print(w.stack(0).index.levels, w.unstack().index.levels)
print(w.sort_index(axis=1).columns.levels)
u = a.unstack()
print(u.columns.levels, u["y"].columns)
for bad in (lambda: pd.MultiIndex([["a", "a"], [1]], [[0, 1], [0, 0]]), lambda: pd.MultiIndex([["a"], [1]], [[0, 1], [0, 0]]), lambda: pd.MultiIndex([["a"], [1]], [[0, 0], [0]]),
            lambda: pd.MultiIndex([["a"], [1]], [[0]]), lambda: pd.MultiIndex([["a"], [1]], [[0], [-2]]), lambda: p.set_levels([[1]]), lambda: p.set_levels("a", level=0),
            lambda: pd.MultiIndex([["a"]], [[0]], names="n"), lambda: p.set_levels(["a"], level="nope"), lambda: p.set_levels([[1, 2]], level=[0, 1])):
    try:
        print(bad())
    except Exception as x:
        print(type(x).__name__, x)
