"""isin: which missing value finds which, by the dtype of the column."""
import numpy as np
import pandas as pd

nan = np.nan
columns = {
    "floats": pd.Series([1.0, nan, 3.0]),
    "ints": pd.Series([1, 2, 3]),
    "text": pd.Series(["a", None, nan]),
    "string": pd.Series(["a", None, "b"], dtype="string"),
    "objects": pd.Series(["a", None, nan], dtype=object),
    "mixed": pd.Series([1, None, nan, pd.NA, pd.NaT], dtype=object),
    "Int64": pd.Series([1, None, 3], dtype="Int64"),
    "Float64": pd.Series([1.5, None, 3.0], dtype="Float64"),
    "boolean": pd.Series([True, None], dtype="boolean"),
    "dates": pd.Series(pd.to_datetime(["2020-01-01", None])),
    "category": pd.Series(["x", None, "y"], dtype="category"),
}
wanted = {"[None]": [None], "[nan]": [nan], "[NA]": [pd.NA], "[NaT]": [pd.NaT], "[None, 1]": [None, 1], "['a', nan]": ["a", nan], "['x', None]": ["x", None], "[]": []}
for name, s in columns.items():
    for label, values in wanted.items():
        r = s.isin(values)
        print(name, label, r.tolist(), r.dtype)

f = pd.DataFrame({"a": [1.0, nan], "b": ["x", None]})
print(f.isin([None]))
print(f.isin({"a": [nan], "b": [None]}))
print(f[~f.a.isin([None, 1.0])])
