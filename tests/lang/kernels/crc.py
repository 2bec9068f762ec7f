import numpy as np
from numba import njit


@njit(boundscheck=True)
def crc(data):
    c = np.uint32(0xFFFFFFFF)
    for b in data:
        c = c ^ b
        for _ in range(8):
            if c & 1:
                c = (c >> 1) ^ np.uint32(0xEDB88320)
            else:
                c = c >> 1
    return c


def make(n, seed, dtype):
    v = (np.arange(n) * 7 + seed * 3) % 11
    return (v).astype(dtype)


a = make(20, 1, np.uint8)
print(crc(a))
print(a)
