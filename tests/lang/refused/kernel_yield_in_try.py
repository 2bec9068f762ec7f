# oracle: none
from numba import njit


@njit
def careful(n):
    for i in range(n):
        try:
            yield 10 // i
        except Exception:
            yield -1


@njit
def total(n):
    s = 0
    for v in careful(n):
        s += v
    return s


print(total(3))
