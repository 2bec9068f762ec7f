import pandas as pd

df = pd.DataFrame({"k": ["a", "b", "a"], "ok": [True, False, True]})
print(df, df["ok"].sum(), df["ok"].mean(), df[df["ok"]])
print(df.groupby("k")["ok"].sum(), df.groupby("k")["ok"].mean())
print(df["ok"].value_counts(), df["ok"].astype(int).tolist(), (~df["ok"]).tolist())
print(df.sort_values(["ok", "k"]))
print(df["ok"].max(), df["ok"].unique())
