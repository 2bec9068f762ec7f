# Reductions of expressions over large arrays; the numbers add up exactly in any order.
import numpy as np

rng = np.random.default_rng(11)
for n in (16384, 50021, 131072 + 7):
    a, b = rng.integers(-64, 64, n) / 8.0, rng.integers(-64, 64, n) / 8.0
    i, u = rng.integers(-50, 50, n), rng.integers(0, 200, n).astype(np.uint8)
    f = a.astype(np.float32)
    print(n, np.sum((a - b) ** 2), ((a - b) ** 2).sum(), (a * 2 + b).sum(), (a - b).min(), np.max(a * b), (a - 8).max())
    print((i * 2).sum(), (i - 1).min(), np.max(i + u), np.sum(u + u), (u * 2).max(), type((i + 1).sum()).__name__)
    print((f * 2).sum(), (f + 1).min(), np.max(f - 1), type((f * 2).sum()).__name__, type((f * 2).max()).__name__)
    print((a > b).sum(), np.sum((a > 0) & (b > 0)), ((a > b) | (a <= b)).all(), np.any(a * 0 > 1), np.all(a - a == 0), (a - a).any())
    print((i + 0.0).mean() * n, np.mean(a > b) == (a > b).sum() / n, (f * 2).mean().dtype, (i + 1).mean().dtype)
    print(np.where(a > 0, a, 0).sum(), np.where((a > 0) & (b > 0), i, 0).sum(), np.sqrt((a * a).sum() - (a * a).sum()))
    A = a[:16384].reshape(128, 128)
    print((A * 2).sum(axis=0)[:3], np.sum(A + A, axis=1)[:3], (A.T + A).sum(), (A * b[:128]).max(), (A.T - 1)[::2].min())
    print(np.isnan((a / 0.0 - a / 0.0)).any() if n < 17000 else "-", np.max(np.where(a > 7, np.nan, a)), (np.where(a > 7.5, np.nan, a) * 1).min())
    print((a * b).std() > 0, (a - b).argmax() == np.argmax(a - b))
    print((a + b).sum(keepdims=True).shape, np.sum(a * b, dtype=np.float32).dtype, (a * 2).prod() == 0, np.count_nonzero((a > 0) & (b < 0)))
