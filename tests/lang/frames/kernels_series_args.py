import pandas as pd
from numba import vectorize


@vectorize
def add(a, b):
    return a + b


@vectorize
def half(a):
    return a / 2


s = pd.Series([1, 2, 3], name="s")
t = pd.Series([10.5, 20.5, None], name="t")
print(add(s, s))
print(add(s, t))
print(add(s, 1))
print(half(t))
print(half(s[1:]))
df = pd.DataFrame({"a": [1, 2]}, index=["x", "y"])
print(half(df["a"]))
