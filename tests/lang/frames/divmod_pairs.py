"""divmod of frames, Series and indexes: pairs of the same kind."""
import numpy as np
import pandas as pd

s = pd.Series([7, 8, -9], index=list("abc"), name="n")
q, r = divmod(s, 3)
print(q, r, sep="\n")
q, r = divmod(20, s)
print(q, r, sep="\n")
q, r = divmod(s, pd.Series([2, 0, 4], index=list("abd")))
print(q, r, sep="\n")
print(divmod(pd.Series([7.5, -2.5]), 2))
print(divmod(pd.DataFrame({"a": [1, 5], "b": [2.5, 7]}), 3))
print(divmod(pd.DataFrame({"a": [1, 5], "b": [2.5, 7]}), pd.Series({"a": 2, "b": 3})))
print(divmod(pd.Index([7, 8]), 3))
print(divmod(pd.Series([5, None], dtype="Int64"), 3))
print(divmod(np.array([7, 8, 9]), s))
total = pd.Series([3725, 59, 7200])
minutes, seconds = divmod(total, 60)
hours, minutes = divmod(minutes, 60)
print(pd.DataFrame({"h": hours, "m": minutes, "s": seconds}))
for call in [lambda: divmod(pd.Series(["x"]), 3), lambda: divmod(s, "x")]:
    try:
        print(call())
    except TypeError as e:
        print("TypeError")
