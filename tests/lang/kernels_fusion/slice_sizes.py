import numpy as np
from numba import njit
@njit
def f(a):
    n = 0
    s = a[5:-1]; n = n * 10 + s.shape[0]
    s = a[2:-2]; n = n * 10 + s.shape[0]
    s = a[:-3]; n = n * 10 + s.shape[0]
    s = a[2:]; n = n * 10 + s.shape[0]
    s = a[0:-1]; n = n * 10 + s.shape[0]
    s = a[0:]; n = n * 10 + s.shape[0]
    s = a[3:0]; n = n * 10 + s.shape[0]
    s = a[1:2]; n = n * 10 + s.shape[0]
    s = a[-2:]; n = n * 10 + s.shape[0]
    return n
@njit
def g(a, b):
    a[1:-1] = b[2:] + b[:-2]
    return a.sum()
for k in range(9):
    print(f(np.arange(k * 1.0)))
for k in range(2, 9):
    a = np.arange(k * 1.0)
    print(g(a, a), g(a.copy(), a), a)
