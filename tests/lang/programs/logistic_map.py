import numpy as np
from numba import vectorize, njit, float64, int64

@vectorize([float64(float64, float64, int64)], nopython=True)
def logistic(r, x0, n):
    x = x0
    for _ in range(n):
        x = r * x * (1.0 - x)
    return x

@njit
def lyapunov(r, x0=0.5, n=500):
    x, s = x0, 0.0
    for _ in range(n):
        x = r * x * (1 - x)
        s += np.log(abs(r - 2 * r * x))
    return s / n

def bifurcation(rs, x0=.2):
    grid = logistic(rs[:, None], np.array([x0, x0 + 0.1])[None, :], np.int64(200))
    return grid

rs = np.linspace(2.5, 3.5, 6)
print(np.array2string(bifurcation(rs), precision=5))
print(logistic(3.2, 0.1, 1000))
print([f"{lyapunov(r):.3f}" for r in (2.8, 3.2, 3.5)])
out = np.empty(3)
logistic(np.array([1., 2., 3.]), 0.5, 10, out=out)
print(out.round(6))
