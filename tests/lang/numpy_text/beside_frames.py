# Arrays of text beside frames: choices, where, select, masks.
import numpy as np
import pandas as pd
rng = np.random.default_rng(1)
df = pd.DataFrame({"g": rng.choice(["a", "b"], 6), "v": range(6)})
print(df.groupby("g").v.sum(), df.g.dtype, df.g.to_numpy(), sep="\n")
df["k"] = np.where(df.v > 2, "hi", "lo")
df["s"] = np.select([df.v < 2, df.v < 4], ["x", "yy"], default="zzz")
print(df, df.k.value_counts(), df.dtypes, sep="\n")
cities = np.array(["Paris", "Rome", "Oslo"])
print(df.assign(city=cities[df.v % 3]).groupby("city").v.sum())
print(df[np.isin(df.g, ["a"])].v.tolist(), np.unique(df.k), np.unique(df.g.to_numpy(), return_counts=True)[1])
table = pd.DataFrame(rng.integers(0, 9, (3, 2)), index=cities, columns=np.array(["p", "q"]))
print(table, table.loc["Rome", "q"], table.index, sep="\n")
print(pd.Series(cities).str.upper().tolist(), pd.Series(1, index=cities).to_dict(), sorted(cities), " ".join(cities))
for name, row in zip(cities, table.to_numpy()):
    print(name, row, type(name).__name__)
