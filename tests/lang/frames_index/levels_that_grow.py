# Levels of an index that gets labels: new values come behind the others, and other indexes with the same levels keep theirs.
import numpy as np
import pandas as pd

heads = pd.MultiIndex.from_tuples([("sales", "units"), ("sales", "rev"), ("cost", "fix"), ("cost", "var")], names=["kind", "item"])
df = pd.DataFrame(np.arange(8).reshape(2, 4) * 1.5, columns=heads)
df["profit", "net"] = df["sales", "rev"] - df["cost"].sum(axis=1)
print(df.columns.levels, df.iloc[0].unstack(), sep="\n")
df[("aaa", "fix")] = 1
df.insert(0, ("bbb", "zz"), 5)
print(df.columns.levels, heads.levels, df.stack(future_stack=True), sep="\n")
print(df.iloc[0].unstack(), df.sort_index(axis=1).columns.levels, sep="\n")
s = pd.Series([1, 2, 3], index=pd.MultiIndex.from_arrays([list("bba"), [3, 1, 2]]))
print(s.index.insert(3, ("c", 0)).levels, s.index.levels)
print(s.rename(index={"b": "zz"}).unstack(), s.index.append(pd.MultiIndex.from_tuples([("A", 9)])).levels)
print(s.sort_index().index.get_loc("b"))
