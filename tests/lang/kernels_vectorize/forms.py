import math
import numpy as np
import numba
from numba import vectorize, float64, int64, int32, float32


@vectorize
def add(x, y):
    return x + y


@vectorize([float64(float64, float64)])
def rel(x, y):
    return abs(x - y) / max(abs(x), abs(y))


@vectorize([int32(int32, int32), int64(int64, int64), float32(float32, float32), float64(float64, float64)])
def total(x, y):
    return x + y


@vectorize(['float64(float64)', 'float32(float32)'], nopython=True)
def sinc(x):
    if x == 0.0:
        return 1.0
    return math.sin(x * math.pi) / (x * math.pi)


@vectorize("int64(int64)")
def twice(x):
    return 2 * x


print(add(1, 2), add(1.5, 2), add(np.arange(3), 10), add(np.arange(3), np.arange(3) * 0.5))
print(rel(2.0, 1), rel(np.array([1.0, 2.0]), 4))
a = np.arange(6)
print(total(a, a), total(a, a).dtype)
print(total(a.astype(np.int32), a.astype(np.int32)).dtype, total(a.astype(np.float32), 1.5).dtype, total(a / 2, 1).dtype)
print(total(a.astype(np.int8), np.int16(3)).dtype, total(a, 1.5).dtype, total(np.float32(1), 2).dtype)
print(np.round(sinc(np.array([0.0, 0.5, 1.0, 1.5])), 6))
print(sinc(np.zeros(2, dtype=np.float32)).dtype)
print(twice(a.reshape(2, 3)), twice(4), type(twice(4)).__name__)
print(add(np.arange(3).reshape(3, 1), np.arange(4)))
print(numba.vectorize(lambda x: x * x + 1)(np.arange(4)))
try:
    twice(np.array([1.5]))
except TypeError as e:
    print(e)
print(add.__name__, rel.nin, rel.nout, rel.nargs)
