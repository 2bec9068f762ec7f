import cmath
import math
import numpy as np
from numba import njit


@njit
def fft(x):
    n = x.size
    y = np.empty(n, np.complex128)
    bits = 0
    while (1 << bits) < n:
        bits += 1
    for i in range(n):
        r = 0
        for b in range(bits):
            if i >> b & 1:
                r |= 1 << (bits - 1 - b)
        y[r] = x[i]
    size = 2
    while size <= n:
        step = cmath.exp(-2j * math.pi / size)
        for start in range(0, n, size):
            w = 1 + 0j
            for k in range(size // 2):
                even = y[start + k]
                odd = y[start + k + size // 2] * w
                y[start + k] = even + odd
                y[start + k + size // 2] = even - odd
                w *= step
        size *= 2
    return y


def slow(x):
    n = len(x)
    return [sum(x[t] * cmath.exp(-2j * cmath.pi * k * t / n) for t in range(n)) for k in range(n)]


x = np.array([1.0, 2.0, 0.5, -1.0, 3.0, 0.0, -2.0, 1.5]) + 0j
fast, direct = fft(x), slow(list(x))
print(max(abs(a - b) for a, b in zip(fast, direct)) < 1e-12)
for v in fast:
    print(f"{v.real:+.6f} {v.imag:+.6f} {abs(v):.6f}")
