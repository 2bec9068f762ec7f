# What a column holds when something is put into it: replace, where, mask, shift, update; and objects that are made anew.
import numpy as np
import pandas as pd
import warnings

warnings.simplefilter("ignore")

nan, NaT, NA, T, D, S, F = float("nan"), pd.NaT, pd.NA, pd.Timestamp, pd.Timedelta, pd.Series, pd.DataFrame


def show(what, f):
    try:
        r = f()
        print(what, r.tolist(), r.dtype) if isinstance(r, (S, pd.Index)) else print(what, repr(r))
    except Exception as e:
        print(what, type(e).__name__)


columns = {"Int64": S([7, None, 3], dtype="Int64"), "UInt8": S([7, 3], dtype="UInt8"), "Float64": S([7, None, 3], dtype="Float64"), "uint8": S([7, 3], dtype="uint8"),
           "int8": S([7, 3], dtype="int8"), "int64": S([7, 3]), "float64": S([7, nan, 3.0]), "category": S(pd.Categorical([7, 3], [3, 7, 9])), "object": S([7, True, 1, "a"], dtype=object)}
for name, a in columns.items():
    for new in ("X", 1.5, 5, True, None, NA, nan, NaT, 300, -1, 2**40, T("2024-05-01")):
        show(f"{name} {new!r}", lambda: a.replace(7, new))
        show("  list", lambda: a.to_frame("d").replace([7, 99], [new, 1])["d"])
        if name in ("uint8", "int8", "int64", "float64"):
            show("  where", lambda: a.where(a != 7, new))
            show("  shift", lambda: a.shift(1, fill_value=new))
            show("  none", lambda: a.iloc[:0].shift(1, fill_value=new))
show("one", lambda: columns["object"].replace(1, "X"))

big = S([9007199254740993, 5, 9007199254740993])
for other in (S([7, 0]), S([7, nan]), S([7.5]), S([9007199254740993], index=[1]), S(["x"]), S([True])):
    for a in (big, S([1.5, 2, 3]), S(["a", "b"]), S([True, False]), S([T("2024-01-01")])):
        def updated():
            b = a.copy()
            b.update(other)
            return b
        show(f"update {a.dtype} {other.tolist()}", updated)
show("diff", big.diff)
show("diff back", lambda: big.diff(-1))

for v in ([T("2024-01-21"), nan, NA], [T("2024-01-21"), T("2024-01-20")], [D("1D"), None], [NaT, nan], ["b", "a"], [2, 1], [T("2024-01-21"), 1]):
    a = S(v, dtype=object)
    for what, f in (("sorted", a.sort_values), ("aligned", lambda: a.align(a.head(1))[1]), ("repeat", lambda: a.repeat(2)), ("reset", lambda: a.to_frame("a").set_index("a").reset_index()["a"]),
                    ("reindex", lambda: a.reindex([0, 5]))):
        show(f"{v} {what}", f)

for v in ([nan], [nan, 0.0], ["", nan], [None, ""], [0]):
    show(f"any {v}", lambda: (pd.Index(v).any(), pd.Index(v).all(), pd.Index(v, dtype=object).any()))
for other in (1, 1.5, "a", None, NA, NaT, T("2024-01-01"), D("1D")):
    for x in (NaT, NA):
        show(f"{x} + {other}", lambda: x + other)
        show(f"{x} - {other}", lambda: x - other)
        show(f"{x} * {other}", lambda: x * other)
        show(f"{x} / {other}", lambda: x / other)
        show(f"{x} < {other}", lambda: x < other)
        show(f"{x} == {other}", lambda: x == other)
show("objects", lambda: S([NaT, nan, NA, None], dtype=object) + S([NaT, nan, NA, 1], dtype=object))
for text in (S(["a", None], dtype=object), S(["a", None]), S([None], dtype="string"), S([], dtype="str")):
    show(f"text {text.dtype}", lambda: text + "x")
    show("  twice", lambda: text * 2)

days = pd.date_range("2024-01-03", periods=4, freq="MS")
for key in ([], [days[0]], list(days[:2]), days[:2], days[::2]):
    show("loc", lambda: S(range(4), days).loc[key].index.freqstr)
for v in (["a", None], [1.5, None], [1, 0], [T("2024-01-01"), None]):
    show(f"flags {v}", lambda: S(v, dtype="category").astype(bool))
    show("  text", lambda: S(v, dtype="category").astype(str))
for v in ([np.inf, -np.inf], [np.inf, 1.0], [1.0]):
    a = S(v, dtype="Float64")
    show(f"nothing {v}", lambda: (a.sum(), a.mean(), a.std(), a.median()))
    show("  rows", lambda: F({"a": a, "b": [1.0] * len(a)}).sem(axis=1))
show("zeros", lambda: S([-0.0, 0.5, 0.0, -0.0]).cummin())
show("narrow", lambda: S([1.5, 2, 1.1, 10.125], dtype="float32").describe())
show("quantile", lambda: S([None], dtype="boolean").quantile(0.5))
show("clip", lambda: S([5, 1, 0], dtype="UInt8").clip(lower=-1))
show("clip by", lambda: F({"a": [100.0, nan, 0.5]}).clip(upper=S([5, None, 0.25], dtype="Float64"), axis=0)["a"])

for f in (F([[1, 2]], columns=[nan, 1.0]), F([[1, 2]], columns=[NaT, T("2024-01-01")]), F({"q": S([T("2024-01-05"), "x", None], dtype=object)}),
          F([1, 2], index=pd.DatetimeIndex(["2024-01-01", None])), F([[1, 2]], columns=pd.MultiIndex.from_arrays([[1.5, 53.25]], names=["e"]))):
    print(f.to_csv(), f.to_csv(date_format="%d", na_rep="-"))
for labels in (S([0.5, NA, -0.0], dtype="Float64"), S([1.5, None, 10.5], dtype="category"), S([1.5, nan, 10]), S([1, NA, 10], dtype="Int64")):
    f = F({"v": range(3), "a": labels})
    print(f.set_index("a", append=True), f.set_index("a", append=True).T, f.set_index("a").T, sep="\n")
print(F([[1, 2]], columns=pd.MultiIndex.from_arrays([["a", "b"]])), F(columns=["a\tb"]), sep="\n")
for spans in (["1D", "30min"], ["1 days 00:00:00.5", "1D"], ["1D", None]):
    F({"a": [1, 2]}, index=pd.to_timedelta(spans)).info(memory_usage=False)
    print()
