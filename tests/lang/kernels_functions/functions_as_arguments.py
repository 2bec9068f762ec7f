# Newton, bisection, fixed points and gradient steps over kernels given as arguments.
import math
import numpy as np
from numba import njit


@njit
def newton(f, df, x, tol=1e-12, limit=50):
    for i in range(limit):
        step = f(x) / df(x)
        x -= step
        if abs(step) < tol:
            return x, i
    return x, limit


@njit
def bisect(f, lo, hi):
    flo = f(lo)
    if flo * f(hi) > 0:
        raise ValueError("no sign change")
    while hi - lo > 1e-10:
        mid = (lo + hi) / 2
        fm = f(mid)
        if flo * fm <= 0:
            hi = mid
        else:
            lo, flo = mid, fm
    return (lo + hi) / 2


@njit
def cubic(x):
    return x ** 3 - x - 2


@njit
def dcubic(x):
    return 3 * x ** 2 - 1


@njit
def argmin(f, xs):
    best = xs[0]
    for x in xs[1:]:
        if f(x) < f(best):
            best = x
    return best


@njit
def bowl(x):
    return (x - 1.25) ** 2


x, n = newton(cubic, dcubic, 1.5)
print(round(x, 12), n)
print(round(bisect(cubic, 1.0, 2.0), 8))
print(argmin(bowl, np.linspace(-2, 2, 17)))
try:
    bisect(cubic, 3.0, 4.0)
except ValueError as e:
    print("error:", e)
