import numpy as np
from numba import njit


@njit(boundscheck=True)
def knapsack(weights, values, cap):
    best = np.zeros(cap + 1, dtype=np.int64)
    for i in range(len(weights)):
        for c in range(cap, weights[i] - 1, -1):
            best[c] = max(best[c], best[c - weights[i]] + values[i])
    return best[cap]


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


a = make(6, 1, np.uint8)
b = make(6, 2, np.int64)
print(knapsack(a, b, 20))
print(a)
print(b)
