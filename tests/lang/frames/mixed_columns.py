import pandas as pd

df = pd.DataFrame({"i": [1, 2], "f": [0.5, None], "s": ["x", None], "b": [True, False]})
print(df.iloc[0], df.iloc[1])
print(df.count(), df.nunique())
print(df[["i", "f"]].sum(), df[["i", "f"]].mean())
print(df.values)
print(df.head(1).to_dict())
