import numpy as np
from numba import njit


@njit
def stats(a):
    lo = a[0]
    hi = a[0]
    s = 0.0
    for x in a:
        lo = min(lo, x)
        hi = max(hi, x)
        s += x
    return lo, hi, s / len(a)


@njit
def nested(x):
    return (x, (x + 1, x * 0.5)), (True, None)


@njit
def maybe(t):
    if t[0] > 1:
        return None
    return t


@njit
def with_arrays(n):
    a = np.zeros(n)
    a[0] = n
    return a, a[::-1], (n, a[0])


@njit
def use(a):
    lo, hi, _ = stats(a)
    return (hi - lo) / 2


@njit
def accumulate(n):
    t = (0, 1)
    for i in range(n):
        t = (t[1], t[0] + t[1])
    return t


print(stats(np.array([3.0, 1.0, 2.0])), use(np.array([4.0, 10.0])))
print(nested(3), nested(1.5))
print(maybe((1, 2)), maybe((2, 2)))
print(with_arrays(4))
print(accumulate(10))
