# Least and greatest of whole arrays: every dtype, layouts, NaN anywhere, no elements; functions and methods alike.
# oracle: python
import numpy as np
from numba import njit


@njit
def both(a):
    return np.min(a), np.max(a), a.min(), a.max(), np.amax(a) - np.amin(a)


@njit
def softmax(x):
    e = np.exp(x - np.max(x))
    return e / e.sum()


@njit
def rescaled(img):
    lo = img.min()
    hi = img.max()
    return (img - lo) / (hi - lo)


@njit
def least(a):
    return a.min()


x = (np.arange(6 * 35, dtype=np.int64) * 7919 + 13) % 1009 - 500
for n in (1, 3, 33, 210):
    for t in (np.int8, np.int16, np.int32, np.int64, np.uint8, np.uint16, np.uint32, np.uint64, np.float32, np.float64):
        a = (x[:n] % 61 + 5).astype(t)
        print(t.__name__, n, *both(a), *both(a[::-2]))
m = x.astype(np.float64).reshape(6, 35)
for a in (m, m.T, m[::2, 3:], m[:, ::-7], m.reshape(2, 3, 35)[:, ::2]):
    print(*both(a), rescaled(a).ravel()[:2])
for at in (0, 1, 17, 209):
    y = x.astype(np.float64)
    y[at] = np.nan
    print(*both(y), *both(y.astype(np.float32)), both(y[1::2])[0])
print(*both(np.array([np.inf, 2.0])), *both(np.array([-np.inf, -np.inf])), *both(np.array([np.inf, np.inf]))[:2])
print(softmax(np.array([1000.0, 1001.0, 998.5])))
try:
    least(np.zeros(0))
except ValueError:
    print("no elements")
