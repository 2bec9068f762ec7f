import numpy as np
import pandas as pd

# What fills in, or replaces, whole numbers may not fit into their type.
s = pd.Series([1, 2, 3], dtype="int8")
for other in ([9, 9, 9, 900], [9, 9, 9, 9], [9, 9], [0.5] * 4):
    r = s.combine_first(pd.Series(other))
    print(r.tolist(), r.dtype)
r = s.astype("uint8").combine_first(pd.Series([-1, -1, -1, -1], dtype="int8"))
print(r.tolist(), r.dtype)
for other in ([300.0, np.nan, 1], [7.0, np.nan, 1], [-129.0, np.nan, np.nan], [127.0, -128.0, np.nan]):
    df = pd.DataFrame({"a": s})
    df.update(pd.DataFrame({"a": other}))
    print(df.a.tolist(), df.a.dtype)
    t = s.copy()
    t.update(pd.Series(other))
    print(t.tolist(), t.dtype)
