import pandas as pd

df = pd.DataFrame([[1, 2], [3, 4]])
print(df, df[0].tolist(), df.columns, df[[1]])
df.columns = ["a b", "c"]
print(df["a b"].sum(), df)
df[5] = 7
print(df)
print(pd.DataFrame({1.5: [1], "x": [2]}))
