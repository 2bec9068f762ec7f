import pandas as pd

s = pd.Series([1, 2, 3])
print(s.astype(float).tolist(), s.astype("float64").dtype, s.astype(str).tolist(), s.astype(bool).tolist())
print(pd.Series([1.7, -1.7]).astype(int).tolist(), pd.Series(["1", "2"]).astype(int).tolist(), pd.Series(["1.5"]).astype(float).tolist())
print(pd.Series([True, False]).astype(int).tolist(), s.astype("int32").dtype, s.astype("float32"))
df = pd.DataFrame({"a": [1.234, 5.678], "b": [1, 2], "c": ["x", "y"]})
print(df.round(1), df.round({"a": 2}))
print(df.astype({"b": "float64"}).dtypes)
print(pd.Series([0.5, 1.5, 2.5]).round().tolist(), pd.Series([1234.5]).round(-2).tolist())
try:
    pd.Series(["x"]).astype(int)
except ValueError as e:
    print(e)
