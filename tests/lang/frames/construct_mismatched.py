"""DataFrame of one value, of rows that are fewer or more than the labels, and arguments that are no data."""
import pandas as pd

calls = [
    lambda: pd.DataFrame("x"), lambda: pd.DataFrame(5), lambda: pd.DataFrame(5, index=[1]),
    lambda: pd.DataFrame("x", index=[1, 2], columns=["a"]), lambda: pd.DataFrame(5.5, index=range(2), columns=list("ab")),
    lambda: pd.DataFrame(0, index=["x"], columns=pd.MultiIndex.from_tuples([("a", 1)])), lambda: pd.DataFrame(True, index=[0], columns=["q"]).dtypes,
    lambda: pd.DataFrame(1, index=[0, 1], columns=["q"], dtype=float), lambda: pd.DataFrame(pd.Timestamp("2020-01-01"), index=[0], columns=["t"]),
    lambda: pd.DataFrame([[1], [2]], index=[1, 2, 3]), lambda: pd.DataFrame([[1], [2], [3]], index=["a", "b"]), lambda: pd.DataFrame([1, 2, 3], index=[1]),
    lambda: pd.DataFrame(["x", "y"], index=[1]), lambda: pd.DataFrame([5], index=[1, 2]), lambda: pd.DataFrame([[1, 2]], index=[1, 2, 3]),
    lambda: pd.DataFrame([{"a": 1}], index=[1, 2]), lambda: pd.DataFrame([{"a": 1}, {"a": 2}], index=[1, 2, 3]),
    lambda: pd.DataFrame({"a": [1, 2]}, index=[1]), lambda: pd.DataFrame({"a": [1]}, index=[1, 2]), lambda: pd.DataFrame({"a": [1, 2], "b": [1]}),
    lambda: pd.DataFrame([], index=[1, 2, 3]), lambda: pd.DataFrame([], index=[1, 2], columns=["a"]), lambda: pd.DataFrame([], index=[1, 2], columns=["a"]).dtypes,
    lambda: pd.DataFrame(index=[1, 2], columns=["a", "b"]).dtypes, lambda: pd.DataFrame({"a": [1, 2]}, columns=["a", "b"]).dtypes,
    lambda: pd.Series([1, 2], index=[1]), lambda: pd.DataFrame([["a", None], ["b", 2]], index=list("xy"), columns=list("pq")),
    lambda: pd.DataFrame({"a": [1]}).rename(5), lambda: pd.DataFrame({"a": [1]}).rename(columns=5), lambda: pd.DataFrame({"a": [1]}).rename(),
    lambda: pd.Series([1, 2]).rename([5]), lambda: pd.Series([1, 2]).rename({"x": 1}).name, lambda: pd.Series([1, 2]).rename(("a", 1)).name,
]
for k, call in enumerate(calls):
    try:
        print(k, call(), sep="\n")
    except Exception as e:
        print(k, type(e).__name__, e)
