import numpy as np
from numba import njit


@njit(boundscheck=True)
def mandelbrot(w, h, maxit):
    out = np.zeros((h, w), dtype=np.int32)
    for py in range(h):
        for px in range(w):
            x0 = px / w * 3.5 - 2.5
            y0 = py / h * 2.0 - 1.0
            x = 0.0
            y = 0.0
            it = 0
            while x * x + y * y <= 4.0 and it < maxit:
                x, y = x * x - y * y + x0, 2.0 * x * y + y0
                it += 1
            out[py, px] = it
    return out


print(mandelbrot(30, 20, 50))
