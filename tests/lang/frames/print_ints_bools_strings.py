import pandas as pd

print(pd.Series([1, -2, 300]))
print(pd.Series([True, False]))
print(pd.Series(["a", "bbb", None]))
print(pd.Series(["a\nb", "tab\there"]))
print(pd.Series(["é", "日本", "z"]))
print(pd.Series(["x" * 60, "y"]))
print(pd.DataFrame({"s": ["x" * 60, "y"], "n": [1, 2]}))
print(pd.DataFrame({"a": [-1, 10], "b": [True, False], "c": ["l", "longer"]}))
print(pd.Series([1, "a", 2.5, None, True]))
