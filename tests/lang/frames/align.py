import pandas as pd

a = pd.Series([1, 2, 3], index=["x", "y", "z"])
b = pd.Series([10, 20, 30], index=["z", "y", "w"])
print(a + b)
print(a * 2 + a)
s = pd.Series([3, 1, 2])
print(s + s[s > 1])
try:
    a == b
except ValueError as e:
    print(e)
