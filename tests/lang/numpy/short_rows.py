"""Rows of a few elements with what begins again in each or stays the same in one; positions of extrema; medians of whole numbers; narrow indices."""
import numpy as np

rng = np.random.RandomState(3)
for n in (1, 2, 3, 5, 31, 32, 33):
    for dtype in (np.uint8, np.int32, np.int64, np.float32, np.float64, np.complex128):
        P = rng.randint(1, 9, (700, n)).astype(dtype)
        row, column = rng.randint(1, 9, n).astype(dtype), rng.randint(1, 9, (700, 1)).astype(dtype)
        full_row, full_column = np.empty((700, n), dtype=dtype), np.empty((700, n), dtype=dtype)
        full_row[:], full_column[:] = row, column
        assert ((P + row) == (P + full_row)).all() and ((column * P) == (full_column * P)).all() and ((row - P) == (full_row - P)).all(), (n, dtype)
        assert ((P[::-1] + row[::-1]) == (P[::-1] + full_row[:, ::-1])).all() and ((row * column) == (full_row * full_column)).all()
        assert ((P + row.astype(np.float64)) == (P + full_row.astype(np.float64))).all() and ((P > row) == (P > full_row)).all()
        D = P.reshape(7, 100, n)
        assert ((D + column[:100]) == (D + full_column[:100])).all() and ((D * row) == (D * full_row[:100])).all()
        assert ((D + column[:7].reshape(7, 1, 1)) == D + np.repeat(column[:7, 0], 100 * n).reshape(7, 100, n)).all()
        Q = P.copy()
        Q += row
        assert (Q == P + full_row).all()
        Q = P.copy()
        Q *= Q[0]
        assert (Q == P * np.repeat(P[0][None, :], 700, axis=0)).all()
    print(n, float((rng.rand(300, n) / np.linspace(1.0, 2.0, n)).sum().round(6)))
with np.errstate(divide="ignore", invalid="ignore"):
    print((np.array([[0.0, 1.0, -1.0]] * 10) / np.array([0.0, 2.0, 0.0]))[::9].tolist())
for n in (9, 100, 128, 129, 500, 1000, 5000, 40000):
    for dtype in (np.int32, np.int64, np.float32, np.float64):
        for spread in (3, 1000, 10 ** 6):
            x = rng.randint(-spread, spread, n).astype(dtype)
            hi, lo = x.argmax(), x.argmin()
            assert x[hi] == x.max() and x[lo] == x.min() and (x[:hi] < x[hi]).all() and (x[:lo] > x[lo]).all(), (n, dtype)
            if dtype in (np.float32, np.float64):
                x[n - 2] = np.nan
                assert x.argmax() == n - 2 == x.argmin()
                x[n // 3] = np.nan
                assert x.argmax() == n // 3 == x[: n - 1].argmin()
for dtype in (np.int8, np.uint8, np.int16, np.int32, np.int64, np.uint32, np.uint64):
    for n in (256, 257, 1000, 1001):
        x = rng.randint(0, 100, n).astype(dtype)
        print(np.median(x), np.percentile(x, 37.5), np.quantile(x, [0.0, 0.1, 1.0]), np.median(x.reshape(1, -1)), end=" ")
        two = np.where(x > 50, 90, 10).astype(dtype)
        print(np.median(two), np.percentile(two, 50.1).round(6), type(np.median(x)).__name__)
v = np.arange(300) * 2
for dtype in (np.uint8, np.int8, np.int16, np.int32, np.uint32, np.uint64):
    at = rng.randint(0, 100, 50).astype(dtype)
    print(v[at].sum(), v.take(at).sum(), v[at.reshape(5, 10)].shape, end=" ")
print(v[np.array([-1, -3], dtype=np.int8)])
try:
    v[np.array([5, 127, -128, 100], dtype=np.int8)][:2], np.arange(20)[np.array([5, 30], dtype=np.int16)]
except IndexError as e:
    print(e)
A = np.arange(42.0).reshape(6, 7)
for k in ([0, 2, 2], [True] * 3 + [False] * 4, [-1]):
    print(A[:, k].sum(axis=0), A[::-1, k][0], A.T[k, ::2].tolist()[0], A.astype(np.int8)[:, k].flags.c_contiguous)
print(np.nanmean(np.array([[1.0, np.nan], [3.0, 4.0]]), axis=0), np.nanvar(np.array([[1.0, np.nan], [3.0, 4.0]]), axis=1))
G = rng.randint(0, 9, (40, 30)).astype(np.float32)
for M in (G, G.astype(np.float64), G.astype(np.complex64), G.astype(np.complex128)):
    S = M @ M.T
    print((S == S.T).all(), S.real.sum(), (M.T @ M).real.trace())
