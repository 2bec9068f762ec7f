# numba.typed.List made from an iterable inside a kernel.
import numpy as np
from numba import njit, types
from numba.typed import Dict, List


@njit
def sorted_keys(d):
    keys = List(d.keys())
    keys.sort()
    total = 0.0
    for k in keys:
        total = total * 10 + d[k]
    return [k for k in keys], total


@njit
def heads(n):
    a = List(range(n))
    b = List(a)
    b[0] = 99
    b.append(7)
    c = List([(1, 2.5), (3, 4.5)])
    e = List(np.array([1.5, 2.5]))
    e.append(3.0)
    return len(a), a[0], len(b), b[0], c[1], sum(e)


d = Dict.empty(types.UniTuple(types.int64, 2), types.float64)
for i in range(3):
    d[(2 - i, i)] = i + 1.0
print(sorted_keys(d))
print(heads(4))
