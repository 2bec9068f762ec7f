import numpy as np
from numba import njit


@njit(boundscheck=True)
def infinite(n):
    while True:
        n -= 3
        if n < 0:
            return n


@njit(boundscheck=True)
def continue_loop(n):
    s = 0
    i = 0
    while i < n:
        i += 1
        if i % 3 == 0:
            continue
        s += i
    return s


@njit(boundscheck=True)
def complex_ops(z, w):
    return z + w, z * w, z / w, abs(z), z.conjugate(), z == w, -z, z ** 2


@njit(boundscheck=True)
def finfo():
    return np.finfo(np.float64).eps, np.iinfo(np.int32).max, np.finfo(np.float32).max


@njit(boundscheck=True)
def dtype_of(a):
    b = np.zeros(3, dtype=a.dtype)
    b[1] = 7
    c = np.ones((2, 2), np.int32)
    d = np.full(2, 1.5)
    e = np.empty_like(a)
    e[:] = 3
    f = np.full((2, 3), 4, dtype=np.float32)
    return b, c, d, e, f


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    kind = np.dtype(dtype).kind
    if kind == "b":
        v = v % 2
    if kind in "if":
        v = v - 4
    if kind == "c":
        v = v - 4 + 1j * (v % 3)
    if kind in "fc":
        v = v * 0.5
    return v.astype(dtype)


print(infinite(40))
print(continue_loop(10))
print(complex_ops((1+2j), (-0.5+1j)))
print(complex_ops(np.complex64((1+2j)), np.complex64((-0.5+1j))))
print(finfo())
a = make(4, 1, np.float32)
print(dtype_of(a))
print(a)
a = make(4, 1, np.int64).reshape(2, 2)
print(dtype_of(a))
print(a)
