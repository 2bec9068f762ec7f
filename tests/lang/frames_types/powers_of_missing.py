"""Powers of nullable numbers: 1 to whatever is missing is 1, and so is what is missing to the power of 0; NaN beside them."""
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")

for t in ("Int64", "Float64", "UInt8", "Float32", "boolean"):
    s = pd.Series([1, None, 0], dtype=t)
    for o in (0, 1, 2, 0.0, np.nan, pd.NA, np.array([0, 0, 1]), pd.array([0, None, 0], dtype="Int64")):
        for name, f in (("**", lambda: s ** o), ("pow", lambda: s.pow(o)), ("rpow", lambda: s.rpow(o)), ("array", lambda: s.array ** o)):
            if not np.isscalar(o) and o is not pd.NA and len(o) and not isinstance(o, np.ndarray) and "pow" in name:
                continue
            try:
                r = f()
                print(t, name, repr(o), "->", r.dtype, r.tolist())
            except Exception as e:
                print(t, name, repr(o), "!!", type(e).__name__)
    r = 1 ** s
    print(r.dtype, r.tolist())
    r = s ** s if t != "boolean" else s
    print(r.dtype, r.tolist())
    r = pd.DataFrame({"a": s}) ** 0
    print(r.dtypes["a"], r["a"].tolist())
for t in ("Int64", "Float64", "UInt8", "boolean"):
    s = pd.Series([1, None, 0], dtype=t)
    for r in (s + np.nan, np.nan + s, s * np.nan, s / np.nan, s + pd.NA, s == np.nan, np.nan != s, s < np.nan, s == None, s != None, s == pd.NA):
        print(t, r.dtype, r.tolist())
