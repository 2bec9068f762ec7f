# float32 stays float32 wherever Numba keeps it.
import numpy as np
from numba import njit


@njit
def ops(x, y):
    return x + y, x - y, x * y, x / y, -x, abs(x), x ** 2, x % y, x // y


@njit
def mixed(x, i):
    return x + i, x * 2, x + 1.0, x / 3


@njit
def functions(x):
    return np.sqrt(x), np.floor(x), np.square(x), np.sign(x), np.abs(x), np.float32(0.1) + x


@njit
def accumulate(a):
    s = np.float32(0)
    for v in a:
        s += v
    return s


x, y = np.float32(7.1), np.float32(2.3)
for f, args in ((ops, (x, y)), (mixed, (x, 3)), (functions, (x,))):
    print([float(v) for v in f(*args)])
print(float(accumulate(np.full(1000, 0.1, np.float32))))
