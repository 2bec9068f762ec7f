import pandas as pd
import numpy as np

df = pd.DataFrame({"a": [1, 2, 3], "b": [1.5, 2.5, 3.5], "c": ["x", "y", "z"]})
print(df["a"].to_numpy(), df["b"].values, df["a"].to_numpy().dtype)
print(df[["a", "b"]].to_numpy())
print(df["a"].tolist(), df["c"].tolist(), df["c"].to_numpy())
print(df.to_dict())
print(df.to_dict("list"))
print(df["a"].to_dict())
print(np.sqrt(df["b"].to_numpy()).round(3), df["a"].to_numpy().sum())
df["d"] = np.arange(3) * 2
print(df)
print(df["a"].to_numpy(dtype="float64"))
try:
    df["a"].to_numpy()[0] = 5
except ValueError as e:
    print(e)
