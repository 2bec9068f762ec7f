# Ties under the default sort: as pandas leaves them.
import pandas as pd
import numpy as np

rng = np.random.default_rng(11)
df = pd.DataFrame({"id": range(12), "score": [3, 1, 3, 2, 1, 3, 2, 2, 1, 3, 1, 2], "f": [0.5, 0.5, 1.5, 0.5, np.nan, 1.5, 0.5, 1.5, 0.5, np.nan, 1.5, 0.5]})
print(df.sort_values("score"))
print(df.sort_values("score", ascending=False)["id"].tolist())
print(df.sort_values("f")["id"].tolist(), df.sort_values("f", ascending=False)["id"].tolist())
print(df.sort_values("f", ascending=False, na_position="first")["id"].tolist())
print(df.sort_values(["score", "f"])["id"].tolist())
big = pd.DataFrame({"k": rng.integers(0, 20, 500), "b": rng.integers(0, 2, 500) == 1, "h": rng.integers(0, 9, 500).astype("int8")})
for c in big:
    print(c, big.sort_values(c).index[:12].tolist(), big.sort_values(c, ascending=False).index[-8:].tolist())
print(big["k"].sort_values().index[100:110].tolist())
print(big.sort_values("k", kind="stable").index[:10].tolist())
