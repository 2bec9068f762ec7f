# oracle: python
# The Mandelbrot set by masks of the points that are still in.
import numpy as np
from numba import njit


@njit
def mandelbrot(xmin, xmax, ymin, ymax, xn, yn, maxiter, horizon=2.0):
    X = np.linspace(xmin, xmax, xn)
    Y = np.linspace(ymin, ymax, yn)
    C = X + np.reshape(Y, (yn, 1)) * 1j
    N = np.zeros(C.shape, dtype=np.int64)
    Z = np.zeros(C.shape, dtype=np.complex128)
    for n in range(maxiter):
        I = np.less(np.abs(Z), horizon)
        N[I] = n
        Z[I] = Z[I]**2 + C[I]
    N[N == maxiter - 1] = 0
    return Z, N


Z, N = mandelbrot(-2.0, 0.5, -1.25, 1.25, 12, 9, 20)
print(N)
print(np.abs(Z[N == 0]).sum().round(9))
