# crosstab and pivot_table with missing keys, categories that no row has, and margins.
import pandas as pd, numpy as np
df = pd.DataFrame({"s": [1, 2, np.nan, 1], "t": pd.Categorical(["u", "v", "u", "u"]), "x": pd.Categorical(["p", "q", "q", "p"]), "w": [1., 2, 3, 4]})
print(pd.crosstab(df.s, [df.t, df.x], values=df.w, aggfunc="sum", margins=True, dropna=False))
print(pd.crosstab(df.s, df.t, values=df.w, aggfunc="sum", margins=True, dropna=False))
print(pd.crosstab(df.s, df.t, margins=True, dropna=False))
print(pd.crosstab(df.t, df.s, margins=True, dropna=False))
print(df.pivot_table(index="s", columns="t", values="w", aggfunc="sum", margins=True, dropna=False, observed=False))
df["t"] = df.t.cat.add_categories("z"); df["x"] = df.x.where([True, True, True, False])
for kw in (dict(), dict(margins=True), dict(dropna=False), dict(margins=True, dropna=False)):
    print(pd.crosstab(df.s, df.t, **kw)); print(pd.crosstab(df.t, df.s, **kw)); print(pd.crosstab(df.t, df.x, **kw)); print(pd.crosstab(df.x, df.t, **kw)); 
    print(pd.crosstab(df.x, df.t, values=df.w, aggfunc="sum", **kw));print(pd.crosstab(df.x, df.t, values=df.w, aggfunc="mean", **kw))
