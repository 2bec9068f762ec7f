import pandas as pd
import numpy as np
df = pd.DataFrame({"g": [1, 1, 2, 2, 2], "x": [1.0, 2.0, 3.0, 4.0, 6.0], "y": [2, 4, 6, 8, 10]})
g = df.groupby("g")
print(g.agg(lambda s: s.iloc[-1] - s.iloc[0]))
print(g["x"].agg([np.mean, np.std, lambda s: (s ** 2).sum()]))
print(g.agg({"x": np.max, "y": lambda s: s.sum() / 2}))
def spread(s):
    return s.max() - s.min()
print(g.agg({"x": ["mean", spread], "y": [spread]}).values.tolist())
print(g["y"].agg(spread))
print(g.agg(r=("x", spread), t=("y", "sum")))
print(g["x"].agg("median"), g["x"].agg(["first", "last"]))
print(g.x.sum().loc[2], g.x.sum()[1])
print(g["x"].quantile(0.9))
print(g.corr().round(3))
print(g[["x", "y"]].cov().round(2))
