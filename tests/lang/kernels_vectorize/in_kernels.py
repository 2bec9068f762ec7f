import math
import numpy as np
from numba import vectorize, njit


@vectorize
def clip01(x):
    if x < 0:
        return 0.0
    if x > 1:
        return 1.0
    return x * 1.0


@vectorize(['float64(float64, float64)'])
def mix(x, y):
    return math.sqrt(x * x + y * y)


@njit
def use(a):
    s = 0.0
    for i in range(a.shape[0]):
        s += clip01(a[i])
    return s


@njit
def whole(a, b):
    return mix(a, b)


@njit
def chain(a):
    b = clip01(a)
    c = mix(b, 1.0)
    return c


@njit
def with_out(a, b):
    out = np.zeros(a.shape)
    mix(a, b, out)
    return out


a = np.array([-1.0, 0.25, 0.5, 3.0])
print(use(a))
print(whole(a, a[::-1].copy()))
print(whole(a.reshape(2, 2), a[:2]))
print(whole(a.reshape(4, 1), a[:3]))
print(chain(a))
print(with_out(a, a))
print(whole(3.0, 4.0))
