import numpy as np
from numba import guvectorize, njit, float64, int64


@guvectorize([(float64[:], float64, float64[:])], '(n),()->(n)')
def add_to(x, y, res):
    for i in range(x.shape[0]):
        res[i] = x[i] + y


@guvectorize([(int64[:], int64[:])], '(n)->()')
def count_odd(x, res):
    n = 0
    for v in x:
        if v % 2:
            n += 1
    res[0] = n


@njit
def run(a, y):
    out = np.empty_like(a)
    add_to(a, y, out)
    return out


@njit
def odd_rows(a):
    out = np.zeros(a.shape[0], np.int64)
    count_odd(a, out)
    return out


print(run(np.arange(4.0), 2.5))
print(run(np.arange(6.0).reshape(2, 3), 1.0))
print(odd_rows(np.arange(12).reshape(3, 4)))
