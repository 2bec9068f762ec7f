# sort_values: one key, several, directions, missing values, key=, new labels.
import pandas as pd
import numpy as np

df = pd.DataFrame({"name": ["dee", "Ann", "bob", "Cy", None], "age": [31, 25, 31, 47, 19], "pay": [2.5, np.nan, 1.5, 2.5, np.nan]})
print(df.sort_values("name"))
print(df.sort_values("name", key=lambda s: s.str.lower()))
print(df.sort_values(["age", "name"]))
print(df.sort_values(["pay", "age"], ascending=[False, True]))
print(df.sort_values("pay", na_position="first"))
print(df.sort_values("pay", ascending=False, kind="stable", ignore_index=True))
print(df.sort_values(by=["pay", "age"], na_position="first"))
print(df["pay"].sort_values())
print(df["name"].sort_values(ascending=False, na_position="first"))
print(df["age"].sort_values(ignore_index=True).tolist())
print(df["age"].sort_values(key=lambda s: -s, kind="stable"))
d2 = df.copy()
d2.sort_values("age", inplace=True, kind="mergesort")
print(d2)
print(df.sort_values("age", kind="stable").reset_index(drop=True))
