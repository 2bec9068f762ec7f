# oracle: python
# np.mgrid and np.ogrid, np.meshgrid and np.indices.
import numpy as np
from numba import njit


@njit
def grids(n, m):
    yy, xx = np.mgrid[0:n, 0:m]
    z = np.mgrid[0:1:3j, -1:1:5j]
    yo, xo = np.ogrid[1:n:2, 0:m]
    i, j = np.meshgrid(np.arange(n), np.linspace(0, 1, m), indexing="ij")
    k = np.indices((n, m))
    return yy, xx, z, yo, xo, yo * xo, i, j, k[0] + k[1], np.mgrid[0:5], np.mgrid[0:4, 0:2.0:0.5]


@njit
def disc(n):
    y, x = np.ogrid[-n:n + 1, -n:n + 1]
    mask = x * x + y * y <= n * n
    image = np.zeros((2 * n + 1, 2 * n + 1), np.int64)
    image[mask] = 1
    return image


for g in grids(4, 3):
    print(g.shape, g.dtype, g.tolist())
print(disc(3))
