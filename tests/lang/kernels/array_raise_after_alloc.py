import numpy as np
from numba import njit


@njit(boundscheck=True)
def raise_after_alloc(n):
    for i in range(n):
        t = np.zeros(100)
        t[0] = i
        if t[0] > 5:
            raise RuntimeError("stop")
    return 0


print(raise_after_alloc(3))
try:
    print(raise_after_alloc(10))
except RuntimeError as e:
    print("RuntimeError", e)
