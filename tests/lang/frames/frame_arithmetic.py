import pandas as pd

df = pd.DataFrame({"a": [1, 2], "b": [3.5, 4.5]})
print(df * 2)
print(df + df)
print(df > 2)
print(-df)
print((df == 2).sum())
print(df - df.mean())
print(df / df.max())
