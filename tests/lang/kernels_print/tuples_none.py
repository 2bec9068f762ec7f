import numpy as np
from numba import njit


@njit
def f(a, b):
    t = (a, b)
    print(t, (t, 1), (a,), ())
    print((1.5, True, None), ("x", 'it\'s', 'tab\t', "q\"q"))
    print(None, a is None, b)
    return t


@njit
def maybe(x):
    y = None
    if x > 0:
        y = x
    print("maybe", y)
    print((y, x))


@njit
def shapes(m):
    print(m.shape, m.ndim, m.size, len(m))
    print(m)
    print(m[0], m[:, 1])
    print(m.T)


f(1, 2.5)
f(np.float32(0.5), 3 + 4j)
maybe(4)
maybe(-4)
shapes(np.arange(6.0).reshape(2, 3))
shapes(np.array([[1, 2], [3, 4]], dtype=np.int32))
