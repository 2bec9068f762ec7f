import numpy as np
from numba import stencil


@stencil(cval=-1.0)
def lap(a):
    return a[-1] - 2 * a[0] + a[1]


print(lap(np.array([1.0, 4.0, 9.0, 16.0])))


@stencil(neighborhood=((-2, 2),))
def mean5(a):
    s = 0.0
    for i in range(-2, 3):
        s += a[i]
    return s / 5


print(mean5(np.arange(10.0)))


@stencil(standard_indexing=("w",))
def weighted(a, w):
    return a[-1] * w[0] + a[0] * w[1] + a[1] * w[2]


print(weighted(np.arange(6.0), np.array([0.25, 0.5, 0.25])))


@stencil("constant", cval=np.nan)
def diff(a):
    return a[0] - a[-1]


print(diff(np.array([1.0, 3.0, 6.0, 10.0])))


@stencil(neighborhood=((-1, 1), (-1, 1)), cval=7)
def box(a):
    t = 0
    for i in range(-1, 2):
        for j in range(-1, 2):
            t += a[i, j]
    return t


print(box(np.arange(20).reshape(4, 5)))
out = np.full((4, 5), 99)
print(box(np.arange(20).reshape(4, 5), out=out) is out, out)


@stencil
def plain(a):
    return a[-1] + a[1]


out = np.full(5, -5.0)
plain(np.arange(5.0), out=out)
print(out)
