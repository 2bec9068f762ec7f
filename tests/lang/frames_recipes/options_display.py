import numpy as np
import pandas as pd

df = pd.DataFrame(np.arange(300).reshape(100, 3) / 7, columns=["alpha", "beta", "gamma"])
print(df)
pd.set_option("display.max_rows", 8)
print(df)
print(pd.get_option("display.max_rows"))
pd.reset_option("display.max_rows")
with pd.option_context("display.precision", 2, "display.max_rows", 6):
    print(df)
with pd.option_context("display.float_format", "{:,.1f}".format):
    print(df.head(2) * 1e5)
pd.options.display.float_format = "{:.3f}".format
print(df.describe())
pd.options.display.float_format = None
wide = pd.DataFrame(np.arange(60).reshape(2, 30), columns=[f"column_{i}" for i in range(30)])
print(wide)
with pd.option_context("display.max_columns", 6):
    print(wide)
with pd.option_context("display.width", 60, "display.max_columns", None):
    print(wide)
with pd.option_context("display.expand_frame_repr", False):
    print(wide.iloc[:, :14])
long = pd.DataFrame({"text": ["short", "a" * 80], "n": [1, 2]})
print(long)
with pd.option_context("display.max_colwidth", 20):
    print(long)
with pd.option_context("display.max_colwidth", None):
    print(long)
s = pd.Series(range(200), name="v")
print(s)
with pd.option_context("display.min_rows", 4):
    print(s)
with pd.option_context("display.show_dimensions", False):
    print(df)
m = pd.DataFrame({"x": [1, 2, 3]}, index=pd.MultiIndex.from_tuples([("a", 1), ("a", 2), ("b", 1)]))
print(pd.DataFrame({"f": [1e-10, 1.0, 1e10], "g": [0.1, 0.25, 100], "h": [1e20, np.nan, -np.inf]}))
print(pd.Series([0.00001, 123456.789]), pd.Series([1.0, 2.0]), pd.Series([1.5, None]), sep="\n")
print(pd.DataFrame(), pd.Series([], dtype=float), pd.DataFrame(columns=["a", "b"]), pd.DataFrame(index=[1, 2]), sep="\n")
try:
    pd.set_option("display.max_rows", "many")
except ValueError as e:
    print(e)
