import numpy as np
from numba import njit


@njit(boundscheck=True)
def complex_array(a):
    s = 0j
    for z in a:
        s += z * z.conjugate()
    a[0] = 1
    return s


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return ((v - 4 + 1j * (v % 3)) * 0.5).astype(dtype)


a = make(4, 1, np.complex128)
print(complex_array(a))
print(a)
a = make(4, 1, np.complex64)
print(complex_array(a))
print(a)
