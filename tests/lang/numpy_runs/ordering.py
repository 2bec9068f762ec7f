# Sorting and selecting lines of every length and dtype: nan last, both zeros, equal keys, axes, steps; medians and percentiles.
import numpy as np

rng = np.random.RandomState(9)
base = rng.randint(-500, 500, 9000)


def digest(x):
    total = 0
    for k, v in enumerate(np.ravel(x).tolist()):
        total = (total * 31 + int(v) * 7 + k) % 1000003
    return total


for dtype in (np.int8, np.uint8, np.int16, np.uint16, np.int32, np.uint32, np.int64, np.float32, np.float64, bool):
    out = []
    for n in list(range(0, 70)) + [127, 128, 129, 700, 701, 4096, 4097, 9000]:
        a = base.astype(dtype)[n % 5:n % 5 + n]
        out.append(digest(np.sort(a)))
        out.append(digest(np.sort(a[::-2])))
    print(np.dtype(dtype).name, digest(out))
for rows, n in ((8, 1), (9, 2), (16, 3), (8, 7), (17, 32), (20, 33), (8, 100), (25, 256), (9, 257), (7, 40)):
    A = base[:rows * n].reshape(rows, n)
    F = A.astype(float)
    F[0, n // 2] = np.nan
    F[1, 0] = -np.inf
    F[-1, n - 1] = np.inf
    print(rows, n, digest(np.sort(A, axis=1)), digest(np.sort(A, axis=0)), digest(np.nan_to_num(np.sort(F, axis=1), posinf=5000, neginf=-5000, nan=7000)),
          digest(np.nan_to_num(np.sort(F.T, axis=0), posinf=5000, neginf=-5000, nan=7000)), digest(np.sort(A[:, ::-1], axis=1)))
z = np.array([0.0, -0.0, np.nan, 3.0, -np.inf, np.inf, -3.0])
print(np.abs(np.sort(z)[2:]).tolist(), np.argsort(z[3:]).tolist())
for n in (1, 2, 3, 10, 63, 64, 65, 66, 100, 1000, 5000, 8999):
    x = base[:n] / 4.0
    print(n, np.median(x), np.percentile(x, [0, 10, 25, 50, 90, 99.5, 100]).tolist(), np.quantile(x, 0.3), np.median(np.sort(x)), np.median(np.floor(x / 100)))
    k = n // 3
    p = np.partition(x, k)
    print(p[k], bool((p[:k] <= p[k]).all()), bool((p[k:] >= p[k]).all()), digest(np.sort(p)) == digest(np.sort(x)))
M = base[:6000].reshape(60, 100) / 8.0
M[5, 7] = np.nan
print(np.median(M, axis=0).tolist()[5:9], np.nanmedian(M, axis=0).tolist()[5:9], np.nanmedian(M), np.isnan(np.median(M)), np.percentile(M, 30, axis=1)[:4].tolist())
print(np.nanpercentile(M, [5, 95]).tolist(), np.median(np.ones(500)), np.median([[1, 2], [3, 4]], axis=1, keepdims=True).tolist())
print(np.partition(np.zeros(1000), 10).sum(), np.partition(base.astype(float), -1)[-1], np.partition(base[:400], 20)[20])
try:
    np.partition(np.arange(300.0), 300)
except ValueError as e:
    print(e)
print(np.isin(base[:12], [3, base[4], 10**12]).tolist(), np.isin(base[:300], base[290:]).sum(), np.isin(base[:300], base[290:], invert=True).sum(), np.isin([1, 2], []).tolist())
print(np.bincount(np.abs(base)).sum(), np.bincount(np.abs(base[:50]), weights=base[:50] * 1.0).sum(), np.bincount([], minlength=3).tolist())
