import numpy as np
from numba import njit


@njit
def ratio(a, b):
    try:
        return a / b
    except Exception:
        return 0.0


@njit
def ratios(x, y):
    bad = 0
    out = np.empty(len(x))
    for i in range(len(x)):
        try:
            out[i] = x[i] // y[i]
        except Exception:
            out[i] = -1.0
            bad += 1
    return out, bad


print(ratio(1.0, 4.0), ratio(1, 0))
print(ratios(np.array([7, 8, 9]), np.array([2, 0, 4])))
