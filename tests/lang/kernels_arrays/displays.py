# np.array of displays of numbers in kernels: types in common, rows, the order in which the items are computed.
import numpy as np
from numba import njit


@njit
def kinds(x, n):
    return (np.array([n, x]), np.array([True, n]), np.array([1, 2, n], dtype=np.float32), np.array([x, 1j]),
            np.array([np.float32(x), np.int8(n)]), np.asarray([n, n + 1]), np.array([n], np.uint8))


for a in kinds(2.5, 3):
    print(a, a.dtype)


@njit
def rows(a, b):
    m = np.array([[a, b], [-b, a]])
    return m @ m, np.array([[[a, b]], [[b, 1.0]]]).shape, np.array([[1, 2, 3]]).T


print(rows(2.0, 3.0))


@njit
def ragged(n):
    if n:
        return np.array([[1, 2], [3]])
    return np.array([[1, 2], [3, 4]])


try:
    print(ragged(0))
    ragged(1)
except ValueError as e:
    print(e)


@njit
def note(log, x):
    log.append(x)
    return x * 2


@njit
def order():
    log = [0]
    a = np.array([note(log, 1), note(log, 2), log[-1], note(log, 3)])
    return a, log


print(order())


@njit
def grown(n):
    items = [n, n + 1]
    a = np.array(items)
    items.append(7)
    return a, np.array(items), np.array([k * k for k in items])


print(grown(4))


@njit
def many(x):
    return np.array([x, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33]).sum()


print(many(1), many(0.5))


@njit
def orbit(x, n):
    out = np.empty((n, 3))
    out[0] = x
    for i in range(1, n):
        a, b, c = out[i - 1]
        out[i] = out[i - 1] + 0.01 * np.array([10 * (b - a), a * (28 - c) - b, a * b - 8 / 3 * c])
    return out


print(orbit(np.ones(3), 40)[-1].round(9))


@njit
def kept(n):
    all = [np.array([0.0, 0.0])]
    for i in range(1, n):
        all.append(np.array([i, all[-1][0] + 1.5]))
    return all


print(np.array(kept(5)), len(kept(200)), kept(200)[150])
