# Products of two vectors have all of NumPy's digits, whatever their lengths and steps; norms and correlations with them.
import numpy as np

rng = np.random.default_rng(5)
lengths = [*range(1, 40), 63, 64, 65, 100, 255, 1000, 4097]
for n in lengths:
    a, b = rng.normal(size=2 * n), rng.normal(size=2 * n)
    print(n, a[:n] @ b[:n], np.dot(a[::2], b[:n]), np.inner(a[::2], b[::2]), np.vdot(a[:n][::-1], b[:n]), np.linalg.norm(a), np.linalg.norm(a[::2]))
    f, g = a.astype(np.float32), b.astype(np.float32)
    print(n, f[:n] @ g[:n], np.dot(f[::2], g[:n]), f[::-1] @ g, f[1::2].dot(g[1::2]))
for n in (17, 100, 200):
    x, y = rng.normal(size=n), rng.normal(size=n)
    print(n, np.cov(x, y).tolist(), np.corrcoef(x, y)[0, 1])
print(np.dot(np.arange(5), np.arange(5)), np.dot(np.arange(100), np.arange(100)), np.dot(np.arange(5), np.ones(5)), np.dot([], []))
