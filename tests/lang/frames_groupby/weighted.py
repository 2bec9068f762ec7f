import pandas as pd
import numpy as np
df = pd.DataFrame({"fund": ["a", "b", "a", "b"], "ret": [0.1, 0.2, 0.3, 0.4], "w": [1, 3, 1, 1]})
def wavg(d):
    return np.average(d["ret"], weights=d["w"])
print(df.groupby("fund").apply(wavg))
print(df.groupby("fund").apply(lambda d: pd.Series({"wavg": wavg(d), "n": len(d)})))
print(df.groupby("fund")[["ret", "w"]].apply(lambda d: (d["ret"] * d["w"]).sum()))
def top(d, n=1):
    return d.sort_values("ret", ascending=False).head(n)
print(df.groupby("fund").apply(top))
print(df.groupby("fund", group_keys=False).apply(top, n=2))
print(df.groupby("fund").pipe(lambda g: g["ret"].max() - g["ret"].min()))
print(df.groupby("fund").apply(len))
print(df.groupby("fund")["ret"].describe())
