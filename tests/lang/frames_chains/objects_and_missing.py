# Objects: what Series and labels make of them, and None, NaN, pd.NA and pd.NaT as values of their own.
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


for v in [[1, None], [NA, "a"], ["a", None], [NA, pd.Timestamp("2020-01-01")], [True, None], [1, 2], [None], [nan, None]]:
    a = np.empty(len(v), dtype=object)
    a[:] = v
    for make in (pd.Series, pd.Index, lambda a: pd.DataFrame({"x": a}).x, lambda a: pd.Series(a, dtype=object).infer_objects(), lambda a: pd.concat([pd.Series(a, dtype=object)] * 2),
                 lambda a: pd.Series(a).convert_dtypes()):
        t(v, lambda: make(a))
for v in [[None, nan, NA, NaT, None, nan], [None, nan, "a", "a", None], [1, True, 1.0, nan, None], [NaT, nan], [False, None, nan, "txt", 1]]:
    s = pd.Series(v, dtype=object)
    f = pd.DataFrame({"a": s, "b": 1})
    for name in ("value_counts", "duplicated", "unique", "nunique", "mode"):
        t((v, name), lambda: getattr(s, name)(**({"dropna": False} if name in ("value_counts", "nunique", "mode") else {})))
    t(v, lambda: s.is_unique)
    t(v, lambda: pd.Index(s).unique())
    t(v, lambda: f.drop_duplicates("a"))
    t(v, lambda: f.drop_duplicates())
    t(v, lambda: f.groupby("a", dropna=False, sort=False).size())
    t(v, lambda: f.value_counts(dropna=False))
    t(v, lambda: pd.factorize(s, use_na_sentinel=False)[0])
    t(v, lambda: pd.get_dummies(f, columns=["a"], dummy_na=True))
    t(v, lambda: f.set_index("a").loc[[None]])
a = np.array([[1, 2.5], [3, 4]], dtype=object)
print(a @ np.array([1, 2]), np.dot(np.array([1, 2]), a), a @ a, np.dot(np.zeros((2, 0), object), np.zeros((0, 3))), np.vdot(a, a))
