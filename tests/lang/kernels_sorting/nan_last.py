# NaN goes last in sort, argsort and unique; infinities and zeros of both signs keep their places in the order.
# oracle: python
import numpy as np
from numba import njit


@njit
def all_of_it(a):
    return np.sort(a), np.argsort(a, kind="mergesort"), np.unique(a[a == a]), np.median(a[a == a])


@njit
def positions(s, v):
    return np.searchsorted(s, v), np.searchsorted(s, v, side="right")


for t in (np.float64, np.float32):
    a = np.array([3.0, np.nan, -np.inf, 0.5, np.inf, np.nan, -2.0, 0.5, 7.0, -2.0], dtype=t)
    r, at, u, m = all_of_it(a)
    print(r, at, u, m)
    print(all_of_it(a[::2])[0], all_of_it(a[::-1])[1])
    left, right = positions(r, np.array([0.5, np.nan, -np.inf, np.inf, 100.0, -2.0], dtype=t))
    print(left, right)
long = np.sin(np.arange(3000) * 12.9898) * 43758.5453
long[::7] = np.nan
r, at, u, m = all_of_it(long)
print(r[:3], np.isnan(r).sum(), at[:3], at[-2:], len(u), m)
print(all_of_it(long[1::7])[3], all_of_it(long[2::7])[0][-2:])
