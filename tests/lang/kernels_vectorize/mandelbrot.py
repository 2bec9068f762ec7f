# the escape time of every point of a grid, by a ufunc of complex numbers
import numpy as np
from numba import vectorize, complex128, int64


@vectorize([int64(complex128, int64)])
def escape(c, limit):
    z = 0j
    for n in range(limit):
        if z.real * z.real + z.imag * z.imag > 4.0:
            return n
        z = z * z + c
    return limit


re = np.linspace(-2, 0.5, 9)
im = np.linspace(-1, 1, 5)
grid = re[np.newaxis, :] + im[:, np.newaxis] * 1j
print(escape(grid, 20))
print(escape(0.3 + 0.5j, 50))
print(escape(np.complex64(-1), 7))
