"""The types of cumulated and of least and greatest values by groups, of groups without rows, and of descriptions of categories."""
import pandas as pd

groups = [1, 1, 2, 2]
for name in ("Int8", "UInt8", "Int32", "int8", "Float32", "boolean"):
    s = pd.Series([1, 0, 1, 1]).astype(name)
    print(name, [str(getattr(s.groupby(groups), m)().dtype) for m in ("cumprod", "cumsum", "cummax", "cummin")], s.groupby(groups).transform("cumsum").tolist())
print(pd.Series([100, 100, 3, None], dtype="Int8").groupby(groups).cumsum())
days = pd.date_range("2024-01-01", periods=2, freq="2D")
for name in ("boolean", "Int8", "Int64"):
    s = pd.Series([True, False], index=days).astype(name)
    print(s.resample("D").min(), s.resample("D").agg(["min", "max"]).dtypes.tolist())
big = pd.Series([2 ** 53 + 1, 5], dtype="Int64").groupby(pd.Categorical(["a", "b"], categories=["a", "none", "b"]), observed=False)
print(big.max())
print(pd.Series(pd.Categorical([1.5, 1.5, None])).describe())
print(pd.DataFrame({"a": pd.Categorical([1, 2, 2]), "b": [1, 2, 3]}).describe(include="all"))
print(pd.DataFrame({"k": [1]}).iloc[:0].groupby("k")["k"].nlargest(2))
