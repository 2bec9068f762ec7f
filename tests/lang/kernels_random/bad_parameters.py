import numpy as np
from numba import njit


@njit
def draw(which, x):
    if which == 0:
        return np.random.poisson(x) * 1.0
    if which == 1:
        return np.random.binomial(5, x) * 1.0
    if which == 2:
        return np.random.geometric(x) * 1.0
    if which == 3:
        return np.random.gamma(x, 1.0)
    if which == 4:
        return np.random.power(x)
    if which == 5:
        return np.random.randint(5, 5 + int(x)) * 1.0
    return np.random.zipf(x) * 1.0


for which in range(7):
    try:
        draw(which, -1.0)
    except ValueError as e:
        print(which, "ValueError:", e)
