"""Sorted lines and positions of lines, many at once: lengths around the groups of the network, ties, nan, both zeros, extreme integers."""
import numpy as np
np.random.seed(5)
bad = 0
for n in [1, 2, 7, 8, 9, 15, 16, 17, 31, 33, 47, 65, 100, 129, 257, 513, 2049]:
    rows = 19 if n < 600 else 9
    for kind in ("r", "ties", "nan", "zero"):
        x = np.random.randn(rows, n)
        if kind == "ties": x = np.floor(x * 2)
        if kind == "nan": x[np.random.rand(rows, n) < 0.2] = np.nan; x[np.random.rand(rows, n) < 0.1] = np.inf; x[np.random.rand(rows, n) < 0.1] = -np.inf
        if kind == "zero": x = np.where(np.random.rand(rows, n) < 0.3, -0.0, np.floor(x))
        arrays = [x, x.astype(np.float32), x.T.copy().T]
        if kind != "nan":
            arrays += [(x * 1000).astype(np.int64), (x * 1000).astype(np.int32), np.where(x > 0, np.iinfo(np.int64).max, (x * 10).astype(np.int64)), np.where(x > 1, np.iinfo(np.int64).min, (x * 10).astype(np.int64))]
        for a in arrays:
            for ax in (1, 0):
                b = a if ax == 1 else a.T
                s = np.sort(b, axis=ax); o = np.argsort(b, axis=ax, kind='stable'); q = np.argsort(b, axis=ax)
                for k in range(rows):
                    line = a[k]; sl = s[k] if ax == 1 else s[:, k]; ol = o[k] if ax == 1 else o[:, k]; ql = q[k] if ax == 1 else q[:, k]
                    w = line[ol]
                    ok = np.array_equal(sl, w, equal_nan=True) if a.dtype.kind == 'f' else np.array_equal(sl, w)
                    t = line[ql]
                    ok = ok and (np.array_equal(t, sl, equal_nan=True) if a.dtype.kind == 'f' else np.array_equal(t, sl))
                    ok = ok and np.array_equal(np.sort(ol), np.arange(n)) and bool(np.all((sl[1:] >= sl[:-1]) | (sl[1:] != sl[1:])))
                    d = w[1:] == w[:-1]
                    ok = ok and bool(np.all(ol[1:][d] > ol[:-1][d]))
                    if not ok: bad += 1
print("bad", bad, n)
