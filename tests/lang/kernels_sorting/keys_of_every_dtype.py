# np.sort, a.sort(), np.argsort, np.unique over every real dtype, long and short, contiguous and strided.
# oracle: python
import numpy as np
from numba import njit


@njit
def ordered(a):
    r = np.sort(a)
    at = np.argsort(a, kind="mergesort")
    b = a.copy()
    b.sort()
    good = True
    for i in range(len(a)):
        good = good and (r[i] == b[i]) and (a[at[i]] == r[i])
        if i > 0:
            good = good and r[i - 1] <= r[i]
            if r[i - 1] == r[i]:
                good = good and at[i - 1] < at[i]
    return r, at, good


@njit
def strided(a):
    part = a[::-3]
    r = np.sort(part)
    view = a[1::2]
    view.sort()
    return r, a


@njit
def distinct(a):
    return np.unique(a)


def show(name, a):
    r, at, good = ordered(a)
    print(name, r.dtype, good, r[:4], r[-4:], at[:4], at[-3:], (r == np.sort(a)).all())
    s, b = strided(a.copy())
    print("  ", s[:3], s[-3:], b[:5], b[-4:])
    u = distinct(a)
    print("  ", len(u), u[:3], u[-3:])


for n in (5, 40, 900, 5000):
    x = (np.arange(n, dtype=np.int64) * 7919 + 13) % 30011 - 15000
    for t in (np.int8, np.int16, np.int32, np.int64, np.uint8, np.uint16, np.uint32, np.uint64, np.float32, np.float64):
        show(n, (x % 251 if np.dtype(t).itemsize == 1 and t == np.uint8 else x % 120 if t == np.int8 else x).astype(t))
    show(n, x % 3 == 0)
