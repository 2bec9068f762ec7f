import numpy as np
from numba import njit


@njit(boundscheck=True)
def quicksort(a, lo, hi):
    if lo >= hi:
        return 0
    p = a[(lo + hi) // 2]
    i, j = lo, hi
    swaps = 0
    while i <= j:
        while a[i] < p:
            i += 1
        while a[j] > p:
            j -= 1
        if i <= j:
            a[i], a[j] = a[j], a[i]
            swaps += 1
            i += 1
            j -= 1
    return swaps + quicksort(a, lo, j) + quicksort(a, i, hi)


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    kind = np.dtype(dtype).kind
    if kind == "b":
        v = v % 2
    if kind in "if":
        v = v - 4
    if kind == "c":
        v = v - 4 + 1j * (v % 3)
    if kind in "fc":
        v = v * 0.5
    return v.astype(dtype)


a = make(40, 1, np.float64)
print(quicksort(a, 0, 39))
print(a)
a = make(40, 1, np.int16)
print(quicksort(a, 0, 39))
print(a)
