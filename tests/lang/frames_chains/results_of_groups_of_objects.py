"""What groups of objects come to, alone and in frames; what functions give for groups of nullable types and of categories."""
import numpy as np
import pandas as pd

nan = float("nan")
vals = {"str": ["a", "b", "c"], "int": [1, 2, 3], "flt": [1.5, 2, nan], "intnone": [1, None, 3], "ts": [pd.Timestamp("2024-01-01"), pd.Timestamp("2024-01-02"), None],
        "strnone": ["a", None, None], "none": [None, None, None], "mix": ["a", None, 2], "na": [pd.NA, 1, 2]}


def told(what, f):
    try:
        r = f()
        print(what, r.tolist() if isinstance(r, pd.Series) else r.values.tolist(), r.dtype if isinstance(r, pd.Series) else r.dtypes.tolist())
    except Exception as e:
        print(what, type(e).__name__)


for n, v in vals.items():
    for k in (["u", "u", "v"], [None, None, None], ["u", "v", None]):
        x = pd.DataFrame({"o": pd.Series(v, dtype=object), "k": pd.Series(k, dtype="str")})
        for how in ("min", "max", "first", "last", "sum", "mean", "prod", "median", "var"):
            told((n, how), lambda: getattr(x.groupby("k")["o"], how)())
            told((n, how, "frame"), lambda: getattr(x.groupby("k")[["o"]], how)())
            told((n, how, "table"), lambda: x.pivot_table(index="k", values="o", aggfunc=how))
cols = {"I": pd.Series([1, None, 3], dtype="Int64"), "F": pd.Series([1.5, None, 3], dtype="Float64"), "B": pd.Series([True, None, False], dtype="boolean"),
        "c": pd.Categorical(["a", None, "b"]), "d": pd.to_datetime(["2024-01-01", None, "2024-01-02"]), "i": [1, 2, 3]}
x = pd.DataFrame(cols)
x["k"] = ["u", "u", None]
given = {"len": len, "na": lambda s: pd.NA, "max": lambda s: s.max() if s.dtype != "category" else "a", "str": lambda s: "q", "float": lambda s: 1.5, "bool": lambda s: True}
for c in cols:
    for n in given:
        told((c, n), lambda: x.groupby("k")[c].agg(given[n]))
    told((c, "shift"), lambda: x.groupby("k")[c].shift(0))
    told((c, "row"), lambda: x.groupby("k")[[c]].apply(lambda g: g.iloc[0]))
