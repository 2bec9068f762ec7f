# oracle: python
"""Complex numbers in order: comparisons, extremes and masks, with nan in either part, in a kernel and outside."""
import numpy as np
from numba import njit

nan = float("nan")
z = np.array([1 + 2j, 1 - 2j, complex(nan, 0), complex(0, nan), -1 + 0j, 2j])
w = np.array([1 + 0j, 1 - 2j, 1j, complex(1, 1), complex(nan, 2), 2j])


def order(a, b):
    return np.less(a, b), np.less_equal(a, b), np.greater(a, b), np.greater_equal(a, b)


def extremes(a, b):
    return np.maximum(a, b), np.minimum(a, b), np.fmax(a, b), np.fmin(a, b)


def chosen(a, limit):
    return np.where(a > limit, a, 0), (a <= limit).sum(), a[a < 1 + 1j]


for f in (order, extremes):
    for x, y in zip(f(z, w), njit(f)(z, w)):
        print(x, np.array_equal(x, y, equal_nan=True))
for x, y in zip(chosen(z, 0.5 + 0j), njit(chosen)(z, 0.5 + 0j)):
    print(x, np.array_equal(x, y, equal_nan=True))
print(njit(order)(z[::2], w[1::2])[0], njit(extremes)(z.reshape(2, 3).T, w[:2])[1])
