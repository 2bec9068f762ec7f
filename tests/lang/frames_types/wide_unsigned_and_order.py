"""Unsigned columns beside ints from 2**63 on; missing labels have no neighbours; spans of time are cut from rows in order; labels of keys."""
import numpy as np
import pandas as pd


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ": " + str(e).split("\n")[0])


B = 2 ** 63
u = pd.Series([2 ** 64 - 1, 0], dtype="uint64")
for x in (2 ** 64 - 1, np.uint64(2 ** 64 - 1), B, np.uint64(B), -1, 2 ** 64, 1.5, np.uint64(3)):
    print([f(u, x).tolist() for f in (lambda a, b: a == b, lambda a, b: a != b, lambda a, b: a > b, lambda a, b: a <= b, lambda a, b: b < a)])
for x in (B, np.uint64(B)):
    for f in (lambda: u | x, lambda: u & x, lambda: u ^ x, lambda: u + x, lambda: u - x, lambda: u // x, lambda: u % x, lambda: x - u, lambda: u.clip(0, x), lambda: u.where(u == 0, x),
              lambda: u.clip(lower=x), lambda: u.between(x, 2 ** 64 - 1), lambda: u.replace(0, x), lambda: pd.Series([-1, 5]) < x, lambda: pd.Series([-1, 5]) + x,
              lambda: pd.Series([1.5, 2.0 ** 63]) == x, lambda: pd.Series([1, 255], dtype="u1") < x, lambda: pd.Series([2 ** 64 - 1, None, 0], dtype="UInt64") > x):
        show(lambda: (lambda r: (r.tolist(), str(r.dtype)))(f()))
print(pd.DataFrame({"u": u}).query("u == 18446744073709551615 and u > 9223372036854775808"))
for v in ([np.uint64(B), 1.5], [np.uint64(B), None], [np.uint64(B), np.nan], [B, 1.5], [np.uint64(B), -1], [np.uint64(B), 1]):
    print(pd.Series(v).tolist(), pd.Series(v).dtype)

for m in ("ffill", "bfill", "nearest"):
    print(pd.Series([1, 2, 3]).reindex([np.nan, .5], method=m).tolist(), pd.Index([0., 1, 2]).get_indexer([np.nan, .5, 5, -1], method=m),
          pd.date_range("2024", periods=3).get_indexer(pd.to_datetime(["2024-01-02 01:00", None]), method=m))

d = pd.DataFrame({"d": pd.to_datetime(["2024-02-01", "2024-01-02", "2024-02-03", "2024-01-01"]), "v": [1, 2, 4, 8]})
for g in (d.groupby(pd.Grouper(key="d", freq="MS")).v, d.set_index("d").resample("MS").v, d.set_index("d").groupby(pd.Grouper(freq="MS")).v):
    for k in ("first", "last", "sum", "cumsum"):
        print(k, getattr(g, k)().to_dict())
    print(g.agg(list).to_dict())
print(d.groupby(pd.Grouper(key="d", freq="MS")).v.shift().to_dict())

g = pd.DataFrame({"a": [1, 2, 2], "d": pd.to_datetime(["2024-01-01", None, "2024-02-01"])})
show(lambda: g.groupby("a").d.idxmin().tolist())
show(lambda: g.groupby([1, 2, 1]).d.idxmin().tolist())
x = pd.DataFrame({"a": [1]}, index=pd.interval_range(0, 1))
x.loc[0, "new"] = 5
print(x)

for keys in ({1: "y", 0: "n"}, {True: "y", False: "n"}, {None: "m"}, {np.nan: "m"}, {1: "y", None: "m"}):
    for s in (pd.Series([True, False]), pd.Series([1, 0]), pd.Series([1., np.nan]), pd.Series([True, 1, None], dtype=object), pd.Series(pd.to_datetime(["2024-01-01", None]))):
        print(keys, s.dtype, s.map(keys).tolist())

e = pd.DataFrame({"c": ["x", "y", "x"], "v": [1., 2, 3]})
A = np.array([1, 0, 1])
for by in (lambda i: i % 2, A, {0: "p", 1: "q", 2: "p"}, [A, "c"], [lambda i: i, A], pd.Series(A, name="n"), "c"):
    g = e.groupby(by, as_index=False)
    print(g.v.sum(), g.agg({"v": "max"}), g.v.nunique(), sep="\n")
print(e.groupby("c", as_index=False).quantile([.5]), e.groupby(A, as_index=False).v.quantile([.5]), sep="\n")

for key in (5, ("a", 1), None, pd.Timestamp("2024")):
    for value in (pd.DataFrame(index=[0, 1]), pd.DataFrame({"a": [0, 1], "b": 2})):
        show(lambda: e[["v"]].iloc[:2].__setitem__(key, value))
for v in ("2024000", "2023366", "2024366", "2024367", "202400", "20241", "2024400"):
    show(lambda: pd.to_datetime(v, format="%Y%j"))
