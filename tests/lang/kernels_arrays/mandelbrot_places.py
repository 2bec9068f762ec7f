# oracle: python
# The Mandelbrot set by arrays of places that shrink.
import numpy as np
from numba import njit


@njit
def linspace(start, stop, N, dtype):
    X = np.empty((N, ), dtype=dtype)
    dist = (stop - start) / (N - 1)
    for i in range(N):
        X[i] = start + i * dist
    return X


@njit
def mandelbrot2(xmin, xmax, ymin, ymax, xn, yn, itermax, horizon=2.0):
    Xi = np.empty((xn, yn), dtype=np.int64)
    Yi = np.empty((xn, yn), dtype=np.int64)
    for i in range(xn):
        Xi[i, :] = i
    for j in range(yn):
        Yi[:, j] = j
    X = linspace(xmin, xmax, xn, np.float64)[Xi]
    Y = linspace(ymin, ymax, yn, np.float64)[Yi]
    C = X + Y * 1j
    N_ = np.zeros(C.shape, dtype=np.int64)
    Z_ = np.zeros(C.shape, dtype=np.complex128)
    Xi = np.reshape(Xi, xn * yn)
    Yi = np.reshape(Yi, xn * yn)
    C = np.reshape(C, xn * yn)
    Z = np.zeros(C.shape, np.complex128)
    I = np.ones(C.shape, np.bool_)
    for i in range(itermax):
        if not len(Z):
            break
        np.multiply(Z, Z, Z)
        np.add(Z, C, Z)
        I = np.abs(Z) > horizon
        for k in range(len(I)):
            if I[k]:
                N_[Xi[k], Yi[k]] = i + 1
                Z_[Xi[k], Yi[k]] = Z[k]
        np.logical_not(I, I)
        Z = Z[I]
        Xi, Yi = Xi[I], Yi[I]
        C = C[I]
    return Z_.T, N_.T


Z, N = mandelbrot2(-2.0, 0.5, -1.25, 1.25, 12, 9, 20)
print(N, abs(Z).sum().round(6))
