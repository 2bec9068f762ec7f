# Many rows of a join: its columns wait, and hold what the tables held then.
import numpy as np
import pandas as pd

N = 20000
i = np.arange(N)
left = pd.DataFrame({"k": i * 7919 % 1009, "t": [f"r{j % 977}" for j in range(N)], "w": [f"{j % 100:05}" for j in range(N)], "v": i / 7.0})
left["long"] = left["t"] * 9
left["gone"] = left["t"].where(left["k"] % 5 != 0)
left["z"] = left["v"].where(left["k"] % 3 != 0)
right = pd.DataFrame({"k": np.arange(0, 1009, 2)[::-1], "name": [f"n{j % 7}" * (j % 4) for j in range(505)], "score": np.arange(505) * 1.5})


def show(r):
    print(r.shape, [str(t) for t in r.dtypes])
    for c in r.columns:
        s = r[c]
        print(c, s.iloc[:3].tolist(), s.iloc[-3:].tolist(), s.isna().sum(), s.astype("str").str.len().sum() if s.dtype == "str" else round(float(s.sum()), 3))


for how in ("inner", "left", "right", "outer", "left_anti"):
    show(left.merge(right, on="k", how=how))
r = left.merge(right, on="k")
left.loc[0, "v"] = -1.0
left["t"] = "x"
right["score"] = 0.0
print(r["v"].iloc[0], r["t"].iloc[:2].tolist(), r["score"].iloc[:2].tolist())
print(r.groupby("name")["score"].sum().tolist(), r[r["score"] > 300]["t"].iloc[:3].tolist())
several = pd.DataFrame({"k": [1, 1, 3, 5, 5], "a": list("vwxyz")})
show(left.merge(several, on="k"))
show(left.merge(several, on="k", how="left"))
texts = pd.DataFrame({"t2": [f"r{j}" for j in range(0, 977, 3)], "b": range(326)})
left["t2"] = [f"r{j % 977}" for j in range(N)]
show(left.merge(texts, on="t2"))
show(left.merge(left[["k"]].drop_duplicates().assign(q=1), on="k"))
show(left.iloc[:0].merge(right, on="k"))
