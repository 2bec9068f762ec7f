import math
import numpy as np
from numba import njit

@njit
def std_norm_cdf(x):
    return 0.5 * math.erfc(-x / math.sqrt(2))

@njit
def _fill_tauchen(x, P, n, rho, sigma, half_step):
    for i in range(n):
        P[i, 0] = std_norm_cdf((x[0] - rho * x[i] + half_step) / sigma)
        P[i, n - 1] = 1 - std_norm_cdf((x[n - 1] - rho * x[i] - half_step) / sigma)
        for j in range(1, n - 1):
            z = x[j] - rho * x[i]
            P[i, j] = std_norm_cdf((z + half_step) / sigma) - std_norm_cdf((z - half_step) / sigma)

def tauchen(n, rho, sigma, mu=0., n_std=3):
    std_y = np.sqrt(sigma**2 / (1 - rho**2))
    x_max = n_std * std_y
    x_min = -x_max
    x = np.linspace(x_min, x_max, n)
    step = (x_max - x_min) / (n - 1)
    half_step = 0.5 * step
    P = np.empty((n, n))
    _fill_tauchen(x, P, n, rho, sigma, half_step)
    mu /= (1 - rho)
    return x + mu, P

x, P = tauchen(5, 0.9, 0.02)
print(x)
print(np.array2string(P, precision=4, suppress_small=True))
print(P.sum(axis=1))

@njit
def bisect_root(f, a, b, args=(), xtol=1e-12, maxiter=100):
    if xtol <= 0:
        raise ValueError("xtol is too small (<= 0)")
    fa, fb = f(a, *args), f(b, *args)
    if fa * fb > 0:
        raise ValueError("f(a) and f(b) must have different signs")
    it = 0
    while abs(b - a) > xtol and it < maxiter:
        m = (a + b) / 2
        fm = f(m, *args)
        if fm == 0:
            return m, it
        if fa * fm < 0:
            b = m
        else:
            a, fa = m, fm
        it += 1
    return (a + b) / 2, it

@njit
def poly(x, c):
    return x**3 - 2*x - c

r, it = bisect_root(poly, 1.0, 3.0, (5.0,))
print(f"{r:.10f} {it}")
try:
    bisect_root(poly, 5.0, 6.0, (5.0,))
except ValueError as e:
    print(type(e).__name__, e)
