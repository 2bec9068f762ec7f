"""Unique values alone, of every dtype: ties, nan, both zeros, slices; running sums of narrow integers."""
import numpy as np
np.random.seed(4)
for n in (0, 1, 2, 3, 10, 100, 3000):
    i = np.random.randint(-50, 50, n)
    x = np.floor(np.random.randn(n) * 3)
    y = np.where(np.random.rand(n) < 0.1, np.nan, x)
    for v in (i, i.astype(np.int8), i.astype(np.int16), i.astype(np.int32), (i + 50).astype(np.uint8), (i + 50).astype(np.uint16), (i + 50).astype(np.uint32), (i + 50).astype(np.uint64),
              i > 0, x + 0.0, x.astype(np.float32) + np.float32(0), y + 0.0, y.astype(np.float32) + np.float32(0), i[::-2], i * 10**15, x + 1j * i, i.reshape(1, -1)):
        u = np.unique(v)
        print(n, u.dtype, u.shape, u.tolist()[:4], u.tolist()[-3:], np.unique(v, return_counts=True)[1].sum())
    for v in (i.astype(np.int8), i.astype(np.int16)[::-1], i.astype(np.int32), i > 0, (i + 50).astype(np.uint8)):
        c = np.cumsum(v)
        print(c.dtype, c.tolist()[-3:], np.add.accumulate(v.astype(np.int32)[::2]).tolist()[-2:])
    print(np.unique(y + 0.0, equal_nan=False).shape == np.unique(y[~np.isnan(y)]).shape[:1] or np.isnan(y).sum() > 0)
a = np.array([3, 1, 3]); u = np.unique(a); u[0] = 9; print(a, u, u.base is None, u.flags.owndata)
