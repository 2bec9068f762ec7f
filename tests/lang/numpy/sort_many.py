import numpy as np

rng = np.random.RandomState(12)
for n in (0, 1, 2, 5, 33, 100, 399, 401, 1000, 5000, 20000):
    for x in (rng.randn(n), rng.randint(-50, 50, n), rng.randint(0, 2**62, n), np.round(rng.randn(n), 1).astype(np.float32),
              rng.randint(0, 256, n).astype(np.uint8), rng.rand(n) > 0.5, rng.randn(n) + 1j * rng.randn(n)):
        s = np.sort(x)
        i = np.argsort(x, kind="stable")
        ok = len(s) == n and bool((s[1:] >= s[:-1]).all()) and np.array_equal(x[i], s)
        ties = n < 2 or bool(((x[i][1:] != x[i][:-1]) | (i[1:] > i[:-1])).all())
        u, c = np.unique(x, return_counts=True)
        print(n, x.dtype, ok, ties, len(u), int(c.sum()), s[:2].tolist() == sorted(x.tolist())[:2] if x.dtype.kind != "c" else True)
x = np.array([3.0, np.nan, -np.inf, 0.0, np.inf, np.nan, -1.5])
print(np.sort(x), np.argsort(x), np.sort(np.tile(x, 100))[::80])
m = rng.randint(0, 100, (5, 7))
print(np.sort(m, axis=0), np.sort(m, axis=1), np.argsort(m, axis=0)[0], np.sort(m[:, ::2], axis=0)[:, 0])
