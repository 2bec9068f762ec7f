# & | ^ of flags with floats, texts and objects on the right: these are flags then.
import numpy as np
import pandas as pd


def show(f):
    try:
        r = f()
        print(r.tolist(), r.dtype)
    except TypeError as e:
        print("TypeError", e)


a = pd.Series([True, False, True])
others = [pd.Series([np.nan, 2.5, 1.0]), pd.Series([0.0, 2.5, 1.0]), pd.Series([1, 2, 3]), pd.Series(["a", "", None]), pd.Series([True, None, False]),
          pd.Series([1.0, 0, np.nan], index=[2, 1, 0]), pd.Series([True, False, True], index=[1, 2, 3]), pd.Series([1, 2, 3], index=[1, 2, 3]), 2.5, 1, np.nan, None]
for x in (a, ~a, pd.Series([False] * 3)):
    for y in others:
        show(lambda: x & y)
        show(lambda: x | y)
        show(lambda: x ^ y)
show(lambda: pd.Series([1.5, 2.0]) & pd.Series([True, False]))
frame = pd.DataFrame({"up": [1.0, 2.0, 1.5], "hot": [True, False, True]})
frame["go"] = frame.hot & frame.up.shift()
print(frame)
print(pd.DataFrame({"a": a, "b": ~a}) & pd.DataFrame({"a": [np.nan, 1, 0], "b": [1.0, 2, 3]}))
