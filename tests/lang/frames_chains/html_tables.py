# to_html: rows and columns of several levels, names, every type of labels and cells.
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


f = pd.DataFrame({"i": [1, 2, 3], "I": pd.Series([None, 7, 1], dtype="Int64"), "f": [1.0, nan, -0.5], "b": [True, False, True], "s": ["a  b", None, "<b>&"], "o": pd.Series(["q", 1, None], dtype=object),
                  "d": pd.to_datetime(["2020-01-01", None, "2021-01-01"]), "t": pd.to_timedelta(["1D", None, "2h"]), "c": pd.Categorical(["u", "v", None]), "nl": ["a\nb", "t\tx", "\\"]})
for c in f.columns:
    print(f[[c]].to_html(na_rep="-", index=False))
    print(pd.DataFrame([[1, 2.5, "x"]], columns=pd.MultiIndex.from_arrays([["a", "a", "b"], f[c]], names=["x", None])).to_html())
    print(f.set_index([c, "i"] if c != "i" else ["i", "b"])[["f" if c != "f" else "s"]].to_html())
    print(f.set_index(c)[["f"] if c != "f" else ["i"]].to_html(float_format="{:.2f}".format))
g = f.set_index(["b", "c", "i"])[["f", "s"]].sort_index()
for how in ({}, {"sparsify": False}, {"justify": "left", "border": 0, "classes": ["a", "b"], "table_id": "q"}, {"columns": ["s"], "escape": False}, {"index_names": False}, {"bold_rows": False}, {"header": False}):
    print(g.to_html(**how))
for x in (pd.DataFrame(), pd.DataFrame(index=[1, 2]), pd.DataFrame(columns=["a"]), g.rename_axis(columns="cc"), g[:0]):
    print(x.to_html(), x.to_html(index=False))
