# C order, Fortran order, transposed and strided views: the same numbers
# oracle: python
import numpy as np
from numba import njit


@njit
def f(a, b):
    return a * 2 + b - 1


@njit
def store(out, a, b):
    out[:, :] = a * b + out


@njit
def flags(a):
    return a.T + 1, a.T.T + a, a[::-1] * a[:, ::-1]


@njit
def vectors(x):
    return x[::2] + x[1::2], x[::-1] - x, x[::-3] * 2, x[-1:0:-2] + 1


base = np.arange(48.0).reshape(6, 8)
kinds = [np.ascontiguousarray(base[:4, :4]), np.asfortranarray(base[:4, :4]), base[:4, :4], base[:4, :4].T, base[:4, ::2],
         base[3::-1, :4], base[:4, 3::-1], base[1:5, 1:8:2].T]
for a in kinds:
    for b in kinds:
        r = f(a, b)
        print(r.sum(), r[1].tolist())
        out = np.asfortranarray(np.ones((4, 4)))
        store(out, a, b)
        wide = np.ones((4, 8))
        store(wide[:, ::2], a, b)
        print(out.tolist() == wide[:, ::2].tolist(), out[2].tolist(), wide[:, 1::2].sum())
for r in flags(kinds[0]):
    print(r.tolist())
for r in vectors(np.arange(12)):
    print(r.tolist())
