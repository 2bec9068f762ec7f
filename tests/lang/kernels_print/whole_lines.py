# Lines of parallel iterations come in any order, but whole: sorted they are always the same.
from numba import njit, prange


@njit(parallel=True)
def many(n):
    s = 0
    for i in prange(n):
        if i % 500 == 0:
            print("iteration", i, "half", i * 0.5)
        s += i
    return s


print(many(500))
