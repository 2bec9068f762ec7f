import pandas as pd

df = pd.DataFrame({"i": [1], "f": [1.5], "s": ["x"], "b": [True], "o": [[1, 2]]})
print(df.dtypes)
print(df["i"].dtype == "int64", df["f"].dtype == float, df["s"].dtype == "str", str(df["s"].dtype))
print([str(t) for t in df.dtypes], df["o"].dtype)
print(df)
