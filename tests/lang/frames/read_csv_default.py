import pandas as pd

df = pd.read_csv("flights.csv")
print(df)
print(df.shape, len(df), df.size, df.ndim, df.empty)
print(df.dtypes)
print(df.columns)
print(df.index)
