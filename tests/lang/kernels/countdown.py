from numba import njit


@njit(boundscheck=True)
def countdown(n):
    while n > 0:
        n -= 1
    return n


print(countdown(100000))
