# oracle: none
"""Arrays made by workers in a list of their caller. (The expectation is CPython's.)"""
import numpy as np
from numba import njit, prange

@njit(parallel=True)
def make(n):
    parts = [np.zeros(1) for _ in range(n)]
    for i in prange(n):
        a = np.empty(i + 2)
        for j in range(i + 2):
            a[j] = i * j
        parts[i] = a
    return parts

@njit(parallel=True)
def use(n):
    parts = make(n)
    out = np.zeros(n)
    for i in prange(n):
        p = parts[i]
        s = 0.0
        for x in p:
            s += x
        p[0] = s
        out[i] = s
        parts[i] = p[:2]
    t = 0.0
    for p in parts:
        t += p[0] + len(p)
    return out, t

@njit(parallel=True)
def views(a, k):
    parts = [a for _ in range(k)]
    n = len(a) // k
    for i in prange(k):
        parts[i] = a[i * n:(i + 1) * n]
        for j in range(n):
            parts[i][j] += i
    return parts

print([len(p) for p in make(5)], make(40)[-1][-1])
out, t = use(50)
print(out[:5], out.sum(), t)
a = np.zeros(12)
parts = views(a, 3)
print(a, parts[2])
a[8] = -1
print(parts[2][0])
