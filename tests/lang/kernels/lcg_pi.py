import numpy as np
from numba import njit


@njit(boundscheck=True)
def lcg_pi(n, seed):
    state = np.uint64(seed)
    inside = 0
    for i in range(n):
        state = np.uint64(6364136223846793005) * state + np.uint64(1442695040888963407)
        x = np.float64(state >> np.uint64(33)) / 2147483648.0
        state = np.uint64(6364136223846793005) * state + np.uint64(1442695040888963407)
        y = np.float64(state >> np.uint64(33)) / 2147483648.0
        if x * x + y * y < 1.0:
            inside += 1
    return 4.0 * inside / n


print(lcg_pi(1000, 42))
