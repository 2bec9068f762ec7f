"""The Mandelbrot set by whole arrays: all points step together, a mask says which still count. c: (ny, nx) complex128."""
import numpy as np
from numba import njit

from harness import measure


@njit(parallel=True)
def escape_counts(c, limit):
    z = np.zeros_like(c)
    counts = np.zeros(c.shape, dtype=np.int64)
    for n in range(limit):
        inside = z.real * z.real + z.imag * z.imag <= 4.0
        counts += inside
        z = np.where(inside, z * z + c, z)
    return counts


def make(n=300):
    x = np.linspace(-2.25, 0.75, n)
    y = np.linspace(-1.25, 1.25, n).reshape(-1, 1)
    return x + y * 1j, 40


if __name__ == "__main__":
    measure(escape_counts, make)
