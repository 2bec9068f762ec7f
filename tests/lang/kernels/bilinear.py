import math

import numpy as np
from numba import njit


@njit(boundscheck=True)
def bilinear(img, x, y):
    h, w = img.shape
    x0 = int(math.floor(x))
    y0 = int(math.floor(y))
    x1 = min(x0 + 1, w - 1)
    y1 = min(y0 + 1, h - 1)
    fx = x - x0
    fy = y - y0
    top = img[y0, x0] * (1 - fx) + img[y0, x1] * fx
    bottom = img[y1, x0] * (1 - fx) + img[y1, x1] * fx
    return top * (1 - fy) + bottom * fy


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


a = make(30, 1, np.float64).reshape(5, 6)
print(bilinear(a, 2.25, 3.5))
print(a)
a = make(30, 1, np.uint8).reshape(5, 6)
print(bilinear(a, 2.25, 3.5))
print(a)
a = make(30, 1, np.uint8).reshape(5, 6)
try:
    print(bilinear(a, 2.25, 7.5))
except IndexError:
    print("IndexError")
print(a)
