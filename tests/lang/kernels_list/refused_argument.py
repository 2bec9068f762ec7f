# stderr: ignore
# A list of several types as an argument.
from numba import njit

@njit
def first(l):
    return l[0]

print(first([1, 2]), first(["a", "b"]))
print(first([1, "a"]))
