import numpy as np
import numba
from numba import njit, jit, int64, float64, int32, types, void


@njit("int64(int64, int64)")
def add(a, b):
    return a + b


@njit(int32(int32, int32))
def add32(a, b):
    return a + b


@njit([int64(int64), float64(float64)])
def square(x):
    return x * x


@njit((float64[:], int64))
def take(a, i):
    return a[i]


@jit("float64(float64[:], float64)", nopython=True)
def scaled(a, k):
    s = 0.0
    for x in a:
        s += x * k
    return s


@njit([(int64,), "float64(float64)"], cache=True)
def neg(x):
    return -x


@njit("void(float64[:], float64)")
def fill(a, v):
    for i in range(a.shape[0]):
        a[i] = v


@njit("UniTuple(int64, 2)(int64)")
def pair(n):
    return n, n + 1


@njit("Tuple((int64, float64))(int64)")
def mixed(n):
    return n, n / 2


@njit("f8(i8)")
def half(n):
    return n / 2


print(add(1, 2), add(1.9, 2), add32(2**31 - 1, 1), square(3), square(1.5), take(np.arange(4.0), -1))
print(scaled(np.ones(3), 2), neg(4), neg(2.5), pair(3), mixed(3), half(7))
a = np.zeros(3)
fill(a, 2)
print(a)
print(add.signatures, square.signatures, take.signatures)
print(add.nopython_signatures, square.nopython_signatures)
print(pair.nopython_signatures[0].return_type)
try:
    add("a", 1)
except TypeError as e:
    print("TypeError", str(e).split("\n")[0])
try:
    add(1)
except TypeError as e:
    print("TypeError")
