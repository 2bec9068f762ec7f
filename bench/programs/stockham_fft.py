"""A fast Fourier transform of radix 2 by whole halves (Stockham). x: (n,) complex128, n a power of two."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def stockham(x):
    n = len(x)
    y = x.copy()
    half, blocks = n // 2, 1
    while half >= 1:
        a = y.reshape(2, half, blocks)
        w = np.exp(-1j * np.pi * np.arange(half) / half).reshape(half, 1)
        out = np.empty((half, 2, blocks), dtype=np.complex128)
        out[:, 0, :] = a[0] + a[1]
        out[:, 1, :] = (a[0] - a[1]) * w
        y = out.reshape(n)
        half //= 2
        blocks *= 2
    return y


def make(n=2**17):
    rng = np.random.RandomState(12)
    return (rng.rand(n) + 1j * rng.rand(n),)


if __name__ == "__main__":
    measure(stockham, make)
