import numpy as np
from numba import njit


@njit(boundscheck=True)
def julia(n, cr, ci, maxit):
    img = np.empty((n, n), np.uint8)
    c = complex(cr, ci)
    for i in range(n):
        for j in range(n):
            z = complex(-1.5 + 3.0 * j / n, -1.5 + 3.0 * i / n)
            k = 0
            while abs(z) < 2 and k < maxit:
                z = z * z + c
                k += 1
            img[i, j] = k
    return img


print(julia(20, -0.4, 0.6, 50))
