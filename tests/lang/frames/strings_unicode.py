import pandas as pd

df = pd.DataFrame({"name": ["Zoë", "Ωmega", "日本語"], "n": [1, 22, 333]})
print(df)
print(df.sort_values("name"))
print(df.groupby("name")["n"].sum())
print(df[df["name"] == "日本語"])
print(df["name"].max(), df["name"].tolist())
print(df.to_csv(index=False))
