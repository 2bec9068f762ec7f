# Missing keys: dropped, or a group of their own.
import pandas as pd
import numpy as np

df = pd.DataFrame({"k": ["a", None, "b", "a", None], "j": [1.0, 2.0, np.nan, 1.0, 2.0], "v": [1, 2, 3, 4, 5]})
print(df.groupby("k")["v"].sum())
print(df.groupby("k", dropna=False)["v"].sum())
print(df.groupby(["k", "j"])["v"].sum())
print(df.groupby(["k", "j"], dropna=False)["v"].sum())
print(df.groupby("j")["v"].transform("sum"))
print(df.groupby("j").cumcount().tolist())
print(df.groupby("j").ngroup().tolist())
print(df.groupby("k", dropna=False).size())
print(df.groupby("k", sort=False, dropna=False)["v"].agg(["sum", "count"]))
