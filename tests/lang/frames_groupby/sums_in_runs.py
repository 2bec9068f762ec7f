import numpy as np, pandas as pd
rng = np.random.RandomState(17)
x = pd.Series(rng.gamma(0.8, 6, 400).round(1)); k = pd.Series(np.sort(rng.randint(0, 12, 400)))
d = pd.DataFrame({"x": x, "k": k, "s": k.astype(str)})
print(d.groupby("k")["x"].sum().map(float.hex).tolist())
print(d.groupby("k")["x"].mean().map(float.hex).tolist())
print(d.groupby("s")["x"].mean().map(float.hex).tolist())
e = d.set_index("k")["x"]
print(e.groupby(level=0).mean().map(float.hex).tolist())
print(e.groupby("k").sum().map(float.hex).tolist())
print(d.groupby("k")["x"].agg(["sum","mean"])["sum"].map(float.hex).tolist())
print(d.groupby("k").agg(a=("x","sum"))["a"].map(float.hex).tolist())
print(d.groupby("k")["x"].transform("sum").map(float.hex).unique().tolist())
