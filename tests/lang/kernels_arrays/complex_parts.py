# The parts of complex arrays are views: read, written, updated in place; an axis that is a variable.
import numpy as np
from numba import njit


@njit
def mandel(n, m):
    z = np.zeros((n, m), np.complex128)
    c = np.zeros((n, m), np.complex128)
    c.real[...] = np.linspace(-2.0, 1.0, m)
    c.imag[:, :] = np.linspace(-1.0, 1.0, n).reshape((n, 1))
    count = np.zeros((n, m), np.int64)
    for k in range(20):
        for i in range(n):
            for j in range(m):
                if z.real[i, j] ** 2 + z.imag[i, j] ** 2 <= 4.0:
                    z[i, j] = z[i, j] ** 2 + c[i, j]
                    count[i, j] += 1
    return count, c.real[::2, 0].copy(), np.sum(c.imag)


@njit
def parts(z):
    z.real[0] = 5.0
    z.imag[1:] = 0.25
    return z, z.real + z.imag, np.abs(z).max()


@njit
def totals(a):
    out = []
    for k in range(-2, 2):
        out.append(np.sum(a, axis=k))
    return out


count, re, s = mandel(5, 7)
print(count)
print(re, round(s, 9))
print(parts(np.array([1 + 2j, 3 - 1j, 0.5j])))
print(parts(np.array([1 + 2j, 3 - 1j, 0.5j], np.complex64))[1])
for t in totals(np.arange(12.0).reshape(3, 4)):
    print(t)
