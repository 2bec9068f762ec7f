"""Arithmetic over narrow dtypes: what comes out, and what a store keeps."""
import numpy as np
from numba import njit


@njit
def add(a, b):
    return a + b


@njit
def store_sum(a, b, out):
    for i in range(len(out)):
        out[i] = a[i] + b[i]
    return out


for t in (np.int8, np.uint8, np.int16, np.uint16, np.int32, np.uint32, np.int64, np.float32, np.float64):
    a = np.array([100, 27, 3]).astype(t)
    b = np.array([100, 2, 1]).astype(t)
    print(t.__name__, add(a[0], b[0]), store_sum(a, b, np.zeros(3, t)))
    print(store_sum(a, b, np.zeros(3, np.int16)), store_sum(a, b, np.zeros(3, np.float32)))
