from helper_k import divide
from numba import njit


@njit
def check(a):
    for i in range(a.size):
        if a[i] < 0:
            raise ValueError("negative value")
    return a.sum()


def safe(n):
    return divide(12, n)


def run(n):
    return [divide(6, n)]
