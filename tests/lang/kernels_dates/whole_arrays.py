# oracle: python
import numpy as np
from numba import njit

@njit
def spans(d):
    return d[1:] - d[:-1]

@njit
def into(d, out):
    out[:] = d - d[0]
    return out

@njit
def ratios(t, unit):
    return t / unit, t // unit, t % unit

@njit
def choose(d, low):
    return np.where(d < low, low, d), np.maximum(d, low), np.minimum(d, low), np.fmax(d, low), np.fmin(d, low)

d = np.array(["2024-01-05", "2024-02-05", "NaT", "2023-06-30"], dtype="M8[D]")
print(spans(d), into(d, np.zeros(4, "m8[D]")), spans(d).dtype)
for r in ratios(np.array([90, -90, 45], dtype="m8[m]"), np.timedelta64(1, "h")):
    print(r, r.dtype)
for r in choose(d, np.datetime64("2024-01-20")):
    print(r)
m = np.array([["2024-01", "2024-05"], ["NaT", "2020-02"]], dtype="M8[M]")
print(njit(lambda m: m + 1)(m), njit(lambda m: m - m[0, 0])(m), njit(lambda m: m < m[0, 1])(m), njit(lambda m: m.T)(m)[0])
print(njit(lambda m, d: m - d)(m, np.datetime64("2024-01-15")), njit(lambda t: -t * 2)(np.array([1, 2], dtype="m8[s]")))
print(njit(lambda t: abs(t) + 1)(np.array([-1, 2], dtype="m8[s]")), njit(lambda d: d != d)(d), njit(lambda d: np.isfinite(d))(d))
