import numpy as np
from numba import njit


@njit
def popcount(n):
    c = 0
    while n:
        n &= n - 1
        c += 1
    return c


@njit
def reverse_bits(n, width):
    r = 0
    for i in range(width):
        r = (r << 1) | ((n >> i) & 1)
    return r


@njit
def xorshift(seed, n):
    x = np.uint64(seed)
    out = np.zeros(n, np.uint64)
    for i in range(n):
        x ^= x << np.uint64(13)
        x ^= x >> np.uint64(7)
        x ^= x << np.uint64(17)
        out[i] = x
    return out


@njit
def lcg(seed, n):
    s = seed
    out = np.zeros(n, np.int64)
    for i in range(n):
        s = (1103515245 * s + 12345) % 2**31
        out[i] = s
    return out


print(popcount(255), popcount(2**62 - 1), reverse_bits(0b1011, 8))
print(xorshift(12345, 4))
print(lcg(42, 5))
