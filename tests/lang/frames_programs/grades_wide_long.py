import numpy as np
import pandas as pd


wide = pd.DataFrame({"student": ["Ann", "Bob", "Cat"], "math": [90, 72, 85], "art": [80, 95, np.nan], "bio": [70, 65, 99]})
long = wide.melt(id_vars="student", var_name="subject", value_name="grade")
print(long)
print(long.dropna().groupby("subject")["grade"].agg(["mean", "min", "max"]).round(1))
back = long.pivot(index="student", columns="subject", values="grade")
print(back)
print(back.mean(axis=1).round(2))
print(back.rank(axis=1, ascending=False))
print(back.idxmax(axis=1))
print((back - back.mean()) / back.std())
