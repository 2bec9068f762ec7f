import numpy as np
from numba import njit

TABLE = np.array([3, 1, 4, 1, 5, 9, 2, 6])
WEIGHTS = np.array([0.5, 0.25, 0.125])


@njit(boundscheck=True)
def global_table(i):
    s = 0.0
    for w in WEIGHTS:
        s += w
    return TABLE[i] + s


print(global_table(4))
try:
    print(global_table(8))
except IndexError:
    print("IndexError")
