import numpy as np, pandas as pd
for s in (pd.Series([1.5, np.nan, 3.0], name="q", index=list("abc")), pd.Series([1, 2, 3]), pd.Series([1., 2], dtype="float32"), pd.Series([], dtype=float), pd.Series([1, None, 3]), pd.Series([True, False]), pd.Series(["a", None]), pd.Series(pd.to_datetime(["2020", "2021"])), pd.Series([1.5, None], dtype="Float64"), pd.Series([7.0])):
    for p in (1, -1, 2, -5, 0, 9):
        for f in ({}, {"fill_value": None}, {"fill_value": 0} if str(s.dtype)[0] in "fi" else {}):
            r = s.shift(p, **f); print(r.tolist(), r.dtype, r.name, r.index.tolist())
        try: r = s.diff(p); print(r.tolist(), r.dtype)
        except TypeError as e: print(e)
f = pd.DataFrame({"a": [1., 2, 3], "b": [4, 5, 6], "c": list("xyz")}); print(f.shift(1), f.shift(-1, fill_value=0) if False else "", f[["a", "b"]].diff(), f.a.pct_change(), f[["a", "b"]].shift(1, axis=1), sep="\n")
print(pd.Series([1, None, 3]).shift(1).fillna(0).astype(int).tolist())
