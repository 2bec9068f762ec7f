# oracle: none
# A result of another kind than out= is refused when the kernel is compiled: floats are not cut to ints.
import numpy as np
from numba import njit


@njit
def added(a, x):
    np.add(a, x, out=a)
    return a


@njit
def halved(a, b):
    np.divide(a, 2, b)
    return b


for x in (1, 0.5, 1j):
    for dtype in (np.int64, np.float64, np.complex128):
        try:
            print(x, dtype.__name__, added(np.arange(3).astype(dtype), x).tolist())
        except Exception as e:
            print(x, dtype.__name__, type(e).__name__)
for dtype in (np.float64, np.int64, np.bool_):
    try:
        print(dtype.__name__, halved(np.arange(3), np.zeros(3, dtype)).tolist())
    except Exception as e:
        print(dtype.__name__, type(e).__name__)
