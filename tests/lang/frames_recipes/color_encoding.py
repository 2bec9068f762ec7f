import numpy as np
import pandas as pd

df = pd.DataFrame({"color": ["red", "green", "blue", "green", None, "red"], "size": ["S", "XL", "M", "L", "M", "S"], "price": [10.0, 13.5, 15.3, 12.0, 9.9, 10.5], "label": ["a", "b", "a", "b", "a", "a"]})
size_map = {"S": 0, "M": 1, "L": 2, "XL": 3}
df["size_code"] = df["size"].map(size_map)
inverse = {v: k for k, v in size_map.items()}
print(df["size_code"].map(inverse).equals(df["size"]))
df["label_code"] = df["label"].astype("category").cat.codes
codes, uniques = pd.factorize(df["color"])
print(codes, uniques.tolist(), pd.factorize(df["color"], sort=True)[0], pd.factorize(df["color"], use_na_sentinel=False)[0])
print(pd.get_dummies(df[["price", "color", "size"]]))
print(pd.get_dummies(df["color"], prefix="c", dummy_na=True, dtype="int8"))
print(pd.get_dummies(df, columns=["color"], prefix_sep="=", drop_first=True).columns.tolist())
dummies = pd.get_dummies(df["size"], dtype=int)
print(pd.from_dummies(dummies).squeeze().tolist(), dummies.idxmax(axis=1).tolist())
stats = df.groupby("label")["price"].agg(["mean", "count"])
prior, k = df["price"].mean(), 2
smooth = (stats["mean"] * stats["count"] + prior * k) / (stats["count"] + k)
print(df["label"].map(smooth).round(3).tolist())
print(df["color"].fillna("missing").str.get_dummies().sum().to_dict())
print(df.select_dtypes(include=["object", "str"]).nunique().to_dict(), df["size"].astype(pd.CategoricalDtype(["S", "M", "L", "XL"], ordered=True)).max())
bins = pd.cut(df["price"], [0, 10, 12, 20], labels=False)
print(bins.tolist(), pd.cut(df["price"], 3, labels=["low", "mid", "high"]).tolist(), np.digitize(df["price"], [10, 12]).tolist())
inter = df["label"] + "_" + df["size"]
print(inter.value_counts().sort_index().to_dict(), df["price"].rank(method="dense").astype(int).tolist())
