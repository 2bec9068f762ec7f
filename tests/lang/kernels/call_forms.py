"""Ways to make a kernel and to call it."""
import numpy as np
from numba import jit, njit, float64, int64, int32


@jit(nopython=True)
def plain(a, b=2):
    return a * b


@njit
def keyword(a, b, c=10):
    return a + 2 * b + 3 * c


@njit("float64(float64, int64)")
def signed(a, n):
    return a * n


@njit(float64(float64))
def typed(x):
    return x / 2


@njit([int64(int64), float64(float64)])
def several(x):
    return x + x


@njit("int32(int32)")
def narrow(x):
    return x


def python_function(x):
    return x + 1


g = njit(python_function)
h = njit(fastmath=True, cache=False)(python_function)
print(plain(3), plain(3, 4), plain(b=5, a=2), plain(1.5))
print(keyword(1, 2), keyword(1, c=0, b=1), keyword(c=1, b=2, a=3))
print(signed(2, 3), signed(2.5, 2))
print(typed(3), several(3), several(1.5), narrow(7))
print(g(1), h(2.5), g.py_func(5))
print(plain(np.float32(1.5)), plain(np.int8(100), np.int8(2)))
print(type(plain(2)), type(plain(2.0)), type(several(2)), type(plain(True, True)))
