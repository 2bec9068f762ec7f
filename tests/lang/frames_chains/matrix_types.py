# Columns of several types as one: stack, unstack, melt, dot; where and mask by conditions with missing values; categories of nullable values.
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")
NA, NaT, nan = pd.NA, pd.NaT, float("nan")


def t(name, make):
    try:
        x = make()
        print(name, x.tolist() if isinstance(x, (np.ndarray, pd.Index)) else repr(x), getattr(x, "dtype", ""), sep="\n")
        for y in (x.index, getattr(x, "columns", None)) if isinstance(x, (pd.Series, pd.DataFrame)) else ():
            print([str(z.dtype) for z in y.levels] if isinstance(y, pd.MultiIndex) else getattr(y, "dtype", ""), end=" ")
    except Exception as e:
        print(name, type(e).__name__)


f = pd.DataFrame({"i": [1, 2, 3], "I": pd.Series([None, 7, 1], dtype="Int64"), "f": [1.0, nan, 0.5], "F": pd.Series([1.5, None, 0.0], dtype="Float64"),
                  "B": pd.Series([True, None, False], dtype="boolean"), "S": pd.Series(["x", None, "z"], dtype="string"), "d": pd.to_datetime(["2020-01-01", None, "2021-01-01"])})
for two in (["i", "I"], ["I", "f"], ["i", "F"], ["I", "S"], ["I", "d"], ["F", "B"], ["i", "f"]):
    for g in (f[two], f[two][:0], f[two][:1]):
        for name in ("stack", "unstack", "melt"):
            t((two, len(g), name), lambda: getattr(g, name)())
    t((two, "dot"), lambda: f[two].dot(pd.Series(1, index=two)))
    t((two, "mask"), lambda: f[two].mask(f[two] > 1, -9))
    t((two, "where"), lambda: f[two].where(f[two[::-1]] > 1, -9))
t("where", lambda: f.i.mask(f.I > 1, -9))
for c in "IFBS":
    s = f[c].astype("category")
    for name, make in {"page": lambda: s, "list": lambda: list(s), "first": lambda: s.iloc[0], "shift": lambda: s.shift(1), "object": lambda: s.astype(object), "counts": lambda: s.value_counts(dropna=False),
                       "frame": lambda: f.astype({c: "category"})}.items():
        t((c, name), make)
t("infinite", lambda: pd.DataFrame({"a": pd.Categorical([3, 3]), "b": pd.Series([-np.inf, 3.0], dtype="Float64")}))
t("text", lambda: f[["i", "F"]].to_string(index=False))
t("floats", lambda: pd.DataFrame({"a": [1e300, 1.0], "b": [nan, nan], "c": [2.0, nan]}).convert_dtypes().dtypes.tolist())
for c in "SdFI":
    g = f.assign(i=[1, 1, 2])
    for name, make in {"counts": lambda: g.value_counts([c, "i"], dropna=False), "wide": lambda: g.value_counts([c, "i"], dropna=False).unstack(), "flat": lambda: g.value_counts([c], dropna=False),
                       "above": lambda: g.value_counts([c, "i"], dropna=False).to_frame().T}.items():
        t((c, name), make)
