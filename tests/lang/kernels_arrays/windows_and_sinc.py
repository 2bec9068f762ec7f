# A windowed-sinc low-pass filter: np.kaiser and np.sinc in kernels, of arrays and of numbers; infinities by sign.
import numpy as np
from numba import njit


@njit
def low_pass(taps, cutoff, beta):
    n = np.arange(taps) - (taps - 1) / 2
    h = np.sinc(2 * cutoff * n) * np.kaiser(taps, beta)
    return h / h.sum()


@njit
def values(x):
    return np.sinc(x)


@njit
def window(n, beta):
    return np.kaiser(n, beta)


@njit
def ends(x):
    return np.isposinf(x), np.isneginf(x)


print(low_pass(9, 0.2, 5.0).round(12))
h = low_pass(31, 0.1, 8.6)
t = np.arange(200)
print(np.convolve(np.sin(0.05 * t) + np.sin(2.5 * t), h, "valid")[::20].round(10))
for v in (0.0, 0.25, -1.5, 2, 0, 0.5 + 0.5j):
    print(v, np.round(values(v), 12))
print(values(np.linspace(-2, 2, 9).reshape(3, 3)).round(12), values(np.arange(3.0)).round(12), values(np.empty((0, 2))).shape)
print(values(np.array([np.nan, 0.0, 1j + 0.5])).round(12))
print(window(0, 3.0), window(-2, 3.0), window(1, 3.0), window(2, 3), window(7, 0.0), window(8, 14).round(12))
print(ends(np.array([[np.inf, -np.inf], [np.nan, 1.0]])), ends(-np.inf), ends(np.array([1, 2])))
