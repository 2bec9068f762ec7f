import numpy as np
from numba import njit


@njit
def floats():
    f = np.finfo(np.float64)
    g = np.finfo(np.float32)
    return f.eps, f.max, f.min, f.tiny, f.bits, f.nmant, g.eps, g.max


@njit
def ints():
    i = np.iinfo(np.int16)
    return i.min, i.max, np.iinfo(np.uint8).max, np.iinfo(np.int64).min, np.iinfo(np.int32).bits


@njit
def minimum(a):
    best = np.inf
    low = np.iinfo(np.int64).max
    for i in range(len(a)):
        if a[i] < best:
            best = a[i]
        low = min(low, int(a[i]))
    return best, low


@njit
def machine_epsilon(x):
    eps = x
    while x + eps / 2 > x:
        eps = eps / 2
    return eps


print([float(v) for v in floats()])
print(ints())
print(minimum(np.array([3.5, -1.25, 9.0])))
print(machine_epsilon(1.0))
