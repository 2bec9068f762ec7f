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

def show(make):
    try:
        made = make()
        print(made, made.dtypes.tolist(), sep="\n")
    except ValueError as e:
        print(e)


show(lambda: pd.DataFrame(0, index=pd.date_range("2024-01-01", periods=2), columns=["a", "b"]))
show(lambda: pd.DataFrame(float("nan"), index=["r", "s"], columns=pd.Index(["p", "q"], name="c")))
show(lambda: pd.DataFrame("x", index=range(2), columns=list("ab")))
show(lambda: pd.DataFrame(True, index=range(2), columns=list("ab"), dtype=float))
show(lambda: pd.DataFrame(pd.Timestamp("2024-01-01"), index=[1], columns=["t"]))
show(lambda: pd.DataFrame(0, index=["a", "a"], columns=pd.MultiIndex.from_tuples([("a", 1), ("a", 2)])))
show(lambda: pd.DataFrame(0, index=[], columns=["a"]))
show(lambda: pd.DataFrame(0, index=[1]))
show(lambda: pd.DataFrame("x", columns=["a"]))
show(lambda: pd.DataFrame({"z": [1, 2]}, columns=["a", "z"]))
show(lambda: pd.DataFrame(index=[1, 2], columns=["a"]))
