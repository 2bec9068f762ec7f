# What interpolation, products and joins say of sizes that do not fit, and what NaN becomes
import numpy as np
from numba import njit


@njit
def between(x, xp, fp):
    return np.interp(x, xp, fp)


@njit
def folded(a, b):
    return np.correlate(a, b), np.convolve(a, b)


@njit
def piled(a, b):
    return np.vstack((a, b))


def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, str(e).split("\n")[0])


e = np.empty(0)
a = np.array([1.0, 2.0, 4.0])
show(between, np.array([np.nan, 0.0, 1.5, 3.0, 9.0]), a, a * a)
show(between, np.nan, a, a)
show(between, 0.5, e, e)
show(between, 1.5, a, a[:2])
show(folded, a, a[:2])
show(folded, e, a)
show(folded, a, e)
show(piled, a, a * 2)
