import pandas as pd

print(pd.DataFrame())
print(pd.DataFrame({"a": []}))
print(pd.DataFrame({"a": [1], "b": [2]}).head(0))
print(pd.Series([], dtype="float64"))
print(pd.Series([], dtype="int64", name="q"))
df = pd.DataFrame({"a": [1, 2]})
print(df[df["a"] > 5])
print(df["a"][df["a"] > 5])
