"""Columns of objects that hold numbers: means and the like are those of the numbers; text among them is refused by name."""
import numpy as np
import pandas as pd

columns = {"gaps": pd.Series([1, 2, None, 3.5], dtype=object), "flags": pd.Series([True, False], dtype=object), "mixed": pd.Series([1, "a", 2.5], dtype=object),
           "text": pd.Series(["a", "b"], dtype=object), "nothing": pd.Series([None, None], dtype=object), "ints": pd.Series([1, 2, 6], dtype=object)}
for name, s in columns.items():
    print(name)
    for f in ("mean", "median", "std", "var", "sem"):
        try:
            print(f, repr(getattr(s, f)()))
        except TypeError as e:
            print(f, "TypeError", e)
print(columns["ints"].abs().tolist(), columns["ints"].quantile(.25), columns["ints"].quantile([.5, 1]))
print(pd.DataFrame({"k": [1, 1, 2], "x": columns["ints"]}).groupby("k")["x"].mean().tolist())
records = np.array([(1, 2.5), (3, 4.5)], dtype=[("a", "i8"), ("b", "f8")])
print(isinstance(records, np.ndarray), type(records), isinstance(records, (list, np.ndarray)), isinstance(records[0], np.ndarray))
for f in (lambda t: t * 2, lambda t: t + 1, lambda t: t - "c", lambda t: t + "c", lambda t: t == "a"):
    try:
        print(repr(f(np.array(["a", "bc"]))))
    except TypeError as e:
        print("TypeError", e)
try:
    np.sqrt(columns["ints"].to_numpy())
except TypeError as e:
    print("TypeError", e)
