# What arrays of some length are computed by (vectors, blocks, halving) gives what NumPy gives: exact answers, odd lengths, nans, ties.
import numpy as np

rng = np.random.RandomState(7)


def parity(a):
    a = np.ascontiguousarray(a)
    return (a.view(np.uint64) % 1000003 * (np.arange(a.size, dtype=np.uint64).reshape(a.shape) % 977 + 1)).sum()


for n in (1, 7, 31, 32, 33, 63, 100, 511, 1024, 1025, 3000):
    x = rng.randint(-40, 40, n) / 8.0
    i = rng.randint(-1000, 1000, n)
    print(n, x.argmax(), x.argmin(), i.argmax(), i.argmin(), np.sort(x)[::-1].copy().argmax(), np.arange(n).argmax())
    y = x.copy()
    y[n // 2] = np.nan
    y[n - 1] = np.nan
    print(y.argmax(), y.argmin(), np.isnan(y[y.argmax()]), np.full(n, np.nan).argmax(), np.full(n, -np.inf).argmax())
A = rng.randint(-9, 9, (37, 45)) / 4.0
A[3, 7] = A[30, 2] = np.nan
print(A.argmax(axis=1).tolist(), A.argmin(axis=1).tolist())

# remainders: signs, zeros, infinities, large quotients, quotients just below an integer
special = np.array([0.0, -0.0, 1.0, -1.0, 3.0, -3.0, 0.1, -0.1, 1e300, -1e300, 5e-324, np.inf, -np.inf, np.nan, 2.0 ** 53])
p, q = np.repeat(special, special.size), np.tile(special, special.size)
with np.errstate(all="ignore"):
    r = p % q
print([str(v) for v in r])
b = rng.randint(1, 2000, 2000) / 16.0
a = b * rng.randint(1, 100, 2000)
for c, d in ((a, b), (-a, b), (a, -b), (np.nextafter(a, 0), b), (np.nextafter(-a, -1e9), b), (a * 1e12, b)):
    print(parity(c % d))
print((np.array([5.5, -5.5, 1e17]) % 0.25).tolist(), (7.25 % np.array([2.0, -2.0, 0.7])).tolist())

# whole division of many by one
big = rng.randint(-2 ** 62, 2 ** 62, 3000)
small = rng.randint(-10 ** 6, 10 ** 6, 3000)
edge = np.concatenate((small, np.array([2 ** 50, -2 ** 50, 2 ** 50 - 1, -2 ** 50 + 1, 2 ** 62, -2 ** 62 - 5])))
for d in (2, 3, 7, 10, 1000, 2 ** 33 + 1, 2 ** 49 - 1):
    print(d, (big // d % 1000003).sum(), (small // d).sum(), (edge // d % 1000003).sum(), (edge * 1 % d).sum() % 1000003)
t = small.copy()
t //= 7
print(t.sum())

# sorted positions and polygons
s = np.sort(rng.randint(0, 500, 777) / 4.0)
keys = np.concatenate((rng.randint(-10, 600, 500) / 4.0, [np.nan, np.inf, -np.inf]))
print(np.searchsorted(s, keys).sum(), np.searchsorted(s, keys, side="right").sum(), np.digitize(keys[:-3], np.unique(s)).sum())
with_nan = np.concatenate((s, [np.nan, np.nan]))
print(np.searchsorted(with_nan, [np.nan, 1e9]).tolist(), np.searchsorted(with_nan, [np.nan, 1e9], side="right").tolist())
print(np.searchsorted(np.array([]), [1.0, np.nan]).tolist(), np.searchsorted(s[::2], 50.0), np.searchsorted(s, 50.0))
print(np.interp([-1.0, 0.0, 0.5, 1.0, 2.75, 3.0, 9.0, np.nan], [0.0, 1.0, 3.0], [5.0, 7.0, -1.0]).tolist())
print(np.interp(keys[:500], s[::3] + np.arange(259) / 8.0, np.arange(259.0)).sum().round(6), np.interp([2.0], [1.0], [4.0]).tolist())

# many lines sorted together
for shape in ((9, 100), (17, 300), (8, 2048), (10, 1), (3, 50)):
    B = rng.randint(-50, 50, shape) / 4.0
    B[0, 0] = np.nan
    B[1, -1] = -np.inf
    print(parity(np.nan_to_num(np.sort(B, axis=1)) + 0.0), parity(np.nan_to_num(np.sort(B, axis=0)) + 0.0), parity(np.sort((B[1:] * 4), axis=1) + 0.0))

# sums that are exact in any order, by every way of reading
e = rng.randint(-1000, 1000, 50001) / 8.0
f = e.astype(np.float32)
M = e[:50000].reshape(250, 200)
print(e[::2].sum(), e[1::2].sum(), f.sum(), f[::3].sum(), e[::-2].sum(), M.T.sum(axis=0).tolist()[:5], M.T[:13].sum(axis=0)[:3].tolist(), M[:, 3:16].T.sum(axis=0)[-2:].tolist())
print(M.T.sum(axis=0, initial=5.0)[:3].tolist(), f.reshape(-1, 3).sum(axis=1)[:4].tolist(), M[:, ::2].sum(axis=1)[:4].tolist())

# casts and copies of some size
print(np.array([1.9, -1.9, 1e15, -0.0] * 40).astype(np.int64).sum(), (e > 0).astype(np.float64).sum(), np.arange(-70000, 70000).astype(np.int32).sum())
z = (e[:1000] * 8).round() + 1j * (e[1000:2000] * 6)
print(abs(3 * np.arange(300) + 4j * np.arange(300)).sum(), np.abs(z[::2].real).sum(), np.abs(z).max().round(6))
print(np.nan_to_num(np.array([1.0, np.nan, np.inf, -np.inf] * 10), nan=2.0, posinf=3.0, neginf=-4.0).tolist()[:5], np.nan_to_num([np.inf])[0])
print(np.pad(np.arange(20000.0), 3)[[0, 2, 3, 20002, 20003, 20005]].tolist(), np.pad(np.ones((150, 100)), ((1, 2), (0, 3)), constant_values=7).sum())
