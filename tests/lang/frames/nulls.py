import pandas as pd

df = pd.DataFrame({"a": [1.0, None, 3.0], "b": ["x", None, "z"], "c": [1, 2, 3]})
print(df.isna())
print(df.notna().sum())
print(df.dropna())
print(df.dropna(subset=["a"]))
print(df["a"].fillna(0), df["b"].fillna("?"))
print(df.fillna({"a": -1, "b": "none"}))
print(df["a"].isna().tolist(), df["a"].notnull().tolist(), df["a"].dropna().tolist())
print(pd.isna(None), pd.isna(float("nan")), pd.notna(1), pd.isna("x"))
print(df["a"].count(), df["a"].hasnans)
