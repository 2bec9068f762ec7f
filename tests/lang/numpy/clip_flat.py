# np.clip between two numbers: nans, infinities, crossed bounds, every kind of bound, shapes and gaps; the input stays.
import numpy as np

x = np.array([-3.0, -0.0, 0.0, 0.5, 2.0, np.nan, np.inf, -np.inf, 1e300])
for lo, hi in ((-1, 1), (0.0, 0.25), (1, -1), (-np.inf, np.inf), (np.nan, 1.0), (0.0, np.nan), (True, 2), (np.float64(-0.5), np.int8(1)), (-5, np.float32(0.1))):
    r = np.clip(x, lo, hi)
    print(lo, hi, r.dtype, r.tolist(), np.signbit(r).tolist()[:3])
print(x.clip(-1, 1).tolist(), np.clip(x[::2], -1, 1).tolist(), np.clip(x.reshape(3, 3).T, -1, 1).tolist())
print(np.clip(x.astype(np.float32), -1.5, 0.1).dtype, np.clip(np.arange(6), 1.5, 4).tolist(), np.clip(7.0, 1, 5), np.clip(np.array(7.0), 1, 5))
print(np.clip(x, None, 1).tolist()[:3], np.clip(x, -1, None).tolist()[:3], np.clip(np.zeros((0, 3)), 0, 1).shape, x.tolist()[:2])
big = np.linspace(-2.0, 2.0, 200001)
print(np.clip(big, -1, 1).sum().round(9), (np.clip(big, -1, 1) == np.minimum(np.maximum(big, -1), 1)).all(), big[0])
