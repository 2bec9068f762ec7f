import numpy as np
from numba import njit


@njit(boundscheck=True)
def index_error(a, i):
    return a[i]


@njit(boundscheck=True)
def store_error(a, i, v):
    a[i] = v
    return a[0]


@njit(boundscheck=True)
def zero_div(a, b):
    return a / b, a // b, a % b


@njit(boundscheck=True)
def div(a, b):
    return a / b


@njit(boundscheck=True)
def floordiv(a, b):
    return a // b


@njit(boundscheck=True)
def mod(a, b):
    return a % b


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


a = make(5, 1, np.float64)
print(index_error(a, 4))
print(a)
a = make(5, 1, np.float64)
print(index_error(a, -5))
print(a)
a = make(5, 1, np.float64)
try:
    print(index_error(a, 5))
except IndexError:
    print("IndexError")
print(a)
a = make(5, 1, np.float64)
try:
    print(index_error(a, -6))
except IndexError:
    print("IndexError")
print(a)
a = make(5, 1, np.int64)
print(store_error(a, 2, 2.75))
print(a)
a = make(5, 1, np.int64)
try:
    print(store_error(a, 7, 2.75))
except IndexError:
    print("IndexError")
print(a)
a = make(5, 1, np.uint8)
print(store_error(a, 0, 300.0))
print(a)
a = make(5, 1, np.float32)
print(store_error(a, 0, 0.1))
print(a)
print(zero_div(5.5, -2.0))
print(zero_div(-7, 2))
print(zero_div(7, -2))
print(zero_div(np.float32(7.25), np.float32(-2)))
try:
    print(div(1.0, 0.0))
except ZeroDivisionError as e:
    print("ZeroDivisionError", e)
try:
    print(div(1, 0))
except ZeroDivisionError as e:
    print("ZeroDivisionError", e)
try:
    print(floordiv(1, 0))
except ZeroDivisionError as e:
    print("ZeroDivisionError", e)
try:
    print(floordiv(1.0, 0.0))
except ZeroDivisionError as e:
    print("ZeroDivisionError", e)
try:
    print(mod(1, 0))
except ZeroDivisionError as e:
    print("ZeroDivisionError", e)
try:
    print(mod(1.0, 0.0))
except ZeroDivisionError as e:
    print("ZeroDivisionError", e)
