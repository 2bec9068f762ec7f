# sum and prod with a dtype that the total may not fit; nanvar of complex numbers.
import numpy as np
from numba import njit


@njit
def sums(a):
    return a.sum(dtype=np.int8), a.sum(dtype=np.uint16), a.sum(dtype=np.float32), np.sum(a, dtype=np.bool_)


@njit
def spread(z):
    return np.nanvar(z), np.nanstd(z.real), np.var(z)


print(sums(np.full(5, 60)), sums(np.arange(3)))
print(spread(np.array([1 + 1j, 2, 3 - 1j])))
