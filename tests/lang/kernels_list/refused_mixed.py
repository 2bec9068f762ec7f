# stderr: ignore
# A list of an int and a string has no type.
from numba import njit

@njit
def mixed(n):
    l = [n]
    l.append("text")
    return l

print("before")
print(mixed(1))
