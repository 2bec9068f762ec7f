import numpy as np
import numba as nb
from numba import njit, jit

square = njit(lambda x: x * x)
cube = nb.jit(lambda x: x ** 3, nopython=True)


def make_scaler(k):
    @njit
    def scale(x):
        return x * k
    return scale


def make_map(f):
    @njit
    def mapped(a):
        out = np.empty(a.shape[0])
        for i in range(a.shape[0]):
            out[i] = f(a[i])
        return out
    return mapped


def plain(x):
    return x + 1


plain_fast = nb.njit(cache=True, fastmath=False)(plain)
print(square(7), cube(2.0), make_scaler(3)(14), make_scaler(0.5)(3))
print(make_map(square)(np.arange(4.0)), make_map(make_scaler(10))(np.ones(2)))
print(plain_fast(1), plain_fast.py_func is plain, plain_fast.__name__)
functions = [njit(f) for f in (lambda a: a + 1, lambda a: a * 2)]
print([f(10) for f in functions])


class Holder:
    @staticmethod
    @njit
    def add(a, b):
        return a + b


print(Holder.add(2, 3), Holder().add(4, 5))
