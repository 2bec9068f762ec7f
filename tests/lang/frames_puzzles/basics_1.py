# One-line questions about a small table
import numpy as np
import pandas as pd

data = {"animal": ["cat", "cat", "snake", "dog", "dog", "cat", "snake", "cat", "dog", "dog"], "age": [2.5, 3, 0.5, np.nan, 5, 2, 4.5, np.nan, 7, 3],
        "visits": [1, 3, 2, 3, 2, 3, 1, 1, 2, 1], "priority": ["yes", "yes", "no", "yes", "no", "no", "no", "yes", "no", "no"]}
labels = list("abcdefghij")
df = pd.DataFrame(data, index=labels)
print(df.describe())
print(df.iloc[:3])
print(df.head(3).equals(df.iloc[:3]))
print(df[["animal", "age"]])
print(df.loc[df.index[[3, 4, 8]], ["animal", "age"]])
print(df[df["visits"] > 3])
print(df[df["age"].isnull()])
print(df[(df["animal"] == "cat") & (df["age"] < 3)])
print(df[df["age"].between(2, 4)])
df.loc["f", "age"] = 1.5
print(df["visits"].sum())
print(df.groupby("animal")["age"].mean())
df.loc["k"] = [5.5, "dog", "no", 2] if False else ["dog", 5.5, 2, "no"]
print(df.tail(2))
df = df.drop("k")
print(df["animal"].value_counts())
print(df.sort_values(by=["age", "visits"], ascending=[False, True]))
df["priority"] = df["priority"].map({"yes": True, "no": False})
df["animal"] = df["animal"].replace("snake", "python")
print(df.pivot_table(index="animal", columns="visits", values="age", aggfunc="mean"))
print(df.dtypes)
