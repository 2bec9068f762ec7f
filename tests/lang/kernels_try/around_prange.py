import numpy as np
from numba import njit, prange


@njit(parallel=True)
def work(a, limit):
    s = 0.0
    for i in prange(len(a)):
        if a[i] > limit:
            raise ValueError("over the limit")
        s += a[i]
    return s


@njit
def guarded(a, limit):
    try:
        return work(a, limit)
    except Exception:
        return -1.0


a = np.arange(1000) * 0.5
print(guarded(a, 1000.0), guarded(a, 100.0))
try:
    work(a, 3.0)
except ValueError as e:
    print("ValueError:", e)
