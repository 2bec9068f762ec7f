import pandas as pd

print(pd.DataFrame({"a": [1], "b": [2]}).columns)
print(pd.DataFrame({f"column_{i}": [i] for i in range(12)}).columns)
print(pd.Series([1, 2], index=[5, 7]).index)
print(pd.Series([1, 2], index=["p", "q"]).index)
print(pd.Series([1, 2, 3], index=[1.5, 2.5, 10.0]).index)
print(pd.DataFrame({"a": [1, 2, 3]})[1:].index)
print(pd.DataFrame({"k": ["x", "y"], "v": [1, 2]}).groupby("k")["v"].sum().index)
print(pd.Series(range(200), index=range(100, 300)).sort_values(ascending=False).index)
