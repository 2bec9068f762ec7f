import numpy as np
import cmath
from numba import njit, complex128, int64

@njit(complex128[::1](complex128[::1], int64))
def fft(a, sign):
    n = a.shape[0]
    out = a.copy()
    j = 0
    for i in range(1, n):
        bit = n >> 1
        while j & bit:
            j ^= bit
            bit >>= 1
        j |= bit
        if i < j:
            out[i], out[j] = out[j], out[i]
    length = 2
    while length <= n:
        wl = cmath.exp(sign * 2j * cmath.pi / length)
        for i in range(0, n, length):
            w = 1 + 0j
            for k in range(i, i + length // 2):
                u, v = out[k], out[k + length // 2] * w
                out[k] = u + v
                out[k + length // 2] = u - v
                w *= wl
        length <<= 1
    return out

@njit
def goertzel(x, k):
    w = 2 * np.pi * k / len(x)
    c = 2 * np.cos(w)
    s1 = s2 = 0.0
    for v in x:
        s1, s2 = v + c * s1 - s2, s1
    return s1 * np.exp(1j * w) - s2

def convolve(a, b):
    n = 1 << (len(a) + len(b) - 1).bit_length()
    pad = lambda v: np.concatenate([v, np.zeros(n - len(v))]).astype(np.complex128)
    return (fft(fft(pad(a), -1) * fft(pad(b), -1), 1).real / n)[:len(a) + len(b) - 1]

x = np.cos(2 * np.pi * 3 * np.arange(16) / 16) + 0.5
X = fft(x.astype(complex), -1)
print(np.abs(X).round(6))
print(abs(goertzel(x, 3) - X[3]) < 1e-9)
print(convolve(np.array([1., 2, 3]), np.array([0, 1, .5])).round(6), np.convolve([1, 2, 3], [0, 1, .5]))
h = np.hanning(8)
print(h.round(4), np.hamming(5), np.blackman(4).round(4), np.bartlett(5))
