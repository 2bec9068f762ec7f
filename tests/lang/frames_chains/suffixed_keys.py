"""Keys of merges that come back when suffixes rename their columns, and their types without rows."""
import pandas as pd

m = pd.DataFrame({("b", "min"): [1, 2], ("b", "max"): [3, 4], ("k", "min"): [5, 6]})
for how in ("inner", "left", "outer"):
    print(m.merge(m.iloc[:1], on=[("b", "min")], how=how, indicator="from"))
x = pd.DataFrame({"k": [True, True], "a": ["x", "y"]}, index=pd.date_range("2024-01-01", periods=2))
for how in ("inner", "left", "right", "outer"):
    print(x.merge(x.iloc[2:], left_on="k", right_index=True, how=how).dtypes)
twice = pd.DataFrame([[1, 2], [3, 4]], columns=["a", "a"])
for f in (lambda: twice.merge(twice), lambda: m.merge(m, on=("b", "min")), lambda: pd.DataFrame({"a": ["p", 1]}).merge(pd.DataFrame({"a": pd.array([None], dtype="Float64")}), on="a")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e)[:60])
print(pd.DataFrame.from_dict({}, orient="index"))
