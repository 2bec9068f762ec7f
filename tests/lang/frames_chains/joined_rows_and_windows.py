# Labels of joined rows and columns, combined columns of objects, windows over what are no numbers, keys of repeated labels.
import numpy as np
import pandas as pd

x = pd.DataFrame({"a": [1, 2, 1], "b": ["u", "v", "u"], "c": [1.5, 2, np.nan]})


def told(make):
    try:
        r = make()
    except Exception as e:
        print(type(e).__name__)
        return
    print(type(r.index).__name__, r.index.tolist(), r.columns if r.ndim == 2 else r.name)
    for k in range(r.shape[1] if r.ndim == 2 else 0):
        print(r.columns[k], r.iloc[:, k].dtype, r.iloc[:, k].tolist())


twice = pd.concat([x, x], axis=1)
for how in ("size", "ngroup", "first"):
    told(lambda: getattr(twice.groupby("a"), how)())
    told(lambda: getattr(twice.groupby(["a", "b"]), how)())
told(lambda: x.set_index("a").unstack())
told(lambda: x.iloc[:0].pivot_table(index="a", columns="b", values=["c"]))
told(lambda: x.iloc[:0].pivot_table(index="a", columns="b", values="c"))
for parts in ([x.iloc[:0], x], [x.iloc[:0], x.iloc[:0]], [x, x], [x.iloc[:1], x.iloc[1:]], [x.iloc[[0]], x], [x.iloc[[1]], x.iloc[[1]]], [x, x.set_index("a")], [x.set_index("a"), x]):
    told(lambda: pd.concat(parts))
told(lambda: pd.concat([x, pd.DataFrame({"z": [1]})], axis=1, join="inner"))
told(lambda: pd.concat([x, pd.DataFrame({"z": [1]})], join="inner"))
told(lambda: pd.concat([x, pd.DataFrame({1: [1]})], join="inner", ignore_index=True))
told(lambda: pd.concat([x.set_index(["a", "b"]), pd.DataFrame({1: [1]})], axis=1))

either = lambda p, q: p.fillna(q)
told(lambda: x.iloc[:0].combine(pd.DataFrame({"a": [1], "q": ["z"]}), either))
told(lambda: x[["c"]].combine(pd.DataFrame({"c": ["z", None]}), either))
told(lambda: x[["c"]].iloc[2:].combine(pd.DataFrame({"c": ["z", "y", "x"]}), either))
told(lambda: x[["c"]].iloc[2:].combine(pd.DataFrame({"c": pd.to_datetime(["2024-01-01"])}), either))

days = pd.Series(pd.to_datetime(["2024-01-01", "2024-01-02", None]))
for column in (days, pd.Series(["p", "q", None]), pd.Series([1, None, 3], dtype="object"), pd.Series(pd.Categorical([3, None, 1])), pd.Series(pd.Categorical(["p", None, "q"])),
               pd.Series([[1, 2], [3, 4]]), pd.Series(["p"]).iloc[:0], pd.Series([1, None, 3], dtype="Int8")):
    for how in ("sum", "count", "cov"):
        told(lambda: getattr(column.rolling(2, min_periods=1), how)().to_frame())
        told(lambda: getattr(pd.DataFrame({"n": column}).expanding(), how)())
    told(lambda: column.ewm(span=2).mean().to_frame())
    told(lambda: pd.DataFrame({"g": ["u"] * len(column), "n": column}).groupby("g")["n"].rolling(2).max().to_frame())
two = pd.DataFrame({("e", "min"): [1.0, 2.0, 4.0], ("e", "max"): [3.0, 1.0, 2.0]}, index=pd.Index(["r", "p", "q"], name="k"))
told(lambda: two.rolling(2).cov())
told(lambda: x.set_index(["a", "b"]).rolling(2).cov())
