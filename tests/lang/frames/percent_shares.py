import pandas as pd

df = pd.DataFrame({"region": ["n", "s", "n", "e", "s", "n"], "sales": [10, 20, 30, 40, 50, 60]})
total = df.groupby("region")["sales"].sum()
share = total / total.sum() * 100
print(share.round(1))
print(share.sort_values(ascending=False).head(2))
df["share"] = df["sales"] / df.groupby("region")["sales"].transform("sum")
print(df.round(3))
print(df.sort_values(["region", "sales"]).reset_index(drop=True))
