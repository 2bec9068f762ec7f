"""Quantiles, medians and describe by selection: ranks among few and many distinct values, beside sorting."""
import numpy as np
import pandas as pd

rng = np.random.default_rng(12)
QS = [0.0, 0.001, 0.1, 0.25, 0.333, 0.5, 0.75, 0.9, 0.9999, 1.0]


def expected(x, q):
    v = np.sort(x[~np.isnan(x)])
    at = q * (len(v) - 1)
    i = int(np.floor(at))
    t, a, b = at - i, v[i], v[min(i + 1, len(v) - 1)]
    return b - (b - a) * (1 - t) if t >= 0.5 else a + (b - a) * t


def check(name, x):
    s = pd.Series(x)
    got = s.quantile(QS)
    x = np.asarray(x, dtype=np.float64)
    there = np.sort(x[~np.isnan(x)])
    m = len(there)
    print(name, len(x), [bool(got[q] == expected(x, q)) for q in QS].count(True), bool(s.median() == (there[(m - 1) // 2] + there[m // 2]) / 2),
          bool(s.quantile(0.37) == expected(x, 0.37)))


for n in (1, 2, 3, 1000, 32_768, 32_769, 33_000, 100_003, 300_000):
    normal = rng.normal(0, 1, n)
    check("normal", normal)
    check("ints", rng.integers(1, 16, n))
    check("two", rng.integers(0, 2, n))
    check("same", np.full(n, 2.5))
    check("sorted", np.arange(n))
    check("descending", -np.arange(n, dtype=np.float64))
    check("tail", np.exp(normal * 10))
    check("waves", np.sin(np.arange(n) * 2 * np.pi / max(n // 8192, 1)))
    check("steps", (np.arange(n) % max(n // 8192, 1)).astype(np.float64))
    holes = normal.copy()
    holes[::3] = np.nan
    if n > 1:
        check("holes", holes)
check("few", np.where(np.arange(100_000) % 9999 == 5, 1.0 * np.arange(100_000), np.nan))
check("infinite", np.where(rng.normal(0, 1, 50_000) > 0, np.arange(50_000.0), np.inf))
check("float32", (rng.integers(0, 1000, 50_000) / 8).astype(np.float32))
check("int8", rng.integers(-100, 100, 50_000).astype(np.int8))
print(pd.Series(np.full(40_000, np.nan)).quantile([0.1, 0.5]).tolist(), pd.Series(np.full(40_000, np.nan)).median())
zeros = np.where(np.arange(50_000) % 2 == 0, -0.0, 0.0)
print(pd.Series(zeros).median(), pd.Series(zeros).quantile(0.75))
s = pd.Series(rng.integers(0, 1000, 60_000))
print(s.quantile([0.75, 0.25, 0.25]), s.quantile(1), s.quantile([]), s.quantile(0.3, interpolation="lower"), s.quantile(0.3, "nearest"))
for bad in (1.5, -0.1, [0.5, 2]):
    try:
        s.quantile(bad)
    except ValueError as e:
        print(e)
f = pd.DataFrame({"a": np.round(rng.uniform(0, 100, 50_000), 2), "b": rng.integers(1, 16, 50_000), "t": ["x", "y"] * 25_000, "h": np.where(rng.normal(0, 1, 50_000) > 1, np.nan, 4.0)})
print(f.describe().round(9))
print(f.describe(include="all").round(9))
print(f.describe(percentiles=[0.05, 0.5, 0.999]).round(9), f.b.describe(), f.h.describe(percentiles=[]))
print(f.head(0).describe(), f.head(1).describe())
print(f[f.a > 50][["a", "b"]].describe().round(9), f[["a", "b"]].quantile([0.2, 0.8]), f[["a", "b"]].median())
