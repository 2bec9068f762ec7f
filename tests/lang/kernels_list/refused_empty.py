# stderr: ignore
# Nothing says what an empty list holds.
from numba import njit

@njit
def empty(n):
    l = []
    return n

print("before")
print(empty(1))
