import numpy as np
import pandas as pd

df = pd.DataFrame({"v": [1.0, 4.0, 9.0], "n": [1, 2, 3]}, index=["x", "y", "z"])
print(np.sqrt(df["v"]))
print(np.maximum(df["v"], 2), np.maximum(df["v"], df["n"]))
print(np.log(df["v"]).round(3).tolist(), np.isnan(df["v"]).tolist())
df["root"] = np.sqrt(df["v"]) + np.abs(-df["n"])
print(df)
print(np.sum(df["v"]), np.mean(df["n"]), np.where(df["v"] > 3, 1, 0), np.array(df["n"]))
df.index.name = "key"
print(df)
