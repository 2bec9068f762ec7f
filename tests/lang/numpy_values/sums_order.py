# Sums of floats add in NumPy's order, to the last bit: runs, rows, columns, parts, and what pandas makes of them
import numpy as np
import pandas as pd

print(np.array([.3, .2, .1]).sum(), np.array([.1, .2, .3]).sum(), np.array([1e16, 1, 1, -1e16]).sum(), np.array([-0.0, -0.0]).sum())
rng = np.random.default_rng(12)
for n in (1, 3, 7, 8, 9, 15, 16, 127, 128, 129, 240, 248, 249, 255, 256, 257, 500, 777, 1000, 1024, 4097, 20001, 140000):
    a = rng.normal(0, 1, n)
    f = a.astype("float32")
    print(n, a.sum(), a.mean(), a.std(), a.var(ddof=1) if n > 1 else "", (a * 2 + 1).sum(), a[::3].sum(), a[a > 0].sum(), f.sum(), f.mean())
    s = pd.Series(a)
    print(float(s.sum()), float(s.mean()), float(s.std()), float(s.var()), float((s - s.mean()).mean()), float(s[s > 0].sum()), float(s.where(s > 0).sum()), float(s.where(s > 0).std()))
for shape in ((5, 3), (40, 3), (40, 9), (40, 12), (40, 130), (3, 300), (9, 2, 3), (127, 1), (2000, 4)):
    m = rng.normal(0, 1, shape)
    w = np.asfortranarray(m)
    print(shape, m.sum(), m.sum(axis=0).ravel()[:4], m.sum(axis=-1).ravel()[:4], w.sum(axis=-1).ravel()[:4], w.sum(axis=0).ravel()[:4], m.mean(axis=0).ravel()[:3], m.std(axis=-1).ravel()[:3])
    if m.ndim == 2:
        d = pd.DataFrame({j: m[:, j] for j in range(min(5, m.shape[1]))})
        z = (d - d.mean()) / d.std(ddof=0)
        print(z.mean().tolist(), z.std().tolist(), z.describe().loc["mean"].tolist(), d.sum(axis=1).tolist()[:3])
