# stderr: ignore
# A list cannot be a key.
from numba import njit

@njit
def bad(n):
    d = {}
    d[[n]] = 1
    return len(d)

print("before")
print(bad(1))
