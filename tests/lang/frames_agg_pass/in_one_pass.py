"""Several aggregates of one column are found together: the same bits as one by one, whatever the type, with and without nulls."""
import numpy as np
import pandas as pd

ALL = ["sum", "mean", "min", "max", "count", "std", "var"]
rng = np.random.default_rng(11)


def frame(n):
    f = pd.DataFrame({"plain": np.round(rng.uniform(-50, 100, n), 3), "holes": rng.normal(0, 1, n), "none": np.full(n, np.nan), "i": rng.integers(-9, 16, n),
                      "small": rng.integers(0, 100, n).astype(np.int8), "half": rng.integers(0, 64, n).astype(np.float32) / 4,
                      "big": rng.integers(0, 100, n).astype(np.uint64), "yes": rng.integers(0, 2, n) > 0})
    f.loc[f.index % 7 == 3, "holes"] = np.nan
    return f


def check(f):
    same = True
    for c in f.columns:
        together = f[c].agg(ALL)
        for a in ALL:
            one = getattr(f[c], a)()
            same = same and (one == together[a] or (one != one and together[a] != together[a]))
    whole = f.agg(ALL)
    for c in f.columns:
        same = same and whole[c].equals(f[c].agg(ALL).rename(c).astype(whole[c].dtype))
    return same


for n in (1, 2, 31, 33, 1025, 40_000, 200_001):
    f = frame(n)
    print(n, check(f), f.agg(["count", "min", "max"]).shape)
f = frame(40_000)
print(f[["plain", "i", "small"]].agg(["min", "max", "count"]))
print(f.agg({"plain": ["min", "max"], "i": ["sum", "count"], "holes": "count"}))
print(f[["i", "small", "yes"]].agg(["sum", "min"]).dtypes)
print(f.i.agg(["sum", "min"]), f.half.agg(["min", "max"]).tolist(), f.big.agg(["sum", "max"]).tolist())
print(f.head(0)[["plain", "i"]].agg(["sum", "count", "mean"]))
print(type(f.half.max()).__name__, type(f.small.max()).__name__, type(f.small.sum()).__name__, type(f.half.sum()).__name__)
# zeros of both signs: the first in row order
for first in (0.0, -0.0):
    z = pd.Series(np.full(50_000, 5.0))
    z.iloc[[100, 40_000]] = [first, -first]
    z.iloc[7] = np.nan
    low, high = z.agg(["min", "max"]), (-z).agg(["min", "max"])
    print(np.signbit(low["min"]), np.signbit(z.min()), np.signbit(high["max"]), np.signbit((-z).max()))
x = pd.Series([np.inf, 1.0, np.nan, -np.inf] * 10_000)
print(x.agg(["min", "max", "count"]), x.iloc[:2].agg(["sum", "min"]))
wide = pd.Series(np.array([2**62, 2**62, 2**62, -5]))
print(wide.agg(["sum", "max", "min"]))
for bad in (["sum", "nothing"], ["sum", "cumsum"]):
    try:
        print(f[["plain"]].agg(bad))
    except (AttributeError, ValueError) as e:
        print(type(e).__name__, e)
print(pd.DataFrame({"t": ["a", "b"], "x": [1.5, 2.5]}).agg(["min", "max"]))
