import pandas as pd

print(pd.DataFrame({"a": [1, 2], "b": ["x", "y"]}))
print(pd.DataFrame({"a": [1, 2], "b": 5}))
print(pd.DataFrame([{"a": 1, "b": 2}, {"a": 3, "c": 4}]))
print(pd.DataFrame([[1, 2], [3, 4]], columns=["x", "y"]))
print(pd.DataFrame([(1, "p"), (2, "q")]))
print(pd.DataFrame({"a": [1, 2]}, index=["r", "s"]))
print(pd.DataFrame({"a": [1], "b": [2], "c": [3]}, columns=["c", "a"]))
print(pd.DataFrame({"a": pd.Series([1, 2], index=["x", "y"]), "b": pd.Series([3, 4], index=["y", "x"])}))
try:
    pd.DataFrame({"a": [1, 2], "b": [1]})
except ValueError as e:
    print(e)
try:
    pd.DataFrame({"a": 1})
except ValueError as e:
    print(e)
