"""Recursion without end is an exception here, not a crash."""
# oracle: none
from numba import njit


@njit
def down(n):
    if n == -1:
        return 0
    return down(n + 1) + 1


try:
    print(down(0))
except RecursionError as e:
    print("RecursionError", e)
print("alive")
