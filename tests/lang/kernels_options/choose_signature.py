# several signatures: the best match is taken, conversions included
import numpy as np
from numba import njit, int32, int64, float32, float64, boolean, complex128


@njit(["float64(float64)", "int64(int64)", "complex128(complex128)"])
def half(x):
    return x / 2


@njit([float32(float32), float64(float64)])
def third(x):
    return x / 3


@njit([int64(int64, int64), float64(float64, float64)])
def join(a, b):
    return a + b


@njit
def through(n):
    return join(n, 1), join(n, 1.5)


print(half(3), half(3.0), half(3j), type(half(3)).__name__, type(half(3.0)).__name__)
print(third(np.float32(1.0)), third(1.0), third(2))
print(join(1, 2), join(1, 2.5), join(True, 2), through(4))


@njit("float64(float64[:, ::1])")
def corner(a):
    return a[-1, -1]


print(corner(np.arange(6.0).reshape(2, 3)))
for bad in (np.asfortranarray(np.arange(6.0).reshape(2, 3)), np.arange(6).reshape(2, 3), np.arange(3.0)):
    try:
        print(corner(bad))
    except TypeError as e:
        print(e)
