import numpy as np
from numba import njit


@njit(boundscheck=True)
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


print(gcd(84, 36))
print(gcd(np.uint32(84), np.uint32(36)))
