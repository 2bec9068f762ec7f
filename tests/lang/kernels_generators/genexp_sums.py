# Generator expressions in kernels.
import os
import sys

if "quern" not in sys.version:
    os.environ["NUMBA_DISABLE_JIT"] = "1"  # Numba does not take these: CPython is the oracle

import numpy as np
from numba import njit


@njit
def norms(a):
    n = len(a)
    total = sum(a[i] * a[i] for i in range(n))
    biggest = max(abs(x) for x in a)
    positive = sum(1 for x in a if x > 0)
    return float(total), float(biggest), positive


@njit
def tests(a, k):
    return any(x > k for x in a), all(x > k for x in a), any(x > 100 for x in a if x < k)


@njit
def triples(n):
    return sum(1 for a in range(1, n) for b in range(a, n) for c in range(b, n) if a * a + b * b == c * c)


@njit
def prime(n):
    return n > 1 and all(n % d for d in range(2, int(n ** 0.5) + 1))


@njit
def looped(n):
    s = 0
    for v in (i * j for i in range(n) for j in range(i) if (i + j) % 3):
        if v == 5:
            continue
        if v > 20:
            break
        s += v
    return s


@njit
def shadow(x):
    y = sum(x for x in range(5))
    z = min((x - i) * (x - i) for i in range(10))
    return x + y + z


a = np.array([3.0, -4.0, 1.5, 0.5])
print(norms(a))
print(tests(a, 1.0), tests(a, -10.0))
print(triples(30), [n for n in range(40) if prime(n)])
print(looped(8), shadow(3), shadow(40))
