# what depends on compilation: globals are frozen at the first call, explicit signatures at decoration
from numba import njit

K = 10


@njit
def lazy(x):
    return x + K


@njit("int64(int64)")
def eager(x):
    return x + K


K = 20
print(lazy(1), eager(1))
K = 30
print(lazy(1), eager(1), lazy(1.5))
lazy.recompile()
print(lazy(1))
