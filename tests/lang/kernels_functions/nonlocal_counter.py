# Inner functions that assign a variable of the outer one.
from numba import njit


@njit
def accumulate(x):
    y = x + 1
    z = 0

    def inner(v):
        nonlocal z
        z += v * v
        return z + y

    return inner(x) + inner(x) + z


@njit
def ticks(n):
    count = 0

    def tick():
        nonlocal count
        count += 1

    for i in range(n):
        if i % 3 == 0:
            tick()
    return count


print(accumulate(10), accumulate(2.5))
print(ticks(10), ticks(0))
