# stderr: ignore
# Values of two types.
from numba import njit

@njit
def bad(n):
    d = {1: n}
    d[2] = "two"
    return len(d)

print("before")
print(bad(1))
