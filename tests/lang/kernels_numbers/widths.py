import numpy as np
from numba import njit


@njit
def wrap(a):
    out = np.empty_like(a)
    for i in range(len(a)):
        out[i] = a[i] * 3 + 100
    return out


@njit
def arith(x, y):
    return x + y, x - y, x * y, x // y, x % y, x & y, x | y, x ^ y, ~x, x << 1, x >> 1


@njit
def casts(x):
    return np.int8(x), np.uint8(x), np.int16(x), np.uint16(x), np.int32(x), np.uint32(x), np.int64(x)


for dt in (np.int8, np.uint8, np.int16, np.uint16, np.int32, np.uint32, np.int64):
    print(dt.__name__, wrap(np.array([1, 50, 100], dtype=dt)))
print(arith(np.int32(-7), np.int32(2)), arith(np.uint8(200), np.uint8(7)), arith(-7, 2), arith(7, -2))
print(casts(2**40 + 300), casts(-1))
