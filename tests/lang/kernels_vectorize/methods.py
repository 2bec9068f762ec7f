import numpy as np
from numba import vectorize


@vectorize(['int64(int64, int64)', 'float64(float64, float64)'], identity=0)
def add(x, y):
    return x + y


@vectorize(['float64(float64, float64)'])
def hyp(x, y):
    return (x * x + y * y) ** 0.5


@vectorize(['int64(int64, int64)'], identity=1)
def mul(x, y):
    return x * y


a = np.arange(12)
print(a)
print(add.reduce(a), add.accumulate(a))
b = a.reshape(3, 4)
print(add.reduce(b), add.reduce(b, axis=0), add.reduce(b, axis=1), add.reduce(b, axis=-1), add.reduce(b, axis=None))
print(add.reduce(b, axis=(0, 1)), add.reduce(b, axis=1, keepdims=True), add.reduce(b, keepdims=True))
print(add.reduce(b, initial=100), add.reduce(np.array([], dtype=np.int64)), mul.reduce(np.array([], dtype=np.int64)))
print(add.accumulate(b), add.accumulate(b, axis=1), mul.accumulate(np.arange(1, 8)))
print(add.outer([1, 2, 3], [10, 20]), mul.outer(np.arange(2), np.arange(4).reshape(2, 2)).shape)
print(add.reduceat(np.arange(8), [0, 4, 1, 5]))
print(hyp.reduce([3.0, 4.0, 12.0]), hyp.accumulate([3.0, 4.0, 12.0]))
c = np.zeros(4, dtype=np.int64)
add.at(c, [0, 1, 1, 3, 3, 3], 1)
print(c)
add.at(c, np.array([2, 2]), np.array([5, 7]))
print(c)
out = np.zeros(4, dtype=np.int64)
print(add.reduce(b, axis=0, out=out) is out, out)
print(add.reduce(b * 0.5, axis=0))
try:
    hyp.reduce(np.zeros((0,)))
except ValueError as e:
    print(e)
try:
    hyp.reduce(np.ones((2, 2)), axis=(0, 1))
except ValueError as e:
    print(e)
print(add.identity, mul.identity, add.types, add.ntypes)
