import pandas as pd

print(pd.Series([1, 2, 3]))
print(pd.Series([1.5, None, 3], name="v"))
print(pd.Series({"x": 1, "y": 2}))
print(pd.Series(5, index=["a", "b"]))
print(pd.Series([1, 2], index=["a", "b"], name="n"))
print(pd.Series((1, 2)), pd.Series(range(3)))
print(pd.Series([1, 2], dtype="float64"))
print(pd.Series([True, None]))
print(pd.Series(["a", None]))
