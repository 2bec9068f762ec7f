import numpy as np
from numba import njit


@njit(boundscheck=True)
def shadow(input, bin):
    abs_ = input
    return abs_ + bin


@njit(boundscheck=True)
def ternary_mixed(a):
    return 1 if a > 0 else 2.5


@njit(boundscheck=True)
def aug(a):
    a[0] += 1
    a[-1] *= 2
    a[1] -= a[0]
    x = 5
    x //= 2
    x **= 3
    x %= 5
    x <<= 2
    x |= 1
    return x


@njit(boundscheck=True)
def swap(a, i, j):
    a[i], a[j] = a[j], a[i]
    return a[i] - a[j]


@njit(boundscheck=True)
def multi(n):
    a = b = n
    b += 1
    return a, b


@njit(boundscheck=True)
def string_const():
    s = "abc"
    if s is None:
        return 1
    return 2


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


print(shadow(1, 2))
print(ternary_mixed(1))
print(ternary_mixed(-1))
a = make(4, 1, np.float64)
print(aug(a))
print(a)
a = make(4, 1, np.int32)
print(aug(a))
print(a)
a = make(4, 1, np.float64)
print(swap(a, 0, -1))
print(a)
print(multi(4))
print(string_const())
