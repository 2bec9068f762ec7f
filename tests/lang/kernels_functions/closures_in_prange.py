import os
import sys

if "quern" not in sys.version:
    os.environ["NUMBA_DISABLE_JIT"] = "1"  # Numba does not take all of these: CPython is the oracle

import numpy as np
from numba import njit, prange


@njit(parallel=True)
def table(n, k):
    out = np.zeros(n)

    def g(x):
        return x * k + len(out)

    for i in prange(n):
        f = lambda t: g(t) + i
        out[i] = f(i) + sum(j for j in range(i))
    return out


@njit(parallel=True)
def total(n):
    s = 0.0
    for i in prange(n):
        for v in (x * x for x in range(i) if x % 2):
            s += v
    return s


@njit(parallel=True)
def best(a):
    m = 0.0
    for i in prange(len(a)):
        m = max(m, max(abs(a[i] - a[j]) for j in range(len(a))))
    return m


print(table(5, 2.0), total(6), best(np.array([1.0, 4.5, -2.0])))
