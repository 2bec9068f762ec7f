# Mappings that are no dicts as rows, Series and maps; what a group-by says of itself.
from collections import ChainMap, Counter, OrderedDict, UserDict, defaultdict
import pandas as pd

for m in (ChainMap({"a": 1}, {"b": 2}), OrderedDict(a=1, b=2), UserDict(a=1, b=2), defaultdict(int, a=1, b=2), Counter("aab")):
    print(type(m).__name__, pd.DataFrame([m, m]), pd.DataFrame([m, {"a": 5}]), pd.Series(m), pd.DataFrame.from_records([m, m]), sep="\n")
    print(pd.Series(["a", "b"]).map(m).tolist(), pd.Series(m, index=["b"], name="n"), pd.Series(m, dtype=float).tolist())
df = pd.DataFrame({"k": [1, 1, 2], "v": [1, 2, 3], "w": [1., 2, 3]})
g = df.groupby("k", sort=False, dropna=False)
print(g.obj is df, g["v"].obj.name, g[["v"]].obj.shape, df["v"].groupby(df["k"]).obj.name)
print(g.ngroups, g.as_index, g.sort, g.dropna, g.observed, g.group_keys, df.groupby("k", as_index=False, group_keys=False, observed=False).as_index)
print(pd.DataFrame({"obj": [1], "sort": [2], "k": [3]}).groupby("k")[["obj", "sort"]].sum())
