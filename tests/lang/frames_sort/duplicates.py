# duplicated, drop_duplicates, unique, factorize, isin.
import pandas as pd

df = pd.DataFrame({"a": [1, 1, 2, 2, 1], "b": ["x", "x", "y", "z", None], "c": [0.5, 0.5, None, None, 1.0]})
print(df.duplicated().tolist())
print(df.duplicated(subset="a").tolist(), df.duplicated(["a"], keep="last").tolist(), df.duplicated("a", keep=False).tolist())
print(df.drop_duplicates())
print(df.drop_duplicates("a", keep="last"))
print(df.drop_duplicates(subset=["a", "c"], keep=False))
print(df.drop_duplicates("b", ignore_index=True))
print(df["b"].duplicated().tolist(), df["b"].drop_duplicates().tolist())
print(df["a"].unique(), df["b"].unique().tolist())
codes, uniques = pd.factorize(df["b"])
print(codes, uniques)
codes, uniques = pd.factorize(pd.Series(["q", "p", "q"]), sort=True)
print(codes, uniques)
print(df["a"].factorize())
print(pd.unique(df["a"]))
print(df["a"].nunique(), df["b"].nunique(dropna=False), df.nunique().tolist())
